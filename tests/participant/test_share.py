"""A share of the unsorted ideas: phones sort theirs, the facilitator decides where they differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.meetings.to_join import Meeting
from tests.participant.room import TOO_SMALL
from tests.participant.sorters import LAPTOP, Sorters
from tests.people.over_http import SESSION_COOKIES
from tests.servers.office import Office

MOST = 8


class Sharers(Sorters):
    """A meeting with more unsorted ideas than fit into one share, its phones and its console."""

    def __init__(self, office: Office, meeting: Meeting, browser: Browser) -> None:
        super().__init__(office, meeting, browser)
        self.write_many(9)
        self.lead.open(0, "cluster")
        self.meeting = meeting

    def suggestions(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.lead.board()["suggestion"]
        return found

    def console(self) -> Page:
        """The facilitator's console, in Swedish."""
        context = self.browser.new_context(locale="sv-SE", **LAPTOP)
        self.contexts.append(context)
        jar = [one for one in self.lead.person.web.cookies.jar if one.name in SESSION_COOKIES]
        context.add_cookies(
            [{"name": one.name, "value": str(one.value), "url": self.lead.url} for one in jar]
        )
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(f"{self.lead.url}/facilitator/sessions/{self.meeting.id}/live")
        expect(page.locator(".board")).to_be_visible()
        return page

    def leaves_one(self) -> None:
        """All ideas but the first stand in a category: every share holds that one."""
        board, (first, *_) = self.lead.board(), self.ideas.values()
        others = [one["id"] for one in board["idea"] if one["id"] != first]
        self.lead.do("idea.move", ids=others, category_id=self.categories["Process"])


@pytest.fixture
def sharers(
    office: Office, meet: Callable[..., Meeting], browser: Browser
) -> Iterator[Callable[..., Sharers]]:
    made: list[Sharers] = []

    def gather(**wanted: Any) -> Sharers:
        made.append(Sharers(office, meet(**wanted), browser))
        return made[-1]

    yield gather
    for one in made:
        for context in one.contexts:
            context.close()


Share = Callable[..., Sharers]


def begin(page: Page, number: int = MOST) -> None:
    page.get_by_role("button", name=f"Sortera {number} åt rummet").click()


def words(page: Page) -> Locator:
    return page.locator(".share__words")


def put(page: Page, category: str) -> str:
    """Sort the card that is shown; what it says."""
    text = words(page).inner_text()
    page.locator(".share__picks").get_by_role("button", name=re.compile(category)).click()
    expect(words(page)).not_to_have_text(text)
    return text


def test_a_share_is_sorted_one_at_a_time(sharers: Share) -> None:
    room = sharers()
    page = room.joins()
    begin(page)
    expect(page.get_by_text("1 av 8")).to_be_visible()
    assert not page.evaluate(TOO_SMALL)
    first = put(page, "Kultur")
    expect(page.get_by_text("2 av 8")).to_be_visible()
    expect(page.get_by_text("Nyss: Kultur.")).to_be_visible()
    expect(words(page)).to_be_focused()
    room.placed(first, "Kultur")
    second = words(page).inner_text()
    page.get_by_role("button", name="Hoppa över").tap()
    expect(page.get_by_text("3 av 8")).to_be_visible()
    for _ in range(5):
        put(page, "Process")
    page.locator(".share__picks").get_by_role("button", name=re.compile("Målbild")).tap()
    expect(page.get_by_role("heading", name="Tack!")).to_be_focused()
    expect(page.get_by_text("7 idéer sorterade åt rummet.")).to_be_visible()
    room.sorted_into(room.categories["Process"], 5)
    assert room.place_of(second) is None, "it was skipped"
    assert len(room.suggestions()) == 7
    page.get_by_role("button", name="Ta 4 till").tap()
    expect(page.get_by_text("1 av 4")).to_be_visible()
    expect(words(page)).not_to_have_text(second)
    page.get_by_role("button", name="Till alla idéer").tap()
    expect(page.get_by_role("button", name="Sortera 4 åt rummet")).to_be_focused()
    expect(page.get_by_text("5 osorterade")).to_be_visible()


