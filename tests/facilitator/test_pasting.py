"""A list that is pasted into the console: with one press an idea of each of its lines."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.meetings.running import Meeting
from tests.people.in_browsers import Console
from tests.people.over_http import SESSION_COOKIES, Facilitator

TABLE = "More places\tAll year\r\nMore time\tNext spring\r\n"


def test_each_row_of_a_table_is_an_idea(leader: Facilitator, browser: Browser) -> None:
    meeting = Meeting(leader)
    meeting.open_step(0)
    console = Console(browser)
    jar = [one for one in leader.web.cookies.jar if one.name in SESSION_COOKIES]
    console.context.add_cookies(
        [{"name": one.name, "value": str(one.value), "url": leader.url} for one in jar]
    )
    console.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = console.page
    page.goto(f"{leader.url}/facilitator/sessions/{meeting.id}/live")
    field = page.locator(".write textarea").first
    field.focus()
    page.evaluate("(text) => navigator.clipboard.writeText(text)", TABLE)
    page.keyboard.press("Control+V")
    page.get_by_role("button", name="Send as 2 ideas").click()
    expect(page.locator(".idea .card__text")).to_have_text(
        ["More time – Next spring", "More places – All year"]  # the newest first
    )
    page.get_by_role("button", name="Undo").last.click()
    expect(page.locator(".idea")).to_have_count(0)
    expect(field).to_have_value(TABLE.replace("\r\n", "\n"))
    assert console.complaints == []
    console.context.close()
