"""The room sorts, agrees, plans and votes: on a real phone, and on a laptop by its keys."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.office import Office
from tests.participant.meetings import Meeting
from tests.participant.test_joining import meet
from tests.participant.test_room import ANSWER, TOO_SMALL, Lead
from workshop.ids import new_id

__all__ = ["meet"]

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
TRUST, RESPECT, PHASES = "Tillit", "Respekt för besluten", "Samverkan utifrån faser"
IDEAS = (TRUST, RESPECT, PHASES)
NAMES = ("Målbild", "Process", "Kultur")
TICK = """
async (boxes) => {
  for (const box of boxes) {
    box.click();
    await new Promise((drawn) => setTimeout(drawn));
  }
}
"""


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

    def sorted_into(self, category_id: str) -> int:
        """How many ideas stand in a category, as the server has it."""
        ideas = self.lead.board()["idea"]
        return sum(one["category_id"] == category_id for one in ideas)

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
        board = self.lead.board()
        names = {one["id"]: str(one["name"]) for one in board["category"]}
        found = [one["category_id"] for one in board["idea"] if one["text"] == text]
        return names.get(found[0]) if found else None

    def placed(self, text: str, category: str | None) -> None:
        """Wait until the server has an idea there."""
        wait_until(lambda: self.place_of(text) == category)


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


Gather = Callable[..., Sorters]


def test_an_idea_is_moved_in_two_taps_and_back_in_one(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins()
    expect(page.get_by_text("3 osorterade")).to_be_visible()
    card(page, TRUST).get_by_role("button", name="Flytta").tap()
    page.get_by_role("dialog").get_by_role("button", name="Kultur").tap()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(card(page, TRUST).locator(".chip")).to_have_text(re.compile("3.*Kultur"))
    expect(page.get_by_text("2 osorterade")).to_be_visible()
    expect(page.locator(".toast p")).to_have_text(re.compile(r"Flyttad till\s*3\s*Kultur"))
    room.placed(TRUST, "Kultur")
    page.get_by_role("button", name="Ångra").tap()
    expect(page.get_by_text("3 osorterade")).to_be_visible()
    room.placed(TRUST, None)


def test_what_one_moves_the_others_see(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page, other = room.joins(), room.joins()
    move(page, TRUST, "Process")
    expect(card(other, TRUST).locator(".chip")).to_have_text(re.compile("Process"))
    expect(other.get_by_text("2 osorterade")).to_be_visible()


def test_several_are_ticked_and_moved_together(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins()
    page.get_by_role("button", name="Välj flera").tap()
    for text in (TRUST, RESPECT):
        page.get_by_label(f"Välj: {text}").tap()
    bar = page.locator(".phone__foot")
    expect(bar.get_by_text("2 valda")).to_be_visible()
    bar.get_by_role("button", name="Flytta").tap()
    page.get_by_role("dialog").get_by_role("button", name="Process").tap()
    expect(page.locator(".toast p")).to_have_text(re.compile("2 idéer flyttade till"))
    expect(page.get_by_text("2 valda")).to_have_count(0)
    for text in (TRUST, RESPECT):
        room.placed(text, "Process")
    page.get_by_label("Osorterade", exact=True).check()
    expect(page.locator(".card--sort")).to_have_count(1)


def test_more_are_moved_together_than_the_server_takes_at_once(sorters: Gather) -> None:
    room = sorters()
    many = 199 + len(IDEAS)
    room.write_many(199)
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    expect(page.locator(".card--sort")).to_have_count(many)
    page.locator(".card__pick input").evaluate_all(TICK)
    expect(page.locator(".phone__foot").get_by_text(f"{many} valda")).to_be_visible()
    page.locator(".phone__foot").get_by_role("button", name="Flytta").click()
    page.get_by_role("dialog").get_by_role("button", name="Process").click()
    expect(page.locator(".toast p")).to_have_text(re.compile(f"{many} idéer flyttade till"))
    process = room.categories["Process"]
    wait_until(lambda: room.sorted_into(process) == many)
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_text(f"{many} osorterade")).to_be_visible()
    wait_until(lambda: room.sorted_into(process) == 0)


def test_what_is_gone_is_not_moved(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins()
    card(page, TRUST).get_by_role("button", name="Flytta").tap()
    room.lead.do("idea.hide", id=room.ideas[TRUST])
    expect(card(page, TRUST)).to_have_count(0)
    page.get_by_role("dialog").get_by_role("button", name="Kultur").tap()
    expect(page.get_by_role("dialog")).to_have_count(0)
    move(page, RESPECT, "Process")
    room.placed(RESPECT, "Process")
    expect(page.locator(".toast p")).to_have_text(re.compile(r"Flyttad till\s*2\s*Process"))


def test_duplicates_are_merged_and_taken_apart(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins()
    page.get_by_role("button", name="Välj flera").tap()
    for text in (TRUST, RESPECT):
        page.get_by_label(f"Välj: {text}").tap()
    page.get_by_role("button", name="Slå ihop").tap()
    page.get_by_role("dialog").get_by_role("button", name=TRUST).tap()
    expect(page.locator(".card--sort")).to_have_count(2)
    expect(page.locator(".toast p")).to_have_text("1 idé sammanslagen med ”Tillit”")
    card(page, TRUST).get_by_text("1 idé sammanslagen med den här").tap()
    card(page, TRUST).get_by_role("button", name=f"Ta isär: {RESPECT}").tap()
    expect(page.locator(".card--sort")).to_have_count(3)
    wait_until(lambda: {one["state"] for one in room.lead.board()["idea"]} == {"shared"})


def test_a_sub_point_becomes_an_idea_of_its_own(sorters: Gather) -> None:
    room = sorters()
    room.writes(0, "Innan", parent_id=room.ideas[PHASES])
    room.lead.do("idea.move", ids=[room.ideas[PHASES]], category_id=room.categories["Kultur"])
    room.lead.open(0, "cluster")
    page = room.joins()
    card(page, PHASES).get_by_role("button", name="Flytta").tap()
    page.get_by_role("dialog").get_by_role("button", name="Innan").tap()
    expect(card(page, "Innan").locator(".chip")).to_have_text(re.compile("Kultur"))
    expect(card(page, PHASES).locator(".card__subs")).to_have_count(0)
    page.get_by_role("button", name="Ångra").tap()
    expect(card(page, PHASES).locator(".card__subs")).to_have_text(re.compile("Innan"))


def test_a_new_category_is_named_in_the_sheet_and_its_name_is_kept(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins()

    def ask_for_the_name() -> Locator:
        card(page, TRUST).get_by_role("button", name="Flytta").tap()
        page.get_by_role("dialog").get_by_role("button", name="Ny kategori").tap()
        return page.get_by_label("Kategorins namn")

    field = ask_for_the_name()
    expect(field).to_be_focused()
    field.fill("Förtroende")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.wait_for_timeout(300)  # what is typed takes a moment to the disk
    page.reload()
    expect(ask_for_the_name()).to_have_value("Förtroende")
    room.lead.open(0, "discuss")
    kept = page.get_by_role("region", name="Inte skickat")
    expect(kept.locator(".card__words")).to_have_text("Förtroende")
    room.lead.open(0, "cluster")
    expect(kept).to_have_count(0)
    expect(ask_for_the_name()).to_have_value("Förtroende")
    page.get_by_role("button", name="Skapa och flytta").tap()
    expect(card(page, TRUST).locator(".chip")).to_have_text(re.compile("4.*Förtroende"))
    room.placed(TRUST, "Förtroende")
    page.get_by_role("button", name="Ångra").tap()
    room.placed(TRUST, None)
    expect(page.locator(".cats")).not_to_contain_text("Förtroende")


def test_the_room_renames_merges_and_removes_categories(sorters: Gather) -> None:
    room = sorters()
    room.lead.do("idea.move", ids=[room.ideas[TRUST]], category_id=room.categories["Kultur"])
    room.lead.open(0, "cluster")
    page = room.joins()
    page.locator(".cats").get_by_role("button", name="Kultur").tap()
    page.get_by_label("Kategorins namn").fill("Kultur och tillit")
    page.get_by_role("button", name="Spara namnet").tap()
    expect(card(page, TRUST).locator(".chip")).to_have_text(re.compile("Kultur och tillit"))
    page.locator(".cats").get_by_role("button", name="Kultur och tillit").tap()
    page.get_by_role("dialog").get_by_role("button", name="Process").tap()
    expect(card(page, TRUST).locator(".chip")).to_have_text(re.compile("Process"))
    page.locator(".cats").get_by_role("button", name="Process").tap()
    page.get_by_role("button", name="Ta bort kategorin").tap()
    expect(page.get_by_text("3 osorterade")).to_be_visible()
    page.get_by_role("button", name="Ångra").tap()
    expect(card(page, TRUST).locator(".chip")).to_have_text(re.compile("Process"))
    room.placed(TRUST, "Process")


def test_a_name_can_be_emptied_and_written_anew(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins()
    page.locator(".cats").get_by_role("button", name="Kultur").tap()
    field = page.get_by_label("Kategorins namn")
    expect(field).to_have_value("Kultur")
    field.fill("K")
    field.press("Backspace")
    page.get_by_role("button", name="Spara namnet").tap()
    expect(page.get_by_role("dialog").get_by_role("alert")).not_to_be_empty()
    expect(field).to_have_value("")
    page.keyboard.type("Vård")
    page.keyboard.press("Enter")
    expect(page.locator(".cats")).to_contain_text("Vård")
    wait_until(lambda: "Vård" in [one["name"] for one in room.lead.board()["category"]])


def test_the_sheet_closes_by_key_and_beside_and_gives_the_focus_back(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    button = card(page, RESPECT).get_by_role("button", name="Flytta")
    button.press("Enter")
    expect(page.get_by_role("heading", name="Flytta till…")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.press("Enter")
    page.mouse.click(640, 40)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    assert room.place_of(RESPECT) is None


def test_keys_sort_on_a_laptop(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    page.get_by_label(f"Välj: {TRUST}").focus()
    page.keyboard.press("2")
    room.placed(TRUST, "Process")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("m")
    page.keyboard.press("3")
    room.placed(RESPECT, "Kultur")
    page.keyboard.press("0")
    room.placed(RESPECT, None)
    page.keyboard.press("z")
    room.placed(RESPECT, "Kultur")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("1")
    for text in (RESPECT, PHASES):
        room.placed(text, "Målbild")
    assert room.place_of(TRUST) == "Process"


def test_a_key_with_another_one_is_for_the_browser(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    page.get_by_label(f"Välj: {TRUST}").focus()
    page.keyboard.press("m")
    for key in ("Control+2", "Alt+2", "Meta+2"):
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(".toast")).to_have_count(0)
    page.keyboard.press("2")
    room.placed(TRUST, "Process")


def test_the_toast_gives_the_focus_back(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    tick = page.get_by_label(f"Välj: {TRUST}")
    tick.focus()
    for button in ("Ångra", "Stäng"):
        page.keyboard.press("2")
        page.get_by_role("button", name=button).press("Enter")
        expect(tick).to_be_focused()


def test_the_focus_stays_in_the_list_when_its_card_is_sorted(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    page.get_by_label("Osorterade", exact=True).check()
    page.get_by_label(f"Välj: {TRUST}").focus()
    page.keyboard.press("1")
    expect(page.get_by_label(f"Välj: {RESPECT}")).to_be_focused()
    page.keyboard.press("m")
    page.keyboard.press("2")
    expect(page.get_by_label(f"Välj: {PHASES}")).to_be_focused()
    page.keyboard.press("3")
    expect(page.get_by_text("Allt är sorterat.")).to_be_visible()
    expect(page.get_by_role("main")).to_be_focused()
    expect(page.get_by_text("0 osorterade")).to_be_visible()
    for text, name in zip(IDEAS, NAMES, strict=True):
        room.placed(text, name)


def test_words_wait_through_all_steps(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0)
    page = room.joins()
    page.get_by_label("Ny idé").fill(ANSWER)
    for step in ("cluster", "settle"):
        room.lead.open(0, step)
        expect(page.get_by_text("Skrivandet i Gemensam referensram är stängt.")).to_be_visible()
        expect(page.get_by_label("Ny idé")).to_have_value(ANSWER)
    room.lead.open(2, "vote")
    expect(page.get_by_text("3 röster kvar")).to_be_visible()
    expect(page.get_by_label("Ny idé")).to_have_value(ANSWER)


def test_an_own_idea_that_was_merged_says_where_it_is(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0)
    page = room.joins()
    page.get_by_label("Ny idé").fill(ANSWER)
    page.get_by_role("button", name="Skicka").tap()
    expect(page.locator(".card--own .state")).to_have_text("Sparad")
    own = next(one["id"] for one in room.lead.board()["idea"] if one["text"] == ANSWER)
    room.lead.do("idea.merge", ids=[own], into=room.ideas[TRUST])
    expect(page.locator(f"#idea-{own}")).to_contain_text("Sammanslagen med ”Tillit”")
    room.lead.open(0, "cluster")
    expect(card(page, TRUST).get_by_text(ANSWER)).to_be_visible()
    expect(card(page, TRUST).get_by_text("Din idé")).to_be_visible()


def test_a_change_of_what_was_merged_meanwhile_is_not_lost(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0)
    page = room.joins()
    page.get_by_label("Ny idé").fill(ANSWER)
    page.get_by_role("button", name="Skicka").tap()
    expect(page.locator(".card--own .state")).to_have_text("Sparad")
    page.get_by_role("button", name="Ändra eller ta bort").tap()
    page.get_by_role("button", name="Ändra", exact=True).tap()
    page.get_by_label("Text").fill("Mötesplatser")
    kept = page.get_by_role("region", name="Inte skickat")
    expect(kept).to_have_count(0)
    own = next(one["id"] for one in room.lead.board()["idea"] if one["text"] == ANSWER)
    room.lead.do("idea.merge", ids=[own], into=room.ideas[TRUST])
    expect(kept.locator(".card__words")).to_have_text("Mötesplatser")
    kept.get_by_role("button", name="Lägg i skrivfältet").tap()
    expect(page.get_by_label("Ny idé")).to_have_value("Mötesplatser")


def test_the_room_agrees_and_is_told_when_the_list_changes(sorters: Gather) -> None:
    room = sorters(seating="tables", tables=2)
    room.lead.open(0, "settle")
    page, other = room.joins(table="1"), room.joins(table="2")
    expect(page.locator(".settled li")).to_have_text([re.compile(name) for name in NAMES])
    page.get_by_role("button", name="Vi är överens").tap()
    expect(page.get_by_text("Ni har sagt ja till listan.")).to_be_visible()
    expect(other.get_by_text("1 har sagt ja")).to_be_visible()
    room.lead.do("category.rename", id=room.categories["Kultur"], name="Tillit")
    expect(page.get_by_text("Listan har ändrats sedan ni sa ja.")).to_be_visible()
    expect(other.get_by_text("Ingen har sagt ja än.")).to_be_visible()
    page.get_by_role("button", name="Vi är överens").tap()
    expect(other.get_by_text("1 har sagt ja")).to_be_visible()
    page.get_by_role("button", name="Ta tillbaka").tap()
    expect(other.get_by_text("Ingen har sagt ja än.")).to_be_visible()


def test_a_tables_own_categories_come_first(sorters: Gather) -> None:
    room = sorters(seating="tables", tables=2)
    tables = {one["name"]: one["id"] for one in room.lead.board()["table"]}
    for name, table in (("Målbild", "1"), ("Process", "2"), ("Kultur", "2")):
        place = {"segment_id": room.lead.segment(1), "category_id": room.categories[name]}
        room.lead.do("placement.set", tables=[tables[table]], **place)
    room.lead.open(1)
    page = room.joins(table="2")
    keys = page.locator(".cats .cat-link")
    expect(keys).to_have_text([re.compile("2.*Process"), re.compile("3.*Kultur")])
    expect(page.get_by_label("Nytt under Möjligheter för Process")).to_be_visible()
    page.get_by_role("button", name="Visa alla kategorier").tap()
    expect(keys).to_have_count(3)
    page.locator(".cats").get_by_role("button", name="Målbild").tap()
    page.get_by_label("Nytt under Möjligheter för Målbild").fill(ANSWER)
    page.get_by_role("button", name="Skicka").tap()
    room.placed(ANSWER, "Målbild")


def test_one_begins_each_segment_with_what_is_dealt_to_ones_table(sorters: Gather) -> None:
    room = sorters(seating="tables", tables=2)
    tables = {one["name"]: one["id"] for one in room.lead.board()["table"]}
    place = {"segment_id": room.lead.segment(2), "category_id": room.categories["Process"]}
    room.lead.do("placement.set", tables=[tables["1"]], **place)
    place["category_id"] = room.categories["Målbild"]
    room.lead.do("placement.set", tables=[tables["2"]], **place)
    room.lead.open(1)
    page = room.joins(table="1")
    expect(page.get_by_label("Nytt under Möjligheter för Målbild")).to_be_visible()
    room.lead.open(2)
    expect(page.get_by_label("Nytt för Process")).to_be_visible()


def test_a_measure_may_have_somebody_and_a_day(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(2)
    page = room.joins()
    page.get_by_role("button", name="Vem och när?").tap()
    expect(page.get_by_label("Ansvarig")).to_be_focused()
    page.get_by_label("Ansvarig").fill("Regionen")
    page.get_by_label("Klart senast").fill("2027-03-01")
    page.wait_for_timeout(300)  # what is typed takes a moment to the disk
    page.reload()
    expect(page.get_by_label("Ansvarig")).to_have_value("Regionen")
    page.get_by_label("Nytt för Målbild").fill(ANSWER)
    page.get_by_role("button", name="Skicka").tap()
    expect(page.locator(".card--entry")).to_contain_text("Ansvarig: Regionen, senast 1 mars 2027")
    expect(page.get_by_label("Ansvarig")).to_have_count(0)
    page.get_by_role("button", name="Ändra eller ta bort").tap()
    page.get_by_role("button", name="Ändra", exact=True).tap()
    page.get_by_label("Ansvarig").fill("Kommunen")
    page.get_by_label("Klart senast").fill("")
    page.get_by_role("button", name="Spara", exact=True).tap()
    expect(page.locator(".card--entry")).to_contain_text("Ansvarig: Kommunen")
    expect(page.locator(".card--entry .state")).to_have_text("Sparad")
    [said] = [one for one in room.lead.board()["idea"] if one["text"] == ANSWER]
    assert (said["owner"], said["due_on"]) == ("Kommunen", None)


def test_votes_are_few_can_be_changed_and_are_counted_when_closed(sorters: Gather) -> None:
    room = sorters()
    place = {"category_id": room.categories["Kultur"]}
    measures = [f"Insats {n}" for n in range(1, 6)]
    for text in measures:
        room.writes(2, text, **place)
    room.writes(2, "Vem betalar?", question=True, **place)
    room.lead.open(2, "vote")
    page, other = room.joins(), room.joins()
    expect(page.get_by_text("3 röster kvar")).to_be_visible()
    marked = page.locator(".card--vote").filter(has_text="Fråga")
    expect(marked.locator("em")).to_have_text(["Vem betalar?"])
    for text in measures[:3]:
        page.get_by_label(text).check()
    expect(page.get_by_text("0 röster kvar")).to_be_visible()
    page.get_by_label(measures[3]).tap(force=True)  # it says that it cannot be ticked
    expect(page.locator(".toast")).to_contain_text("Inga röster kvar.")
    expect(page.get_by_label(measures[3])).not_to_be_checked()
    page.get_by_label(measures[0]).uncheck()
    page.get_by_label(measures[3]).check()
    page.reload()
    expect(page.get_by_text("0 röster kvar")).to_be_visible()
    other.get_by_label(measures[3]).check()
    expect(other.get_by_text("2 röster kvar")).to_be_visible()
    expect(other.locator("#content")).not_to_contain_text("röst")
    expect(page.get_by_label(measures[3])).to_be_checked()
    wait_until(lambda: len(room.lead.board()["vote"]) == 4)
    page.get_by_label(measures[4]).tap(force=True)
    expect(page.locator(".toast")).to_contain_text("Inga röster kvar.")
    room.lead.do("step.close", id=room.lead.board()["session"]["step_id"])
    expect(page.locator(".toast")).to_have_count(0)
    results = other.get_by_role("region", name="Så föll rösterna").locator("li")
    expect(results).to_have_count(3)
    expect(results.first).to_have_text(re.compile(rf"^\s*2 röster\s*{measures[3]}\s*3$"))


def test_nothing_of_it_is_wider_than_a_small_phone(sorters: Gather) -> None:
    room = sorters()
    room.names("Kompetensförsörjningsstrategier" * 2)
    room.writes(2, "Ord" * 60, category_id=room.categories["Kultur"])
    room.writes(0, "Ord" * 60)
    page = room.joins(PHONE | {"viewport": {"width": 320, "height": 640}})
    for segment, step in ((0, "cluster"), (0, "settle"), (2, "write"), (2, "vote")):
        room.lead.open(segment, step)
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, step
        assert page.evaluate(TOO_SMALL) == []
    room.lead.open(0, "cluster")
    card(page, TRUST).get_by_role("button", name="Flytta").tap()
    assert page.get_by_role("dialog").evaluate("(node) => node.scrollWidth") == 320
    assert page.evaluate(TOO_SMALL) == []


def card(page: Page, text: str) -> Locator:
    """The card of an idea."""
    return page.locator(".card").filter(has=page.locator(".card__text", has_text=text))


def move(page: Page, text: str, category: str) -> None:
    """Two taps."""
    card(page, text).get_by_role("button", name="Flytta").tap()
    page.get_by_role("dialog").get_by_role("button", name=category).tap()


def wait_until(condition: Callable[[], bool]) -> None:
    """As long as a phone may take to be heard."""
    for _ in range(10):
        if condition():
            return
        time.sleep(0.5)  # a facilitator who asks more often is told to slow down
    assert condition()
