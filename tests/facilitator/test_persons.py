"""Lines that name persons: who sees them, and that a name is gone for good once it is removed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.facilitator.test_series import new_series
from tests.meetings.running import Meeting
from tests.people.over_http import Facilitator
from tests.places import contents_below
from tests.servers.office import ADA, BO, Office
from workshop.base.ids import new_id

NAME = "Karin Dahlman-Wright"


@pytest.fixture
def ada(office: Office) -> Facilitator:
    return office.facilitator(ADA)


@pytest.fixture
def series(ada: Facilitator) -> str:
    return new_series(ada, "North")


@pytest.fixture
def meeting(ada: Facilitator, series: str) -> Meeting:
    """A start-up meeting of the series, whose baseline and next steps name somebody."""
    meeting = Meeting(ada, "startup-meeting")
    ada.open(f"/facilitator/series/{series}")
    ada.submit(f"/series/{series}/sessions", **{"put-in-session": meeting.id})
    return meeting


def point(meeting: Meeting, text: str, segment: int = 0, **more: str | bool) -> str:
    idea = new_id()
    place = {"id": idea, "segment_id": meeting.segments[segment]}
    meeting.do("idea.add", text=text, **place, **more)
    return idea


def everything(office: Office) -> Iterator[bytes]:
    """All that the installation keeps, file by file."""
    yield from (content for _, content in contents_below(office.installation.folder / "data"))


def test_a_name_that_is_removed_is_nowhere_any_more(
    office: Office, ada: Facilitator, series: str, meeting: Meeting
) -> None:
    line = point(meeting, f"Rector {NAME}", personal=True)
    meeting.do("idea.edit", id=line, rev=1, text=f"Rector {NAME}, the institute")
    step = point(meeting, "Write a plan", 3, column="next-steps", owner=NAME, due_on="2027-01-31")
    said = point(meeting, "Well done", form="quotation", actor=NAME)
    untouched = point(meeting, "Nobody is named here", 0)
    ada.download_minutes(meeting.id, format="docx", status="draft", tables="published")
    assert any(NAME.encode() in file for file in everything(office))
    ada.open(f"/facilitator/series/{series}/persons")
    assert ada.words.count(NAME) == 3
    assert "Nobody is named here" not in ada.words
    ada.submit("/persons", idea=[line, step, said], **{f"text-{line}": "A rector"})  # type: ignore[arg-type]
    assert "No line names a person." in ada.words
    assert not any(NAME.encode() in file for file in everything(office))
    ideas = {one["id"]: one for one in meeting.snapshot()["idea"]}
    assert (ideas[line]["text"], ideas[line]["personal"]) == ("A rector", False)
    assert (ideas[step]["owner"], ideas[step]["due_on"]) == (None, "2027-01-31")
    assert ideas[said]["actor"] is None
    assert ideas[untouched]["text"] == "Nobody is named here"


def test_what_was_written_before_cannot_be_brought_back(
    ada: Facilitator, series: str, meeting: Meeting
) -> None:
    line = point(meeting, f"Rector {NAME}", personal=True)
    op = {"op_id": new_id(), "kind": "idea.edit", "id": line, "rev": 1, "text": "Somebody"}
    assert "n" in meeting.write(op)
    ada.open(f"/facilitator/series/{series}/persons")
    ada.submit("/persons", idea=line)
    meeting.write({"op_id": new_id(), "kind": "undo", "of": op["op_id"]})
    (idea,) = meeting.snapshot()["idea"]
    assert idea["text"] == "(name removed)"


def test_only_who_leads_a_meeting_removes_names_from_it(
    office: Office, ada: Facilitator, series: str, meeting: Meeting
) -> None:
    line = point(meeting, f"Rector {NAME}", personal=True)
    hidden = point(meeting, "Not for Bo", personal=True)
    meeting.do("idea.hide", id=hidden)
    bo = office.facilitator(BO)
    assert bo.open(f"/facilitator/series/{series}/persons").status_code == 404
    ada.open(f"/facilitator/series/{series}")
    ada.submit("/organisers", **{"organiser-name": BO})
    bo.open(f"/facilitator/series/{series}/persons")
    assert NAME in bo.words
    assert "Not for Bo" not in bo.words
    token = bo.form("/sign-out").fields["csrf_token"]
    bo.web.post(str(bo.page.url), data={"csrf_token": token, "idea": line})
    ada.open(f"/facilitator/series/{series}/persons")
    assert NAME in ada.words
    assert "Not for Bo" in ada.words


def test_who_leads_a_meeting_anonymises_it_once_it_has_ended(
    office: Office, ada: Facilitator, series: str, meeting: Meeting
) -> None:
    name = "Sixten Ahlmark"  # of whom the other meetings of this file know nothing
    step = point(meeting, "Write a plan", 3, column="next-steps", owner=name)
    line = point(meeting, f"Rector {name}", personal=True)
    plain = point(meeting, "Nobody is named here")
    ada.open(f"/facilitator/sessions/{meeting.id}")
    assert "This can be done once the meeting has ended." in ada.words
    meeting.do("session.end")
    ada.open(f"/facilitator/series/{series}")
    ada.submit("/documents", template="startup-results")
    summed_up = ada.page.url.path.split("/")[-2]
    assert name in ada.download_minutes(summed_up, format="html").text
    ada.open(f"/facilitator/sessions/{meeting.id}")
    assert ada.submit("/anonymise").status_code == 422
    assert "Tick this first." in ada.words
    assert any(name.encode() in file for file in everything(office))
    assert ada.submit("/anonymise", sure="y").status_code == 200
    assert "The names are gone." in ada.words
    assert not any(name.encode() in file for file in everything(office))
    ideas = {one["id"]: one for one in meeting.snapshot()["idea"]}
    assert (ideas[step]["text"], ideas[step]["owner"]) == ("Write a plan", None)
    assert ideas[line]["text"] == "(name removed)"
    assert ideas[plain]["rev"] == 1
    noted = office.installation.stored()["audit"]
    assert [row[3] for row in noted if row[2] == "session.anonymised"] == [ADA]
