"""A facilitator's first day, in a real browser: from the printed link to the minutes in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.exports.downloaded import check
from tests.people.in_browsers.links import follow_link
from tests.servers.installation import Installation, Server

NAME = "linkoping-2017.json"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser without a past, in Swedish; what goes wrong in a page fails the test."""
    page = browser.new_page(locale="sv-SE", accept_downloads=True)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page
    page.close()
    assert faults == []


def test_from_the_link_to_the_minutes_and_after_a_crash(
    plain: Installation,
    started: Callable[..., Server],
    page: Page,
    reference: Path,
    tmp_path: Path,
) -> None:
    server = started(plain)
    follow_link(page, server.link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Mina möten")

    page.get_by_role("link", name="Skogsbygdens sjukvårdsregion", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Skogsbygdens sjukvårdsregion")
    expect(page.get_by_text("Tid avsatt i schemat")).to_be_visible()

    page.get_by_role("link", name="Samsyn").click()
    page.locator("input[type=file]").set_input_files(reference / NAME)
    page.get_by_role("button", name="Importera", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sydöstra sjukvårdsregionen")
    expect(page.get_by_text("Linköping 27 november 2017")).to_be_visible()
    meeting = page.url

    page.get_by_role("link", name="Protokoll").click()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Hämta Word").click()
    expect(page.get_by_role("status")).to_have_text("Protokollet är klart.")
    download = coming.value
    assert download.suggested_filename == "minnesanteckningar-linkoping-2017-11-27.docx"
    file = tmp_path / download.suggested_filename
    download.save_as(file)
    check(file, reference / NAME, reference)

    server.kill()
    again = started(plain)
    assert again.link != server.link
    page.goto(meeting)
    expect(page.get_by_role("heading", level=1)).to_have_text("Sydöstra sjukvårdsregionen")
    page.get_by_role("link", name="Samsyn").click()
    for title in ("Sydöstra sjukvårdsregionen", "Skogsbygdens sjukvårdsregion"):
        expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()


def test_a_sentence_stands_where_the_minutes_cannot_be_made(
    plain: Installation, started: Callable[..., Server], page: Page
) -> None:
    server = started(plain, SAMSYN_EXPORTS_PER_MINUTE="1")
    follow_link(page, server.link)
    page.get_by_role("link", name="Protokoll").first.click()
    button = page.get_by_role("button", name="Hämta Word")
    with page.expect_download():
        button.click()
    button.click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("alert")).not_to_be_empty()
