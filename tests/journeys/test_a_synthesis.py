"""Six meetings summed up: their categories put together by keyboard, a line of what they say, its
figure on the console and in Word, the way to its words, and one meeting erased."""

from __future__ import annotations

import json
from pathlib import Path

import docx
from playwright.sync_api import Browser, Page

from tests.exports.workbooks import rows_of
from tests.meetings.synthesis import six_regions
from tests.people.in_browsers import Console
from tests.servers.installation import House, Installation

LINE = "Tillit byggs i varje region"


def test_from_six_files_to_a_figure_that_can_be_followed(
    house: House, plain: Installation, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "series.json"
    file.write_text(json.dumps(six_regions()), "utf-8")
    page = Console(browser, language="sv-SE").signs_in(house.server.link).page
    page.get_by_label("Fil").set_input_files(file)
    page.get_by_role("button", name="Importera").click()
    page.get_by_role("heading", name="Områden och deras möten").wait_for()
    series = page.url
    page.get_by_role("button", name="Gör: Nationell sammanställning").click()
    page.get_by_role("link", name="Koppla ihop kategorierna").click()
    put_together_by_keyboard(page)
    page.go_back()
    page.goto(page.url.replace("/crosswalk", "/live"))
    write_a_line(page)
    console = page.url
    assert figures_in_word(page, tmp_path / "before.docx") == [f"{LINE} (5 av 6)"]
    page.goto(console.replace("/live", "/trace"))
    with page.expect_download() as sources:
        page.get_by_role("link", name="Källförteckning som Excel").click()
    sheet = rows_of(sources.value.path().read_bytes())["Källor"]
    assert [row[1] for row in sheet].count(LINE) == 5
    page.get_by_role("link", name="Åtagande nummer 4 om tillit").click()
    page.get_by_role("link", name=LINE).wait_for()
    erase(plain, page, series, "Möte i sodra")
    page.goto(console.replace("/live", "/trace"))
    page.get_by_text("Mötet är raderat eller inte längre i serien").first.wait_for()
    assert "nummer 4" not in page.content()
    assert figures_in_word(page, tmp_path / "after.docx") == [f"{LINE} (5 av 6)"]


def put_together_by_keyboard(page: Page) -> None:
    """A category of one meeting becomes one of the text, another goes under it as suggested."""
    page.get_by_text("Texten har inga kategorier än.").wait_for()
    first = page.get_by_role("form", name="Tillit mellan aktörer, Norra regionen")
    first.get_by_role("button", name="Lägg den där").focus()
    page.keyboard.press("Enter")
    row = page.get_by_role("row", name="Tillit mellan aktörer")
    row.get_by_text("1 av 6").wait_for()
    second = page.get_by_role("form", name="Ömsesidig tillit, Vastra regionen")
    second.get_by_role("button", name="Förslag: Tillit mellan aktörer").focus()
    page.keyboard.press("Enter")
    row.get_by_text("2 av 6").wait_for()


def write_a_line(page: Page) -> None:
    """Five are found by their words and ticked by keyboard; the line is rewritten."""
    page.locator(".agenda").get_by_role("button", name="Gemensam referensram").click()
    page.get_by_role("button", name="Ny rad från källor").click()
    page.get_by_label("Ord i texten").fill("ÅTAGANDE")
    page.keyboard.press("Enter")
    page.get_by_text("1–6 av 6").wait_for()
    for box in page.get_by_role("checkbox").all()[:5]:
        box.focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Ny rad av dessa (5)").press("Enter")
    page.get_by_text("5 av 6").wait_for()
    page.get_by_role("button", name="Mer om ”Åtagande").click()
    page.get_by_role("button", name="Ändra", exact=True).click()
    page.get_by_role("textbox", name="Ändra").fill(LINE)
    page.get_by_role("button", name="Spara").click()
    page.get_by_text("Allt är sparat").wait_for()


def figures_in_word(page: Page, file: Path) -> list[str]:
    """The lines with the written words, as Word has them."""
    page.goto(page.url.partition("#")[0].rpartition("/")[0] + "/minutes")
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta Word").click()
        page.locator("[data-file]").click()
    download.value.save_as(file)
    said = [one.text for one in docx.Document(str(file)).paragraphs]
    return [one for one in said if one.startswith(LINE)]


def erase(plain: Installation, page: Page, series: str, title: str) -> None:
    """One of the meetings is erased for good, on the command."""
    page.goto(series)
    way = page.get_by_role("link", name=title, exact=True).first.get_attribute("href") or ""
    ended = plain.run("erase", way.rpartition("/")[2], "--yes")
    assert ended.returncode == 0, ended.stderr
