"""Signing in: by password, within budgets, into a login of its own."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.people.over_http import Facilitator
from tests.servers.installation import Installation
from tests.servers.office import ADA, BO, PASSWORD, Office

DOES_NOT_FIT = "Name and password do not match. Try again."


def at_the_door(person: Facilitator) -> bool:
    return person.page.url.path == "/facilitator/sign-in"


def test_name_and_password_open_the_list_of_meetings(office: Office) -> None:
    ada = office.visitor()
    assert ada.sign_in(ADA.upper(), PASSWORD).url.path == "/facilitator"
    assert ADA in ada.words


@pytest.mark.parametrize(
    ("name", "password"),
    [
        (ADA, "not the password"),
        ("Nobody", PASSWORD),
        (BO[:-1], PASSWORD),
        ("' OR 1=1 --", "' OR 1=1 --"),
    ],
)
def test_what_does_not_fit_is_refused_alike(name: str, password: str, office: Office) -> None:
    stranger = office.visitor()
    answer = stranger.sign_in(name, password)
    assert answer.status_code == 422
    assert DOES_NOT_FIT in stranger.words
    assert "Not done yet" in stranger.title
    assert password not in answer.text
    stranger.open("/facilitator")
    assert at_the_door(stranger)


@pytest.mark.parametrize(
    ("name", "password", "sentence"),
    [
        ("", PASSWORD, "Write your name."),
        (ADA, "", "Write your password."),
        ("x" * 61, PASSWORD, "That name is too long."),
        (ADA, "x" * 1001, "That password is too long."),
        ("\x00", PASSWORD, DOES_NOT_FIT),
    ],
)
def test_nonsense_is_refused_by_name(
    name: str, password: str, sentence: str, office: Office
) -> None:
    stranger = office.visitor()
    assert stranger.sign_in(name, password).status_code == 422
    assert sentence in stranger.words


@pytest.mark.parametrize(
    "path", ["/facilitator", "/facilitator/sessions/x", "/facilitator/sessions/x/minutes"]
)
def test_who_is_not_signed_in_comes_to_the_door_and_then_where_they_were_going(
    path: str, office: Office
) -> None:
    ada = office.visitor()
    ada.open(path + "?a=1")
    assert at_the_door(ada)
    ada.submit("/sign-in", name=ADA, password=PASSWORD)
    assert ada.page.url.raw_path.decode() == path + "?a=1"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "",
    ],
)
def test_the_door_leads_to_no_other_house(elsewhere: str, office: Office) -> None:
    ada = office.visitor()
    ada.page = ada.web.get(f"{ada.url}/facilitator/sign-in", params={"next": elsewhere})
    ada.submit("/sign-in", name=ADA, password=PASSWORD)
    assert ada.page.url.host == "localhost"
    assert ada.page.url.path == "/facilitator"


def test_who_is_signed_in_needs_no_door(office: Office) -> None:
    ada = office.facilitator()
    assert ada.open("/facilitator/sign-in").url.path == "/facilitator"


def test_signing_in_begins_anew(office: Office) -> None:
    """Session fixation: what a browser held before is worth nothing, and each login is its own."""
    ada = office.visitor()
    ada.open("/facilitator/sign-in")
    before, token = ada.cookie, ada.form("/sign-in").fields["csrf_token"]
    ada.submit("/sign-in", name=ADA, password=PASSWORD)
    after = ada.cookie
    assert before != after
    answer = ada.web.post(f"{ada.url}/facilitator/sign-out", data={"csrf_token": token})
    assert answer.status_code == 400
    fixed = office.visitor()
    fixed.cookie = before
    fixed.open("/facilitator")
    assert at_the_door(fixed)
    again = office.visitor()
    again.sign_in(ADA, PASSWORD)
    assert again.cookie not in (before, after)
    assert len({row[0] for row in office.installation.stored()["logins"]}) >= 2


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(office: Office) -> None:
    ada = office.visitor()
    answer = ada.open("/facilitator/sign-in")
    (cookie,) = answer.headers.get_list("set-cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_cookie_that_was_tampered_with(office: Office) -> None:
    ada = office.facilitator()
    ada.cookie = ada.cookie[:-3] + "abc"
    ada.open("/facilitator")
    assert at_the_door(ada)


def test_too_many_tries_from_one_address_are_told_to_wait(tmp_path: Path) -> None:
    office = Office(tmp_path, SAMSYN_SIGN_INS_PER_ADDRESS="1")
    try:
        office.visitor().sign_in(ADA, "not the password")
        late = office.visitor()
        answer = late.sign_in(BO, PASSWORD)
        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 60
        found = re.search(r"Too many attempts from here. Wait (\d+) seconds.", late.words)
        assert found is not None
        assert 0 < int(found[1]) <= 60
    finally:
        office.close()


def test_too_many_tries_at_one_account_end_at_once_and_do_not_keep_its_owner_out(
    tmp_path: Path,
) -> None:
    office = Office(tmp_path, SAMSYN_SIGN_INS_PER_ACCOUNT="2")
    try:
        ada, bo, thief = (office.visitor() for _ in range(3))
        ada.sign_in(ADA, PASSWORD)
        ada.sign_out()
        thief.open("/facilitator/sign-in")
        token = thief.form("/sign-in").fields["csrf_token"]
        guess = {"csrf_token": token, "name": ADA.upper(), "password": "a guess"}
        where = f"{thief.url}/facilitator/sign-in"
        with ThreadPoolExecutor(10) as at_once:
            told = [*at_once.map(lambda _: thief.web.post(where, data=guess), range(30))]
        statuses = [answer.status_code for answer in told]
        assert set(statuses) == {422, 429}
        assert statuses.count(422) <= 2
        assert thief.sign_in(ADA, PASSWORD).status_code == 429, "nor with what would fit"
        assert bo.sign_in(BO, PASSWORD).url.path == "/facilitator"
        assert ada.sign_in(ADA, PASSWORD).url.path == "/facilitator"
    finally:
        office.close()


def test_a_household_of_addresses_is_one(plain: Installation) -> None:
    https = {"SAMSYN_BASE_URL": "https://samsyn.example.org", "SAMSYN_PROXIES": "1"}
    plain.run("user", "add", ADA, said=PASSWORD)
    server = plain.start("serve", lines=1, SAMSYN_SIGN_INS_PER_ADDRESS="3", **https)
    try:
        told = []
        for number in range(1, 7):
            address = f"2001:db8:1:2::{number}" if number < 6 else "2001:db8:1:3::1"
            person = Facilitator(
                server.url, behind="samsyn.example.org", **{"X-Forwarded-For": address}
            )
            told.append(person.sign_in("Nobody", PASSWORD).status_code)
        assert told == [422, 422, 422, 429, 429, 422]
    finally:
        server.kill()


def test_over_https_the_cookie_is_for_this_host_alone(plain: Installation) -> None:
    server = plain.start("serve", SAMSYN_BASE_URL="https://samsyn.example.org", SAMSYN_PROXIES="1")
    try:
        person = Facilitator(server.url, behind="samsyn.example.org")
        answer = person.open("/facilitator/sign-in")
        (cookie,) = answer.headers.get_list("set-cookie")
        assert cookie.startswith("__Host-samsyn=")
        assert "Secure" in cookie
        assert "Path=/;" in cookie
        assert "Domain" not in cookie
        assert "max-age=" in answer.headers["strict-transport-security"]
    finally:
        server.kill()
