"""What the tests on phones share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.meetings.to_join import Meeting
from tests.participant.room import PHONE, Room
from tests.participant.sorters import Sorters
from tests.people.lead import Lead
from tests.servers.office import Office


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone in Swedish."""
    made = browser.new_context(viewport=PHONE, locale="sv-SE")  # type: ignore[arg-type]
    yield made
    made.close()


@pytest.fixture
def room(office: Office, meet: Callable[..., Meeting], context: BrowserContext) -> Room:
    """A meeting with one phone in it, and no mistake on any page."""

    def enter(*, table: str = "", **wanted: Any) -> tuple[Lead, Page]:
        meeting = meet(**wanted)
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(office.server.url + meeting.link)
        if table:
            page.get_by_label(table, exact=True).check(force=True)
        page.get_by_role("button", name="Delta").click()
        expect(page.get_by_role("heading", name="Lyft blicken")).to_be_visible()
        return Lead(office.facilitator(), meeting), page

    return enter


@pytest.fixture
def sorters(
    office: Office, meet: Callable[..., Meeting], browser: Browser
) -> Iterator[Callable[..., Sorters]]:
    """Meetings that have come as far as to have ideas and categories."""
    made: list[Sorters] = []

    def gather(**wanted: Any) -> Sorters:
        made.append(Sorters(office, meet(**wanted), browser))
        return made[-1]

    yield gather
    for one in made:
        for context in one.contexts:
            context.close()
