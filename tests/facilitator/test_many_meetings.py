"""The list of meetings where there are many: found, planned, renamed, put aside, taken back."""

from __future__ import annotations

import pytest
from lxml import html

from tests.meetings.running import Meeting
from tests.people.over_http import Facilitator
from tests.people.over_sockets import Screen
from tests.servers.office import BO, Office
from workshop.base.ids import new_id


def shown(person: Facilitator, address: str = "/facilitator") -> list[str]:
    """The titles on a page of the list."""
    person.open(address)
    lines = html.fromstring(person.page.text).xpath("//main//ul[@class='meetings']//h3")
    return [str(line.text_content()) for line in lines]


def plan(person: Facilitator, **answers: str) -> None:
    person.open("/facilitator/start/tre-segment")
    person.submit("/start/tre-segment", plan="1", **answers)


def called(title: str, place: str, date: str) -> dict[str, str]:
    """What the form is filled in with."""
    return {"about-title": title, "about-place": place, "about-date": date}


def address_of(person: Facilitator, title: str) -> str:
    person.open("/facilitator")
    [link] = html.fromstring(person.page.text).xpath(f"//h3/a[.='{title}']/@href")
    return str(link)


def test_a_planned_meeting_stands_first_until_it_is_started(office: Office) -> None:
    ada = office.facilitator()
    for title, date in (("Sedan", "2031-02-03"), ("Snart", "2030-01-02")):
        plan(ada, title=title, place="Umeå", date=date, table_names="Blå\nRöd\nBlå")
        assert ada.page.url.path == "/facilitator"
    assert shown(ada)[:2] == ["Snart", "Sedan"]
    assert html.fromstring(ada.page.text).xpath("//main//h2/text()")[0] == "Coming"
    session_id = address_of(ada, "Snart").split("/")[-1]
    meeting = Meeting.of(ada, session_id)
    board = meeting.snapshot()
    assert sorted(str(one["name"]) for one in board["table"]) == ["Blå", "Röd"]
    assert (board["session"]["state"], board["session"]["joining"]) == ("prepared", False)
    meeting.do("session.join", open=True)
    ada.open("/facilitator")
    assert "Continue leading Snart" in " ".join(ada.words.split())
    assert shown(ada)[0] == "Sedan"


def test_private_writing_may_be_chosen_beforehand(office: Office) -> None:
    ada = office.facilitator()
    plan(ada, title="Var för sig", place="Umeå", private="y")
    board = Meeting.of(ada, address_of(ada, "Var för sig").split("/")[-1]).snapshot()
    assert all(one["private"] for one in board["segment"])


def test_a_meeting_like_another_begins_with_its_answers(office: Office) -> None:
    ada = office.facilitator()
    plan(ada, title="Förlagan", place="Umeå", table_names="Blå\nRöd", names="yes")
    like = address_of(ada, "Förlagan").split("/")[-1]
    ada.open(f"/facilitator/start/tre-segment?like={like}")
    form = next(one for one in ada.forms() if "title" in one.fields)
    assert (form.fields["title"], form.fields["place"]) == ("Förlagan", "Umeå")
    assert form.fields["table_names"].split() == ["Blå", "Röd"]
    bo = office.facilitator(BO)
    assert bo.open(f"/facilitator/start/tre-segment?like={like}").status_code == 404


def test_title_place_and_date_are_changed_for_everybody(office: Office) -> None:
    ada = office.facilitator()
    meeting = Meeting(ada, title="Fel namn", place="Umeå")
    ada.open(f"/facilitator/sessions/{meeting.id}")
    ada.submit("/describe", **called("Rätt namn", "Luleå", "2026-05-06"))
    assert "Rätt namn" in ada.words
    session = meeting.snapshot()["session"]
    assert (session["title"], session["place"]) == ("Rätt namn", "Luleå")
    assert "6 maj 2026" in session["place_and_date"]
    refused = ada.submit("/describe", **called(" ", "Luleå", "2026-05-06"))
    assert refused.status_code == 422
    ada.submit("/describe", **called("Rätt namn", "", "2026-05-06"))
    assert "Write something here." in ada.words


