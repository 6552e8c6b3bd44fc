"""A phone in a room: what it looks like, and what one does there."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.people.lead import Lead
from tests.servers.office import Office

PHONE = {"width": 390, "height": 844}
TOO_SMALL = """
[...document.querySelectorAll("button:not(.vh), .choice")]
  .filter((node) => node.checkVisibility())
  .filter((node) => Math.min(node.offsetWidth, node.offsetHeight) < 44)
  .map((node) => node.outerHTML)
"""
ANSWER = "Fasta mötesplatser som inte hänger på enskilda personer"

Room = Callable[..., tuple[Lead, Page]]


def begin_to_change(page: Page, text: str) -> None:
    """Other words for the only own idea, not saved yet."""
    page.get_by_role("button", name="Ändra eller ta bort").click()
    page.get_by_role("button", name="Ändra texten").click()
    page.get_by_label("Text").fill(text)


def write(page: Page, text: str) -> None:
    """Write one idea and wait until it is saved."""
    page.locator(".composer textarea").first.fill(text)
    page.get_by_role("button", name="Skicka").click()
    expect(page.locator(".card [class*=state--]").first).to_have_text("Sparad")


def second(browser: Browser, page: Page, office: Office) -> Page:
    """Another phone in the same meeting, let in by the code that the first one shows."""
    code = page.locator(".neighbour").inner_text().split(":")[1].strip()
    context = browser.new_context(viewport=PHONE, locale="sv-SE")  # type: ignore[arg-type]
    other = context.new_page()
    other.goto(office.server.url)
    other.get_by_label("Kod").fill(code)
    other.get_by_role("button", name="Gå vidare").click()
    other.get_by_role("button", name="Delta").click()
    return other
