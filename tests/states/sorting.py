"""A meeting's middle: talked about, sorted, agreed on, worked out and voted on."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.states.looks import Look
from tests.states.people import CATEGORIES, FRAME, Meeting, open_step, screens, sort_one


def show_the_discussion(meeting: Meeting, look: Look) -> None:
    """The room talks, the facilitator writes down what was said and agreed."""
    phone = meeting.phones[1]
    phone.locator(".composer textarea").fill("Ord som inte blev skickade")
    open_step(meeting.console, 1, "Läs och diskutera")
    phone.locator(".composer__note").wait_for()
    look("phone-closed-with-text", phone)
    phone.locator(".composer textarea").fill("")
    for note in FRAME["discussion"]["notes"]:
        meeting.console.get_by_label("Skriv en anteckning").fill(note["text"])
        meeting.console.get_by_label("Skriv en anteckning").press("Enter")
    meeting.name_the_categories()
    meeting.console.locator("main").evaluate("(main) => main.scrollTo(0, 0)")
    look("phone-closed", phone)
    look("laptop-console-discussion", meeting.console)
    look("wall-discussion", meeting.wall)


def show_the_sorting(meeting: Meeting, look: Look) -> None:
    """The room sorts: a board and an outline, a list and a sheet."""
    meeting.go_to(1, "Klustra")
    phone, console = meeting.phones[1], meeting.console
    phone.locator(".card--sort").first.wait_for()
    for name, page in screens(meeting):
        look(f"{name}-cluster-empty", page)
    meeting.sort(all_but=3)
    console.locator("[data-idea] input").nth(1).check()
    for name, page in screens(meeting):
        look(f"{name}-cluster", page)
    console.get_by_role("radio", name="Disposition").check(force=True)
    look("laptop-console-outline", console)
    console.get_by_role("radio", name="Tavla").check(force=True)
    phone.get_by_role("button", name="Flytta").first.click()
    phone.get_by_role("dialog").wait_for()
    look("phone-move", phone)
    phone.get_by_role("dialog").get_by_role("button", name=CATEGORIES[1]["name"]).click()
    phone.locator(".toast").wait_for()
    look("phone-moved", phone)
    phone.locator(".toast").get_by_role("button", name="Stäng").click()
    show_the_sheets(phone, look)
    show_what_the_console_asks(console, look)
    show_the_shares(meeting, look)


def show_the_sheets(phone: Page, look: Look) -> None:
    """A new category, one that there is, several ideas at once."""
    sheet = phone.get_by_role("dialog")
    for name, category in (("new-category", "Ny kategori"), ("category", CATEGORIES[0]["name"])):
        phone.locator(".cats").get_by_role("button", name=category).click()
        sheet.wait_for()
        look(f"phone-{name}", phone)
        sheet.get_by_role("button", name="Stäng").click()
    phone.get_by_role("button", name="Välj flera").click()
    for at in (0, 1):
        phone.get_by_role("checkbox").nth(at).check(force=True)
    look("phone-picked", phone)
    phone.get_by_role("button", name="Slå ihop").click()
    sheet.wait_for()
    look("phone-merge", phone)
    sheet.get_by_role("button", name="Stäng").click()
    phone.get_by_role("button", name="Sluta välja").click()


def show_what_the_console_asks(console: Page, look: Look) -> None:
    """Where to, which one stands, and what becomes of a category."""
    console.get_by_role("button", name="Flytta till…").click()
    look("laptop-console-move", console)
    console.keyboard.press("Escape")
    console.get_by_role("button", name=f"Mer om ”{CATEGORIES[0]['name']}”").click()
    look("laptop-console-category", console)
    console.get_by_role("button", name=f"Mer om ”{CATEGORIES[0]['name']}”").click()


def show_the_shares(meeting: Meeting, look: Look) -> None:
    """Each phone sorts the same few; where they differ, the facilitator sees both words."""
    phone, console = meeting.phones[1], meeting.console
    for one in meeting.phones:
        one.get_by_role("button", name=re.compile(r"^Sortera \d+ åt rummet")).click()
        one.locator(".share").wait_for()
    look("phone-share", phone)
    sort_one(phone, CATEGORIES[1]["name"])
    look("phone-share-next", phone)
    for one, category in zip((meeting.phones[0], meeting.phones[2], phone), (0, 0, 1), strict=True):
        while one.locator(".share__words").count():
            sort_one(one, CATEGORIES[category]["name"])
    look("phone-share-thanks", phone)
    console.get_by_role("button", name=re.compile("^Oense om")).click()
    look("laptop-console-differ", console)
    console.get_by_role("radio", name="Disposition").check(force=True)
    look("laptop-console-differ-outline", console)
    console.get_by_role("radio", name="Tavla").check(force=True)
    console.get_by_role("button", name=re.compile("^Oense om")).click()


def show_the_agreement(meeting: Meeting, look: Look) -> None:
    """The list, and who agrees to it."""
    meeting.go_to(1, "Kom överens")
    phone = meeting.phones[1]
    phone.get_by_role("button", name=re.compile("överens")).click()
    meeting.wall.get_by_text(re.compile("^1 av")).wait_for()
    for name, page in screens(meeting):
        look(f"{name}-settle", page)


def show_the_matrix(meeting: Meeting, look: Look) -> None:
    """Columns for each category."""
    meeting.go_to(2, "Skriv")
    meeting.fill_the_columns()
    last = CATEGORIES[-1]["obstacles"][-1]
    meeting.console.get_by_text(last).wait_for()
    for name, page in screens(meeting):
        look(f"{name}-matrix", page)
    show_what_was_begun(meeting.phones[1], look)
    open_step(meeting.console, 2, "Gå igenom")
    meeting.phones[1].locator(".say__line").wait_for()
    look("phone-matrix-closed", meeting.phones[1])


def show_what_was_begun(phone: Page, look: Look) -> None:
    """Words for one category, while one writes for another."""
    phone.locator(".composer textarea").fill("Tid att följa upp det vi lovar varandra")
    phone.get_by_role("button", name=CATEGORIES[0]["name"]).click()
    phone.get_by_role("region", name="Påbörjat").wait_for()
    phone.evaluate("scrollTo(0, 0)")
    look("phone-begun", phone)
    phone.get_by_role("button", name="Släng").click()


def show_the_lists(meeting: Meeting, look: Look) -> None:
    """A list for each category; the clock runs out."""
    meeting.go_to(3, "Skriv")
    meeting.fill_the_lists()
    meeting.console.get_by_text(CATEGORIES[-1]["measures"][-1]["text"]).wait_for()
    for name, page in screens(meeting):
        look(f"{name}-lists", page)
    phone = meeting.phones[1]
    phone.locator(".composer textarea").first.fill("Mötas i april")
    phone.get_by_role("button", name="Vem och när?").click()
    look("phone-plan", phone)
    phone.locator(".composer textarea").first.fill("")
    meeting.stop_the_clock()
    meeting.start_the_clock(20)
    meeting.console.get_by_role("button", name="Pausa").click()
    look("wall-timer", meeting.wall)


def show_the_votes(meeting: Meeting, look: Look) -> None:
    """Three votes for each table."""
    meeting.go_to(3, "Prioritera")
    phone = meeting.phones[1]
    for at in (0, 2):
        phone.get_by_role("checkbox").nth(at).check(force=True)
    for name, page in screens(meeting):
        look(f"{name}-vote", page)
    meeting.console.get_by_role("button", name="Stäng omröstningen").click()
    meeting.wall.get_by_text("Så röstade vi").wait_for()
    for name, page in screens(meeting):
        look(f"{name}-voted", page)
