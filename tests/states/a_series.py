"""A series played through its pages: units, meetings of three of them, a document, comparisons."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.meetings.synthesis import six_regions
from tests.people.in_browsers.links import follow_link
from tests.servers.installation import Installation
from tests.states.looks import LAPTOP, SETTINGS, Look, running, visitor

UNITS = {
    "Norra regionen": ["Ca 900 000 invånare", "4 län"],
    "Södra regionen": ["Ca 1 800 000 invånare", "5 län"],
    "Västra regionen": [],
}


def play_a_series(browser: Browser, folder: Path, look: Look) -> None:
    """All states of its pages, one after the other."""
    with running(Installation(folder, **SETTINGS)) as server:
        page = visitor(browser, LAPTOP).new_page()
        follow_link(page, server.link)
        page.get_by_role("link", name="Serier").click()
        look("laptop-all-series-empty", page)
        page.get_by_label("Titel").fill("Etablering av regionala råd")
        page.get_by_role("button", name="Starta serien").click()
        page.get_by_role("heading", name="Etablering av regionala råd").wait_for()
        look("laptop-series-empty", page)
        name_the_units(page, look)
        for unit in list(UNITS)[:2]:
            hold_a_meeting(page, unit, look)
        look("laptop-series", page)
        page.get_by_text("Ta bort serien …").click()
        look("laptop-series-end", page)
        page.get_by_role("link", name="Sida vid sida").click()
        look("laptop-compare", page)
        page.go_back()
        say_what_is_to_be_done(page, look)
        show_the_document(page, look)
        write_a_report(page, look)
        sum_up(page, look)
        put_categories_together(page, folder, look)
        page.get_by_role("link", name="Serier").click()
        look("laptop-all-series", page)


def name_the_units(page: Page, look: Look) -> None:
    """What the series compares."""
    for unit, facts in UNITS.items():
        page.get_by_label("Namn", exact=True).last.fill(unit)
        page.get_by_label("Fakta").last.fill("\n".join(facts))
        page.get_by_role("button", name="Lägg till").click()
        page.get_by_role("heading", name=unit, exact=True).wait_for()
    part = page.get_by_role("listitem").filter(
        has=page.get_by_role("heading", name="Västra regionen")
    )
    part.get_by_text("Ändra").click()
    part.get_by_label("Namn").fill(" ")
    part.get_by_role("button", name="Spara").click()
    page.get_by_text("Skriv något här.").wait_for()
    look("laptop-series-unit", page)
    page.goto(page.url.split("/units")[0])


def hold_a_meeting(page: Page, unit: str, look: Look) -> None:
    """Two clicks and a date; something is written, and back to the series."""
    series = page.url.split("#")[0]
    page.get_by_role("link", name=f"Nytt möte {unit}").click()
    look(f"laptop-start-within-{unit.split()[0]}", page)
    page.get_by_role("button", name="Starta mötet").click()
    page.locator(".agenda").get_by_role("button", name="Segment 1").click()
    page.get_by_role("button", name="Skriv under Utgångsläge").click()
    page.get_by_role("textbox", name="Skriv under Utgångsläge").fill(f"Råd finns i {unit}")
    page.keyboard.press("Enter")
    page.get_by_text("Allt är sparat").wait_for()
    page.goto(series)


def say_what_is_to_be_done(page: Page, look: Look) -> None:
    """A step that names somebody, on the pages that list it, and where the next meeting starts."""
    series = page.url.split("#")[0]
    page.get_by_role("link", name="Led Norra regionen").click()
    page.locator(".agenda").get_by_role("button", name="Segment 4").click()
    page.get_by_role("button", name="Skriv under Nästa steg").click()
    page.get_by_role("button", name="Ansvarig och datum").click()
    page.get_by_label("Ansvarig").fill("Kim Berg")
    page.get_by_label("Klart senast").fill("2026-01-31")
    page.get_by_role("textbox", name="Skriv under Nästa steg").fill("Skriv en plan")
    page.get_by_role("textbox", name="Skriv under Nästa steg").press("Enter")
    page.get_by_text("Allt är sparat").wait_for()
    page.goto(f"{series}/steps")
    look("laptop-steps", page)
    page.goto(f"{series}/persons")
    look("laptop-persons", page)
    page.goto(series)
    page.get_by_role("link", name="Nytt möte Norra regionen").click()
    page.get_by_role("link", name="Uppföljningsmöte").click()
    look("laptop-start-follow-up", page)
    page.goto(series)


def write_a_report(page: Page, look: Look) -> None:
    """A text worked out at a desk: its lines, and page one."""
    series = page.url.split("#")[0]
    page.get_by_role("button", name="Gör: Årsrapport").click()
    page.locator(".agenda").get_by_role("button", name="Del 1").click()
    page.get_by_role("button", name="Skriv under Bakgrund").click()
    page.get_by_label("Form i anteckningarna").select_option("Punkt i en lista")
    page.get_by_role("textbox", name="Skriv under Bakgrund").fill("Att starta en dialog")
    page.get_by_role("textbox", name="Skriv under Bakgrund").press("Enter")
    page.get_by_text("Allt är sparat").wait_for()
    look("laptop-report-writing", page)
    report = page.url.removesuffix("/live")
    page.goto(report)
    look("laptop-report-page-one", page)
    page.goto(f"{report}/minutes")
    look("laptop-report", page)
    page.goto(series)


def show_the_document(page: Page, look: Look) -> None:
    """Made with one click, worked out on the console."""
    series = page.url.split("#")[0]
    page.get_by_role("button", name="Gör: Resultat av uppstartsmöten").click()
    page.get_by_role("heading", name="Utgångspunkt", exact=True).wait_for()
    look("laptop-document-gathered", page)
    page.get_by_role("button", name="Del 4").click()
    look("laptop-document-points", page)
    page.goto(series)
    page.get_by_text("Mer", exact=False).last.click()
    look("laptop-series-document", page)


def sum_up(page: Page, look: Look) -> None:
    """A line of what two meetings say, and the way to their words."""
    series = page.url.split("#")[0]
    page.get_by_role("button", name="Gör: Nationell sammanställning").click()
    page.get_by_role("link", name="Koppla ihop kategorierna").click()
    page.get_by_role("heading", name="Kategorier", exact=True).wait_for()
    look("laptop-crosswalk-empty", page)
    page.goto(page.url.replace("/crosswalk", "/live"))
    page.locator(".agenda").get_by_role("button", name="Gemensam referensram").click()
    page.get_by_role("button", name="Ny rad från källor").click()
    page.get_by_role("checkbox").first.wait_for()
    for box in page.get_by_role("checkbox").all()[:2]:
        box.check()
    look("laptop-picking-sources", page)
    page.get_by_role("button", name="Ny rad av dessa (2)").click()
    page.get_by_role("button", name="Mer om ”Råd finns").click()
    page.get_by_role("button", name="Källor", exact=True).click()
    page.get_by_role("region", name="Källor").wait_for()
    page.get_by_text("Allt är sparat").wait_for()
    look("laptop-sources-of-a-line", page)
    page.goto(page.url.split("#")[0].replace("/live", "/trace"))
    page.get_by_role("heading", name="Vad raderna vilar på").wait_for()
    look("laptop-trace", page)
    page.set_viewport_size({"width": 320, "height": 640})
    look("narrow-trace", page)
    page.set_viewport_size(LAPTOP)
    page.goto(series)


def put_categories_together(page: Page, folder: Path, look: Look) -> None:
    """Categories of six meetings: those that go together, and those that still stand alone."""
    file = folder / "regions.json"
    file.write_text(json.dumps(six_regions()), encoding="utf-8")
    page.get_by_role("link", name="Möten").click()
    page.get_by_label("Fil").set_input_files(file)
    page.get_by_role("button", name="Importera").click()
    page.get_by_role("link", name="Källor Nationell sammanställning").click()
    page.get_by_role("link", name="Kategorier", exact=True).click()
    page.get_by_role("table").wait_for()
    look("laptop-crosswalk", page)
    page.set_viewport_size({"width": 320, "height": 640})
    look("narrow-crosswalk", page)
    page.set_viewport_size(LAPTOP)
    page.goto(page.url.replace("/crosswalk", "/live"))
    page.get_by_role("button", name="Öppna igen").click()
    page.locator(".agenda").get_by_role("button", name="Gemensam referensram").click()
    page.get_by_role("button", name="Ny rad från källor").first.click()
    page.get_by_label("Visa", exact=True).select_option("Kategorier")
    page.get_by_role("checkbox", name="Förtroende").wait_for()
    look("laptop-picking-categories", page)
    page.goto(page.url.replace("/live", ""))
