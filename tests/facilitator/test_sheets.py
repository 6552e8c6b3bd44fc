"""Sheets for the door and the tables, and to write on; the invitation for calendars."""

from __future__ import annotations

from lxml import html

from tests.meetings.running import Meeting
from tests.people.over_http import Facilitator
from tests.servers.office import BO, Office


def sheets(person: Facilitator, meeting: Meeting, query: str = "") -> list[str]:
    """What stands on each, with single spaces."""
    person.open(f"/facilitator/sessions/{meeting.id}/sheets{query}")
    found = html.fromstring(person.page.text).xpath("//section")
    return [" ".join(str(sheet.text_content()).split()) for sheet in found]


def test_there_is_one_for_the_door_and_one_for_each_table(office: Office) -> None:
    ada = office.facilitator()
    meeting = Meeting(ada, title="Västra", seating="tables", table_names="Blå\nRöd")
    door, blue, red = sheets(ada, meeting)
    code = str(meeting.snapshot()["session"]["code"])
    for sheet in (door, blue, red):
        assert "Västra" in sheet
        assert f"{code[:3]} {code[3:]}" in sheet
        assert office.server.url.split("//")[1] in sheet
    assert "Välj bordet där du sitter." in door  # in the language of the meeting
    assert "Bord Blå" in blue
    assert "Välj bord Röd." in red


def test_the_square_on_them_is_the_way_in(office: Office) -> None:
    ada = office.facilitator()
    meeting = Meeting(ada, seating="persons")
    assert len(sheets(ada, meeting)) == 1
    [square] = html.fromstring(ada.page.text).xpath("//section//img/@src")
    assert ada.open(square).headers["content-type"] == "image/svg+xml"


def test_blank_ones_hold_the_question_of_each_segment(office: Office) -> None:
    ada = office.facilitator()
    meeting = Meeting(ada, seating="tables", tables="2")
    blank = sheets(ada, meeting, "?blank=1")
    questions = [one["prompt"] for one in meeting.snapshot()["segment"]]
    assert len(blank) == 2 * len(questions)
    assert all(question in blank[at] for at, question in enumerate(questions))
    assert "Bord 2" in blank[-1]


def test_only_those_who_lead_print_them(office: Office) -> None:
    meeting = Meeting(office.facilitator())
    bo = office.facilitator(BO)
    assert bo.open(f"/facilitator/sessions/{meeting.id}/sheets").status_code == 404


def test_the_invitation_holds_the_day_and_the_way_in(office: Office) -> None:
    ada = office.facilitator()
    meeting = Meeting(ada, title="Västra, del 2", place="Umeå", date="2031-02-03")
    answer = ada.open(f"/facilitator/sessions/{meeting.id}/invitation.ics")
    assert "vastra-del-2.ics" in answer.headers["content-disposition"]
    said = answer.content.replace(b"\r\n ", b"").decode()
    assert "DTSTART;VALUE=DATE:20310203" in said
    assert "SUMMARY:Västra\\, del 2" in said
    assert f"Delta här: {meeting.leader.url}{meeting.link}" in said
    bo = office.facilitator(BO)
    assert bo.open(f"/facilitator/sessions/{meeting.id}/invitation.ics").status_code == 404
