"""What a browser is called where one sees where one is signed in."""

from __future__ import annotations

import pytest

from workshop.http.browsers import named

GECKO, WEBKIT = "Mozilla/5.0", "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("says", "name"),
    [
        (f"{GECKO} (Windows NT 10.0; Win64; x64; rv:150.0) Firefox/150.0", "Firefox, Windows"),
        (f"{GECKO} (Windows NT 10.0) {WEBKIT} Chrome/148 Safari/537 Edg/148", "Edge, Windows"),
        (f"{GECKO} (Linux; Android 16; K) {WEBKIT} Chrome/148 Mobile Safari", "Chrome, Android"),
        (f"{GECKO} (iPhone; CPU iPhone OS 19 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        (f"{GECKO} (Macintosh; Intel Mac OS X 10_15) Safari/605.1.15", "Safari, macOS"),
        (f"{GECKO} (X11; Linux x86_64)", "Linux"),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)
def test_a_browser_is_known_again(says: str, name: str) -> None:
    assert named(says) == name
