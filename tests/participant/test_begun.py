"""Words that were begun when the room went on: they stay, and can be had where one is."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.participant.room import ANSWER, Room, begin_to_change, write
from tests.people.lead import Lead
from workshop.base.ids import new_id


def test_a_step_takes_no_words_away(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    page.get_by_label("Ny idé").fill(ANSWER)
    lead.open(0, "discuss")
    expect(page.get_by_text("Skrivandet i Gemensam referensram är stängt.")).to_be_visible()
    expect(page.get_by_label("Ny idé")).to_have_value(ANSWER)
    lead.do("category.add", id=new_id(), name="Kultur")
    lead.open(1)
    expect(page.get_by_text("Det här skrev du till Gemensam referensram.")).to_be_visible()
    field = page.get_by_label("Nytt under Möjligheter för Kultur")
    expect(field).to_have_value(ANSWER)
    page.reload()
    expect(field).to_have_value(ANSWER)
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("region").or_(page.locator(".side")).first).to_contain_text(ANSWER)
    expect(page.locator(".card--entry .state")).to_have_text("Sparad")
    assert [idea["column"] for idea in lead.board()["idea"]] == ["opportunities"]


def test_words_left_elsewhere_are_shown_and_come_back(room: Room) -> None:
    _, page = begun_elsewhere(room)
    kept = page.get_by_role("region", name="Påbörjat")
    expect(kept).to_contain_text("Kultur")
    expect(kept).to_contain_text(ANSWER)
    page.reload()
    kept.get_by_role("button", name="Lägg i skrivfältet").click()
    field = page.get_by_label("Nytt under Möjligheter för Vård")
    expect(field).to_have_value(ANSWER)
    expect(field).to_be_focused()
    expect(kept).to_have_count(0)


def test_one_goes_back_to_what_one_began_elsewhere(room: Room) -> None:
    lead, page = begun_elsewhere(room)
    page.get_by_label("Nytt under Möjligheter för Vård").fill("Tillit")
    kept = page.get_by_role("region", name="Påbörjat")
    kept.get_by_role("button", name="Gå dit").click()
    field = page.get_by_label("Nytt under Möjligheter för Kultur")
    expect(field).to_have_value(ANSWER)
    expect(field).to_be_focused()
    expect(kept.get_by_role("listitem")).to_contain_text("Tillit")
    lead.open(2)
    expect(kept).to_contain_text("Tillit")
    expect(kept.get_by_role("button", name="Gå dit")).to_have_count(0)


def begun_elsewhere(room: Room) -> tuple[Lead, Page]:
    """Words are in the field of one category when somebody goes to another one."""
    lead, page = room()
    for name in ("Kultur", "Vård"):
        lead.do("category.add", id=new_id(), name=name)
    lead.open(1)
    page.get_by_label("Nytt under Möjligheter för Kultur").fill(ANSWER)
    page.get_by_role("button", name="Vård").click()
    return lead, page


def test_a_change_that_was_begun_outlives_its_step(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    begin_to_change(page, ANSWER)
    page.wait_for_timeout(300)  # what is typed takes a moment to the disk
    page.reload()
    expect(page.get_by_label("Text")).to_have_value(ANSWER)
    lead.open(0, "discuss")
    kept = page.get_by_role("region", name="Påbörjat")
    expect(kept).to_contain_text(ANSWER)
    kept.get_by_role("button", name="Släng").click()
    expect(kept).to_have_count(0)


def test_another_column_takes_the_words_along(room: Room) -> None:
    lead, page = room()
    lead.do("category.add", id=new_id(), name="Kultur")
    lead.open(1)
    page.get_by_label("Nytt under Möjligheter för Kultur").fill(ANSWER)
    page.locator(".composer").get_by_label("Hinder", exact=True).check(force=True)
    expect(page.get_by_label("Nytt under Hinder för Kultur")).to_have_value(ANSWER)
    expect(page.get_by_role("region", name="Påbörjat")).to_have_count(0)


def test_two_tabs_show_each_others_words_and_lose_none(room: Room) -> None:
    lead, first = room()
    lead.open(0)
    second = first.context.new_page()
    second.goto(first.url)
    first.get_by_label("Ny idé").fill("Tillit")
    second.get_by_label("Ny idé").fill(ANSWER)
    kept = first.get_by_role("region", name="Påbörjat")
    expect(kept).to_contain_text(ANSWER)
    expect(kept).to_contain_text("Skrivet i en annan flik.")
    first.get_by_role("button", name="Skicka").click()
    expect(first.get_by_label("Ny idé")).to_have_value("")
    second.reload()
    expect(second.get_by_label("Ny idé")).to_have_value(ANSWER)
    kept.get_by_role("button", name="Lägg i skrivfältet").click()
    expect(first.get_by_label("Ny idé")).to_have_value(ANSWER)
    expect(second.get_by_label("Ny idé")).to_have_value("")
    expect(kept).to_have_count(0)
