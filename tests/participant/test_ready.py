"""A table says on its phone that it is done; console and wall count those who are."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.participant.sorters import Gather, Sorters


def test_tables_say_that_they_are_done_and_are_counted(sorters: Gather, browser: Browser) -> None:
    room = sorters(seating="tables", tables=2)
    room.lead.open(0)
    one, other = room.joins(table="1"), room.joins(table="2")
    console = leads(room, browser)
    wall = console.context.new_page()
    wall.goto(console.get_by_role("link", name="The wall").evaluate("(link) => link.href"))
    one.get_by_role("button", name="Vi är klara").tap()
    expect(one.get_by_text("Bordet är klart med det här steget.")).to_be_visible()
    expect(console.get_by_text("1 of 2 is done")).to_be_visible()
    expect(wall.get_by_text("1 av 2 är klar").first).to_be_visible()
    other.get_by_role("button", name="Vi är klara").tap()
    expect(console.get_by_text("All are done")).to_be_visible()
    one.get_by_role("button", name="Vi är inte klara än").tap()
    expect(one.get_by_role("button", name="Vi är klara")).to_be_visible()
    expect(console.get_by_text("1 of 2 is done")).to_be_visible()
    room.lead.open(0, "cluster")
    expect(console.get_by_text("is done")).to_have_count(0)
    room.lead.open(0)
    expect(other.get_by_role("button", name="Vi är klara")).to_be_visible()
    room.lead.open(0, "settle")
    expect(other.get_by_role("button", name="Vi är överens")).to_be_visible()
    expect(other.get_by_role("button", name="klara")).to_have_count(0)


def leads(room: Sorters, browser: Browser) -> Page:
    """The console of the meeting."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB")
    room.contexts.append(context)
    person, session = room.lead.person, room.lead.address.rsplit("/", 1)[1]
    context.add_cookies([{"name": "samsyn", "value": person.cookie, "url": room.lead.url}])
    page = context.new_page()
    page.goto(f"{room.lead.url}/facilitator/sessions/{session}/live")
    return page
