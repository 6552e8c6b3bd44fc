"""The room waits for a moment, and newcomers stand in a lobby: from the console, told on phones."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.meetings.running import Meeting
from tests.people.in_browsers import Console
from tests.people.over_http import SESSION_COOKIES, Facilitator


def test_what_is_held_is_told_and_undone_by_one_click(
    leader: Facilitator, browser: Browser
) -> None:
    meeting = Meeting(leader)
    meeting.open_step(0)
    console = Console(browser)
    jar = [one for one in leader.web.cookies.jar if one.name in SESSION_COOKIES]
    console.context.add_cookies(
        [{"name": one.name, "value": str(one.value), "url": leader.url} for one in jar]
    )
    console.page.goto(f"{leader.url}/facilitator/sessions/{meeting.id}/live")
    rail = console.page.get_by_role("complementary", name="The room")
    phone = joins(browser, leader, meeting)
    field = phone.locator(".composer textarea").first
    field.fill("Begun before the pause")

    rail.get_by_role("button", name="Let the room wait").click()
    expect(phone.get_by_role("heading", name="A moment’s pause")).to_be_visible()
    expect(field).to_have_value("Begun before the pause")
    expect(phone.get_by_role("button", name="Send")).to_have_count(0)
    rail.get_by_role("button", name="Let the room go on").click()
    expect(phone.get_by_role("heading", name="A moment’s pause")).to_have_count(0)
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator(".card [class*=state--]").first).to_have_text("Saved")

    rail.get_by_role("button", name="Let newcomers in one by one").click()
    expect(rail.get_by_role("button", name="Let newcomers in at once")).to_be_visible()
    late, later, last = (joins(browser, leader, meeting) for _ in range(3))
    for page in (late, later, last):
        expect(page.get_by_role("heading", name="Wait a moment")).to_be_visible()
    waiting = rail.get_by_role("heading", name="devices wait")
    expect(waiting).to_have_text("3 devices wait")
    late.get_by_role("link", name="See whether you are in").click()
    expect(late.get_by_role("heading", name="Wait a moment")).to_be_visible()
    assert len(meeting.snapshot()["participant"]) == 4  # who asks again is the same one
    rail.get_by_role("button", name="Let in Person 2", exact=True).click()
    expect(late.locator(".composer")).to_be_visible()
    expect(waiting).to_have_text("2 devices wait")
    expect(later.get_by_role("heading", name="Wait a moment")).to_be_visible()
    rail.get_by_role("button", name="Let all in").click()
    for page in (later, last):
        expect(page.locator(".composer")).to_be_visible()
    expect(waiting).to_have_count(0)
    rail.get_by_role("button", name="Let newcomers in at once").click()
    expect(joins(browser, leader, meeting).locator(".composer")).to_be_visible()
    assert console.complaints == []
    for context in browser.contexts:
        context.close()


def joins(browser: Browser, leader: Facilitator, meeting: Meeting) -> Page:
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(f"{leader.url}{meeting.link}")
    page.get_by_role("button", name="Join").click()
    return page
