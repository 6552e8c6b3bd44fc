"""A consultation: a part with its text, two phones that speak for somebody, one for two, and the
list of views."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.exports.downloaded import read
from tests.people.in_browsers import Console, Phone
from tests.servers.installation import House

TEXT = "Ett nationellt råd inrättas."


def test_a_consultation(house: House, browser: Browser, tmp_path: Path) -> None:
    console = Console(browser, language="sv-SE").signs_in(house.server.link)
    page = console.page
    page.get_by_role("link", name="Serier").click()
    page.get_by_label("Titel").fill("Samråd om ett råd")
    page.get_by_role("button", name="Starta serien").click()
    page.get_by_role("heading", name="Samråd om ett råd").wait_for()
    series = page.url
    page.goto(f"{series.replace('/series/', '/start/samrad?series=')}")
    page.get_by_label("Titel").fill("Samråd i Umeå")
    page.get_by_role("button", name="Starta mötet").click()
    page.get_by_role("button", name=re.compile("^Segment 1 ")).click()
    gives_the_part_a_text(page)

    phones = [Phone(browser, language="sv-SE") for _ in range(2)]
    link = console.join_link
    comes_in(phones[0], link, "Huvudmän", "Lärosäten")
    comes_in(phones[1], link, "Annat", own="Patientföreningen")
    page.get_by_role("button", name=re.compile("^Nästa steg")).click()
    for phone, text in zip(phones, ("Vem bestämmer?", "Fler platser"), strict=True):
        phone.page.get_by_text(TEXT).wait_for()
        if phone is phones[0]:
            phone.page.get_by_label("På uppdrag av").select_option("Huvudmän")
        phone.page.get_by_role("textbox").last.fill(text)
        phone.page.get_by_role("button", name="Skicka").click()
    for phone in phones:
        phone.sees("Vem bestämmer?", "Fler platser")
        phone.knows_nothing_of("Patientföreningen, ")
    page.get_by_text("Patientföreningen", exact=True).first.wait_for()

    page.goto(series)
    page.get_by_role("button", name="Gör: Synpunkter och teman").click()
    page.get_by_role("heading", name="Ännu inte i något tema").wait_for()
    page.goto(page.url.replace("/live", "/minutes"))
    page.get_by_label("Gruppen och namnet").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta Word").click()
        page.locator("[data-file]").click()
    download.value.save_as(tmp_path / "views.docx")
    assert read(tmp_path / "views.docx")[2:] == [
        "Synpunkter",
        "1. Förslaget i sin helhet",
        TEXT,
        "Övergripande nivå",
        "Vem bestämmer? –\u00a0Huvudmän",
        "Fler platser –\u00a0Patientföreningen",
        "Detaljnivå",
        "Inga synpunkter.",
        "Teman",
        "Vad säger synpunkterna tillsammans, och vad svarar vi?",
    ]


def gives_the_part_a_text(page: Page) -> None:
    page.get_by_role("button", name="Mer om ”Förslaget i sin helhet”").click()
    page.get_by_label("Vad den innehåller").fill(TEXT)
    page.get_by_role("button", name="Byt namn").click()
    page.get_by_role("main").get_by_text(TEXT).wait_for()


def comes_in(phone: Phone, link: str, *groups: str, own: str = "") -> None:
    page = phone.page
    page.goto(link)
    alone = page.get_by_label("På egen hand")
    if alone.count():
        alone.check(force=True)
    for group in groups:
        page.get_by_label(group, exact=True).check(force=True)
    if own:
        page.get_by_label("Med egna ord").fill(own)
    page.get_by_role("button", name="Delta").click()
    phone.page.get_by_role("banner").wait_for()
