"""What one writes and changes on a phone: nothing is lost, and nothing is in the way."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.participant.room import ANSWER, Room, begin_to_change, write
from tests.participant.sorters import Gather
from workshop.base.ids import new_id

MOST = 2000
WITHOUT_ANCHORING = """
const supports = CSS.supports.bind(CSS);
CSS.supports = (...asked) => !asked[0].includes("overflow-anchor") && supports(...asked);
addEventListener("DOMContentLoaded", () => {
  document.documentElement.style.overflowAnchor = "none";
});
"""
"""Chromium as a browser that does not hold what is read where it is, as Safari does not."""
OF_INPUT_METHOD = """(field, [key, isComposing]) => field.dispatchEvent(
  new KeyboardEvent("keydown", { key, isComposing, keyCode: isComposing ? 13 : 229, bubbles: true,
    cancelable: true }))"""
"""A key that ends a word of an input method, before that ends or, in Safari, after it."""


def test_after_a_sub_point_the_field_is_for_a_new_idea_again(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    page.get_by_label("Ny idé").fill("Kul")
    go_under(page)
    page.get_by_label("Underpunkt till ”Tillit”").fill("Varje termin")
    page.get_by_role("button", name="Skicka").click()
    field = page.get_by_label("Ny idé")
    expect(field).to_be_focused()
    expect(field).to_have_value("Kul")
    page.keyboard.type("tur")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".card--own .card__text")).to_have_text(["Kultur", "Tillit"])
    expect(page.get_by_text("Sparad", exact=True)).to_have_count(2)
    page.reload()
    expect(field).to_be_visible()
    under = {idea["text"]: idea["parent_id"] for idea in lead.board()["idea"]}
    assert [text for text, parent in under.items() if parent] == ["Varje termin"]


def test_a_sub_point_that_is_out_of_sight_is_said_to_be_there(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    fill_the_list(lead, 20)
    write(page, "Tillit")
    go_under(page)
    page.get_by_label("Underpunkt till ”Tillit”").fill("Varje termin")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".toast")).to_contain_text("Den står i listan nu.")


def test_the_beginning_of_an_idea_ends_with_a_whole_sign(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    begins = "T" * 38 + "🤝"
    write(page, f"{begins} mellan parterna")
    go_under(page)
    expect(page.get_by_label(f"Underpunkt till ”{begins}…”")).to_be_focused()


def test_columns_are_said_in_the_language_of_the_meeting(room: Room) -> None:
    lead, page = room()
    lead.do("category.add", id=new_id(), name="Kultur")
    lead.open(1)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    for where in (".side__head", ".composer .switch"):
        for label in ("Möjligheter", "Hinder"):
            word = page.locator(where).get_by_text(label, exact=True)
            expect(word).to_have_attribute("lang", "sv-SE")


def test_after_the_meeting_what_was_begun_can_be_read_and_nothing_is_sent(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    field = page.get_by_label("Ny idé")
    field.fill(ANSWER)
    lead.do("session.end")
    expect(page.get_by_text("Det du har skrivit ligger kvar på enheten.")).to_be_visible()
    expect(field).to_have_value(ANSWER)
    expect(page.locator(".composer").get_by_role("button")).to_have_count(0)
    field.press("Control+Enter")
    expect(field).to_have_value(ANSWER)
    expect(page.get_by_role("region", name="Inte sparat")).to_have_count(0)


def test_what_came_too_late_for_the_meeting_offers_no_second_try(
    room: Room, context: BrowserContext
) -> None:
    lead, page = room()
    lead.open(0)
    expect(page.get_by_label("Ny idé")).to_be_visible()
    context.set_offline(True)
    page.get_by_label("Ny idé").fill(ANSWER)
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Väntar på nät", exact=True)).to_be_visible()
    lead.do("session.end")
    context.set_offline(False)
    aside = page.get_by_role("region", name="Inte sparat")
    expect(aside).to_contain_text(ANSWER)
    expect(page.get_by_role("heading", name="Mötet är avslutat")).to_be_visible()
    expect(aside.get_by_role("button")).to_have_text(["Släng"])


@pytest.mark.parametrize("composing", [True, False])
def test_only_an_enter_that_is_meant_sends(room: Room, *, composing: bool) -> None:
    lead, page = room()
    lead.open(0)
    page.get_by_role("button", name="Underpunkt").click()
    fields = page.locator(".composer textarea")
    expect(fields).to_have_count(2)
    for field, text in zip(fields.all(), ("Tillit", "Mellan alla"), strict=True):
        field.fill(text)
        assert field.evaluate(OF_INPUT_METHOD, ["Enter", composing])
        expect(field).to_have_value(text)
    expect(page.locator(".card")).to_have_count(0)
    fields.first.press("Enter")
    expect(page.locator(".card--own .card__text")).to_have_text("Tillit")


@pytest.mark.parametrize("away", ["Escape", "Avbryt"])
def test_a_change_that_is_thrown_away_can_be_had_again(away: str, room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    begin_to_change(page, ANSWER)
    field = page.get_by_label("Text")
    for composing in (True, False):
        field.evaluate(OF_INPUT_METHOD, ["Escape", composing])
    expect(field).to_have_value(ANSWER)
    if away == "Escape":
        field.press("Escape")
    else:
        page.get_by_role("button", name=away).click()
    expect(page.locator(".card--own .card__text")).to_have_text("Tillit")
    expect(page.locator(".toast")).to_contain_text("Ändringen är slängd.")
    page.get_by_role("button", name="Ångra").click()
    expect(field).to_have_value(ANSWER)
    expect(field).to_be_focused()
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".card--own .card__text")).to_have_text(ANSWER)


def test_nothing_is_said_of_a_change_that_changes_nothing(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    begin_to_change(page, "Tillit ")
    page.get_by_label("Text").press("Escape")
    expect(page.locator(".card--own .card__text")).to_have_text("Tillit")
    expect(page.locator(".toast")).to_have_count(0)


def test_a_change_that_is_too_long_says_so_before_it_is_saved(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    begin_to_change(page, "å" * (MOST + 1))
    wrong = page.locator(".editor").get_by_text("1 tecken för mycket. Gör två idéer av det.")
    expect(wrong).to_be_visible()
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_role("alert").and_(wrong)).to_be_visible()
    page.get_by_label("Text").fill("å" * MOST)
    expect(page.locator(".editor").get_by_text("0 tecken kvar")).to_be_visible()
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".card--own .card__text")).to_have_text("å" * MOST)
    expect(page.get_by_role("region", name="Inte sparat")).to_have_count(0)


def test_a_tap_beside_the_field_leaves_the_keyboard_where_it_is(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(1)
    page = room.joins()
    field = page.locator(".composer textarea")
    field.tap()
    page.keyboard.type("Till")
    obstacles = page.locator(".composer").get_by_label("Hinder", exact=True)
    obstacles.tap()
    expect(obstacles).to_be_checked()
    expect(field).to_be_focused()
    page.keyboard.type("it")
    expect(page.get_by_label("Nytt under Hinder för Målbild")).to_have_value("Tillit")
    obstacles.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".composer").get_by_label("Möjligheter", exact=True)).to_be_focused()
    room.lead.open(0)
    write(page, "Kultur")
    go_under(page)
    page.get_by_role("button", name="Skriv en ny idé i stället").tap()
    expect(page.get_by_label("Ny idé")).to_be_focused()


def test_ideas_that_come_do_not_move_what_is_read(room: Room, context: BrowserContext) -> None:
    context.add_init_script(WITHOUT_ANCHORING)
    lead, page = room()
    lead.open(0)
    fill_the_list(lead, 20)
    expect(page.locator(".card--others")).to_have_count(20)
    read = page.locator(".card--others").nth(8)
    read.evaluate("card => scrollBy(0, card.getBoundingClientRect().top - 400)")
    before = top_of(page, read)
    assert 200 < before < 700
    fill_the_list(lead, 1)
    expect(page.locator(".card--others")).to_have_count(21)
    assert abs(top_of(page, page.locator(".card--others").nth(9)) - before) <= 1
    write(page, ANSWER)
    assert abs(top_of(page, page.locator(".card--others").nth(9)) - before) <= 1
    fill_the_list(lead, 2)
    expect(page.locator(".card--others")).to_have_count(23)
    assert abs(top_of(page, page.locator(".card--others").nth(11)) - before) <= 1
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(".card--own")).to_be_in_viewport()


def test_entries_that_come_in_another_column_do_not_move_what_is_read(
    room: Room, context: BrowserContext
) -> None:
    context.add_init_script(WITHOUT_ANCHORING)
    lead, page = room()
    category = new_id()
    lead.do("category.add", id=category, name="Kultur")
    lead.open(1)
    for column in ("opportunities", "obstacles"):
        fill_the_list(lead, 12, segment=1, category_id=category, column=column)
    expect(page.locator(".card--entry")).to_have_count(24)
    page.evaluate("scrollTo(0, 1300)")
    read = page.locator(".side").nth(1).locator(".card--entry").nth(4)
    before = top_of(page, read)
    assert 100 < before < 700
    fill_the_list(lead, 2, segment=1, category_id=category, column="opportunities")
    expect(page.locator(".card--entry")).to_have_count(26)
    assert abs(top_of(page, read) - before) <= 1


def fill_the_list(lead: Any, number: int, segment: int = 0, **place: str) -> None:
    """Ideas of the facilitator's."""
    place["segment_id"] = lead.segment(segment)
    ideas = [{"id": new_id(), "text": f"{ANSWER} {n}", **place} for n in range(number)]
    lead.do_all(*({"kind": "idea.add", **idea} for idea in ideas))


def go_under(page: Page) -> None:
    """Choose to write under the only own idea."""
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.locator(".card__acts").get_by_role("button", name="Underpunkt").click()


def top_of(page: Page, card: Any) -> float:
    """Where a card stands in the window, in px, once all is drawn."""
    page.wait_for_timeout(300)
    return float(card.evaluate("one => one.getBoundingClientRect().top"))
