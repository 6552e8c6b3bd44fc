"""A yearly report, from the list of series to the opened file, and how the next one begins."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.exports.downloaded import read
from tests.people.in_browsers import Console
from tests.servers.installation import House

REPORT = [
    "Datum",
    "2027-02-21",
    "Socialdepartementet",
    "Utbildningsdepartementet",
    "Samverkan – Årsrapport 2026",
    "Bakgrund",
    "Uppdraget omfattar två delar:",
    "Att starta en dialog",
    "Att ta fram statistik",
    "Utförd verksamhet",
    "Dialog med berörda aktörer",
    "Myndigheterna har bjudit in till en referensgrupp.",
]


def test_a_yearly_report(house: House, browser: Browser, tmp_path: Path) -> None:
    console = Console(browser, language="sv-SE").signs_in(house.server.link)
    page = console.page
    page.get_by_role("link", name="Serier").click()
    page.get_by_label("Titel").fill("Uppdraget")
    page.get_by_role("button", name="Starta serien").click()
    page.get_by_role("heading", name="Uppdraget").wait_for()
    series = page.url
    page.get_by_role("button", name="Årsrapport").click()
    page.get_by_role("button", name=re.compile("^Del 1")).click()
    write(page, "Stycke", "Uppdraget omfattar två delar:")
    write(page, "Punkt i en lista", "Att starta en dialog", "Att ta fram statistik")
    page.get_by_role("button", name=re.compile("^Del 2")).click()
    write(page, "Rubrik", "Dialog med berörda aktörer")
    write(page, "Stycke", "Myndigheterna har bjudit in till en referensgrupp.")
    is_ongoing(page, "Dialog med berörda aktörer")
    report = page.url.removesuffix("/live")

    page.goto(report)
    says_on_page_one(page)
    page.goto(f"{report}/minutes")
    page.get_by_text("2 delar har ännu ingen verksamhet:").wait_for()
    page.emulate_media(color_scheme="light")
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta Word").click()
        page.locator("[data-file]").click()
    download.value.save_as(tmp_path / "report.docx")
    assert read(tmp_path / "report.docx") == REPORT

    page.goto(series)
    page.get_by_role("button", name="Årsrapport").click()
    page.get_by_role("button", name=re.compile("^Del 2")).click()
    carried = page.get_by_role("main").get_by_role("listitem")
    expect(carried.filter(has_text="Dialog med berörda aktörer")).to_be_visible()
    expect(carried.filter(has_text="referensgrupp")).to_have_count(0)


def write(page: Page, form: str, *texts: str) -> None:
    """Lines of one form, each where the last one ended."""
    opener = page.get_by_role("button", name="Skriv under")
    if opener.count():
        opener.first.click()
    page.get_by_label("Form i anteckningarna").first.select_option(form)
    field = page.get_by_role("textbox", name="Skriv under")
    for text in texts:
        field.fill(text)
        field.press("Enter")
        page.get_by_role("main").get_by_role("listitem").filter(has_text=text).first.wait_for()
    page.get_by_role("button", name="Klar", exact=True).click()


def is_ongoing(page: Page, text: str) -> None:
    line = page.get_by_role("main").get_by_role("listitem").filter(has_text=text)
    line.get_by_role("button", name=re.compile("^Mer om")).click()
    line.get_by_role("button", name="Ändra", exact=True).click()
    line.get_by_label("Hur långt det har kommit").select_option("Pågår")
    line.get_by_role("button", name="Spara").click()
    line.get_by_text("pågår", exact=True).wait_for()
    page.get_by_text("Allt är sparat").wait_for()


def says_on_page_one(page: Page) -> None:
    part = page.get_by_role("region", name="Första sidan")
    part.get_by_label("Titel").fill("Samverkan – Årsrapport 2026")
    part.get_by_label("Datum").fill("2027-02-21")
    part.get_by_label("Mottagare, en på varje rad").fill(
        "Socialdepartementet\nUtbildningsdepartementet"
    )
    part.get_by_role("button", name="Spara").click()
    page.get_by_role("heading", name="Samverkan – Årsrapport 2026").wait_for()
