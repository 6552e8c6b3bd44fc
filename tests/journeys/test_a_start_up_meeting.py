"""A start-up meeting, from the list page to the opened file: who is there, and points."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.exports.downloaded import read
from tests.people.in_browsers import Console, Phone, Screen, Wall
from tests.servers.installation import House

EXPECTED = {
    "Regions": ["Northfjord", "Lakeland"],
    "Universities": ["Fell University", "Lake University"],
    "Municipalities": ["North County", "Lake County", "Wood County"],
    "Hosting authorities": ["The Agency for Care"],
}
COUNTIES = "Representatives of the municipalities of"
NOT_DISCUSSED = "The question was not discussed at this meeting."
REPORT = [
    "Starting point – existing structures for collaboration",
    "There is a council for care",
    "It meets four times a year",
    "The universities are not in it.",
    "Representation at the meeting",
    "2 of 2 regions",
    "2 of 2 universities",
    f"{COUNTIES} 2 of 3 counties and the county board",
    "10 participants in all, not counting The Agency for Care.",
    "Purpose and organisation",
    "Purpose",
    "To plan education together",
    "Organisation",
    NOT_DISCUSSED,
]
"""All that the report says under its title: nothing of the last segment, which stayed empty."""


@dataclass
class Start:
    """The people of the meeting: a facilitator with a wall, three alone, two tables."""

    console: Console
    wall: Wall
    alone: list[Phone]
    tables: list[Phone]

    @property
    def page(self) -> Page:
        return self.console.page


@pytest.fixture
def start(house: House, browser: Browser) -> Start:
    """Started from the list, the names pasted; all come in."""
    console = Console(browser).signs_in(house.server.link)
    console.starts_a_meeting("Start-up meeting", "The northern region", "", "2026-10-07")
    wall = Wall(browser).opens(console.wall_link)
    start = Start(console, wall, [], [])
    paste_the_names(console.page)
    link = console.join_link
    for one in (["Northfjord"], ["Fell University"], ["Lake Uni"]):
        start.alone.append(come_in(Phone(browser), link, "On my own", one))
    several = ["Lakeland", "North County", "The Agency for Care"]
    start.tables.append(come_in(Phone(browser), link, "1", several, persons=5))
    start.tables.append(come_in(Phone(browser), link, "2", ["Northfjord"], persons=2))
    return start


def paste_the_names(page: Page) -> None:
    page.get_by_role("button", name="Segment 2 Representation").click()
    for group, names in EXPECTED.items():
        part = page.get_by_role("region", name=group, exact=True)
        part.get_by_role("button", name=f"Add names to {group}").click()
        part.get_by_label(f"Names for {group}").fill("\n".join(names))
        part.get_by_role("button", name="Add", exact=True).click()
        for name in names:
            part.get_by_role("button", name=f"{name} not seen", exact=True).wait_for()


def come_in(phone: Phone, link: str, table: str, names: list[str], persons: int = 1) -> Phone:
    """Two taps where one is alone: the name, and in; here the table before them."""
    page = phone.page
    page.goto(link)
    page.get_by_label(table, exact=True).check(force=True)
    for name in names:
        choice = page.get_by_label(name, exact=True)
        if choice.count():
            choice.check(force=True)
        else:
            page.get_by_label("Another …").check(force=True)
            page.get_by_label("In your own words").fill(name)
    page.get_by_label("How many are you").fill(str(persons))
    page.get_by_role("button", name="Join").click()
    phone.is_told("Connected")
    return phone


def test_a_start_up_meeting(start: Start, tmp_path: Path) -> None:
    they_write_points(start)
    they_see_who_is_there(start)
    a_question_is_not_discussed(start)
    start.console.ends_the_meeting()
    report = start.console.downloads_minutes(tmp_path)
    assert read(report)[-len(REPORT) :] == REPORT


def they_write_points(start: Start) -> None:
    """One list; the facilitator makes a paragraph of a point."""
    start.console.goes_on_to("Write: ")
    start.tables[0].writes("There is a council for care", "It meets four times a year")
    start.alone[0].writes("The universities are not in it.")
    for screen in (start.wall, start.alone[1]):
        screen.sees("There is a council for care", "The universities are not in it.")
    page = start.page
    page.get_by_role("button", name="More about “The universities").click()
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_label("Form in the minutes").select_option("Paragraph")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".tag")).to_have_text("Paragraph")


def they_see_who_is_there(start: Start) -> None:
    """An answer that is on no list, a name by hand, a number by hand and put back."""
    page = start.page
    open_step(page, 2, "See who is here")
    shows(
        start.wall,
        "2 of 2 regions",
        "1 of 2 universities",
        "10 participants in all, not counting The Agency for Care.",
    )
    page.get_by_label("Lake Uni", exact=True).select_option("Lake University")
    page.get_by_role("button", name="Save for Lake Uni").click()
    shows(start.wall, "2 of 2 universities")
    seen = page.get_by_role("button", name="Wood County")
    seen.focus()
    seen.press("Space")
    expect(seen).to_have_accessible_name("Wood County there, by hand")
    expect(seen).to_have_attribute("aria-pressed", "true")
    shows(start.wall, f"{COUNTIES} 2 of 3 counties")
    line = page.get_by_role("button", name="Edit the line of Municipalities")
    line.click()
    page.get_by_label("There", exact=True).fill("1.5")
    page.get_by_label("After them").fill("and the county board")
    page.get_by_role("button", name="Save", exact=True).click()
    shows(start.wall, f"{COUNTIES} 1.5 of 3 counties and the county board")
    page.get_by_role("button", name="Go by the list").click()
    shows(start.wall, f"{COUNTIES} 2 of 3 counties and the county board")
    shows(start.alone[2], "2 of 2 universities")


def a_question_is_not_discussed(start: Start) -> None:
    """And the last segment stays empty: nothing of it is printed."""
    open_step(start.page, 3, "Write")
    start.alone[0].writes("To plan education together")
    start.page.get_by_role("button", name="The question was not discussed").click()
    shows(start.wall, NOT_DISCUSSED)


def shows(screen: Screen, *lines: str) -> None:
    """Wait until each stands there by itself."""
    for line in lines:
        screen.page.get_by_text(line, exact=True).first.wait_for()


def open_step(page: Page, segment: int, step: str) -> None:
    part = page.locator(".agenda > ol > li").nth(segment - 1)
    part.get_by_role("button", name=step).first.click()
    page.get_by_role("button", name="Take the room there").click()
    part.locator("[aria-current=step]").wait_for()
