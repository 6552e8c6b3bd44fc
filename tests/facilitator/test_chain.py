"""From the list that a room agrees on to the votes: the console, in a real browser."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.meetings.running import Meeting
from tests.people.over_http import Facilitator
from tests.servers.office import Office
from workshop.base.ids import new_id

GOALS, PROCESS, CULTURE, STRUCTURE = "Målbild", "Process", "Kultur", "Struktur"
NAMES = [GOALS, PROCESS, CULTURE, STRUCTURE]
IDEAS = {GOALS: ["Samma mål", "Framtidens behov"], PROCESS: ["Möten"], CULTURE: ["Tillit", "Tid"]}


@dataclass
class Device:
    """A table's phone, or somebody's own, over plain HTTP."""

    person: Facilitator
    meeting: Meeting

    def do(self, kind: str, **fields: Any) -> None:
        """Carry out one operation; it must be carried out."""
        answer = self.person.web.post(
            f"{self.person.url}/live/{self.meeting.id}/operations?as=participant",
            content=orjson.dumps({"ops": [{"op_id": new_id(), "kind": kind, **fields}]}),
            headers={"X-Samsyn": "1", "Origin": self.person.url},
        ).json()
        assert "n" in answer["answers"][0], answer

    def write(self, segment: int, text: str, **fields: Any) -> str:
        """Add an idea; its id."""
        idea = new_id()
        place = {"segment_id": self.meeting.segments[segment]}
        self.do("idea.add", id=idea, text=text, **place | fields)
        return idea


@dataclass
class Stage:
    """A meeting with four categories, of which one is empty; two tables and a person joined."""

    meeting: Meeting
    tables: list[str]
    devices: list[Device]
    categories: dict[str, str]

    def names(self, segment: int) -> list[str]:
        """The categories of a segment as the server has them, in order."""
        board = self.meeting.snapshot()
        names = {one["id"]: one["name"] for one in board["category"]}
        there = [one for one in self._placements(board, segment) if one["shown"]]
        return [names[one["category_id"]] for one in there]

    def beside(self, segment: int) -> list[str]:
        """Those that share the table of the one before them."""
        board = self.meeting.snapshot()
        names = {one["id"]: one["name"] for one in board["category"]}
        there = self._placements(board, segment)
        return [names[one["category_id"]] for one in there if one["shown"] and one["beside"]]

    def idea(self, idea: str) -> dict[str, Any]:
        """An idea as the server has it."""
        board = self.meeting.snapshot()
        found: dict[str, Any] = next(one for one in board["idea"] if one["id"] == idea)
        return found

    def hand(self, segment: int, category: str) -> list[int]:
        """The tables that a category is dealt to, counted from 1."""
        placements = self._placements(self.meeting.snapshot(), segment)
        own = [one for one in placements if one["category_id"] == self.categories[category]]
        return sorted(self.tables.index(table) + 1 for table in own[0]["tables"])

    def _placements(self, board: dict[str, Any], segment: int) -> list[dict[str, Any]]:
        known_as = self.meeting.segments[segment]
        arranged = next(one for one in board["segment"] if one["id"] == known_as)["arranged"]
        ranks = {one["id"]: one["rank"] for one in board["category"]}
        here = [one for one in board["placement"] if one["segment_id"] == known_as]
        return sorted(here, key=lambda p: p["rank"] if arranged else ranks[p["category_id"]])


@pytest.fixture
def stage(office: Office) -> Stage:
    leader = office.facilitator()
    meeting = Meeting(leader, seating="tables", tables="3")
    tables = sorted(meeting.snapshot()["table"], key=lambda one: str(one["rank"]))
    ids = [str(one["id"]) for one in tables]
    devices = [joined(meeting, table) for table in (ids[0], ids[1], "alone")]
    meeting.open_step(0)
    sorted_into = {
        name: [devices[0].write(0, text) for text in IDEAS.get(name, [])] for name in NAMES
    }
    categories = {name: new_id() for name in NAMES}
    for name in NAMES:
        meeting.do("category.add", id=categories[name], name=name, ids=sorted_into[name])
    return Stage(meeting, ids, devices, categories)


def joined(meeting: Meeting, table: str) -> Device:
    person = Facilitator(meeting.leader.url)
    person.open(meeting.link)
    person.submit(meeting.link, None, table=table)
    return Device(person, meeting)


@pytest.fixture
def page(browser: Browser, stage: Stage) -> Iterator[Page]:
    """The console in a browser that takes the focus from what moves, as some still do.

    Nothing may be wrong in its log at the end.
    """
    leader = stage.meeting.leader
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB")
    context.add_cookies([{"name": "samsyn", "value": leader.cookie, "url": leader.url}])
    context.add_init_script("delete Element.prototype.moveBefore")
    page, complaints = context.new_page(), list[str]()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.extend([said.text] * (said.type == "error")))
    page.goto(f"{leader.url}/facilitator/sessions/{stage.meeting.id}/live")
    yield page
    context.close()
    assert complaints == []


def settles(page: Page, stage: Stage) -> Locator:
    """The room comes to the settling; the list that it agrees on."""
    stage.meeting.open_step(0, "settle")
    expect(page.get_by_role("heading", name="Agree", exact=True)).to_be_visible()
    return page.locator(".settle__one")


def arranges(page: Page, stage: Stage, segment: int = 1) -> Locator:
    """The room comes to a segment, and the console shows which categories stand there."""
    stage.meeting.open_step(segment)
    page.get_by_role("button", name="Categories in this segment").click()
    return page.get_by_role("region", name="Which, and in which order").get_by_role("listitem")


def comes_to(wanted: object, look: Callable[[], object]) -> None:
    """Wait until the server has it so: the console shows it before."""
    end = time.monotonic() + 60
    while (there := look()) != wanted and time.monotonic() < end:
        time.sleep(0.1)
    assert there == wanted


def heads(page: Page) -> list[str]:
    """The categories of the segment on the console, as they are read."""
    found = page.locator(".matrix .matrix__head h3").all_inner_texts()
    return [re.sub(r"^\d+\.\s*", "", name) for name in found]


def test_the_list_says_what_is_behind_each_name(page: Page, stage: Stage) -> None:
    stage.devices[1].write(0, "Nobody sorted this")
    rows = settles(page, stage)
    expect(rows).to_have_count(4)
    expect(rows.nth(0)).to_contain_text("2 ideas")
    expect(rows.nth(0)).not_to_contain_text("thin")
    expect(rows.nth(1)).to_contain_text("thin, one idea only")
    expect(rows.nth(3)).to_contain_text("thin, no ideas")
    expect(page.get_by_text("4 categories, the aim is about 4")).to_be_visible()
    expect(page.get_by_text("1 idea is still unsorted.")).to_be_visible()


def test_a_category_is_moved_by_keyboard_and_moved_back(page: Page, stage: Stage) -> None:
    settles(page, stage)
    button = page.get_by_role("button", name=f"Move {CULTURE} up").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".settle__one").nth(1)).to_contain_text(CULTURE)
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".settle__one").nth(0)).to_contain_text(CULTURE)
    expect(
        page.get_by_role("status").filter(has_text=f"{CULTURE} is now number 1 of 4.")
    ).to_be_visible()
    expect(button).to_be_focused()
    moved = [CULTURE, GOALS, PROCESS, STRUCTURE]
    comes_to([moved] * 3, lambda: [stage.names(segment) for segment in range(3)])
    page.keyboard.press("Control+z")
    expect(page.locator(".settle__one").nth(0)).to_contain_text(GOALS)
    expect(page.locator(".settle__one").nth(1)).to_contain_text(CULTURE)
    button = page.get_by_role("button", name=f"Move {CULTURE} down").first
    button.press("Enter")
    expect(page.locator(".settle__one").nth(2)).to_contain_text(CULTURE)
    expect(button).to_be_focused()


def test_a_new_name_in_the_list_is_the_name_everywhere(page: Page, stage: Stage) -> None:
    rows = settles(page, stage)
    rows.nth(1).get_by_role("button", name=f"More about “{PROCESS}”").click()
    field = rows.nth(1).get_by_role("textbox", name="Rename")
    field.fill("Arbetssätt")
    page.reload()  # what was typed is still there
    expect(field).to_have_value("Arbetssätt")
    field.press("Enter")
    expect(rows.nth(1).get_by_role("heading")).to_contain_text("Arbetssätt")
    comes_to(["Arbetssätt"] * 3, lambda: [stage.names(segment)[1] for segment in range(3)])


def test_who_agrees_is_said_until_the_list_is_another(page: Page, stage: Stage) -> None:
    settles(page, stage)
    agreement = page.get_by_role("region", name="Agreement")
    expect(agreement).to_contain_text("0 of 3 tables and persons agree")
    for device in (stage.devices[0], stage.devices[2]):
        device.do("segment.agree", id=stage.meeting.segments[0], agree=True)
    expect(agreement).to_contain_text("2 of 3 tables and persons agree")
    expect(agreement).to_contain_text("Table 1, Person 3")
    expect(agreement).to_contain_text("Not yet: Table 2")
    stage.meeting.do("category.rename", id=stage.categories[GOALS], name="Vision")
    expect(agreement).to_contain_text("0 of 3 tables and persons agree")


def test_another_step_starts_at_its_top(page: Page, stage: Stage) -> None:
    settles(page, stage)
    page.set_viewport_size({"width": 1366, "height": 620})
    main = page.get_by_role("main")
    assert main.evaluate("main => { main.scrollTop = 500; return main.scrollTop; }") > 0
    step = page.get_by_role("navigation").get_by_role("button", name=re.compile("^Write ?, Hinder"))
    step.click()
    expect(main).to_have_js_property("scrollTop", 0)
    expect(step).to_be_focused()
    main.evaluate("main => { main.scrollTop = 500; }")
    page.get_by_role("button", name="Take the room there").click()
    said = page.get_by_text("The room is now at: Hinder och möjligheter, Write.")
    expect(said.filter(visible=True)).to_be_visible()
    expect(main).to_have_js_property("scrollTop", 0)
    expect(main).to_be_focused()


def test_the_number_in_the_minutes_is_a_fact_of_its_own(page: Page, stage: Stage) -> None:
    settles(page, stage)
    declared = page.get_by_role("region", name="The number in the minutes")
    field = declared.get_by_role("textbox", name="Number of categories")
    expect(declared).to_contain_text("The minutes state 4, as many as are listed.")
    field.fill("fem")
    field.press("Enter")
    expect(declared).to_contain_text("Write a whole number, at most 99.")
    field.fill("5")
    page.reload()
    expect(field).to_have_value("5")
    field.press("Enter")
    expect(declared).to_contain_text("The minutes state 5, though 4 are listed.")
    comes_to(5, lambda: stage.meeting.snapshot()["segment"][0]["declared"])
    field.fill("")
    field.press("Enter")
    expect(declared).to_contain_text("The minutes state 4, as many as are listed.")
    comes_to(None, lambda: stage.meeting.snapshot()["segment"][0]["declared"])


def test_before_entries_are_left_out_of_the_minutes_one_is_asked(page: Page, stage: Stage) -> None:
    rows = arranges(page, stage)
    place = {"category_id": stage.categories[CULTURE], "column": "obstacles"}
    above = stage.devices[0].write(1, "Revir", **place)
    stage.devices[0].write(1, "Och vanor", parent_id=above)
    row = rows.filter(has_text=CULTURE).first
    expect(row).to_contain_text("2 entries")
    row.get_by_role("checkbox").press("Space")
    asked = page.get_by_role("group", name=f"Take {CULTURE} out of the segment?")
    expect(asked).to_contain_text("2 entries will not be in the minutes.")
    expect(row.get_by_role("checkbox")).to_be_checked()
    asked.get_by_role("button", name="Cancel").click()
    expect(row.get_by_role("checkbox")).to_be_focused()
    comes_to(NAMES, lambda: stage.names(1))
    row.get_by_role("checkbox").press("Space")
    asked.get_by_role("button", name="Take out").click()
    expect(row).to_contain_text("2 entries are left out of the minutes")
    expect(row.get_by_role("checkbox")).not_to_be_checked()
    expect(row.get_by_role("checkbox")).to_be_focused()
    comes_to([GOALS, PROCESS, STRUCTURE], lambda: stage.names(1))
    assert stage.names(2) == NAMES
    out = page.get_by_role("region", name="Not in this segment")
    out.get_by_role("button", name=f"Put back {CULTURE}").click()
    expect(row.get_by_role("checkbox")).to_be_checked()
    comes_to(NAMES, lambda: stage.names(1))


def test_a_category_may_be_listed_and_worked_on_nowhere(page: Page, stage: Stage) -> None:
    settles(page, stage)
    for segment in ("Segment 2", "Segment 3"):
        chain = page.get_by_role("region", name=re.compile(segment))
        tick = chain.get_by_role("checkbox", name=PROCESS)
        tick.press("Space")
        expect(tick).not_to_be_checked()
        expect(tick).to_be_focused()
        tick.press("Space")  # it goes back to its place, and the focus goes along
        expect(tick).to_be_checked()
        expect(tick).to_be_focused()
        tick.press("Space")
        expect(tick).not_to_be_checked()
    listed = page.get_by_role("region", name="In the list of the minutes")
    expect(listed.get_by_role("listitem").nth(1)).to_contain_text("listed, worked on nowhere")
    comes_to([[GOALS, CULTURE, STRUCTURE]] * 2, lambda: [stage.names(1), stage.names(2)])
    assert stage.names(0) == NAMES


def test_in_a_matrix_what_moves_takes_the_side_of_its_neighbour(page: Page, stage: Stage) -> None:
    rows = arranges(page, stage)
    page.get_by_role("button", name=f"Move {STRUCTURE} up").press("Enter")
    expect(rows.nth(2)).to_contain_text(STRUCTURE)
    expect(page.get_by_role("button", name=f"{CULTURE} beside {STRUCTURE}")).to_have_attribute(
        "aria-pressed", "true"
    )
    moved = [GOALS, PROCESS, STRUCTURE, CULTURE]
    comes_to((moved, [PROCESS, CULTURE]), lambda: (stage.names(1), stage.beside(1)))
    assert heads(page) == moved
    assert stage.names(0) == stage.names(2) == NAMES
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(rows.nth(3)).to_contain_text(STRUCTURE)
    comes_to(NAMES, lambda: stage.names(1))


@pytest.mark.parametrize(("segment", "column"), [(1, "opportunities"), (2, "")])
def test_an_entry_is_moved_elsewhere_by_keyboard(
    page: Page, stage: Stage, segment: int, column: str
) -> None:
    stage.meeting.open_step(segment)
    place = {"category_id": stage.categories[GOALS]} | ({"column": column} if column else {})
    entry = stage.devices[0].write(segment, "Tid", **place)
    page.get_by_role("button", name="More about “Tid”").press("Enter")
    page.get_by_role("button", name="Move to…").press("Enter")
    field = page.get_by_role("combobox", name="Move to…")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Move to…")).to_be_focused()
    page.keyboard.press("Enter")
    stage.meeting.do("category.remove", id=stage.categories[PROCESS])
    expect(field.get_by_role("option").filter(has_text=PROCESS)).to_have_count(0)
    for key in ("End", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    last = page.get_by_role("region", name=STRUCTURE).last
    expect(last.get_by_role("listitem").filter(has_text="Tid")).to_be_visible()
    expect(page.get_by_role("button", name="More about “Tid”")).to_be_focused()
    told = page.get_by_role("status").filter(has_text=f"“Tid” is now in {STRUCTURE}")
    expect(told).to_be_visible()
    comes_to(stage.categories[STRUCTURE], lambda: stage.idea(entry)["category_id"])
    page.keyboard.press("Control+z")
    first = page.get_by_role("region", name=GOALS).first
    expect(first.get_by_role("listitem").filter(has_text="Tid")).to_be_visible()


def test_what_one_writes_for_a_category_stays_when_that_is_taken_out(
    page: Page, stage: Stage
) -> None:
    stage.meeting.open_step(2)
    name = f"Write for {CULTURE}"
    page.get_by_role("button", name=name).click()
    page.get_by_role("textbox", name=name).fill("Mötas oftare")
    page.get_by_role("button", name="Who and when").click()
    page.get_by_role("textbox", name="Responsible").fill("Regionen")
    place = {"segment_id": stage.meeting.segments[2], "category_id": stage.categories[CULTURE]}
    stage.meeting.do("placement.set", **place, shown=False)
    words = page.get_by_role("textbox", name=f"Written for Insatser och åtgärder, {CULTURE}")
    expect(words).to_have_value("Mötas oftare\nRegionen")
    expect(words).to_be_focused()
    stage.meeting.do("placement.set", **place, shown=True)
    expect(words).to_have_count(0)
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("textbox", name=name)).to_have_value("Mötas oftare")
    stage.meeting.do("category.merge", id=stage.categories[CULTURE], into=stage.categories[GOALS])
    page.get_by_role("button", name="Throw away").click()
    expect(words).to_have_count(0)


def test_two_share_a_table_or_do_not(page: Page, stage: Stage) -> None:
    arranges(page, stage)
    pairs = page.locator("main .pair")
    expect(pairs).to_have_count(2)
    page.get_by_role("button", name=f"{PROCESS} beside {GOALS}").click()
    expect(pairs).to_have_count(3)
    comes_to([STRUCTURE], lambda: stage.beside(1))
    page.get_by_role("button", name=f"{CULTURE} beside {PROCESS}").press("Enter")
    expect(pairs.nth(1).locator("section.matrix")).to_have_count(2)
    comes_to([CULTURE], lambda: stage.beside(1))
    assert heads(page) == NAMES


def test_the_categories_are_dealt_evenly_and_by_hand(page: Page, stage: Stage) -> None:
    arranges(page, stage)
    deal = page.get_by_role("region", name="Who works on what")
    expect(deal).to_contain_text("Everybody works on everything.")
    deal.get_by_role("button", name="Deal out evenly").click()
    expect(page.get_by_role("region", name=GOALS, exact=False).first).to_contain_text("Table 1")
    evenly = [[1], [2], [1], [2]]  # nobody is at table 3
    comes_to(evenly, lambda: [stage.hand(1, name) for name in NAMES])
    culture = deal.get_by_role("group", name=CULTURE)
    culture.get_by_role("checkbox", name="Table 3").check()
    expect(culture.get_by_role("checkbox", name="Table 3")).to_be_checked()
    expect(page.locator(".dealt").nth(2)).to_have_text("Table 1, Table 3")
    deal.get_by_role("button", name="Everybody works on everything").click()
    expect(page.locator(".dealt")).to_have_count(0)
    comes_to([[]] * 4, lambda: [stage.hand(1, name) for name in NAMES])
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".dealt")).to_have_count(4)
    comes_to([1, 3], lambda: stage.hand(1, CULTURE))


def test_dealing_is_offered_before_the_step_opens(page: Page, stage: Stage) -> None:
    stage.meeting.open_step(0, "settle")
    offer = page.get_by_role("region", name="Who works on what")
    expect(offer).to_contain_text("Everybody works on everything.")
    offer.get_by_role("button", name="Deal out evenly").click()
    expect(offer).to_contain_text("The categories are dealt to the tables.")
    comes_to([[1], [2], [1], [2]], lambda: [stage.hand(1, name) for name in NAMES])
    offer.get_by_role("button", name="Everybody works on everything").click()
    comes_to([[]] * 4, lambda: [stage.hand(1, name) for name in NAMES])
    stage.meeting.open_step(1)
    expect(page.get_by_role("button", name="Categories in this segment")).to_be_visible()
    expect(page.locator(".rail__deal")).to_have_count(0)


def test_whoever_has_left_is_taken_out_of_the_count_and_counts_on_coming_back(
    page: Page, stage: Stage
) -> None:
    meeting = stage.meeting
    settles(page, stage)
    for device in stage.devices[:2]:
        device.do("segment.agree", id=meeting.segments[0], agree=True)
    wall = page.context.new_page()
    wall.goto(f"{meeting.leader.url}/wall/{meeting.id}/{meeting.wall_token}")
    expect(wall.get_by_text("2 av 2 bord är överens")).to_be_visible()
    agreement = page.get_by_role("region", name="Agreement")
    expect(agreement).to_contain_text("2 of 3 tables and persons agree")
    rail = page.get_by_role("listitem").filter(has=page.get_by_text("Table 2", exact=True))
    rail.get_by_role("button", name="Take out of the count Table 2").click()
    expect(rail).to_contain_text("not counted")
    expect(agreement).to_contain_text("1 of 2 tables and persons agree")
    expect(page.locator(".figures")).to_contain_text(re.compile("with us ?2"))
    expect(wall.get_by_text("1 av 1 bord är överens")).to_be_visible()
    expect(wall.get_by_text("2 är med")).to_be_visible()
    with as_a_phone(page, stage.devices[1]) as phone:
        expect(phone.locator(".link")).to_be_visible()
        expect(agreement).to_contain_text("2 of 3 tables and persons agree")
        expect(wall.get_by_text("2 av 2 bord är överens")).to_be_visible()
    wall.close()


@contextmanager
def as_a_phone(page: Page, device: Device) -> Iterator[Page]:
    """A device's room, open in a browser."""
    url = device.person.url
    assert page.context.browser
    context = page.context.browser.new_context(locale="en-GB")
    for cookie in device.person.web.cookies.jar:
        context.add_cookies([{"name": cookie.name, "value": cookie.value or "", "url": url}])
    phone = context.new_page()
    phone.goto(f"{url}/s/{device.meeting.id}")
    yield phone
    context.close()


