"""Sorting by dragging, on a laptop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from tests.participant.sorters import (
    LAPTOP,
    PHASES,
    RESPECT,
    TRUST,
    Gather,
    card,
)


def test_an_idea_is_dragged_to_a_category_and_back_in_one_click(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    with dragged(page, TRUST):
        point_at(target(page, "Kultur"))
        expect(page.locator(".is-over")).to_have_text(re.compile("Kultur"))
        point_at(target(page, "Process"))
        expect(page.locator(".is-over")).to_have_text(re.compile("Process"))
    expect(page.locator(".toast p")).to_have_text(re.compile(r"Flyttad till\s*2\s*Process"))
    expect(page.locator(".is-over, .cats--near")).to_have_count(0)
    room.placed(TRUST, "Process")
    page.get_by_role("button", name="Ångra").click()
    room.placed(TRUST, None)


def test_the_picked_ones_go_along_with_one_of_them(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    for text in (TRUST, PHASES):
        page.get_by_label(f"Välj: {text}").check()
    with dragged(page, PHASES):
        point_at(target(page, "Målbild"))
    expect(page.locator(".toast p")).to_have_text(re.compile("2 idéer flyttade till"))
    for text in (TRUST, PHASES):
        room.placed(text, "Målbild")
    page.get_by_label(f"Välj: {TRUST}").check()
    with dragged(page, RESPECT):
        point_at(target(page, "Kultur"))
    room.placed(RESPECT, "Kultur")
    assert room.place_of(TRUST) == "Målbild"


def test_what_is_let_go_on_a_new_category_is_moved_once_it_has_a_name(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    with dragged(page, TRUST):
        point_at(target(page, "Ny kategori"))
    field = page.get_by_label("Kategorins namn")
    expect(field).to_be_focused()
    expect(page.get_by_role("dialog")).to_contain_text(TRUST)
    field.fill("Förtroende")
    page.get_by_role("button", name="Skapa och flytta").click()
    room.placed(TRUST, "Förtroende")


def test_nothing_happens_where_it_is_let_go_elsewhere(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    with dragged(page, TRUST):
        point_at(target(page, "Kultur"))
        expect(page.locator(".is-over")).to_have_count(1)
        point_at(card(page, RESPECT))
        expect(page.locator(".is-over")).to_have_count(0)
    expect(page.locator(".cats--near")).to_have_count(0)
    page.get_by_text("Alla idéer").drag_to(target(page, "Process"))  # no idea
    expect(page.locator(".toast")).to_have_count(0)
    assert room.place_of(TRUST) is None


def test_the_categories_are_at_hand_while_one_drags(sorters: Gather) -> None:
    room = sorters()
    room.write_many(20)
    room.lead.open(0, "cluster")
    page = room.joins({**LAPTOP, "forced_colors": "active"})
    expect(page.locator(".card--sort")).to_have_count(23)
    last = page.locator(".card--sort").last
    last.scroll_into_view_if_needed()
    expect(target(page, "Process")).not_to_be_in_viewport()
    with dragged(page, "Idé 19"):
        expect(target(page, "Process")).to_be_in_viewport(ratio=1)
        point_at(target(page, "Process"))
        expect(page.locator(".is-over")).to_have_css("outline-style", "solid")
    room.placed("Idé 19", "Process")
    expect(target(page, "Process")).not_to_be_in_viewport()


def test_what_the_others_do_meanwhile_does_not_end_it(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    page.get_by_label("Osorterade", exact=True).check()
    with dragged(page, RESPECT):
        room.lead.do("idea.move", ids=[room.ideas[TRUST]], category_id=room.categories["Kultur"])
        room.writes(0, "Kom under tiden")
        expect(card(page, TRUST)).to_have_count(0)
        expect(card(page, "Kom under tiden")).to_be_visible()
        point_at(target(page, "Process"))
    room.placed(RESPECT, "Process")


def test_what_is_gone_when_it_is_let_go_is_not_moved(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins(LAPTOP)
    for name in ("Process", None):
        text = room.ideas.popitem()[0]
        with dragged(page, text):
            one = room.lead.board()["idea"]
            room.lead.do("idea.hide", id=next(idea["id"] for idea in one if idea["text"] == text))
            expect(card(page, text)).to_have_count(0)
            point_at(target(page, name) if name else page.locator(".sort__keys"))
        page.mouse.move(5, 5)
        expect(page.locator(".cats--near")).to_have_count(0)
        expect(page.locator(".toast")).to_have_count(0)
        assert room.place_of(text) is None


def test_a_phone_has_nothing_to_drag_by(sorters: Gather) -> None:
    room = sorters()
    room.lead.open(0, "cluster")
    page = room.joins()
    expect(card(page, TRUST)).to_be_visible()
    expect(page.locator(".card__grip, [draggable]")).to_have_count(0)


def target(page: Page, name: str) -> Locator:
    """A category, or the place of a new one."""
    return page.locator(".cats").get_by_role("button", name=name)


@contextmanager
def dragged(page: Page, text: str) -> Iterator[None]:
    """An idea is taken by its grip, and let go in the end."""
    card(page, text).locator(".card__grip").hover()
    page.mouse.down()
    point_at(card(page, text))
    expect(page.locator(".cats--near")).to_be_visible()
    yield
    page.mouse.up()


def point_at(place: Locator) -> None:
    """Go there with the button held down."""
    box = place.bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    place.page.mouse.move(*middle, steps=3)
