"""Sorting on the console, in a real browser: as columns and as an outline, by hand and by key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.meetings.running import Meeting
from tests.people.in_browsers import Console
from tests.people.over_http import SESSION_COOKIES, Facilitator
from workshop.base.ids import new_id

GOALS, PROCESS, CULTURE = "Goals/Vision", "Process", "Culture"
SYSTEMS, ARENAS, RESPECT, TRUST = "Know the systems", "Arenas", "Respect", "Trust"
OF_INPUT_METHOD = """(field, [key, isComposing]) => field.dispatchEvent(
  new KeyboardEvent("keydown", { key, isComposing, keyCode: isComposing ? 13 : 229, bubbles: true,
    cancelable: true }))"""
IDEAS = {SYSTEMS: None, ARENAS: None, RESPECT: PROCESS, TRUST: CULTURE, "Openness": CULTURE}


@dataclass
class Board:
    """The console at the board, and the server's idea of it."""

    meeting: Meeting
    console: Console
    ideas: dict[str, str]
    categories: dict[str, str]

    @property
    def page(self) -> Page:
        return self.console.page

    def tick(self, idea: str) -> Locator:
        return self.page.get_by_role("checkbox", name=idea, exact=True)

    def pile(self, category: str) -> Locator:
        return self.page.locator(f"[data-group='{self.categories[category]}']")

    def card(self, idea: str) -> Locator:
        return self.page.locator(f"#idea-{self.ideas[idea]}")

    def shows(self, **wanted: list[str]) -> None:
        """Wait until these stand there, by category in lower case; `unsorted` too."""
        for name, ideas in wanted.items():
            group = self.page.locator(f"[data-group='{self._id(name)}'] > .card > .card__text")
            expect(group).to_have_text(ideas)

    def stored(self, text: str) -> dict[str, Any]:
        """An idea as the server has it."""
        all_of_them = self.meeting.snapshot()["idea"]
        return next(idea for idea in all_of_them if idea["text"] == text)

    def order(self) -> list[str]:
        """The list of all ideas as the server has it, without sub-points."""
        ideas = [idea for idea in self.meeting.snapshot()["idea"] if not idea["parent_id"]]
        return [idea["text"] for idea in sorted(ideas, key=lambda one: (one["rank"], one["id"]))]

    def is_told(self, sentence: str) -> None:
        expect(self.page.get_by_role("status").filter(has_text=sentence)).to_have_count(1)

    def saved(self) -> None:
        expect(self.page.get_by_text("Everything is saved")).to_be_visible()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("main").get_by_role("button", name=name, exact=True)

    def opens(self, name: str) -> None:
        """What can be done with an idea or a category."""
        self.button(f"More about “{name}”").click()

    def drags(self, idea: str, to: Locator, part: float) -> None:
        """From its handle to that part of the height of something."""
        grip, there = self.card(idea).locator(".card__grip").bounding_box(), to.bounding_box()
        assert grip
        assert there
        x, y = there["x"] + 30, there["y"] + there["height"] * part
        mouse = self.page.mouse
        mouse.move(grip["x"] + 8, grip["y"] + 8)
        mouse.down()
        mouse.move(grip["x"] + 20, grip["y"] + 20, steps=4)
        mouse.move(x, y, steps=12)
        mouse.move(x + 3, y, steps=3)
        self.page.wait_for_timeout(200)  # what is in the way has made room
        mouse.up()

    def _id(self, name: str) -> str:
        named = {key.split("/")[0].lower(): value for key, value in self.categories.items()}
        return "" if name == "unsorted" else named[name]