def test_each_device_draws_its_own_and_keeps_it(sharers: Share) -> None:
    room = sharers()
    phones = [room.joins() for _ in range(3)]

    def drawn(page: Page) -> list[str]:
        page.reload()
        begin(page)
        texts = []
        for number in range(MOST):
            expect(page.get_by_text(f"{number + 1} av 8")).to_be_visible()
            texts.append(words(page).inner_text())
            page.get_by_role("button", name="Hoppa över").tap()
        return texts

    shares = [drawn(page) for page in phones]
    assert all(len(set(share)) == MOST for share in shares)
    assert len({tuple(share) for share in shares}) == 3
    assert drawn(phones[0]) == shares[0]


def test_undo_goes_back_to_the_card(sharers: Share) -> None:
    room = sharers()
    page = room.joins()
    begin(page)
    expect(page.get_by_role("button", name="Ångra")).to_be_disabled()
    first = put(page, "Kultur")
    room.placed(first, "Kultur")
    page.get_by_role("button", name="Ångra").tap()
    expect(words(page)).to_have_text(first)
    expect(page.get_by_text("1 av 8")).to_be_visible()
    room.placed(first, None)
    room.lead.until(lambda board: not board["suggestion"])
    assert put(page, "Process") == first
    room.placed(first, "Process")


def test_a_category_that_is_missing_is_made_on_the_way(sharers: Share) -> None:
    room = sharers()
    page = room.joins()
    begin(page)
    text = words(page).inner_text()
    page.locator(".share__picks").get_by_role("button", name="Ny kategori").tap()
    page.get_by_label("Kategorins namn").fill("Kompetens")
    page.get_by_role("button", name="Skapa").tap()
    expect(page.get_by_text("2 av 8")).to_be_visible()
    room.placed(text, "Kompetens")
    page.get_by_role("button", name="Ångra").tap()
    expect(words(page)).to_have_text(text)
    expect(page.locator(".share__picks")).not_to_contain_text("Kompetens")
    room.placed(text, None)


def test_what_is_gone_leaves_the_share(sharers: Share) -> None:
    room = sharers()
    page = room.joins()
    begin(page)
    text = words(page).inner_text()
    idea = next(one["id"] for one in room.lead.board()["idea"] if one["text"] == text)
    room.lead.do("idea.hide", id=idea)
    expect(page.get_by_text("2 av 8")).to_be_visible()
    expect(words(page)).not_to_have_text(text)


def test_keys_sort_a_share_on_a_laptop(sharers: Share) -> None:
    room = sharers()
    page = room.joins(LAPTOP)
    page.get_by_role("button", name="Sortera 8 åt rummet").press("Enter")
    expect(words(page)).to_be_focused()
    first = words(page).inner_text()
    page.keyboard.press("3")
    expect(page.get_by_text("2 av 8")).to_be_visible()
    room.placed(first, "Kultur")
    page.keyboard.press("0")
    expect(page.get_by_text("3 av 8")).to_be_visible()
    page.keyboard.press("Control+1")
    expect(page.get_by_text("3 av 8")).to_be_visible()
    for number in (2, 1):
        page.keyboard.press("z")
        expect(page.get_by_text(f"{number} av 8")).to_be_visible()
    room.placed(first, None)
    page.keyboard.press("Tab")
    expect(page.locator(".share__picks .cat-link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sortera 8 åt rummet")).to_be_focused()
    expect(page.get_by_text("12 osorterade")).to_be_visible()


