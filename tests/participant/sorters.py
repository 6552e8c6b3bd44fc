"""Those who sort: a meeting that has come so far, and what one does on a phone in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.meetings.to_join import Meeting
from tests.people.lead import Lead
from tests.servers.office import Office
from workshop.base.ids import new_id

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}


LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}


TRUST, RESPECT, PHASES = "Tillit", "Respekt för besluten", "Samverkan utifrån faser"


IDEAS = (TRUST, RESPECT, PHASES)


NAMES = ("Målbild", "Process", "Kultur")


class Sorters:
    """A meeting whose ideas and categories are there, and those who take part in it."""

    def __init__(self, office: Office, meeting: Meeting, browser: Browser) -> None:
        self.lead = Lead(office.facilitator(), meeting)
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.ideas = {text: self.writes(0, text) for text in IDEAS}
        self.categories = {name: self.names(name) for name in NAMES}

    def writes(self, segment: int, text: str, **more: Any) -> str:
        """An idea that the facilitator writes for the room."""
        idea = new_id()
        place = self.lead.segment(segment)
        self.lead.do("idea.add", id=idea, segment_id=place, text=text, **more)
        return idea

    def write_many(self, number: int) -> None:
        """Ideas that the facilitator writes, as many as there can be in a packet at a time."""
        place = self.lead.segment(0)
        texts = [f"Idé {n}" for n in range(number)]
        for at in range(0, number, 20):
            fields = ({"segment_id": place, "text": text} for text in texts[at : at + 20])
            self.lead.do_all(*({"kind": "idea.add", "id": new_id(), **one} for one in fields))

    def sorted_into(self, category_id: str, number: int) -> None:
        """Wait until so many ideas stand in a category."""
        self.lead.until(
            lambda board: sum(one["category_id"] == category_id for one in board["idea"]) == number
        )

    def names(self, name: str) -> str:
        """A category, and its id."""
        category = new_id()
        self.lead.do("category.add", id=category, name=name)
        return category

    def joins(self, device: dict[str, Any] = PHONE, table: str = "") -> Page:
        """Somebody comes in."""
        context = self.browser.new_context(locale="sv-SE", reduced_motion="reduce", **device)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(self.lead.url + self.lead.link)
        if table:
            page.get_by_label(table, exact=True).check(force=True)
        page.get_by_role("button", name="Delta").click()
        expect(page.locator("#content")).to_be_visible()
        return page

    def place_of(self, text: str) -> str | None:
        """The name of the category that an idea is sorted into, as the server has it."""
        return place_on(self.lead.board(), text)

    def placed(self, text: str, category: str | None) -> None:
        """Wait until the server has an idea there."""
        self.lead.until(lambda board: place_on(board, text) == category)


Gather = Callable[..., Sorters]


def place_on(board: Any, text: str) -> str | None:
    """The name of the category that an idea stands in on a board."""
    names = {one["id"]: str(one["name"]) for one in board["category"]}
    found = [one["category_id"] for one in board["idea"] if one["text"] == text]
    return names.get(found[0]) if found else None


def card(page: Page, text: str) -> Locator:
    """The card of an idea."""
    return page.locator(".card").filter(has=page.locator(".card__text", has_text=text))


def move(page: Page, text: str, category: str) -> None:
    """Two taps."""
    card(page, text).get_by_role("button", name="Flytta").tap()
    page.get_by_role("dialog").get_by_role("button", name=category).tap()