@pytest.fixture
def board(leader: Facilitator, browser: Browser) -> Iterator[Board]:
    """Three categories, two ideas that are unsorted, three that are sorted, one sub-point."""
    meeting = Meeting(leader)
    meeting.open_step(0)
    categories = {name: new_id() for name in (GOALS, PROCESS, CULTURE)}
    ideas = {text: new_id() for text in IDEAS}
    for name, id_ in categories.items():
        meeting.do("category.add", id=id_, name=name)
    for text, category in IDEAS.items():
        place = {"category_id": categories.get(category or "")}
        meeting.do("idea.add", id=ideas[text], segment_id=meeting.segments[0], text=text, **place)
    under = {"segment_id": meeting.segments[0], "parent_id": ideas[TRUST]}
    meeting.do("idea.add", id=new_id(), text="Between all", **under)
    meeting.open_step(0, "cluster")
    console = Console(browser)
    jar = [one for one in leader.web.cookies.jar if one.name in SESSION_COOKIES]
    console.context.add_cookies(
        [{"name": one.name, "value": str(one.value), "url": leader.url} for one in jar]
    )
    console.page.goto(f"{leader.url}/facilitator/sessions/{meeting.id}/live")
    board = Board(meeting, console, ideas, categories)
    board.shows(unsorted=[SYSTEMS, ARENAS], culture=[TRUST, "Openness"])
    yield board
    assert console.complaints == []
    console.context.close()


def test_one_key_moves_an_idea_and_the_focus_goes_on(board: Board) -> None:
    expect(board.page.get_by_text("3 of about 4 categories. 2 ideas are unsorted.")).to_be_visible()
    board.tick(SYSTEMS).press("1")
    board.is_told(f"“{SYSTEMS}” is now in {GOALS}.")
    board.shows(unsorted=[ARENAS], goals=[SYSTEMS])
    expect(board.tick(ARENAS)).to_be_focused()
    board.page.keyboard.press("3")
    board.shows(unsorted=[], culture=[ARENAS, TRUST, "Openness"])
    expect(board.tick(ARENAS)).to_be_focused()
    expect(board.page.get_by_text("3 of about 4 categories. All ideas are sorted.")).to_be_visible()
    board.page.keyboard.press("0")
    board.is_told(f"“{ARENAS}” is now unsorted.")
    board.shows(unsorted=[ARENAS])
    board.saved()
    assert board.order() == list(IDEAS)


def test_escape_closes_what_can_be_done_with_an_idea(board: Board) -> None:
    more = board.button(f"More about “{TRUST}”")
    for opened_from_there in (False, True):
        more.click()
        expect(more).to_have_attribute("aria-expanded", "true")
        if opened_from_there:
            board.card(TRUST).get_by_role("button", name="Hide").first.focus()
        board.page.keyboard.press("Escape")
        expect(more).to_have_attribute("aria-expanded", "false")
        expect(more).to_be_focused()


def test_a_second_key_that_comes_before_the_drawing_moves_the_next_one(board: Board) -> None:
    board.tick(SYSTEMS).focus()
    board.page.evaluate(
        """for (const key of "13") document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))"""
    )
    board.shows(unsorted=[], goals=[SYSTEMS], culture=[ARENAS, TRUST, "Openness"])


def test_what_was_done_last_is_undone(board: Board) -> None:
    board.tick(SYSTEMS).press("2")
    board.tick(ARENAS).press("2")
    board.shows(process=[SYSTEMS, ARENAS, RESPECT])
    board.page.keyboard.press("Control+z")
    board.shows(process=[SYSTEMS, RESPECT], unsorted=[ARENAS])
    board.page.keyboard.press("Control+z")
    board.shows(process=[RESPECT], unsorted=[SYSTEMS, ARENAS])
    board.page.keyboard.press("Control+z")
    board.is_told("There is nothing to undo.")


def test_several_are_selected_and_moved_from_the_menu(board: Board) -> None:
    board.tick(SYSTEMS).press("Space")
    board.page.keyboard.press("ArrowDown")
    board.page.keyboard.press("Space")
    expect(board.page.get_by_text("2 ideas selected. Press 1–3 to move")).to_be_visible()
    board.page.keyboard.press("m")
    menu = board.page.get_by_role("region", name="Move to…")
    expect(menu.get_by_role("button").first).to_be_focused()
    board.page.keyboard.press("ArrowDown")
    board.page.keyboard.press("Enter")
    board.shows(unsorted=[], process=[SYSTEMS, ARENAS, RESPECT])
    board.is_told(f"2 ideas are now in {PROCESS}.")
    expect(board.page.get_by_text("ideas selected")).to_have_count(0)