def test_keys_lead_back_from_the_end_of_a_share(sharers: Share) -> None:
    room = sharers()
    room.leaves_one()
    page = room.joins(LAPTOP)
    begin(page, 1)
    text = words(page).inner_text()
    page.keyboard.press("3")
    expect(page.get_by_role("heading", name="Tack!")).to_be_focused()
    page.keyboard.press("3")
    page.keyboard.press("z")
    expect(words(page)).to_have_text(text)
    page.keyboard.press("0")
    expect(page.get_by_role("heading", name="Tack!")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Alla idéer")).to_be_visible()


def test_without_categories_there_is_nothing_to_take(sharers: Share) -> None:
    room = sharers()
    page = room.joins()
    expect(page.get_by_role("button", name="Sortera 8 åt rummet")).to_be_visible()
    for category in room.categories.values():
        room.lead.do("category.remove", id=category)
    expect(page.get_by_role("button", name=re.compile("åt rummet"))).to_have_count(0)


def test_two_that_differ_are_shown_to_the_facilitator(sharers: Share) -> None:
    """Three phones with one idea before them: the first one moves it, the others do not."""
    room = sharers()
    room.leaves_one()
    idea = next(iter(room.ideas))
    phones = [room.joins() for _ in range(3)]
    console = room.console()
    card = console.locator(f"#idea-{room.ideas[idea]}")
    for phone in phones:
        begin(phone, 1)
        expect(words(phone)).to_have_text(idea)
    for phone, category in zip(phones, ("Process", "Kultur", "Kultur"), strict=True):
        phone.locator(".share__picks").get_by_role("button", name=re.compile(category)).tap()
        expect(phone.get_by_role("heading", name="Tack!")).to_be_visible()
        room.placed(idea, "Process")
    expect(phones[0].get_by_text("låg redan någon annanstans")).to_have_count(0)
    expect(phones[2].get_by_text("1 av dem låg redan någon annanstans")).to_be_visible()
    for phone in phones:
        expect(phone.get_by_role("button", name="Till alla idéer")).to_have_count(1)
    expect(card.locator(".differing")).to_contain_text(re.compile(r"2 föreslår\s*3\s*Kultur"))
    console.get_by_role("button", name="Oense om 1").click()
    expect(console.locator(".card--board")).to_have_count(1)
    card.get_by_role("button", name="Flytta dit Kultur").click()
    room.placed(idea, "Kultur")
    expect(card.locator(".differing")).to_have_count(0)
    expect(console.locator(".card--board")).to_have_count(12)
    console.keyboard.press("Control+z")
    room.placed(idea, "Process")
    expect(card.locator(".differing")).to_contain_text("2 föreslår")
    card.get_by_role("button", name="Låt den stå kvar").click()
    expect(card.locator(".differing")).to_have_count(0)
    expect(console.get_by_role("button", name=re.compile("Oense om"))).to_have_count(0)
    room.lead.until(lambda board: not [one for one in board["suggestion"] if one["instead_of_id"]])
    console.keyboard.press("Control+z")
    expect(card.locator(".differing")).to_contain_text("2 föreslår")
    assert room.place_of(idea) == "Process"


def test_what_is_suggested_follows_a_category_that_was_merged(sharers: Share) -> None:
    room = sharers()
    room.leaves_one()
    idea = next(iter(room.ideas))
    first, second = room.joins(), room.joins()
    for phone in (first, second):
        begin(phone, 1)
    for phone, category in ((first, "Process"), (second, "Kultur")):
        phone.locator(".share__picks").get_by_role("button", name=re.compile(category)).tap()
        expect(phone.get_by_role("heading", name="Tack!")).to_be_visible()
        room.placed(idea, "Process")
    console = room.console()
    differing = console.locator(f"#idea-{room.ideas[idea]} .differing")
    expect(differing).to_contain_text(re.compile(r"1 föreslår\s*3\s*Kultur"))
    goals, culture = room.categories["Målbild"], room.categories["Kultur"]
    room.lead.do("category.merge", id=culture, into=goals)
    expect(differing).to_contain_text(re.compile(r"1 föreslår\s*1\s*Målbild"))
    room.lead.do("category.remove", id=goals)
    expect(differing).to_have_count(0)
    room.lead.do("category.restore", id=goals)
    expect(differing).to_contain_text("Målbild")
    room.lead.do("category.merge", id=goals, into=room.categories["Process"])
    expect(differing).to_have_count(0)
