"""Thirty ideas from paper, in a browser, by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.meetings.running import Meeting
from tests.people.in_browsers import Console
from tests.people.over_http import SESSION_COOKIES, Facilitator

IDEAS, SUBS = 20, 10


def test_thirty_entries_by_keyboard_alone(leader: Facilitator, browser: Browser) -> None:
    meeting = Meeting(leader, seating="tables", tables="3")
    console = Console(browser)
    jar = [one for one in leader.web.cookies.jar if one.name in SESSION_COOKIES]
    console.context.add_cookies(
        [{"name": one.name, "value": str(one.value), "url": leader.url} for one in jar]
    )
    page, keys = console.page, console.page.keyboard
    page.goto(f"{leader.url}/facilitator/sessions/{meeting.id}/scribe")
    field = page.locator("#paper")
    expect(field).to_be_focused()
    page.get_by_label("For which table").focus()
    keys.type("Table 2")
    field.focus()
    for n in range(IDEAS):
        keys.type(f"Idea {n + 1}")
        keys.press("Enter")
        if n % 2:
            keys.press("Tab")
            expect(page.locator("label[for=paper]")).to_have_text(f"Sub-point of “Idea {n + 1}”")
            keys.type(f"More on {n + 1}")
            keys.press("Enter")
            keys.press("Shift+Tab")
            expect(page.locator("label[for=paper]")).to_have_text("The next idea")
    expect(field).to_be_focused()
    expect(page.locator(".scribe__line")).to_have_count(IDEAS + SUBS)
    expect(page.get_by_text("30 entries")).to_be_visible()
    expect(page.get_by_text("Everything is saved")).to_be_visible()
    stored = meeting.snapshot()["idea"]
    roots = {one["id"]: one["text"] for one in stored if not one["parent_id"]}
    assert sorted(roots.values()) == sorted(f"Idea {n + 1}" for n in range(IDEAS))
    below = {(roots[one["parent_id"]], one["text"]) for one in stored if one["parent_id"]}
    assert below == {(f"Idea {n}", f"More on {n}") for n in range(2, IDEAS + 1, 2)}
    tables = {one["id"]: one["name"] for one in meeting.snapshot()["table"]}
    assert {tables[one["table_id"]] for one in stored} == {"2"}
    keys.press("Shift+Tab")  # no trap: out of the field, to where it goes
    expect(field).not_to_be_focused()
    field.focus()
    keys.type("Begun")
    page.reload()
    expect(field).to_have_value("Begun")
    expect(page.get_by_label("For which table")).to_have_value(stored[0]["table_id"])
    expect(page.get_by_text("30 entries")).to_be_visible()
    page.get_by_role("button", name="Take back: Idea 1", exact=True).click()
    expect(page.get_by_text("29 entries")).to_be_visible()
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("30 entries")).to_be_visible()
    assert console.complaints == []
    console.context.close()