def test_escape_closes_the_menu_and_then_lets_go(board: Board) -> None:
    board.tick(SYSTEMS).press("Space")
    board.page.keyboard.press("m")
    board.page.keyboard.press("Escape")
    expect(board.tick(SYSTEMS)).to_be_focused()
    expect(board.tick(SYSTEMS)).to_be_checked()
    board.page.keyboard.press("Escape")
    expect(board.tick(SYSTEMS)).not_to_be_checked()
    board.shows(unsorted=[SYSTEMS, ARENAS])


def test_a_number_in_a_field_is_a_number(board: Board) -> None:
    board.tick(SYSTEMS).check()
    board.button("New category").last.click()
    board.page.get_by_role("textbox", name="Name of the category").press_sequentially("2 m0")
    board.page.keyboard.press("Enter")
    expect(board.page.get_by_role("heading", name="2 m0")).to_be_visible()
    board.shows(unsorted=[ARENAS])
    board.saved()
    new = {one["id"]: one["name"] for one in board.meeting.snapshot()["category"]}
    assert new[board.stored(SYSTEMS)["category_id"]] == "2 m0"


def test_one_text_speaks_for_the_others_until_they_are_separated(board: Board) -> None:
    board.console.merges(TRUST, into="Openness")
    board.shows(culture=["Openness"])
    board.console.sees_folded(TRUST, into="Openness")
    expect(board.card("Openness").get_by_text("Between all")).to_be_visible()
    board.saved()
    assert board.stored(TRUST)["merged_into_id"] == board.ideas["Openness"]
    board.card("Openness").locator("summary").click()
    board.button(f"Separate {TRUST}").click()
    board.shows(culture=[TRUST, "Openness"])
    board.is_told(f"“{TRUST}” is an idea of its own again.")


def test_a_sub_point_becomes_an_idea_and_an_idea_a_sub_point(board: Board) -> None:
    board.opens(TRUST)
    board.button("Make it an idea of its own").click()
    board.shows(culture=[TRUST, "Between all", "Openness"])
    for idea in ("Between all", "Openness"):
        board.tick(idea).check()
    board.button("Make sub-points").click()
    asked = board.page.get_by_role("region", name="Which idea shall the others stand under?")
    asked.get_by_role("button", name="Make sub-points").click()
    board.shows(culture=[TRUST, "Between all"])
    board.saved()
    assert board.stored("Openness")["parent_id"] == board.stored("Between all")["id"]


def test_an_idea_goes_up_and_down_in_the_list_of_all(board: Board) -> None:
    board.tick("Openness").press("Alt+ArrowUp")
    board.shows(culture=["Openness", TRUST])
    expect(board.tick("Openness")).to_be_focused()
    board.saved()
    assert board.order() == [SYSTEMS, ARENAS, RESPECT, "Openness", TRUST]
    board.opens("Openness")
    board.button("Move down").click()
    board.shows(culture=[TRUST, "Openness"])
    board.saved()
    assert board.order() == list(IDEAS)


def test_dragging_sorts_and_where_one_drops_between_others_orders(board: Board) -> None:
    board.drags(SYSTEMS, board.card("Openness"), 0.2)
    board.shows(unsorted=[ARENAS], culture=[TRUST, SYSTEMS, "Openness"])
    board.saved()
    assert board.order() == [ARENAS, RESPECT, TRUST, SYSTEMS, "Openness"]
    board.drags("Openness", board.pile(GOALS), 0.5)
    board.shows(culture=[TRUST, SYSTEMS], goals=["Openness"])
    board.saved()
    assert board.order() == [ARENAS, RESPECT, TRUST, SYSTEMS, "Openness"]


def test_dropping_below_the_last_of_a_list_only_sorts(board: Board) -> None:
    board.drags(SYSTEMS, board.pile(PROCESS), 0.9)
    board.shows(process=[SYSTEMS, RESPECT])
    board.saved()
    assert board.order() == list(IDEAS)


