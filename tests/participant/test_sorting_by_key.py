"""Sorting by the keys of a laptop, and where the focus goes."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.participant.sorters import (
    IDEAS,
    LAPTOP,
    NAMES,
    PHASES,
    RESPECT,
    TRUST,
    Gather,
    card,
)


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


def test_the_focus_goes_to_what_was_picked_when_nothing_is_any_more(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    for text in (RESPECT, PHASES):
        page.get_by_label(f"Välj: {text}").press("Space")
    page.locator(".phone__foot").get_by_role("button", name="Avmarkera").press("Enter")
    expect(page.get_by_text("2 valda")).to_have_count(0)
    expect(page.get_by_label(f"Välj: {RESPECT}")).to_be_focused()
    page.keyboard.press("2")
    room.placed(RESPECT, "Process")
    room.placed(PHASES, None)


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
    expect(page.get_by_text("Alla idéer är sorterade.")).to_be_visible()
    expect(page.get_by_role("main")).to_be_focused()
    expect(page.get_by_text("0 osorterade")).to_be_visible()
    for text, name in zip(IDEAS, NAMES, strict=True):
        room.placed(text, name)