def test_a_meeting_goes_to_the_bin_and_back(office: Office) -> None:
    ada, bo = office.facilitator(), office.facilitator(BO)
    plan(ada, title="Bortkommet", place="Umeå")
    address = address_of(ada, "Bortkommet")
    ada.open(address)
    ada.submit("/shelf", shelf="bin")
    assert "Bortkommet" not in shown(ada)
    assert ada.open(address).status_code == 404
    assert ada.open(f"{address}/live").status_code == 404
    assert shown(ada, "/facilitator?shelf=bin") == ["Bortkommet"]
    assert "erased for good on" in ada.words
    assert shown(bo, "/facilitator?shelf=bin") == []
    ada.open("/facilitator?shelf=bin")
    ada.submit("/shelf")
    assert ada.open(address).status_code == 200
    assert "Bortkommet" in shown(ada)


def test_screens_of_a_meeting_in_the_bin_are_told_and_lead_it_no_more(office: Office) -> None:
    ada = office.facilitator()
    meeting = Meeting(ada, title="Kastat", place="Umeå")
    meeting.do("session.end")
    room = [screen_of(office, meeting, role) for role in ("facilitator", "wall")]
    for screen in room:
        screen.join()
    ada.open(f"/facilitator/sessions/{meeting.id}")
    ada.submit("/shelf", shelf="bin")
    for screen in room:
        said = screen.until("bye")
        assert said["refused"] == "no_session"
        assert said["say"] == "The meeting was put in the bin. It can be taken back from there."
    assert meeting.write({"op_id": new_id(), "kind": "session.reopen"})["refused"] == "no_session"
    assert "no_session" in screen_of(office, meeting, "wall").welcome


def screen_of(office: Office, meeting: Meeting, role: str) -> Screen:
    cookie = "; ".join(f"{one.name}={one.value}" for one in meeting.leader.web.cookies.jar)
    token = meeting.wall_token if role == "wall" else None
    return Screen(office.server.port, meeting.id, role, cookie, token=token)


def test_who_comes_to_a_meeting_that_is_only_planned_is_told_so(office: Office) -> None:
    ada = office.facilitator()
    plan(ada, title="Snart dags", place="Umeå")
    meeting = Meeting.of(ada, address_of(ada, "Snart dags").split("/")[-1])
    guest = office.visitor()
    guest.open(meeting.link)
    assert "The meeting has not begun yet." in guest.words
    meeting.do("session.join", open=True)
    guest.open(meeting.link)
    assert "not begun" not in guest.words


def test_the_archive_is_out_of_the_way_and_can_be_read(office: Office) -> None:
    ada = office.facilitator()
    plan(ada, title="Undanlagt", place="Umeå")
    address = address_of(ada, "Undanlagt")
    ada.open(address)
    ada.submit("/shelf", shelf="archive")
    assert "Undanlagt" not in shown(ada)
    assert shown(ada, "/facilitator?shelf=archive") == ["Undanlagt"]
    assert ada.open(address).status_code == 200


def test_what_runs_is_not_thrown_away(office: Office) -> None:
    ada = office.facilitator()
    meeting = Meeting(ada, title="Pågår", place="Umeå")
    ada.open(f"/facilitator/sessions/{meeting.id}")
    for shelf in ("bin", "archive"):
        answer = ada.submit("/shelf", shelf=shelf)
        assert answer.status_code == 409
        assert "End it first." in ada.words
        ada.open(f"/facilitator/sessions/{meeting.id}")


@pytest.mark.parametrize(
    "asked", ["page=0", "page=99999", "page=x", "order=x", "shelf=x", "year=x", "q=%00"]
)
def test_whatever_is_asked_the_list_comes(office: Office, asked: str) -> None:
    assert office.facilitator().open(f"/facilitator?{asked}").status_code == 200