def test_what_others_do_leaves_the_focus_and_the_words(board: Board) -> None:
    board.tick(SYSTEMS).focus()
    here, there = board.ideas[SYSTEMS], board.categories[CULTURE]
    board.meeting.do("idea.move", ids=[here], category_id=there)
    board.shows(culture=[SYSTEMS, TRUST, "Openness"])
    expect(board.tick(SYSTEMS)).to_be_focused()
    board.meeting.do("idea.move", ids=[here], after=board.ideas["Openness"])
    board.shows(culture=[TRUST, "Openness", SYSTEMS])
    expect(board.tick(SYSTEMS)).to_be_focused()
    board.meeting.do("idea.move", ids=[here], after=None)
    board.shows(culture=[SYSTEMS, TRUST, "Openness"])
    expect(board.tick(SYSTEMS)).to_be_focused()
    board.opens(PROCESS)
    name = board.page.get_by_role("textbox", name="Rename")
    name.fill("Processes and")
    board.meeting.do("category.rename", id=board.categories[PROCESS], name="Ways")
    expect(board.page.get_by_role("heading", name="Ways")).to_be_visible()
    expect(name).to_have_value("Processes and")
    expect(name).to_be_focused()


def test_a_category_is_renamed_moved_and_merged(board: Board) -> None:
    board.console.renames_category(GOALS, "Aims")
    board.is_told(f"{GOALS} is now called Aims.")
    board.opens("Aims")
    for act, place in (("Move right", 2), ("Move left", 1), ("Move right", 2)):
        board.button(act).click()
        board.is_told(f"Aims is now number {place} of 3.")
        expect(board.button(act)).to_be_focused()
    heads = board.page.locator(".column h3")
    expect(heads).to_have_text([f"1. {PROCESS}", "2. Aims", f"3. {CULTURE}"])
    board.opens(CULTURE)
    board.button("Merge into…").last.click()
    board.button("Move to Aims").click()
    expect(heads).to_have_text([f"1. {PROCESS}", "2. Aims"])
    board.shows(goals=[TRUST, "Openness"])
    board.page.keyboard.press("Control+z")
    expect(heads).to_have_text([f"1. {PROCESS}", "2. Aims", f"3. {CULTURE}"])


def test_a_category_without_entries_is_removed_at_once(board: Board) -> None:
    board.console.removes_category(GOALS)
    board.is_told(f"{GOALS} is removed.")
    removed = board.page.get_by_role("region", name="Removed categories").get_by_role("listitem")
    expect(removed).to_have_text(f"{GOALS} Restore {GOALS}")
    board.page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(board.page.locator(".column h3").first).to_have_text(f"1. {GOALS}")


@pytest.mark.parametrize("to", ["Leave it unsorted", f"Move to {PROCESS}"])
def test_one_with_entries_asks_what_becomes_of_them(board: Board, to: str) -> None:
    culture = {"category_id": board.categories[CULTURE]}
    column = board.meeting.snapshot()["segment"][1]["columns"][0]["id"]
    for segment, fields in ((1, {"column": column}), (2, {})):
        place = {"segment_id": board.meeting.segments[segment]} | fields
        board.meeting.do("idea.add", id=new_id(), text=f"Later {segment}", **place | culture)
    board.console.removes_category(CULTURE)
    counts = board.page.get_by_role("group", name="What shall become").locator("ul").first
    expect(counts.get_by_role("listitem")).to_have_text(
        [
            "3 entries · Gemensam referensram",
            "1 entry · Hinder och möjligheter",
            "1 entry · Insatser och åtgärder",
        ]
    )
    board.button(to).click()
    expect(board.page.locator(".column h3")).to_have_count(2)
    into = board.categories[PROCESS] if to.endswith(PROCESS) else None
    board.saved()
    active = {one["id"] for one in board.meeting.snapshot()["category"] if one["state"] == "active"}
    for text in (TRUST, "Between all", "Later 1", "Later 2"):
        place = board.stored(text)["category_id"]
        assert (place if place in active else None) == into
    board.page.keyboard.press("Control+z")
    board.shows(culture=[TRUST, "Openness"])
    board.saved()
    assert board.stored("Later 2")["category_id"] == board.categories[CULTURE]