def test_a_measure_may_have_somebody_and_a_day(page: Page, stage: Stage) -> None:
    stage.meeting.open_step(2)
    page.get_by_role("button", name=f"Write for {CULTURE}").click()
    page.get_by_role("textbox", name=f"Write for {CULTURE}").fill("Mötas fyra gånger om året")
    page.get_by_role("button", name="Who and when").click()
    page.get_by_role("textbox", name="Responsible").fill("Regionen")
    page.get_by_label("Done by").fill("2027-03-01")
    page.reload()  # all of it is kept
    page.get_by_role("button", name=f"Write for {CULTURE}").click()
    expect(page.get_by_role("textbox", name="Responsible")).to_have_value("Regionen")
    page.get_by_role("textbox", name=f"Write for {CULTURE}").press("Enter")
    card = page.get_by_role("listitem").filter(has_text="Mötas fyra gånger om året")
    expect(card).to_contain_text("Responsible: Regionen, by 1 mars 2027")
    expect(page.get_by_role("textbox", name="Responsible")).to_have_count(0)
    card.get_by_role("button", name="More about “Mötas fyra gånger om året”").click()
    card.get_by_role("button", name="Edit").click()
    card.get_by_role("textbox", name="Responsible").fill("")
    card.get_by_label("Done by").fill("2027-04-02")
    card.get_by_role("button", name="Save").click()
    expect(card).to_contain_text("by 2 april 2027")
    expect(card).not_to_contain_text("Responsible")
    stage.devices[0].write(2, "Vem betalar?", category_id=stage.categories[CULTURE], question=True)
    expect(page.get_by_role("listitem").filter(has_text="Vem betalar?")).to_contain_text("Question")


