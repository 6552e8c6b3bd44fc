"""A start-up meeting played through its pages: who is there, and points under headings."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.servers.installation import Installation
from tests.states.looks import PHONE, SETTINGS, WALL, Look, running, visitor
from tests.states.people import Meeting, open_step, write

EXPECTED = {
    "Regioner": ["Region Norrfjärd", "Region Sjöland", "Region Skogsbygd"],
    "Lärosäten": ["Fjällhögskolan", "Sjöuniversitetet"],
    "Kommuner": ["Norrfjärds län", "Sjölands län"],
    "Värdmyndigheter": ["Myndigheten för vårdfrågor"],
}
"""Invented: names, by the label of their group."""


def play_a_start_up_meeting(browser: Browser, folder: Path, look: Look) -> None:
    """All states that are its own, one after the other."""
    installation = Installation(folder, **SETTINGS)
    with running(installation) as server:
        meeting = Meeting(browser, server, installation)
        start(meeting, look)
        expect_organisations(meeting.console, look)
        show_the_door(meeting, look)
        show_points(meeting, look)
        show_who_is_there(meeting, look)
        show_columns(meeting, look)
        show_the_minutes(meeting, look)


def start(meeting: Meeting, look: Look) -> None:
    """From the list to the console and the wall."""
    console = meeting.console
    console.get_by_role("link", name="Starta Uppstartsmöte").click()
    console.get_by_label("Titel").fill("Norra sjukvårdsregionen")
    console.get_by_role("radio", name="Borden").check()
    console.get_by_label("Antal bord").fill("2")
    look("laptop-start-up-meeting", console)
    console.get_by_role("button", name="Starta mötet").click()
    console.wait_for_url("**/live")
    console.locator(".lobby").wait_for()
    meeting.wall = visitor(meeting.browser, WALL).new_page()
    meeting.wall.goto(meeting.server.url + meeting.urls["wall"])


def expect_organisations(console: Page, look: Look) -> None:
    """The facilitator pastes the names, before anybody has come."""
    console.locator(".agenda").get_by_role("button", name="Representation").first.click()
    look("laptop-console-counts-empty", console)
    for group, names in EXPECTED.items():
        part = console.get_by_role("region", name=group)
        part.get_by_role("button", name=f"Lägg till namn i {group}").click()
        part.get_by_label(f"Namn för {group}").fill("\n".join(names))
        if group == "Lärosäten":
            look("laptop-console-counts-paste", console)
        part.get_by_role("button", name="Lägg till", exact=True).click()
        part.get_by_role("button", name=names[0], exact=False).first.wait_for()
        part.get_by_role("button", name=f"Ändra listan för {group}").click()
    console.get_by_role("button", name="Stäng", exact=True).click()


def show_the_door(meeting: Meeting, look: Look) -> None:
    """A table answers for several, and somebody alone for one."""
    at_table, alone = (come(meeting) for _ in range(2))
    at_table.get_by_label("1", exact=True).check(force=True)
    for name in ("Region Norrfjärd", "Fjällhögskolan", "Annan …"):
        at_table.get_by_label(name, exact=True).check(force=True)
    at_table.get_by_role("button", name="Delta").click()
    at_table.get_by_text("Skriv med egna ord.").wait_for()
    look("phone-join-expected-refused", at_table)
    at_table.get_by_label("Med egna ord").fill("Hälsobolaget")
    at_table.get_by_label("Hur många är ni").fill("4")
    look("phone-join-expected", at_table)
    alone.get_by_label("På egen hand").check(force=True)
    alone.get_by_label("Region Sjöland").check(force=True)
    for phone in (at_table, alone):
        phone.get_by_role("button", name="Delta").click()
        phone.locator(".say").wait_for()


def come(meeting: Meeting) -> Page:
    """Somebody opens the link in the QR code."""
    phone = visitor(meeting.browser, PHONE, is_mobile=True, has_touch=True).new_page()
    phone.goto(meeting.urls["join"])
    meeting.phones.append(phone)
    return phone


def show_points(meeting: Meeting, look: Look) -> None:
    """One list of points, before and after something is written."""
    phone, console = meeting.phones[0], meeting.console
    meeting.go_to(1, "Skriv")
    look("phone-points-empty", phone)
    look("laptop-console-points-empty", console)
    look("wall-points-empty", meeting.wall)
    write(phone, "Det finns ett råd för vård och kommuner", "Det möts fyra gånger om året")
    write(meeting.phones[1], "Universitetet saknas i samverkan")
    console.get_by_text("Universitetet saknas").wait_for()
    phone.evaluate("scrollTo(0, 0)")
    look("phone-points", phone)
    look("laptop-console-points", console)
    look("wall-points", meeting.wall)
    console.locator(".idea__more").first.click()
    console.locator(".idea > .acts").get_by_role("button", name="Ändra", exact=True).click()
    console.get_by_label("Form i anteckningarna").select_option("quotation")
    look("laptop-console-points-form", console)
    console.get_by_role("button", name="Spara", exact=True).click()
    console.locator(".tag", has_text="Citat").wait_for()
    console.locator(".idea__more").first.click()
    open_step(console, 1, "Gå igenom")
    phone.locator(".sorted").first.wait_for()
    look("phone-points-read", phone)


def show_who_is_there(meeting: Meeting, look: Look) -> None:
    """Figures and names, what can be changed of them, and an answer that is on no list."""
    console, phone = meeting.console, meeting.phones[0]
    open_step(console, 2, "Se vilka")
    meeting.wall.get_by_text("2 av 3 regioner").wait_for()
    console.get_by_role("button", name="Norrfjärds län").click()
    console.get_by_text("1 av 2 län").wait_for()
    look("laptop-console-counts", console)
    look("phone-counts", phone)
    look("wall-counts", meeting.wall)
    console.get_by_role("button", name="Ändra raden för Kommuner").click()
    console.get_by_label("På plats").fill("3")
    console.get_by_label("Av", exact=True).fill("2")
    console.get_by_role("button", name="Spara", exact=True).click()
    console.get_by_text("Fler är på plats än det finns.").wait_for()
    look("laptop-console-counts-line", console)
    console.get_by_label("På plats").fill("1,5")
    console.get_by_role("button", name="Spara", exact=True).click()
    console.get_by_role("button", name="Ändra hur många de är").click()
    look("laptop-console-counts-persons", console)
    console.get_by_role("button", name="Avbryt").click()
    console.get_by_role("button", name="Ny rad").click()
    look("laptop-console-counts-new-line", console)
    console.get_by_role("button", name="Avbryt").click()


def show_columns(meeting: Meeting, look: Look) -> None:
    """Points under two headings; next steps have somebody who takes them on."""
    phone, console = meeting.phones[0], meeting.console
    meeting.go_to(3, "Skriv")
    write(phone, "Rådet samordnar regionens utbildningar")
    phone.get_by_label("Organisering", exact=True).check(force=True)
    write(phone, "Styrgrupp med två från varje huvudman")
    console.get_by_text("Styrgrupp med två").wait_for()
    look("phone-columns", phone)
    look("laptop-console-columns", console)
    look("wall-columns", meeting.wall)
    meeting.go_to(4, "Skriv")
    phone.get_by_role("button", name="Vem och när?").click()
    phone.get_by_label("Ansvarig").fill("Region Sjöland")
    write(phone, "Kalla till ett andra möte")
    console.get_by_text("Kalla till ett andra möte").wait_for()
    console.get_by_role("button", name="Frågan diskuterades inte").click()
    console.get_by_text("Frågan diskuterades inte i detta möte.").wait_for()
    console.locator(".idea__more").first.click()
    console.get_by_role("button", name="Ändra", exact=True).first.click()
    look("laptop-console-next-step", console)
    console.get_by_role("button", name="Avbryt").click()


def show_the_minutes(meeting: Meeting, look: Look) -> None:
    """All of it to read, on the page of the meeting and as its minutes."""
    page = meeting.console.context.new_page()
    address = meeting.console.url.removesuffix("/live")
    page.goto(address)
    look("laptop-start-up-session", page)
    page.goto(f"{address}/minutes")
    look("laptop-start-up-minutes", page)
