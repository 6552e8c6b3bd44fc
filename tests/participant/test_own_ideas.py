"""One's own ideas: changed, taken back, had again, and in conflict with another's change."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, expect

from tests.participant.room import ANSWER, Room, begin_to_change, write


def test_one_changes_and_takes_back_ones_own_and_undoes_it(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ändra texten").click()
    page.get_by_label("Text").fill("Tillit mellan parterna")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.locator(".card--own .card__text")).to_have_text("Tillit mellan parterna")
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ta bort", exact=True).click()
    expect(page.locator(".card--own")).to_have_count(0)
    page.get_by_role("button", name="Ångra").click()
    expect(page.locator(".card--own .card__text")).to_have_text("Tillit mellan parterna")


def test_the_focus_goes_to_the_way_back_which_waits_for_it(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    page.clock.install()
    page.get_by_role("button", name="Ändra eller ta bort").press("Enter")
    page.get_by_role("button", name="Ta bort", exact=True).press("Enter")
    expect(page.locator(".card--own")).to_have_count(0)
    undo = page.get_by_role("button", name="Ångra")
    expect(undo).to_be_focused()
    page.clock.fast_forward(30_000)
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(page.locator(".card--own")).to_have_count(1)
    expect(page.get_by_role("main")).to_be_focused()
    expect(page.locator(".toast")).to_be_visible()
    page.clock.fast_forward(30_000)
    expect(page.locator(".toast")).to_have_count(0)


def test_what_is_taken_back_takes_its_sub_points_along(room: Room, context: BrowserContext) -> None:
    lead, page = room()
    lead.open(0)
    page.get_by_label("Ny idé").fill("Tillit")
    page.get_by_role("button", name="Underpunkt").click()
    page.keyboard.type("Varje termin")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Sparad", exact=True)).to_be_visible()
    context.set_offline(True)
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ta bort", exact=True).click()
    expect(page.locator(".card--own")).to_have_count(0)
    expect(page.get_by_text("Varje termin")).to_have_count(0)
    page.get_by_role("button", name="Ångra").click()
    context.set_offline(False)
    expect(page.locator(".card--own")).to_contain_text("Varje termin")


def test_a_change_of_what_is_hidden_meanwhile_loses_no_words(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    begin_to_change(page, ANSWER)
    lead.do("idea.hide", id=lead.board()["idea"][0]["id"])
    expect(page.locator(".card--own")).to_contain_text("Dold av den som leder mötet")
    kept = page.get_by_role("region", name="Påbörjat")
    expect(kept).to_contain_text(ANSWER)
    kept.get_by_role("button", name="Lägg i skrivfältet").click()
    expect(page.get_by_label("Ny idé")).to_have_value(ANSWER)


def test_a_conflict_shows_both_texts_and_lets_one_choose(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    write(page, "Tillit")
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ändra texten").click()
    page.get_by_label("Text").fill("Min text")
    idea = lead.board()["idea"][0]
    lead.do("idea.edit", id=idea["id"], rev=idea["rev"], text="Ledarens text")
    page.wait_for_timeout(300)
    page.get_by_role("button", name="Spara", exact=True).click()
    aside = page.get_by_role("region", name="Inte sparat")
    expect(aside).to_contain_text("Ledarens text")
    expect(aside).to_contain_text("Min text")
    why = "Inte sparat. Orden finns överst på sidan."
    expect(page.get_by_role("alert")).to_have_text(why)
    expect(page.locator(".composer").get_by_text(why)).to_be_visible()
    aside.get_by_role("button", name="Behåll min text").click()
    expect(page.locator(".card--own .card__text")).to_have_text("Min text")
    expect(aside).to_have_count(0)
    expect(page.get_by_text("Sparad", exact=True)).to_be_visible()
    lead.until(lambda board: [one["text"] for one in board["idea"]] == ["Min text"])