def test_while_one_votes_the_console_says_who_and_never_what(page: Page, stage: Stage) -> None:
    stage.meeting.open_step(2)
    first, second, third = (
        stage.devices[0].write(2, text, category_id=stage.categories[GOALS])
        for text in ("Åtgärd ett", "Åtgärd två", "Åtgärd tre")
    )
    stage.meeting.open_step(2, "vote")
    voting = page.get_by_role("region", name="The voting is open")
    expect(voting).to_contain_text("0 of 3 have voted")
    stage.devices[0].do("vote.cast", id=second, cast=True)
    stage.devices[0].do("vote.cast", id=third, cast=True)
    stage.devices[2].do("vote.cast", id=second, cast=True)
    expect(voting).to_contain_text("2 of 3 have voted")
    expect(voting).to_contain_text("3 votes are cast.")
    expect(voting.get_by_role("listitem")).to_have_text(
        ["Table 12 of 3 votes", "Table 2has not voted yet", "Person 31 of 3 votes"]
    )
    expect(page.get_by_role("region", name="How the room voted")).to_have_count(0)
    voting.get_by_role("button", name="Close the voting").click()
    results = page.get_by_role("region", name="How the room voted")
    expect(results.get_by_role("listitem")).to_have_text(
        ["2 votesÅtgärd två1", "1 voteÅtgärd tre1"]
    )
    expect(results).to_contain_text("1 idea got no vote.")
    page.reload()  # no step is open: still the last thing that the room did
    expect(results.get_by_role("listitem")).to_have_text(
        ["2 votesÅtgärd två1", "1 voteÅtgärd tre1"]
    )
    stage.meeting.open_step(2, "vote")  # once more: what came of it is withheld again
    expect(results).to_have_count(0)
    assert first in {one["id"] for one in stage.meeting.snapshot()["idea"]}


