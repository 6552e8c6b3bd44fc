"""A list that is pasted: one idea, or with one tap an idea of each of its lines."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.participant.room import Room

LIST = "•\tFler platser\r\no\tHela året\r\n•\tMer tid\r\n•\tGemensam bild\r\n"
PROSE = "Vi behöver fler platser.\nDå får vi mer tid."


def test_each_line_is_sent_by_one_tap_and_taken_back_by_one(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    paste(page, LIST)
    page.get_by_role("button", name="Skicka som 3 idéer").click()
    expect(page.get_by_label("Ny idé")).to_have_value("")
    own = page.locator(".card--own .card__text")
    expect(own).to_have_text(["Gemensam bild", "Mer tid", "Fler platser"])
    expect(page.locator(".card__subs")).to_have_text("Hela året")
    expect(page.locator(".toast")).to_contain_text("3 idéer är skickade.")
    expect(page.get_by_text("Sparad", exact=True)).to_have_count(3)
    lead.until(lambda board: len(board["idea"]) == 4)
    page.get_by_role("button", name="Ångra").click()
    expect(own).to_have_count(0)
    expect(page.get_by_label("Ny idé")).to_have_value(LIST.replace("\r\n", "\n"))


def test_a_list_is_one_idea_where_one_wants_that(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    paste(page, LIST)
    expect(page.get_by_role("button", name="Skicka som 3 idéer")).to_be_visible()
    page.get_by_role("button", name="Skicka", exact=True).click()
    expect(page.locator(".card--own")).to_have_count(1)


def test_prose_is_one_idea_and_nothing_is_asked(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    paste(page, LIST)
    expect(page.get_by_role("button", name="Skicka som 3 idéer")).to_be_visible()
    page.keyboard.press("Control+A")
    paste(page, PROSE)
    expect(page.get_by_label("Ny idé")).to_have_value(PROSE)
    expect(page.get_by_role("button", name="Skicka")).to_have_count(1)


def test_without_a_network_it_is_one_idea(room: Room) -> None:
    lead, page = room()
    lead.open(0)
    page.context.route("**/ui/pasted-list.js", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        paste(page, LIST)
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".card--own")).to_have_count(1)


def paste(page: Page, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.get_by_label("Ny idé").focus()
    page.keyboard.press("Control+V")
