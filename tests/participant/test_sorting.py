"""The room sorts on its phones."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.participant.room import ANSWER
from tests.participant.sorters import (
    IDEAS,
    LAPTOP,
    PHASES,
    RESPECT,
    TRUST,
    Gather,
    card,
    move,
)

TICK = """
async (boxes) => {
  for (const box of boxes) {
    box.click();
    await new Promise((drawn) => setTimeout(drawn));
  }
}
"""


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
    room.sorted_into(process, many)
    page.get_by_role("button", name="Ångra").click()
    # Each act is on the disk before it is sent, and a disk may take its time.
    expect(page.get_by_text(f"{many} osorterade")).to_be_visible()
    room.sorted_into(process, 0)


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
    room.lead.until(lambda board: {one["state"] for one in board["idea"]} == {"shared"})


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
    kept = page.get_by_role("region", name="Påbörjat")
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
    room.lead.until(lambda board: "Vård" in [one["name"] for one in board["category"]])


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
    page.get_by_role("button", name="Ändra texten").tap()
    page.get_by_label("Text").fill("Mötesplatser")
    kept = page.get_by_role("region", name="Påbörjat")
    expect(kept).to_have_count(0)
    own = next(one["id"] for one in room.lead.board()["idea"] if one["text"] == ANSWER)
    room.lead.do("idea.merge", ids=[own], into=room.ideas[TRUST])
    expect(kept.locator(".card__words")).to_have_text("Mötesplatser")
    kept.get_by_role("button", name="Lägg i skrivfältet").tap()
    expect(page.get_by_label("Ny idé")).to_have_value("Mötesplatser")
