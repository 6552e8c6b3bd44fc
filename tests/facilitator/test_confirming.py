"""A proposed text on the pages of those who lead: answered, worded anew, and confirmed."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from lxml import html

from tests.facilitator.test_versions import at, header, steps, take
from tests.meetings.running import Meeting
from tests.people.guest import Guest
from tests.people.over_http import Facilitator
from tests.servers.office import Office
from workshop.base.ids import new_id

WRONG = "Vi sa tillit över tid."


@pytest.fixture
def proposed(office: Office) -> tuple[Facilitator, Meeting]:
    """Ada before the first version of her meeting's text, of which the third passage is a list."""
    ada = office.facilitator()
    meeting = Meeting(ada)
    for segment, text in ((0, "Tillit"), (0, "Tid")):
        about = {"id": new_id(), "segment_id": meeting.segments[segment], "text": text}
        meeting.do("idea.add", **about)
    meeting.propose()
    return ada, meeting


def version(meeting: Meeting, number: int, *more: str) -> str:
    return at(meeting.id, "versions", str(number), *more)


def where(guest: Guest, text: str) -> int:
    """The passage that a line stands in."""
    passages = guest.text()
    return next(n for n, one in enumerate(passages) if text in str(one["lines"]))


def own(guest: Guest, number: int) -> dict[str, Any]:
    found = [one for one in guest.sees("confirmation") if one["version"] == number]
    return found[0] if found else {}


def test_an_objection_is_answered_and_the_text_confirmed(
    proposed: tuple[Facilitator, Meeting],
) -> None:
    ada, meeting = proposed
    ada.open(version(meeting, 1))
    assert take(ada, "confirm").status_code == 409
    assert "Nobody has answered yet." in ada.words
    anna, bo = Guest(meeting), Guest(meeting)
    anna.agrees(1)
    passage = where(bo, "Tillit")
    bo.objects(1, passage, WRONG)
    ada.open(version(meeting, 1))
    assert take(ada, "confirm").status_code == 409
    assert "Answer it, or write why it stays so." in ada.words
    ada.open(version(meeting, 1, "passages", str(passage)))
    assert ada.submit("/replies", reply=" ").status_code == 409
    assert "Write something first." in ada.words
    too_long = "x" * 2001
    assert ada.submit("/replies", reply=too_long).status_code == 409
    assert too_long in ada.page.text
    ada.submit("/replies", reply="Det står i nästa punkt.")
    assert own(bo, 1)["replies"] == {str(passage): "Det står i nästa punkt."}
    assert own(anna, 1)["replies"] == {}
    ada.open(version(meeting, 1))
    assert "Det står i nästa punkt." in ada.words
    take(ada, "confirm")
    assert "Version 1, confirmed" in ada.words
    assert [line.split(",")[0] for line in steps(ada)] == ["Proposed", "Answered", "Confirmed"]
    assert bo.does("text.confirm", version=1, passages=[0], agree=True)["refused"] == "not_proposed"
    assert "Justerad" in header(ada.submit("/versions/1").content)
    ada.open(version(meeting, 1))
    take(ada, "settle")
    assert "Version 1, settled" in ada.words


def test_what_stays_contested_is_confirmed_with_a_reason(
    proposed: tuple[Facilitator, Meeting],
) -> None:
    ada, meeting = proposed
    bo = Guest(meeting)
    bo.objects(1, where(bo, "Tid"), WRONG)
    ada.open(version(meeting, 1))
    take(ada, "confirm", why="De andra minns det så.")
    assert "Version 1, confirmed" in ada.words
    assert "De andra minns det så." in ada.words


def test_other_words_are_proposed_and_what_was_said_of_the_rest_stands(
    proposed: tuple[Facilitator, Meeting],
) -> None:
    ada, meeting = proposed
    anna, bo = Guest(meeting), Guest(meeting)
    anna.agrees(1)
    passage = where(bo, "Tillit")
    bo.objects(1, passage, WRONG)
    ada.open(version(meeting, 1, "passages", str(passage)))
    lines = [str(one.text) for one in ada.form(f"/passages/{passage}").xpath(".//textarea")]
    at_line = [line.strip() for line in lines].index("Tillit")
    answer = propose(ada, meeting, passage, lines)
    assert answer.status_code == 409
    assert "These are the words that stand there already." in ada.words
    struck = [*lines[:at_line], "", *lines[at_line + 1 :]]
    assert propose(ada, meeting, passage, struck).status_code == 409
    assert "Write why a line is struck." in ada.words
    assert propose(ada, meeting, passage, ["<b>kept</b>"]).status_code == 409
    other = [*lines[:at_line], "Tillit växer över tid", *lines[at_line + 1 :]]
    propose(ada, meeting, passage, other, note="Enligt Bo")
    assert ada.page.url.path == version(meeting, 2)
    assert "Version 2, proposed" in ada.words
    assert "1 line has other words than version 1" in ada.words
    assert "Nothing has changed in the meeting since version 1." in ada.words
    changed = html.fromstring(ada.page.text).xpath("//details//ins/text()")
    assert [str(one).strip() for one in changed] == ["Tillit växer över tid"]
    told = " ".join(steps(ada))
    assert "Proposed in other words" in told
    assert "Enligt Bo" in told
    assert "Tillit växer över tid" in str(bo.text()[passage])
    assert str(passage) not in own(anna, 2)["said"]
    assert set(own(anna, 2)["said"].values()) == {""}
    assert own(bo, 2) == {}
    ada.open(version(meeting, 1))
    assert "Version 1, now in other words" in ada.words
    for guest in (anna, bo):
        guest.agrees(2)
    ada.open(version(meeting, 2))
    assert "2 of 2 agree to the whole text." in ada.words
    take(ada, "settle")
    paragraphs = Document(_file(ada)).paragraphs
    assert "Tillit växer över tid" in [one.text for one in paragraphs]


def test_who_is_late_loses_no_words(proposed: tuple[Facilitator, Meeting], office: Office) -> None:
    ada, meeting = proposed
    bo, late = Guest(meeting), office.facilitator()
    passage = where(bo, "Tillit")
    bo.objects(1, passage, WRONG)
    for person in (ada, late):
        person.open(version(meeting, 1, "passages", str(passage)))
    lines = [str(one.text).strip() for one in ada.form(f"/passages/{passage}").xpath(".//textarea")]
    propose(ada, meeting, passage, [*lines[:-1], "Adas ord"])
    late.open(version(meeting, 1, "passages", str(passage)))
    assert "This version is not proposed any more." in late.words
    answer = propose(late, meeting, passage, [*lines[:-1], "Sena ord"])
    assert answer.status_code == 409
    assert "Somebody was quicker" in late.words
    assert "Sena ord" in answer.text
    assert late.open(version(meeting, 1, "passages", "999")).status_code == 404


def propose(
    ada: Facilitator, meeting: Meeting, passage: int, lines: list[str], note: str = ""
) -> Any:
    """Send other words for a passage of the first version."""
    token = ada.form("/sign-out").fields["csrf_token"]
    ada.page = ada.web.post(
        f"{ada.url}{version(meeting, 1, 'passages', str(passage))}",
        data={"csrf_token": token, "line": lines, "note": note},
    )
    return ada.page


def _file(ada: Facilitator) -> Any:

    return BytesIO(ada.submit("/versions/2").content)
