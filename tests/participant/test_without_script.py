"""A meeting without scripts: joining by forms, and writing by a form, by the same rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from session_templates.plan import shipped
from tests.meetings.to_join import Meeting
from tests.participant.room import PHONE
from tests.people.lead import Lead
from tests.servers.office import Office
from workshop.base.ids import new_id


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone that runs no scripts."""
    context = browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        locale="sv-SE",
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def lead(office: Office, meet: Callable[..., Meeting], page: Page) -> Lead:
    """Of a meeting that the phone has joined, and in which one writes."""
    meeting = meet()
    lead = Lead(office.facilitator(), meeting)
    page.goto(office.server.url + meeting.link)
    page.get_by_role("button", name="Delta").click()
    lead.open(0)
    page.get_by_role("link", name="Skriv med ett enkelt formulär").first.click()
    return lead


def test_one_joins_and_writes_through_the_whole_meeting(lead: Lead, page: Page) -> None:
    write(page, "Tillit")
    expect(page.locator(".card__words")).to_have_text("Tillit")
    lead.do("category.add", id=new_id(), name="Kultur")
    lead.open(0, "discuss")
    look(page, "Just nu skrivs ingenting.")
    lead.open(1)
    look(page, "Hinder")
    page.get_by_label("Hinder").check()
    write(page, "Ont om tid")
    expect(page.get_by_label("Hinder")).to_be_checked()
    lead.open(2)
    look(page, "Fråga")
    write(page, "Fler platser")
    ideas = {idea["text"]: idea for idea in lead.board()["idea"]}
    assert set(ideas) == {"Tillit", "Ont om tid", "Fler platser"}
    assert ideas["Ont om tid"]["column"] == "obstacles"
    assert all(ideas[text]["category_id"] for text in ("Ont om tid", "Fler platser"))


def test_who_answers_for_several_says_for_which_of_them(
    office: Office, meet: Callable[..., Meeting], page: Page
) -> None:
    template = shipped()["samrad"]
    meeting = meet(template=template, asks_organisation=True, seating="tables", tables=1)
    lead = Lead(office.facilitator(), meeting)
    page.goto(office.server.url + meeting.link)
    page.get_by_label("1", exact=True).check()
    for name in ("Huvudmän", "Lärosäten"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Delta").click()
    lead.open(0)
    page.get_by_role("link", name="Skriv med ett enkelt formulär").first.click()
    write(page, "Vi tycker")
    page.get_by_label("På uppdrag av").select_option("Lärosäten")
    write(page, "De tycker")
    expect(page.get_by_label("På uppdrag av")).to_have_value("Lärosäten")
    groups = {idea["text"]: idea["actor_group"] for idea in lead.board()["idea"]}
    assert groups == {"Vi tycker": None, "De tycker": "institutions"}


def test_what_is_sent_twice_is_one_idea(lead: Lead, page: Page) -> None:
    page.locator("textarea").fill("Tillit")
    fields: dict[str, str | float | bool] = {
        field.get_attribute("name") or "": field.input_value()
        for field in page.locator("#answers :is(input, textarea)").all()
    }
    for _ in range(2):
        page.request.post(page.url, form=fields, headers={"Origin": lead.url})
    assert [idea["text"] for idea in lead.board()["idea"]] == ["Tillit"]


def test_what_comes_too_late_is_shown_and_why(lead: Lead, page: Page) -> None:
    page.locator("textarea").fill("Tillit")
    lead.do("session.end")
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".card__words")).to_have_text("Tillit")
    expect(page.get_by_text("Mötet är avslutat").first).to_be_visible()
    expect(page.get_by_text("Inte skickat")).to_be_visible()


def test_nothing_written_is_said_beside_the_field(lead: Lead, page: Page) -> None:
    write(page, "  ")
    expect(page.get_by_text("Skriv något först.")).to_be_visible()
    assert lead.board()["idea"] == []


def test_what_is_private_stays_so(lead: Lead, page: Page, browser: Browser) -> None:
    lead.do("segment.private", id=lead.segment(0), private=True)
    write(page, "Tillit")
    expect(page.locator(".card__words")).to_have_text("Tillit")
    other = browser.new_context(locale="sv-SE", java_script_enabled=False).new_page()
    other.goto(lead.url + lead.link)
    other.get_by_role("button", name="Delta").click()
    other.get_by_role("link", name="Skriv med ett enkelt formulär").first.click()
    expect(other.locator("textarea")).to_be_visible()
    expect(other.locator(".card__words")).to_have_count(0)
    other.context.close()


@pytest.mark.parametrize("scripts", [False, True])
def test_a_browser_without_scripts_is_not_said_to_be_too_old(
    scripts: bool, browser: Browser, office: Office, meet: Callable[..., Meeting]
) -> None:
    context = browser.new_context(locale="sv-SE", java_script_enabled=scripts)
    context.route("**/participant/phone.js", lambda route: route.abort())  # nothing draws the page
    page = context.new_page()
    page.goto(office.server.url + meet().link)
    page.get_by_role("button", name="Delta").click()
    said = "grid" if scripts else "none"  # after a while, and never
    expect(page.locator("#too-old")).to_have_css("display", said)
    context.close()


def write(page: Page, text: str) -> None:
    page.locator("textarea").fill(text)
    page.get_by_role("button", name="Skicka").click()


def look(page: Page, seen: str) -> None:
    """See what is new."""
    page.get_by_role("link", name="Se vad som är nytt").click()
    expect(page.locator("main")).to_contain_text(seen)