def test_console_and_wall_count_alike(page: Page, stage: Stage, browser: Browser) -> None:
    stage.meeting.open_step(1)
    place = {"category_id": stage.categories[GOALS], "column": "obstacles"}
    above = stage.devices[0].write(1, "Tid", **place)
    stage.devices[1].write(1, "Och pengar", parent_id=above)
    twice = stage.devices[1].write(1, "Ont om tid", **place)
    gone = stage.devices[1].write(1, "Namn på någon", **place)
    stage.devices[1].write(1, "Och mer om någon", parent_id=gone)
    stage.meeting.do("idea.merge", ids=[twice], into=above)
    stage.meeting.do("idea.hide", id=gone, reason="")
    figures = page.get_by_role("region", name="The room in figures")
    expect(figures.locator("dd").nth(2)).to_have_text("1")  # neither sub-points nor duplicates
    wall = browser.new_page(locale="en-GB")
    wall.goto(page.get_by_role("link", name="The wall").evaluate("link => link.href"))
    expect(wall.locator(".code-strip__figures")).to_contain_text("1 bidrag")
    wall.close()


def test_private_writing_is_offered_where_one_writes(page: Page, stage: Stage) -> None:
    switch = page.get_by_role("checkbox", name=re.compile("^Private writing"))
    expect(switch).to_be_visible()
    switch.check()
    expect(switch).to_be_checked()
    expect(page.get_by_text("Everything is saved", exact=True)).to_be_visible()
    stage.devices[1].write(0, "Bara för mig")
    reveal = page.get_by_role("button", name="Show 1 withheld idea")
    expect(reveal).to_be_visible()
    stage.meeting.open_step(0, "discuss")
    expect(switch).to_have_count(0)
    by_table = page.get_by_role("region", name="Written and not shown yet")
    expect(by_table.get_by_role("listitem").nth(1)).to_have_text("Table 21 idea")
    reveal.click()  # what is withheld can be shown all the same
    asked = page.get_by_role("region", name="Show 1 idea to the room?")
    asked.get_by_role("button", name="Not yet").click()
    expect(reveal).to_be_focused()
    reveal.click()
    asked.get_by_role("button", name="Yes, show them").click()
    expect(reveal).to_have_count(0)
    page.locator("body").press("Control+z")
    expect(reveal).to_be_visible()
    for segment, kind in ((0, "cluster"), (0, "settle"), (1, "review"), (2, "vote")):
        stage.meeting.open_step(segment, kind)
        expect(page.locator(".step[aria-current]")).to_have_count(1)
        expect(switch).to_have_count(0)


