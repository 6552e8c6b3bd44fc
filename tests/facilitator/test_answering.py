"""The link by which anybody answers a proposed text: what is kept, of whom, and until when."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html

from tests.facilitator.test_confirming import own, proposed, version, where
from tests.facilitator.test_versions import take
from tests.meetings.running import Meeting
from tests.people.guest import Guest
from tests.people.over_http import Facilitator
from tests.servers.office import BO, Office

__all__ = ["proposed"]

WRONG = "Det sa vi aldrig."
Led = tuple[Facilitator, Meeting]


def link(ada: Facilitator, meeting: Meeting, until: str = "2999-12-31") -> str:
    """Make the link of a meeting: its path."""
    ada.open(version(meeting, 1))
    ada.submit("/asking", until=until)
    found = html.fromstring(ada.page.text).xpath("//a[contains(@href, '/answer')]/@href")
    return re.sub(r"^https?://[^/]+", "", str(found[0]))


def told(ada: Facilitator, meeting: Meeting, number: int = 1) -> str:
    ada.open(version(meeting, number))
    return ada.words


def test_anybody_answers_by_the_link_until_it_is_withdrawn(proposed: Led, office: Office) -> None:
    ada, meeting = proposed
    address, stranger = link(ada, meeting), office.visitor()
    assert stranger.open(address).status_code == 200
    page = html.fromstring(stranger.page.text)
    assert page.get("lang") == "sv"
    assert "Tillit" in stranger.words
    assert page.xpath("//script") == []
    stranger.submit("/answer", **{"passage-1": "wrong", "wrong-1": WRONG, "passage-0": "agree"})
    assert stranger.page.url.path == address
    assert "Ditt svar är sparat." in stranger.words
    assert WRONG in stranger.words
    assert WRONG in told(ada, meeting)
    assert "0 of 1 agree to the whole text." in ada.words
    stranger.submit("/answer", **{"passage-1": "agree", "wrong-1": ""}, all="y")
    assert "Du håller med om hela texten." in stranger.words
    assert "1 of 1 agree to the whole text." in told(ada, meeting)
    other = office.visitor()
    other.open(address)
    assert WRONG not in other.words
    other.submit("/answer", all="y")
    assert "2 of 2 agree to the whole text." in told(ada, meeting)
    other.open(address)
    ada.submit("/asking", withdraw="y")
    assert other.submit("/answer", all="y").status_code == 404
    assert stranger.open(address).status_code == 404
    assert link(ada, meeting) != address
    token = address.split("/")[-2]
    assert token not in repr(office.installation.stored())


def test_an_answer_by_the_link_is_answered(proposed: Led, office: Office) -> None:
    ada, meeting = proposed
    address, stranger = link(ada, meeting), office.visitor()
    stranger.open(address)
    stranger.submit("/answer", **{"passage-1": "wrong", "wrong-1": WRONG})
    ada.open(version(meeting, 1, "passages", "1"))
    ada.submit("/replies", reply="Det står i anteckningarna.")
    stranger.open(address)
    assert "Det står i anteckningarna." in stranger.words
    guest = Guest(meeting)
    assert WRONG not in str(guest.sees("confirmation"))


def test_what_was_written_is_there_again_where_it_is_not_kept(
    proposed: Led, office: Office
) -> None:
    ada, meeting = proposed
    address, stranger = link(ada, meeting), office.visitor()
    stranger.open(address)
    assert stranger.submit("/answer").status_code == 409
    assert "Håll med om en del" in stranger.words
    assert stranger.submit("/answer", **{"passage-1": "wrong"}).status_code == 409
    assert "Skriv vad som är fel i den del du har markerat." in stranger.words
    long = "x" * 2001
    assert stranger.submit("/answer", **{"wrong-1": long}).status_code == 409
    assert long in stranger.page.text
    ada.open(version(meeting, 1))
    take(ada, "withdraw")
    answer = stranger.submit("/answer", **{"wrong-1": WRONG})
    assert answer.status_code == 409
    assert WRONG in answer.text
    meeting.propose()
    stranger.open(address)
    stranger.submit("/answer", version="1", **{"wrong-1": WRONG})
    assert WRONG in stranger.page.text
    assert WRONG not in told(ada, meeting, 2)


def test_whoever_was_there_answers_in_the_meeting(proposed: Led) -> None:
    ada, meeting = proposed
    address, guest = link(ada, meeting), Guest(meeting)
    guest.device.open(address)
    assert guest.device.page.url.path == f"/s/{meeting.id}"
    guest.objects(1, where(guest, "Tid"), WRONG)
    assert own(guest, 1)["said"]


@pytest.mark.parametrize(
    ("until", "said"), [("2020-01-01", "That day is past."), ("", "Write a date.")]
)
def test_a_link_needs_a_day_to_come(proposed: Led, until: str, said: str) -> None:
    ada, meeting = proposed
    ada.open(version(meeting, 1))
    assert ada.submit("/asking", until=until).status_code == 409
    assert said in ada.words


def test_a_link_ends_with_its_day_and_opens_nothing_else(proposed: Led, office: Office) -> None:
    ada, meeting = proposed
    address, stranger = link(ada, meeting), office.visitor()
    for nonsense in ("x", "x" * 22, "x" * 4000, "%00", "å", "."):
        assert stranger.open(f"/text/{nonsense}/answer").status_code == 404
    assert stranger.open(address.removesuffix("/answer")).status_code == 404
    past(office)
    assert stranger.open(address).status_code == 404


def past(office: Office) -> None:
    """The last day of every link goes by."""
    with office.installation.engine() as engine, engine.begin() as connection:
        connection.exec_driver_sql("UPDATE answer_links SET until = '2020-01-01'")


def test_nobody_else_makes_a_link(proposed: Led, office: Office) -> None:
    _, meeting = proposed
    bo: Any = office.facilitator(BO)
    token = bo.form("/sign-out").fields["csrf_token"]
    path = f"{bo.url}{version(meeting, 1, 'asking')}"
    assert bo.web.post(path, data={"csrf_token": token}).status_code == 404
