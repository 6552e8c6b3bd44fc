"""The words of a meeting are marked as its language, also where the page is in another one."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Browser

from tests.people.in_browsers import Console, Laptop
from tests.servers.installation import House

TODAY = date.today().isoformat()  # noqa: DTZ011 - as the page has it
SWEDISH, ENGLISH = "sv-SE", "en"
READ_AS = "one => one.closest('[lang]').lang"


def test_a_swedish_meeting_on_an_english_page(house: House, browser: Browser) -> None:
    console = Console(browser).signs_in(house.server.link)
    console.starts_a_meeting("Tre segment", "Norra regionen", "Umeå", TODAY)
    laptop = Laptop(browser)
    laptop.page.goto(console.join_link)
    is_read(laptop, "h1", "Norra regionen", SWEDISH)
    laptop.joins_by_link(console.join_link, "On my own")
    is_read(laptop, "h1", "Norra regionen", SWEDISH)
    is_read(laptop, ".kicker *", "Umeå", SWEDISH)
    is_read(laptop, ".way span", "Hinder och möjligheter", SWEDISH)
    is_read(laptop, "h2", "Look up", ENGLISH)
    console.goes_on_to("Write ideas")
    is_read(laptop, ".kicker *", "Gemensam referensram", SWEDISH)
    console.goes_on_to("Read and discuss")
    console.goes_on_to("Cluster")
    is_read(laptop, ".kicker", "Cluster", ENGLISH)
    console.adds_categories("Kultur")
    console.goes_on_to("Agree")
    console.goes_on_to("Hinder och möjligheter")
    console.goes_on_to("Go through together")
    is_read(laptop, "h3", "Hinder", SWEDISH)
    is_read(laptop, ".sorted__head span", "Kultur", ENGLISH)


def is_read(laptop: Laptop, where: str, words: str, language: str) -> None:
    """In that language, by a screen reader."""
    there = laptop.page.locator(where, has_text=words).first
    there.wait_for()
    assert there.evaluate(READ_AS) == language
