"""Finding what can be done by its name, and the list of keys: the console, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.meetings.running import Meeting
from tests.servers.office import Office
from workshop.base.ids import new_id


@pytest.fixture
def meeting(office: Office) -> Meeting:
    """With two ideas, where the room writes."""
    meeting = Meeting(office.facilitator())
    meeting.open_step(0)
    for text in ("Tid att tala med varandra", "Tillit"):
        meeting.do("idea.add", id=new_id(), segment_id=meeting.segments[0], text=text)
    return meeting


@pytest.fixture
def page(browser: Browser, meeting: Meeting) -> Iterator[Page]:
    leader = meeting.leader
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB")
    context.add_cookies([{"name": "samsyn", "value": leader.cookie, "url": leader.url}])
    page = context.new_page()
    page.goto(f"{leader.url}/facilitator/sessions/{meeting.id}/live")
    expect(page.get_by_text("Tillit", exact=True)).to_be_visible()
    yield page
    context.close()


def test_a_step_is_found_and_looked_at(page: Page) -> None:
    page.keyboard.press("Control+k")
    find = page.get_by_role("dialog", name="Find and do")
    page.keyboard.type("agree")
    expect(find.get_by_role("listitem")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(find).to_have_count(0)
    expect(page.get_by_text("You are looking at: Gemensam referensram, Agree.")).to_be_visible()


def test_an_idea_is_found_by_its_words_wherever_one_looks(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Segment 3")).click()
    page.keyboard.press("Control+k")
    page.keyboard.type("tala varandra")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("button", name="More about “Tid att tala med varandra”")
    ).to_be_focused()


def test_what_is_called_nothing_is_said_to_be_nothing(page: Page) -> None:
    page.keyboard.press("Control+k")
    find = page.get_by_role("dialog", name="Find and do")
    page.keyboard.type("zzz")
    expect(find.get_by_role("listitem")).to_have_count(0)
    expect(find.get_by_role("status")).to_have_text("Nothing is called that.")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(find).to_have_count(0)


def test_all_keys_are_listed_but_a_question_mark_can_be_typed(page: Page) -> None:
    page.get_by_role("main").focus()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="All keys")
    expect(keys).to_contain_text("Undo what was done last, a step too")
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    field = page.get_by_role("textbox", name="Write an idea for the room")
    field.press("?")
    expect(field).to_have_value("?")
    expect(keys).to_have_count(0)