def test_the_outline_is_worked_by_keyboard_alone_and_remembered(board: Board) -> None:
    press = board.page.keyboard.press
    _tab_to(board.page, lambda: board.page.get_by_role("radio", name="Board"))
    press("ArrowRight")
    _tab_to(board.page, lambda: board.tick(SYSTEMS))
    press("2")
    press("2")
    board.shows(unsorted=[], process=[SYSTEMS, ARENAS, RESPECT])
    press("ArrowDown")
    press("Space")
    press("ArrowUp")
    press("ArrowUp")
    press("Space")
    _tab_to(board.page, lambda: board.button("Merge"))
    press("Enter")
    press("Enter")
    board.shows(process=[SYSTEMS, ARENAS])
    board.console.sees_folded(RESPECT, into=SYSTEMS)
    press("Enter")
    press("Enter")
    board.page.get_by_role("textbox", name="Edit").fill("Know each other's systems")
    press("Enter")
    board.shows(process=["Know each other's systems", ARENAS])
    board.page.reload()
    expect(board.page.get_by_role("radio", name="Outline")).to_be_checked()
    board.shows(process=["Know each other's systems", ARENAS])


def test_one_may_sort_while_one_discusses(board: Board) -> None:
    board.meeting.open_step(0, "discuss")
    expect(board.page.get_by_role("textbox", name="Write a note on the discussion")).to_be_visible()
    board.page.get_by_role("radio", name="Board").check()
    board.tick(SYSTEMS).press("1")
    board.shows(goals=[SYSTEMS])


def test_the_board_may_go_before_dragging_has_come(board: Board) -> None:
    asked: list[Route] = []
    board.page.route("**/vendor/sortable.js", lambda route: asked.append(route))
    board.page.reload()
    board.shows(unsorted=[SYSTEMS, ARENAS])
    board.page.wait_for_timeout(200)
    board.meeting.open_step(0, "discuss")
    expect(board.page.get_by_role("textbox", name="Write a note on the discussion")).to_be_visible()
    for one in asked:
        one.continue_()
    board.page.wait_for_timeout(300)
    assert len(asked) == 1, "and no complaint: see the fixture"


def test_the_name_of_a_category_that_is_not_made_yet_is_kept(board: Board) -> None:
    board.tick(SYSTEMS).check()
    board.button("New category").last.click()
    board.page.get_by_role("textbox", name="Name of the category").fill("Half a na")
    board.saved()
    board.page.reload()
    board.tick(SYSTEMS).check()
    board.button("New category").last.click()
    name = board.page.get_by_role("textbox", name="Name of the category")
    expect(name).to_have_value("Half a na")


def test_a_key_that_ends_a_word_of_an_input_method_is_its_own(board: Board) -> None:
    board.opens(GOALS)
    field = board.page.get_by_role("textbox", name="Rename")
    field.fill("文化")
    for key in ("Enter", "Escape"):
        for composing in (True, False):
            field.evaluate(OF_INPUT_METHOD, [key, composing])
    expect(field).to_have_value("文化")
    field.press("Enter")
    expect(board.page.get_by_role("heading", name="文化").first).to_be_visible()


def test_what_one_writes_stays_when_the_idea_is_merged(board: Board) -> None:
    board.opens(TRUST)
    board.page.get_by_role("button", name="Edit", exact=True).last.click()
    board.page.get_by_role("textbox", name="Edit").fill("Trust takes")
    board.meeting.do("idea.merge", ids=[board.ideas[TRUST]], into=board.ideas["Openness"])
    left = board.page.get_by_role("region", name="Not sent")
    words = left.get_by_role("textbox", name=f"Your change of “{TRUST}”")
    expect(words).to_have_value("Trust takes")
    expect(words).to_be_focused()
    board.page.keyboard.type("1 year")  # neither lost in a field that is not there nor a command
    board.shows(culture=["Openness"], goals=[])
    board.page.reload()
    expect(words).to_have_value("Trust takes")
    board.meeting.do("idea.unmerge", ids=[board.ideas[TRUST]])
    expect(board.page.get_by_role("textbox", name="Edit")).to_have_value("Trust takes")
    expect(left).to_have_count(0)
    board.meeting.do("idea.hide", id=board.ideas[TRUST], reason="")
    left.get_by_role("button", name="Throw away").click()
    expect(left).to_have_count(0)
    board.meeting.do("idea.restore", id=board.ideas[TRUST])
    expect(board.page.get_by_role("textbox", name="Edit")).to_have_value(TRUST)


