"""The first account, by the link that `samsyn serve` prints while there is none."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.people.over_http import Facilitator
from tests.servers.installation import Installation, Server
from tests.servers.office import ADA, PASSWORD

HOST = "samsyn.example.org"
SETTINGS = {"SAMSYN_BASE_URL": f"https://{HOST}", "SAMSYN_PROXIES": "1"}
Start = Callable[..., Server]


def visitor(server: Server) -> Facilitator:
    return Facilitator(server.url, "en", behind=HOST)


def test_the_link_makes_the_first_account(installation: Installation, started: Start) -> None:
    server = started(installation, "serve", **SETTINGS)
    assert server.printed[0] == f"Samsyn: https://{HOST}"
    assert server.link.startswith(f"https://{HOST}/facilitator/set-up/")
    path = urlsplit(server.link).path
    ada = visitor(server)
    ada.open(path)
    ada.submit(path, name=ADA, password=PASSWORD, again=PASSWORD)
    assert ada.page.url.path == "/facilitator"
    assert ADA in ada.words
    late = visitor(server)
    assert late.open(path).status_code == 410
    assert (
        "This link has been used or is too old. Sign in, or start Samsyn again for a new link."
        in late.words
    )
    assert visitor(server).sign_in(ADA, PASSWORD).url.path == "/facilitator"
    server.stop()
    assert started(installation, "serve", 1, **SETTINGS).printed == [f"Samsyn: https://{HOST}"]


def test_each_start_prints_a_new_link_until_there_is_an_account(
    plain: Installation, started: Start
) -> None:
    first = started(plain, "serve", **SETTINGS)
    first.stop()
    second = started(plain, "serve", **SETTINGS)
    assert first.link != second.link
    assert visitor(second).open(urlsplit(first.link).path).status_code == 410
    assert visitor(second).open(urlsplit(second.link).path).status_code == 200


def test_what_is_refused_leaves_the_link_as_it_was(plain: Installation, started: Start) -> None:
    server = started(plain, "serve", **SETTINGS)
    path = urlsplit(server.link).path
    for name, password, again, sentence in (
        ("", PASSWORD, PASSWORD, "Write your name."),
        (ADA, "", "", "Choose a password."),
        (ADA, "short", "short", "A password has at least 10 characters."),
        (ADA, PASSWORD, PASSWORD + "x", "The two passwords differ. Write the same one twice."),
        (" \t", PASSWORD, PASSWORD, "A name has 1 to 60 characters."),
        ("x" * 61, PASSWORD, PASSWORD, "That name is too long."),
    ):
        ada = visitor(server)
        ada.open(path)
        assert ada.submit(path, name=name, password=password, again=again).status_code == 422
        assert sentence in ada.words
        assert plain.stored()["facilitators"] == []
    assert ada.open(path).status_code == 200


@pytest.mark.parametrize("token", ["x", "x" * 43, "%00", "é"])
def test_a_made_up_link(token: str, plain: Installation, started: Start) -> None:
    server = started(plain, "serve", **SETTINGS)
    ada = visitor(server)
    assert ada.open(f"/facilitator/set-up/{token}").status_code == 410
    assert ada.web.post(f"{server.url}/facilitator/set-up/{token}").status_code == 400
    # The link of one purpose is none for another.
    assert ada.open(f"/facilitator/link/{server.link.rpartition('/')[2]}").status_code == 410
