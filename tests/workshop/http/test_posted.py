"""Who posts a form: what a browser says, what a proxy rewrites or leaves out, and what is true."""

from __future__ import annotations

import pytest
from flask import Flask

from workshop.base.settings import Settings, ascii_name, from_environment
from workshop.http.posted import from_our_pages

HERE = "https://samsyn.example.org:8443"


def settings(address: str) -> Settings:
    return from_environment({"SAMSYN_BASE_URL": address})


def taken(address: str, **headers: str) -> bool:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with Flask(__name__).test_request_context("/", method="POST", headers=named):
        return from_our_pages(settings(address))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": HERE},
        {"Origin": "null"},
        {"Referer": f"{HERE}/facilitator?x=1"},
        {"Sec_Fetch_Site": "same-origin", "Origin": "http://127.0.0.1:8642"},
        {"Origin": HERE, "Host": "127.0.0.1:8642"},
        {"Origin": HERE, "Referer": "https://another.example.org/"},
    ],
    ids=str,
)
def test_what_a_proxy_rewrites_locks_nobody_out(headers: dict[str, str]) -> None:
    assert taken(HERE, **headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "cross-site", "Origin": HERE},
        {"Origin": "https://another.example.org"},
        {"Origin": "https://samsyn.example.org"},  # another port is another site
        {"Origin": "http://samsyn.example.org:8443"},
        {"Referer": "https://another.example.org/samsyn.example.org:8443"},
    ],
    ids=str,
)
def test_another_sites_form_is_not_taken(headers: dict[str, str]) -> None:
    assert not taken(HERE, **headers)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("https://möte.example.se", "https://xn--mte-sna.example.se"),
        ("https://möte.example.se", "https://möte.example.se"),
        ("https://xn--mte-sna.example.se", "https://xn--mte-sna.example.se"),
        ("https://samsyn.example.org:443", "https://samsyn.example.org"),
        ("http://[::1]:8642", "http://[::1]:8642"),
        ("http://192.168.1.7:80", "http://192.168.1.7"),
        ("https://samsyn.example.org:8443", "https://samsyn.example.org.:8443"),
        ("https://möte.example.se", "https://xn--mte-sna.example.se."),
    ],
)
def test_both_forms_of_a_name_are_one(given: str, said: str) -> None:
    assert taken(given, Origin=said)


def test_a_name_as_it_goes_over_the_network() -> None:
    assert ascii_name("Möte.example.se:8443") == "xn--mte-sna.example.se:8443"
    assert ascii_name("mo\u0308te.se") == ascii_name("m\u00f6te.se")
