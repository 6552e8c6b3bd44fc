"""The start-up meetings of six regions, from a file to one presentation, and one more meeting."""

from __future__ import annotations

import re
from pathlib import Path

import pptx
import pytest
from playwright.sync_api import Browser, Page

from tests.exports.slides.files import said
from tests.people.in_browsers import Console
from tests.places import REFERENCE
from tests.servers.installation import House

PUBLISHED = REFERENCE / "series" / "uppstart-2020.series.json"
REGION, WRONG = "Västra sjukvårdsregionen", "ALF-avtalet"
MORE, CORRECTED = "A line that was written today", "A line that was corrected afterwards"


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published series is not here")
def test_from_the_list_to_the_slides(house: House, browser: Browser, tmp_path: Path) -> None:
    page = Console(browser, language="sv-SE").signs_in(house.server.link).page
    page.get_by_label("Fil").set_input_files(PUBLISHED)
    page.get_by_role("button", name="Importera").click()
    page.get_by_role("heading", name="Områden och deras möten").wait_for()
    series = page.url
    before = slides(page, tmp_path / "before.pptx")
    assert len(before) == 301
    page.goto(series)
    correct_a_region(page)
    page.goto(series)
    hold_one_more(page)
    page.goto(series)
    after = slides(page, tmp_path / "after.pptx")
    assert {MORE, CORRECTED} <= set(after)
    assert not {MORE, CORRECTED} & set(before)


def correct_a_region(page: Page) -> None:
    """What came in with the file is opened again, and one line of it gets other words."""
    page.get_by_role("link", name=REGION).first.click()
    page.get_by_role("link", name="Led mötet").click()
    page.get_by_role("button", name="Öppna igen").click()
    page.get_by_role("button", name=re.compile("^Segment 3 ")).click()
    line = page.get_by_role("main").get_by_role("listitem").filter(has_text=WRONG).first
    line.get_by_role("button", name=re.compile("^Mer om")).click()
    line.get_by_role("button", name="Ändra", exact=True).click()
    line.get_by_role("textbox", name="Ändra").fill(CORRECTED)
    page.keyboard.press("Enter")
    page.get_by_text(CORRECTED).wait_for()
    page.get_by_text("Allt är sparat").wait_for()


def hold_one_more(page: Page) -> None:
    """Two clicks and a date, and something is written."""
    page.get_by_role("link", name="Nytt möte").first.click()
    page.get_by_role("button", name="Starta mötet").click()
    page.get_by_role("button", name=re.compile("^Segment 1 ")).click()
    page.get_by_role("button", name="Skriv under").first.click()
    page.get_by_role("textbox", name="Skriv under").fill(MORE)
    page.keyboard.press("Enter")
    page.get_by_text("Allt är sparat").wait_for()


def slides(page: Page, file: Path) -> list[str]:
    """The lines of the presentation, as somebody gets it from the page of the series."""
    page.get_by_role("region", name="Dokument").get_by_role("link", name="Dokument").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta PowerPoint").click()
        page.locator("[data-file]").click()
    download.value.save_as(file)
    return [line.text for line in said(pptx.Presentation(str(file)))]
