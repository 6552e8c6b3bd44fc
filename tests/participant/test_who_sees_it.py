"""What one wrote and others do not see: private, hidden, put under another's words."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.participant.room import ANSWER, Room, second, write
from tests.servers.office import Office


def test_private_words_are_shown_to_all_at_once(
    room: Room, office: Office, browser: Browser
) -> None:
    lead, page = room()
    lead.do("segment.private", id=lead.segment(0), private=True)
    lead.open(0)
    expect(page.get_by_text("Du skriver för dig själv.")).to_be_visible()
    write(page, ANSWER)
    expect(page.get_by_text("Bara du ser den än")).to_be_visible()
    other = second(browser, page, office)
    expect(other.get_by_label("Ny idé")).to_be_visible()
    expect(other.get_by_text(ANSWER)).to_have_count(0)
    lead.do("segment.reveal", id=lead.segment(0))
    expect(other.get_by_text(ANSWER)).to_be_visible()
    expect(page.get_by_text("Bara du ser den än")).to_have_count(0)
    other.context.close()


def test_what_is_hidden_stays_with_its_author_and_says_so(
    room: Room, office: Office, browser: Browser
) -> None:
    lead, page = room()
    lead.open(0)
    write(page, ANSWER)
    other = second(browser, page, office)
    expect(other.get_by_text(ANSWER)).to_be_visible()
    (idea,) = lead.board()["idea"]
    lead.do("idea.hide", id=idea["id"], reason="Nämner någon")
    mine = page.locator(".card--own")
    expect(mine).to_contain_text("Dold av den som leder mötet")
    expect(mine.locator(".card__text")).to_have_text(ANSWER)
    expect(mine.get_by_role("button")).to_have_count(0)
    said = page.get_by_role("status").filter(has_text="Den som leder mötet har dolt en idé")
    expect(said).to_have_count(1)
    expect(other.get_by_text(ANSWER)).to_have_count(0)
    lead.open(0, "discuss")
    expect(page.locator(".card--entry")).to_contain_text("Dold av den som leder mötet")
    page.reload()
    expect(page.locator(".card--entry")).to_contain_text("Dold av den som leder mötet")
    assert "Nämner någon" not in page.content()
    lead.do("idea.restore", id=idea["id"])
    expect(page.get_by_text("Dold av den som leder mötet")).to_have_count(0)
    expect(other.get_by_text(ANSWER)).to_be_visible()
    other.context.close()


def test_what_was_put_under_others_words_is_told_of_among_ones_own(
    room: Room, office: Office, browser: Browser
) -> None:
    lead, page = room()
    lead.open(0)
    other = second(browser, page, office)
    expect(other.get_by_label("Ny idé")).to_be_visible()
    write(page, ANSWER)
    write(other, "Tillit")
    ideas = {one["text"]: one["id"] for one in lead.board()["idea"]}
    lead.do("idea.move", ids=[ideas["Tillit"]], parent_id=ideas[ANSWER])
    told = other.locator(".spoken-for .card")
    expect(told.locator(".card__text")).to_have_text("Tillit")
    expect(told).to_contain_text(f"Nu underpunkt till ”{ANSWER[:39]}…”")
    lead.do("idea.move", ids=[ideas["Tillit"]], parent_id=None)
    expect(other.locator(".card--own .card__text")).to_have_text("Tillit")
    expect(told).to_have_count(0)
    other.context.close()


def test_what_one_wrote_under_others_hidden_words_stays_and_says_why(
    room: Room, office: Office, browser: Browser
) -> None:
    lead, page = room()
    lead.open(0)
    other = second(browser, page, office)
    expect(other.get_by_label("Ny idé")).to_be_visible()
    write(page, ANSWER)
    write(other, "Tillit")
    ideas = {one["text"]: one["id"] for one in lead.board()["idea"]}
    lead.do("idea.merge", ids=[ideas["Tillit"]], into=ideas[ANSWER])
    expect(other.locator(".spoken-for")).to_contain_text(f"Sammanslagen med ”{ANSWER[:39]}…”")
    expect(other.get_by_text("Sparad", exact=True)).to_have_count(0)
    lead.do("idea.hide", id=ideas[ANSWER])
    withheld = other.locator(".withheld .card")
    expect(withheld).to_have_count(1)
    expect(withheld.locator(".card__text")).to_have_text("Tillit")
    expect(withheld).to_contain_text("tillsammans med idén som den hör till")
    expect(other.get_by_text("Du har inte skrivit något än.")).to_have_count(0)
    expect(other.locator(".spoken-for")).to_have_count(0)
    expect(other.get_by_text(ANSWER)).to_have_count(0)
    said = other.get_by_role("status").filter(has_text="Den som leder mötet har dolt en idé")
    expect(said).to_have_count(1)
    for step in ("discuss", "cluster"):
        lead.open(0, step)
        expect(withheld).to_contain_text("Tillit")
    other.reload()
    expect(withheld).to_contain_text("Tillit")
    lead.do("idea.restore", id=ideas[ANSWER])
    expect(withheld).to_have_count(0)
    expect(other.get_by_text(ANSWER)).to_be_visible()
    other.context.close()