def test_a_name_stays_when_the_category_is_removed(board: Board) -> None:
    board.opens(CULTURE)
    board.page.get_by_role("textbox", name="Rename").fill("Cultures")
    board.meeting.do("category.remove", id=board.categories[CULTURE])
    words = board.page.get_by_role("textbox", name="The name of a category")
    expect(words).to_have_value("Cultures")
    board.meeting.do("category.restore", id=board.categories[CULTURE])
    expect(board.page.get_by_role("textbox", name="Rename")).to_have_value("Cultures")
    expect(words).to_have_count(0)


def test_a_sub_point_is_written_for_its_idea_wherever_that_goes(board: Board) -> None:
    board.opens(TRUST)
    board.button("Sub-point").click()
    field = board.page.get_by_role("textbox", name="Sub-point")
    field.fill("Between half")
    board.meeting.do("idea.move", ids=[board.ideas[TRUST]], category_id=board.categories[GOALS])
    board.shows(goals=[TRUST], culture=["Openness"])
    board.opens(TRUST)
    board.button("Sub-point").click()
    expect(field).to_have_value("Between half")
    board.meeting.do("idea.merge", ids=[board.ideas[TRUST]], into=board.ideas["Openness"])
    words = board.page.get_by_role("textbox", name=f"Written for {TRUST}")
    expect(words).to_have_value("Between half")


def test_a_sub_point_of_a_duplicate_becomes_an_idea_of_its_own(board: Board) -> None:
    board.meeting.do("idea.merge", ids=[board.ideas[TRUST]], into=board.ideas[RESPECT])
    board.shows(process=[RESPECT], culture=["Openness"])
    board.opens(RESPECT)
    board.button("Make it an idea of its own").click()
    board.shows(process=[RESPECT, "Between all"])
    board.saved()
    assert board.stored("Between all")["parent_id"] is None
    assert board.order().index("Between all") == board.order().index(RESPECT) + 1


def test_a_name_is_one_line_and_not_too_long(board: Board) -> None:
    board.page.get_by_role("button", name="New category").first.click()
    field = board.page.get_by_role("textbox", name="Name of the category")
    field.fill("Two\nlines " + 80 * "x")
    expect(field).to_have_value("Two lines " + 80 * "x")
    field.press("Enter")
    expect(board.page.get_by_text("The name can hold at most 80 characters.")).to_be_visible()
    expect(field).to_be_focused()
    field.fill("Two\n\nlines")
    expect(board.page.get_by_text("The name can hold at most 80 characters.")).to_have_count(0)
    field.press("Shift+Enter")
    board.is_told("Two lines is a new category.")
    board.saved()
    assert "Two lines" in [one["name"] for one in board.meeting.snapshot()["category"]]
    board.opens(GOALS)
    rename = board.page.get_by_role("textbox", name="Rename")
    rename.fill(81 * "å")
    board.page.get_by_role("button", name="Rename").click()
    expect(rename).to_be_focused()
    expect(rename).to_have_attribute("aria-invalid", "true")


def test_a_question_about_ideas_that_are_gone_is_not_asked(board: Board) -> None:
    for idea in (SYSTEMS, ARENAS):
        board.tick(idea).check()
    board.button("Merge").click()
    asked = board.page.get_by_role("region", name="Which text shall speak for the others?")
    expect(asked.get_by_role("radio")).to_have_count(2)
    board.meeting.do("idea.merge", ids=[board.ideas[ARENAS]], into=board.ideas[RESPECT])
    expect(asked).to_have_count(0)
    board.button("New category").last.click()
    board.page.get_by_role("textbox", name="Name of the category").fill("Of nothing")
    board.meeting.do("idea.merge", ids=[board.ideas[SYSTEMS]], into=board.ideas[RESPECT])
    board.shows(unsorted=[], process=[RESPECT])
    board.page.keyboard.press("Enter")
    board.is_told("Of nothing is a new category.")
    board.saved()


