"""The first account, by the link that `samsyn serve` prints while there is none."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect

from tests.people.over_http import Facilitator
from tests.servers.installation import Installation, Server
from tests.servers.office import ADA, PASSWORD

HOST = "samsyn.example.org"
SETTINGS = {"SAMSYN_BASE_URL": f"https://{HOST}", "SAMSYN_PROXIES": "1"}
SET_UP = "/facilitator/set-up"
Start = Callable[..., Server]


def visitor(server: Server) -> Facilitator:
    return Facilitator(server.url, "en", behind=HOST)


def test_the_link_makes_the_first_account(installation: Installation, started: Start) -> None:
    server = started(installation, "serve", **SETTINGS)
    assert server.printed[0] == f"Samsyn: https://{HOST}"
    assert server.link.startswith(f"https://{HOST}/facilitator/set-up#")
    ada, slow = visitor(server), visitor(server)
    slow.open(SET_UP)
    ada.set_up(server.link, ADA, PASSWORD)
    assert ada.page.url.path == "/facilitator"
    assert ADA in ada.words
    words = {"name": "Somebody else", "password": PASSWORD, "again": PASSWORD}
    assert slow.submit(SET_UP, token=token(server), **words).status_code == 410
    late = visitor(server)
    assert late.open(SET_UP).status_code == 410
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
    assert visitor(second).set_up(first.link, ADA, PASSWORD).status_code == 410
    assert visitor(second).set_up(second.link, ADA, PASSWORD).url.path == "/facilitator"


def test_what_is_refused_leaves_the_link_as_it_was(plain: Installation, started: Start) -> None:
    server = started(plain, "serve", **SETTINGS)
    for name, password, again, sentence in (
        ("", PASSWORD, PASSWORD, "Write your name."),
        (ADA, "", "", "Choose a password."),
        (ADA, "short", "short", "A password has at least 10 characters."),
        (ADA, PASSWORD, PASSWORD + "x", "The two passwords differ. Write the same one twice."),
        (" \t", PASSWORD, PASSWORD, "A name has 1 to 60 characters."),
        ("x" * 61, PASSWORD, PASSWORD, "That name is too long."),
    ):
        ada = visitor(server)
        assert ada.set_up(server.link, name, password, again).status_code == 422
        assert sentence in ada.words
        assert plain.stored()["facilitators"] == []
    assert ada.set_up(server.link, ADA, PASSWORD).url.path == "/facilitator"


def test_in_a_browser_the_link_is_all_one_needs(
    plain: Installation, started: Start, browser: Browser
) -> None:
    """Its token is gone from the address, and is kept where another language is chosen."""
    server = started(plain, "serve", **SETTINGS)
    through = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
    page = browser.new_context(locale="en-GB", extra_http_headers=through).new_page()
    page.goto(f"{server.url}{SET_UP}#{token(server)}")
    page.get_by_role("button", name="Svenska").click()
    expect(page.get_by_role("heading", name="Skapa det första kontot")).to_be_visible()
    expect(page.locator("[name=token]")).to_be_hidden()
    expect(page.locator("[name=token]")).to_have_value(token(server))
    assert page.url == f"{server.url}{SET_UP}"


def test_a_made_up_link(plain: Installation, started: Start) -> None:
    server = started(plain, "serve", **SETTINGS)
    ada = visitor(server)
    for made_up in ("x", "x" * 43, "%00", "é"):
        assert ada.set_up(f"{SET_UP}#{made_up}", ADA, PASSWORD).status_code == 410
        assert plain.stored()["facilitators"] == []
    assert ada.web.post(f"{server.url}{SET_UP}").status_code == 400
    # The link of one purpose is none for another.
    assert ada.follow_link(f"/facilitator/link#{token(server)}").status_code == 410


def token(server: Server) -> str:
    """What stands behind # in the printed link."""
    return urlsplit(server.link).fragment
