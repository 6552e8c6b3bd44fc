"""A second step when signing in: set up, asked for, and taken off."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tests.people.over_http import Facilitator
from tests.servers.office import ADA, BO, PASSWORD, Office
from workshop.people import second_step

NEW = "quite another password"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = Office(tmp_path_factory.mktemp("office"))
    office.installation.run("user", "admin", BO)
    yield office
    office.close()


@pytest.fixture
def ada(office: Office) -> Iterator[Facilitator]:
    """Signed in, without a second step to begin with and to end with."""
    yield office.facilitator()
    office.installation.run("user", "one-step", ADA)


def set_up(person: Facilitator) -> list[str]:
    """Set it up with an app; the recovery codes."""
    person.open("/facilitator/account/second-step")
    person.submit("/second-step", code=app(person), present=PASSWORD)
    assert person.page.status_code == 200, person.words
    return [str(one.text) for one in html.fromstring(person.page.text).findall(".//li/code")]


def app(person: Facilitator) -> str:
    """What an app shows that was told the key on the page."""
    key = base64.b32decode(str(html.fromstring(person.page.text).findtext(".//code")))
    return second_step.code_at(key, int(time.time()) // 30)


def is_in(person: Facilitator) -> bool:
    return person.open("/facilitator/account").url.path == "/facilitator/account"


def test_the_password_alone_lets_nobody_in_any_more(office: Office, ada: Facilitator) -> None:
    codes = set_up(ada)
    assert len(codes) == 10
    other = office.visitor()
    other.sign_in(ADA, PASSWORD)
    assert other.page.url.path == "/facilitator/sign-in/code"
    asking = other.page
    assert not is_in(other)
    other.page = asking
    assert other.submit("/sign-in/code", code="000000").status_code == 422
    assert "That code is not the present one." in other.words
    assert not is_in(other)
    other.page = asking
    assert other.submit("/sign-in/code", code=codes[0]).url.path == "/facilitator"
    other.open("/facilitator/account")
    assert "9 recovery codes are left." in other.words
    again = office.visitor()
    again.sign_in(ADA, PASSWORD)
    assert again.submit("/sign-in/code", code=codes[0]).status_code == 422


def test_one_goes_on_to_where_one_was_going(office: Office, ada: Facilitator) -> None:
    codes = set_up(ada)
    other = office.visitor()
    other.open("/facilitator/series")
    other.submit("/sign-in", name=ADA, password=PASSWORD)
    assert other.submit("/sign-in/code", code=codes[1]).url.path == "/facilitator/series"


def test_without_the_password_nobody_is_asked(office: Office, ada: Facilitator) -> None:
    codes = set_up(ada)
    stranger = office.visitor()
    assert stranger.open("/facilitator/sign-in/code").url.path == "/facilitator/sign-in"
    half = office.visitor()
    half.sign_in(ADA, PASSWORD)
    office.installation.run("user", "password", ADA, said=NEW)
    assert half.submit("/sign-in/code", code=codes[2]).url.path == "/facilitator/sign-in"
    office.installation.run("user", "password", ADA, said=PASSWORD)


def test_no_link_passes_it_by(office: Office, ada: Facilitator) -> None:
    codes = set_up(ada)
    bo, forgetful = office.facilitator(BO), office.visitor()
    bo.open("/facilitator/accounts")
    assert f"{ADA} · with a second step" in bo.words
    link = next(form.action for form in bo.forms() if str(form.action).endswith("/link"))
    bo.submit(str(link))
    address, _, token = str(html.fromstring(bo.page.text).findtext(".//code")).partition("#")
    forgetful.open(address)
    forgetful.submit("/password", token=token, password=NEW, again=NEW)
    assert forgetful.page.url.path == "/facilitator/sign-in/code"
    asking = forgetful.page
    assert not is_in(forgetful)
    forgetful.page = asking
    assert forgetful.submit("/sign-in/code", code=codes[3]).url.path == "/facilitator"
    office.installation.run("user", "password", ADA, said=PASSWORD)


def test_it_is_set_up_by_whoever_knows_password_and_key(ada: Facilitator) -> None:
    ada.open("/facilitator/account/second-step")
    shown = html.fromstring(ada.page.text).findtext(".//code")
    for code, present in (("000000", PASSWORD), (app(ada), "not the password"), ("", PASSWORD)):
        assert ada.submit("/second-step", code=code, present=present).status_code == 422
        assert html.fromstring(ada.page.text).findtext(".//code") == shown  # the same key
    ada.sign_out()
    assert ada.sign_in(ADA, PASSWORD).url.path == "/facilitator"


def test_it_is_taken_off_by_oneself_or_by_an_admin(office: Office, ada: Facilitator) -> None:
    set_up(ada)
    ada.open("/facilitator/account/second-step/off")
    assert ada.submit("/off", present="not the password").status_code == 422
    assert ada.submit("/off", present=PASSWORD).url.path == "/facilitator/account"
    assert office.visitor().sign_in(ADA, PASSWORD).url.path == "/facilitator"
    set_up(ada)
    bo = office.facilitator(BO)
    bo.open("/facilitator/accounts")
    bo.submit("/second-step/off")
    assert office.visitor().sign_in(ADA, PASSWORD).url.path == "/facilitator"
    bo.open("/facilitator/audit")
    assert "took a second step off" in bo.words


def test_codes_are_guessed_as_slowly_as_passwords(tmp_path: Path) -> None:
    office = Office(tmp_path, SAMSYN_SIGN_INS_PER_ACCOUNT="3")
    try:
        codes = set_up(office.facilitator())
        guesser = office.visitor()
        guesser.sign_in(ADA, PASSWORD)
        answers = [guesser.submit("/sign-in/code", code=f"00000{n}").status_code for n in range(5)]
        assert answers == [422, 422, 422, 429, 429]
        assert guesser.page.headers["Retry-After"]
        assert guesser.submit("/sign-in/code", code=codes[0]).status_code == 429
    finally:
        office.close()
