"""When categories are dealt to tables while one writes, each phone goes on in its own."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.participant.room import ANSWER, Room, write
from tests.people.lead import Lead
from workshop.base.ids import new_id

NAMES = ("Kultur", "Vård")


def test_a_field_in_which_nothing_is_begun_follows_at_once(room: Room) -> None:
    lead, page, categories = at_table(room)
    deal(lead, categories["Vård"])
    field = page.get_by_label("Nytt under Möjligheter för Vård")
    expect(field).to_be_visible()
    expect(page.locator(".cat-link[aria-current]")).to_contain_text("Vård")
    write(page, "Tillit")
    assert lead.board()["idea"][0]["category_id"] == categories["Vård"]


def test_one_with_words_asks(room: Room) -> None:
    lead, page, categories = at_table(room)
    page.get_by_label("Nytt under Möjligheter för Kultur").fill(ANSWER)
    deal(lead, categories["Vård"])
    asked = page.locator(".composer__note")
    expect(asked).to_contain_text("Ert bord arbetar nu först med Vård.")
    expect(page.get_by_label("Nytt under Möjligheter för Kultur")).to_have_value(ANSWER)
    page.reload()
    expect(page.get_by_label("Nytt under Möjligheter för Kultur")).to_have_value(ANSWER)
    page.get_by_role("button", name="Ta med texten dit").click()
    expect(page.get_by_label("Nytt under Möjligheter för Vård")).to_have_value(ANSWER)
    expect(asked).to_have_count(0)


def test_once_the_words_are_sent_one_goes_on_in_ones_own(room: Room) -> None:
    lead, page, categories = at_table(room)
    page.get_by_label("Nytt under Möjligheter för Kultur").fill(ANSWER)
    deal(lead, categories["Vård"])
    expect(page.locator(".composer__note")).to_be_visible()
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_label("Nytt under Möjligheter för Vård")).to_have_value("")
    kultur = [categories["Kultur"]]
    lead.until(lambda board: [one["category_id"] for one in board["idea"]] == kultur)


def test_what_is_chosen_by_hand_after_that_stays(room: Room) -> None:
    lead, page, categories = at_table(room)
    deal(lead, categories["Vård"])
    page.get_by_role("button", name="Visa alla kategorier").click()
    page.locator(".cat-link", has_text="Kultur").click()
    write(page, "Tillit")
    expect(page.get_by_label("Nytt under Möjligheter för Kultur")).to_be_visible()
    lead.do("category.add", id=new_id(), name="Tid")
    expect(page.get_by_label("Nytt under Möjligheter för Kultur")).to_be_visible()


def test_whoever_stays_by_hand_is_not_asked_any_more(room: Room) -> None:
    lead, page, categories = at_table(room)
    page.get_by_label("Nytt under Möjligheter för Kultur").fill(ANSWER)
    deal(lead, categories["Vård"])
    asked = page.locator(".composer__note")
    expect(asked).to_be_visible()
    page.locator(".cat-link", has_text="Kultur").click()
    expect(asked).to_have_count(0)
    expect(page.get_by_label("Nytt under Möjligheter för Kultur")).to_have_value(ANSWER)


def at_table(room: Room) -> tuple[Lead, Page, dict[str, str]]:
    """A phone at the first of three tables, which writes in the second segment."""
    lead, page = room(seating="tables", tables=3, table="1")
    categories = {name: new_id() for name in NAMES}
    for name, category in categories.items():
        lead.do("category.add", id=category, name=name)
    lead.open(1)
    expect(page.get_by_label("Nytt under Möjligheter för Kultur")).to_be_visible()
    return lead, page, categories


def deal(lead: Lead, category: str) -> None:
    """One category to the first table, the others to the others."""
    board = lead.board()
    tables = sorted(board["table"], key=lambda one: str(one["rank"]))
    segment = lead.segment(1)
    for one in board["category"]:
        hand = tables[:1] if one["id"] == category else tables[1:]
        ids = [table["id"] for table in hand]
        lead.do("placement.set", segment_id=segment, category_id=one["id"], tables=ids)