def test_more_than_one_operation_takes_are_one_act(board: Board) -> None:
    many = [f"Idea {number}" for number in range(201)]
    for text in many:
        place = {"segment_id": board.meeting.segments[0]}
        board.meeting.do("idea.add", id=new_id(), text=text, **place)
    board.shows(unsorted=[SYSTEMS, ARENAS, *many])
    board.page.evaluate(
        """async () => {
            for (const tick of document.querySelectorAll(".tray .card__pick input")) {
                tick.click();
                await new Promise((drawn) => setTimeout(drawn));
            }
        }"""
    )
    expect(board.page.get_by_text("203 ideas selected.")).to_be_visible()
    board.page.get_by_role("button", name=f"Move to {GOALS}").click()
    board.is_told(f"203 ideas are now in {GOALS}.")
    board.saved()
    into = [one["category_id"] for one in board.meeting.snapshot()["idea"]]
    assert into.count(board.categories[GOALS]) == 203
    board.page.keyboard.press("Control+z")
    board.shows(unsorted=[SYSTEMS, ARENAS, *many], goals=[])
    board.saved()
    assert board.stored(many[0])["category_id"] is board.stored(many[-1])["category_id"] is None


def test_the_list_of_a_frame_follows_the_board(board: Board) -> None:
    frame, culture = board.meeting.segments[0], board.categories[CULTURE]
    board.meeting.do("placement.set", segment_id=frame, category_id=culture, after=None)
    board.page.reload()  # it is arranged there, too
    board.shows(unsorted=[SYSTEMS, ARENAS], culture=[TRUST, "Openness"])
    board.opens(CULTURE)
    board.button("Move left").click()
    heads = board.page.locator(".column h3")
    expect(heads).to_have_text([f"1. {GOALS}", f"2. {CULTURE}", f"3. {PROCESS}"])
    board.saved()
    rows = [one for one in board.meeting.snapshot()["placement"] if one["segment_id"] == frame]
    order = [one["category_id"] for one in sorted(rows, key=lambda one: str(one["rank"]))]
    assert order == [board.categories[name] for name in (GOALS, CULTURE, PROCESS)]


def _tab_to(page: Page, wanted: Callable[[], Locator]) -> None:
    """Press Tab until it has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        there = wanted()
        if there.count() and there.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"no Tab leads to {wanted()}")


def test_what_the_room_differs_on_is_called_wherever_one_looks(board: Board) -> None:
    suggest = {"id": board.ideas[TRUST], "category_id": board.categories[PROCESS]}
    does(somebody(board.meeting), board.meeting, "idea.sort", **suggest)
    differing = board.page.get_by_role("button", name="Differ on 1")
    board.page.set_viewport_size({"width": 1366, "height": 640})
    expect(differing).to_be_in_viewport(ratio=1)
    board.page.mouse.move(600, 300)
    board.page.mouse.wheel(0, 5_000)
    expect(board.page.locator(".board__head")).not_to_be_in_viewport()
    expect(differing).to_be_in_viewport(ratio=1)
    differing.click()
    board.shows(culture=[TRUST])


def test_why_an_idea_is_hidden_is_asked_in_sight(board: Board) -> None:
    board.meeting.open_step(0)
    board.page.set_viewport_size({"width": 1366, "height": 560})
    board.opens(SYSTEMS)  # the oldest stands last, right above the field for new ideas
    board.card(SYSTEMS).get_by_role("button", name="Hide").click()
    form = board.card(SYSTEMS).locator("form")
    expect(form.get_by_role("textbox")).to_be_focused()
    for part in (form.get_by_role("textbox"), form.get_by_role("button", name="Hide")):
        assert part.evaluate(ON_TOP)


ON_TOP = """node => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return node.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""


def somebody(meeting: Meeting) -> Facilitator:
    """A device that has come in."""
    device = Facilitator(meeting.leader.url)
    device.open(meeting.link)
    device.submit(meeting.link)
    return device


def does(device: Facilitator, meeting: Meeting, kind: str, **fields: Any) -> None:
    """One operation over plain HTTP; it must be carried out."""
    answer = device.web.post(
        f"{device.url}/live/{meeting.id}/operations?as=participant",
        json={"ops": [{"op_id": new_id(), "kind": kind, **fields}]},
        headers={"X-Samsyn": "1", "Origin": device.url},
    ).json()
    assert "n" in answer["answers"][0], answer
