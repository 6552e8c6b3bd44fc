"""Signing in: by password, within budgets, into a login of its own."""

from __future__ import annotations

import re
import time
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
    again = office.facilitator()
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
        assert late.sign_in(BO, PASSWORD).status_code == 422
        found = re.search(r"Too many attempts from here. Wait (\d+) seconds.", late.words)
        assert found is not None
        assert 0 < int(found[1]) <= 60
    finally:
        office.close()


def test_too_many_tries_at_one_account_wait_but_do_not_lock_it(tmp_path: Path) -> None:
    office = Office(tmp_path, SAMSYN_SIGN_INS_PER_ACCOUNT="2")
    try:
        ada, bo, thief = office.visitor(), office.visitor(), office.visitor()
        for person in (ada, bo, thief):
            person.open("/facilitator/sign-in")
        token = thief.form("/sign-in").fields["csrf_token"]
        guess = {"csrf_token": token, "name": ADA.upper(), "password": "a guess"}
        for _ in range(2):
            thief.web.post(f"{thief.url}/facilitator/sign-in", data=guess)
        with ThreadPoolExecutor(2) as all_at_once:
            owner = all_at_once.submit(timed, ada, ADA)
            another = all_at_once.submit(timed, bo, BO)
        assert owner.result() > another.result() + 1
        assert ADA in ada.words
        assert BO in bo.words
    finally:
        office.close()


def timed(person: Facilitator, name: str) -> float:
    """The moment when somebody is signed in."""
    answer = person.submit("/sign-in", name=name, password=PASSWORD)
    assert answer.url.path == "/facilitator"
    return time.monotonic()


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