def test_the_agenda_names_the_steps_and_what_is_next(page: Page, stage: Stage) -> None:
    steps = page.get_by_role("navigation", name="Agenda").locator(".step")
    expect(steps).to_have_text(
        [
            *(
                f"{step}, Gemensam referensram"
                for step in ("Write ideas", "Read and discuss", "Cluster", "Agree")
            ),
            *(f"{step}, Hinder och möjligheter" for step in ("Write", "Go through together")),
            *(
                f"{step}, Insatser och åtgärder"
                for step in ("Write", "Go through together", "Prioritise")
            ),
            *("Minutes", "End the meeting"),
        ]
    )
    stage.meeting.open_step(0, "cluster")
    expect(page.locator(".step[aria-current]")).to_contain_text("Cluster")
    page.get_by_role("button", name=re.compile("^Next step")).click()
    expect(page.get_by_role("heading", name="Agree", exact=True)).to_be_visible()
    step = stage.meeting.step(0, "settle")
    states = {one["id"]: one["state"] for one in stage.meeting.snapshot()["step"]}
    assert states[step] == "open"


def test_the_agenda_is_looked_at_before_the_room_goes_there(page: Page, stage: Stage) -> None:
    agenda = page.get_by_role("navigation", name="Agenda")
    here, there = agenda.locator(".step").nth(0), agenda.locator(".step").nth(3)
    expect(here).to_have_attribute("aria-current", "step")
    there.click()
    told = page.locator(".lead__elsewhere")
    expect(told).to_contain_text("You are looking at: Gemensam referensram, Agree.")
    expect(told).to_contain_text("The room is at: Gemensam referensram, Write ideas.")
    page.get_by_role("button", name="Back to the room").click()
    expect(told).to_have_count(0)
    there.click()
    page.get_by_role("button", name="Take the room there").click()
    expect(there).to_have_attribute("aria-current", "step")
    expect(here).to_contain_text("done")
    page.locator("body").press("Control+z")
    expect(here).to_have_attribute("aria-current", "step")
    expect(there).not_to_contain_text("done")  # as if the room had never been there
    states = [one["state"] for one in stage.meeting.snapshot()["step"]]
    assert states.count("coming") == len(states) - 1


