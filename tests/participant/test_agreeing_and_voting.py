"""After sorting: the room agrees on its list, plans and votes, on phones."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.participant.room import ANSWER, TOO_SMALL
from tests.participant.sorters import NAMES, PHONE, TRUST, Gather, card


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
    page.get_by_role("button", name="Ändra texten").tap()
    page.get_by_label("Ansvarig").fill("Kommunen")
    page.get_by_label("Klart senast").fill("")
    page.get_by_role("button", name="Spara", exact=True).tap()
    expect(page.locator(".card--entry")).to_contain_text("Ansvarig: Kommunen")
    expect(page.locator(".card--entry .state")).to_have_text("Sparad")
    said = {"text": ANSWER, "owner": "Kommunen", "due_on": None}
    room.lead.until(lambda board: any(said.items() <= one.items() for one in board["idea"]))


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
    expect(page.get_by_text("Inga röster kvar.")).to_have_count(1)
    expect(page.get_by_label(measures[3])).not_to_be_checked()
    page.get_by_label(measures[0]).uncheck()
    page.get_by_label(measures[3]).check()
    page.reload()
    expect(page.get_by_text("0 röster kvar")).to_be_visible()
    other.get_by_label(measures[3]).check()
    expect(other.get_by_text("2 röster kvar")).to_be_visible()
    expect(other.locator("#content")).not_to_contain_text("röst")
    expect(page.get_by_label(measures[3])).to_be_checked()
    room.lead.until(lambda board: len(board["vote"]) == 4)
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
