"""Signing out: here, and on the server; and what time does of itself."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import text

from tests.people.over_http import Facilitator
from tests.servers.office import Office


def signed_in(person: Facilitator) -> bool:
    return person.open("/facilitator").url.path == "/facilitator"


def made_older(office: Office, column: str, **ago: int) -> None:
    """Let all logins be older."""
    then = dt.datetime.now(dt.UTC).replace(tzinfo=None) - dt.timedelta(**ago)
    with office.installation.engine() as engine, engine.begin() as connection:
        connection.execute(text(f"UPDATE logins SET {column} = :then"), {"then": str(then)})  # noqa: S608


def test_out_is_out(office: Office) -> None:
    ada = office.facilitator()
    assert ada.sign_out().url.path == "/facilitator/sign-in"
    assert not signed_in(ada)


def test_the_old_cookie_is_worth_nothing(office: Office) -> None:
    ada, thief = office.facilitator(), office.visitor()
    thief.cookie = ada.cookie
    assert signed_in(thief)
    ada.sign_out()
    thief.cookie = thief.cookie
    assert not signed_in(thief)


def test_other_browsers_stay_signed_in(office: Office) -> None:
    laptop, phone = office.facilitator(), office.facilitator()
    laptop.sign_out()
    assert signed_in(phone)


def test_signing_out_takes_a_post_with_a_token(office: Office) -> None:
    ada = office.facilitator()
    assert ada.open("/facilitator/sign-out").status_code == 405
    assert ada.web.post(f"{ada.url}/facilitator/sign-out").status_code == 400
    assert signed_in(ada)


def test_who_is_not_signed_in_stays_outside(office: Office) -> None:
    stranger = office.visitor()
    stranger.open("/facilitator/sign-in")
    token = stranger.forms()[0].fields["csrf_token"]
    answer = stranger.web.post(f"{stranger.url}/facilitator/sign-out", data={"csrf_token": token})
    assert answer.url.path == "/facilitator/sign-in"


@pytest.mark.parametrize(
    ("column", "ago", "still"),
    [
        ("seen_at", {"minutes": 59}, True),
        ("seen_at", {"minutes": 61}, False),
        ("signed_in_at", {"hours": 11}, True),
        ("signed_in_at", {"hours": 13}, False),
    ],
)
def test_a_login_ends_by_itself(
    column: str, ago: dict[str, int], still: bool, office: Office
) -> None:
    ada = office.facilitator()
    made_older(office, column, **ago)
    assert signed_in(ada) is still


def test_a_request_is_a_sign_of_life(office: Office) -> None:
    ada = office.facilitator()
    for _ in range(3):
        made_older(office, "seen_at", minutes=50)
        assert signed_in(ada)
    seen = [row[3] for row in office.installation.stored()["logins"]]
    newest = dt.datetime.fromisoformat(max(seen)).replace(tzinfo=dt.UTC)
    assert dt.datetime.now(dt.UTC) - newest < dt.timedelta(minutes=1)