def test_a_clock_is_suggested_for_a_step_and_goes_with_it(page: Page, stage: Stage) -> None:
    length = page.get_by_label("Length in minutes")
    board, here = stage.meeting.snapshot(), stage.meeting.segments[0]
    segment = next(one for one in board["segment"] if one["id"] == here)
    steps = [one for one in board["step"] if one["segment_id"] == here]
    share = int(length.input_value())
    assert abs(share - segment["minutes"] / len(steps)) <= 2.5
    stage.meeting.do("timer.start", seconds=60)
    stage.meeting.do("timer.add", seconds=-60)
    expect(page.get_by_role("timer")).to_have_text("0:00")
    stage.meeting.open_step(1)
    expect(page.get_by_role("timer")).to_have_count(0)


def test_when_nothing_new_comes_it_is_said_quietly(page: Page) -> None:
    page.clock.install()
    page.reload()
    expect(page.get_by_role("heading", name="Write ideas")).to_be_visible()
    cue = page.locator(".rail__cue")
    expect(cue).to_have_count(0)
    # Who joins anew learns the server's clock, and this one is about to be ahead of it.
    page.route_web_socket(re.compile("socket.io"), lambda _: None)
    page.clock.fast_forward("02:01")
    expect(cue).to_have_text("Nothing new for 2 min")
    page.clock.fast_forward("01:00")
    expect(cue).to_have_text("Nothing new for 3 min")


def test_several_entries_are_moved_at_once_and_back(page: Page, stage: Stage) -> None:
    stage.meeting.open_step(1)
    place = {"category_id": stage.categories[GOALS], "column": "obstacles"}
    for text in ("Ont om tid", "Ont om folk", "Stora avstånd"):
        stage.devices[0].write(1, text, **place)
    page.get_by_role("button", name="Move several").click()
    form = page.locator("form.several")
    for text in ("Ont om tid", "Ont om folk"):
        form.get_by_label(text).check()
    form.get_by_label("Move to…").select_option(label="Kultur: Möjligheter")
    form.get_by_role("button", name="Move 2 entries").click()
    there = form.get_by_role("group", name="Kultur: Möjligheter").get_by_role("checkbox")
    expect(there).to_have_count(2)
    expect(form.get_by_role("group", name="Målbild: Hinder").get_by_role("checkbox")).to_have_count(
        1
    )
    page.locator("body").press("Control+z")
    expect(there).to_have_count(0)
    expect(form.get_by_role("group", name="Målbild: Hinder").get_by_role("checkbox")).to_have_count(
        3
    )
