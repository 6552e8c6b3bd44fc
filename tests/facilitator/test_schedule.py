"""A schedule: made on the start page or the console, and followed by the clock."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.meetings.running import Meeting
from tests.servers.office import Office
from workshop.meeting.plan import minutes_of


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB")
    yield context.new_page()
    context.close()


def lead(page: Page, meeting: Meeting) -> None:
    leader = meeting.leader
    page.context.add_cookies([{"name": "samsyn", "value": leader.cookie, "url": leader.url}])
    page.goto(f"{leader.url}/facilitator/sessions/{meeting.id}/live")


def ends(meeting: Meeting) -> list[str]:
    """When each step ends, by the server's rule."""
    board = meeting.snapshot()
    at = dt.datetime.fromisoformat(f"2026-01-01T{board['session']['starts']}")
    said = []
    for segment in sorted(board["segment"], key=lambda one: int(one["position"])):
        steps = [one for one in board["step"] if one["segment_id"] == segment["id"]]
        for step in sorted(steps, key=lambda one: int(one["position"])):
            minutes = minutes_of(step["minutes"], segment["minutes"], len(steps))
            at += dt.timedelta(minutes=minutes)
            said.append(f"until {at:%H:%M}")
    return said


def test_a_meeting_is_planned_and_goes_by_the_clock(office: Office, page: Page) -> None:
    meeting = Meeting(office.facilitator(), starts="09:30")
    lead(page, meeting)
    agenda = page.get_by_role("navigation", name="Agenda")
    expect(agenda.locator(".step__ends")).to_have_text(ends(meeting))
    agenda.get_by_role("button", name="Schedule").click()
    sheet = page.get_by_role("dialog", name="Schedule")
    sheet.get_by_label("Write ideas").fill("7")
    sheet.get_by_label("Write ideas").press("Tab")
    expect(sheet.get_by_text("until 09:37")).to_be_visible()
    sheet.get_by_label("The meeting starts at").fill("10:00")
    expect(sheet.get_by_text("until 10:07")).to_be_visible()
    page.keyboard.press("Escape")
    expect(agenda.locator(".step__ends").first).to_have_text("until 10:07")
    assert ends(meeting)[0] == "until 10:07"
    page.get_by_role("button", name=re.compile("^Next step")).click()
    expect(page.get_by_role("timer")).to_have_text(re.compile("^(7:00|6:5)"))
    page.get_by_role("button", name="Undo").last.click()
    expect(page.get_by_role("timer")).to_have_count(0)


def test_who_is_late_sees_it_at_a_glance(office: Office, page: Page) -> None:
    late, early = (Meeting(office.facilitator(), starts=one) for one in ("00:00", "23:59"))
    for meeting in (early, late):
        meeting.do("step.plan", id=meeting.step(0), minutes=1)
        meeting.open_step(0)
        lead(page, meeting)
        expect(page.get_by_role("timer")).to_be_visible()
        behind = page.get_by_text(re.compile(r"^\d+ min behind the schedule$"))
        expect(behind).to_have_count(1 if meeting is late else 0)


def test_the_invitation_says_from_when_to_when(office: Office) -> None:
    ada = office.facilitator()
    meeting = Meeting(ada, starts="09:30", date="2030-01-02")
    said: Any = ada.open(f"/facilitator/sessions/{meeting.id}/invitation.ics").text
    [start] = re.findall(r"DTSTART:(\d{8}T\d{6}Z)", said)
    [end] = re.findall(r"DTEND:(\d{8}T\d{6}Z)", said)
    starts, ended = (
        dt.datetime.strptime(one, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC).astimezone()
        for one in (start, end)
    )
    assert f"{starts:%Y-%m-%d %H:%M}" == "2030-01-02 09:30"
    assert f"until {ended:%H:%M}" == ends(meeting)[-1]
