"""The people of a meeting, and what they do on their pages."""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import Any

from playwright.sync_api import Browser, Page
from sqlalchemy.orm import Session as DbSession

from tests.people.in_browsers.links import follow_link
from tests.places import ROOT
from tests.servers.installation import Installation, Server
from tests.states.looks import LAPTOP, PHONE, WALL, Look, visitor
from workshop.meeting.limits import MOST_PARTICIPANTS
from workshop.storage.models import Participant

INVENTED: dict[str, Any] = json.loads((ROOT / "samsyn" / "demo.json").read_bytes())
FRAME = INVENTED["segments"]["reference_frame"]
CATEGORIES: list[dict[str, Any]] = INVENTED["categories"]
MORE_IDEAS = [
    "Handledning som räknas som arbetstid",
    "En karta över vem som gör vad",
    "Att kommunerna är med när utbildningsplatserna fördelas",
    "Gemensamma seminarier för nya chefer",
    "Samma ord för samma sak",
    "Tid att lära av varandra, även när det är ont om folk",
    "En väg in för den som vill byta från omsorg till vård",
    "Forskning som börjar i vardagens frågor",
    "Rotation mellan sjukhus, vårdcentral och hemsjukvård",
    "Mod att sluta med det som inte fungerar",
    "Politiker som möts mer än en gång per mandatperiod",
    "Att vi följer upp det vi lovar varandra",
    "Digitala mötesplatser som fungerar även med dålig täckning",
]


class Meeting:
    """A facilitator with a console and a wall; two tables and a person with a phone each.

    `guest` is a second phone of a table, which only looks on, in English.
    """

    def __init__(self, browser: Browser, server: Server, installation: Installation) -> None:
        self.browser = browser
        self.server = server
        self.installation = installation
        self.console = visitor(browser, LAPTOP).new_page()
        follow_link(self.console, server.link)
        self.phones: list[Page] = []

    def start(self) -> None:
        """From the template to the console and the wall."""
        self.console.get_by_role("link", name="Starta Tre segment").click()
        self.console.get_by_label("Titel").fill(INVENTED["title"])
        self.console.get_by_label("Plats").fill(INVENTED["place"])
        self.console.get_by_label("Datum").fill(INVENTED["date"])
        self.console.get_by_role("radio", name="Borden").check()
        self.console.get_by_label("Antal bord").fill("4")
        self.console.get_by_text("Fler val").click()
        for asked in ("Namn", "Organisation eller aktörsgrupp"):
            self.console.get_by_role("group", name=asked).get_by_label("Frågas efter").check()

    def open(self) -> None:
        """Past the form: the room can come in."""
        self.console.get_by_role("button", name="Starta mötet").click()
        self.console.wait_for_url("**/live")
        self.console.locator(".lobby").wait_for()
        self.wall = visitor(self.browser, WALL).new_page()
        self.wall.goto(self.server.url + self.urls["wall"])

    @property
    def urls(self) -> dict[str, str]:
        """The addresses that the console knows."""
        data = self.console.locator("#session-data").text_content() or ""
        found: dict[str, str] = json.loads(data)["urls"]
        return found

    def receive_a_guest(self, look: Look) -> None:
        """Somebody who reads English joins with a phone."""
        phone = {"is_mobile": True, "has_touch": True}
        self.guest = visitor(self.browser, PHONE, "en-GB", **phone).new_page()
        self.guest.goto(self.urls["join"])
        look("phone-english-join", self.guest)
        self.guest.get_by_label("3", exact=True).check()
        self.guest.get_by_label("Name").fill("Jo Ash")
        self.guest.get_by_role("button", name="Join").click()
        self.guest.locator(".say").wait_for()

    def come_in(self, table: str) -> Page:
        """Somebody joins by the link in the QR code."""
        phone = visitor(self.browser, PHONE, is_mobile=True, has_touch=True).new_page()
        phone.goto(self.urls["join"])
        phone.get_by_label(table, exact=True).check()
        phone.get_by_label("Namn").fill("Kim Ek")
        self.phones.append(phone)
        return phone

    def go_to(self, segment: int, step: str) -> None:
        """The facilitator opens a step; everybody is there when this is done."""
        part = self.console.locator(".agenda > ol > li").nth(segment - 1)
        part.get_by_role("button", name=re.compile(f"^{step}")).click()
        self.console.get_by_role("button", name="Gå dit med rummet").click()
        part.locator("[aria-current=step]").wait_for()
        close = self.console.get_by_role("button", name="Stäng", exact=True)
        if close.count():
            close.click()
        for phone in self.phones:
            composer = phone.locator("form.composer")
            composer.wait_for(state="visible" if step.startswith("Skriv") else "hidden")

    def gather(self) -> None:
        """Twenty-five ideas in turn, some with points under them."""
        ideas = [(idea["text"], idea.get("children", [])) for idea in FRAME["ideas"]]
        ideas += [(text, []) for text in MORE_IDEAS]
        for phone, (text, children) in zip(cycle(self.phones), ideas, strict=False):
            write(phone, text, *[child["text"] for child in children])
        self.console.get_by_text(f"{len(ideas)} idéer").wait_for()

    def name_the_categories(self) -> None:
        """What the room agreed on, written by the facilitator."""
        self.console.get_by_role("button", name="Ny kategori").click()
        for category in CATEGORIES:
            self.console.get_by_label("Kategorins namn").fill(category["name"])
            self.console.get_by_role("button", name="Lägg till").click()
        self.console.get_by_role("button", name="Avbryt").click()

    def sort(self, all_but: int) -> None:
        """The facilitator sorts by keys, into one category after the other."""
        cards = self.console.locator(".tray [data-idea]")
        for key in cycle("1234"):
            left = cards.count()
            if left <= all_but:
                return
            cards.first.locator("input").focus()
            self.console.keyboard.press(key)
            cards.nth(left - 1).wait_for(state="detached")

    def fill_the_columns(self) -> None:
        """Each column of each category."""
        phones = cycle(self.phones)
        for category in CATEGORIES:
            for column, key in (("Möjligheter", "opportunities"), ("Hinder", "obstacles")):
                for text in category[key]:
                    phone = next(phones)
                    phone.get_by_role("button", name=category["name"]).click()
                    phone.get_by_label(column, exact=True).check(force=True)
                    write(phone, text)

    def fill_the_lists(self) -> None:
        """Each category's list; a question among the rest."""
        phones = cycle(self.phones)
        for category in CATEGORIES:
            for item in category["measures"]:
                phone = next(phones)
                phone.get_by_role("button", name=category["name"]).click()
                kind = "Fråga" if item.get("kind") == "question" else "Idé"
                phone.get_by_label(kind, exact=True).check(force=True)
                write(phone, item["text"])

    def start_the_clock(self, minutes: int) -> None:
        """The timer that all screens show."""
        self.console.get_by_label("Längd i minuter").fill(str(minutes))
        self.console.get_by_role("button", name="Starta klockan").click()
        self.console.locator(".clock__time").wait_for()

    def stop_the_clock(self) -> None:
        """Before the next one."""
        self.console.get_by_role("button", name="Stoppa").click()

    def fill_the_room(self) -> None:
        """As many devices as there may be, of people who never come."""
        data = json.loads(self.console.locator("#session-data").text_content() or "")
        with self.installation.engine() as engine, DbSession(engine) as db:
            db.add_all(Participant(session_id=data["session"]) for _ in range(MOST_PARTICIPANTS))
            db.commit()

    @contextmanager
    def silent_server(self) -> Iterator[None]:
        """The server is there and answers nobody."""
        self.server.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.server.process.send_signal(signal.SIGCONT)


def screens(meeting: Meeting) -> list[tuple[str, Page]]:
    """One of each kind, by name, and a phone in English."""
    phones = [("phone", meeting.phones[1]), ("phone-english", meeting.guest)]
    for _, phone in phones:
        phone.evaluate("scrollTo(0, 0)")
    return [*phones, ("laptop-console", meeting.console), ("wall", meeting.wall)]


def open_step(console: Page, segment: int, step: str) -> None:
    """The facilitator clicks on a step of the agenda, and takes the room there."""
    part = console.locator(".agenda > ol > li").nth(segment - 1)
    part.get_by_role("button", name=re.compile(f"^{step}")).click()
    console.get_by_role("button", name="Gå dit med rummet").click()
    part.locator("[aria-current=step]").wait_for()


def write(phone: Page, text: str, *below: str) -> None:
    """An idea, sent from a phone."""
    phone.locator(".composer textarea").first.fill(text)
    for at, sub_point in enumerate(below, 1):
        phone.get_by_role("button", name="Underpunkt", exact=True).click()
        phone.get_by_label(f"Underpunkt {at}", exact=True).fill(sub_point)
    phone.get_by_role("button", name="Skicka").click()


def sort_one(phone: Page, category: str) -> None:
    """A card of a share, sorted on a phone."""
    words = phone.locator(".share__words")
    card = words.filter(has_text=words.inner_text())
    phone.locator(".share__picks").get_by_role("button", name=category).click()
    card.wait_for(state="detached")


def edit_own(phone: Page, text: str) -> None:
    """The table's newest idea but one gets other words."""
    card = phone.locator(".card--own").nth(1)
    card.locator(".card__more").click()
    card.get_by_role("button", name="Ändra texten").click()
    phone.locator(".editor textarea").first.fill(text)
    phone.get_by_role("button", name="Spara", exact=True).click()


def edit_first(console: Page, text: str) -> None:
    """The newest idea on the console gets other words."""
    console.locator(".idea__more").first.click()
    console.get_by_role("button", name="Ändra", exact=True).first.click()
    console.get_by_label("Ändra", exact=True).fill(text)
    console.get_by_role("button", name="Spara", exact=True).click()
    console.locator(".idea__more").first.click()


def hide_first(console: Page) -> None:
    """The newest idea on the console is hidden."""
    console.locator(".idea__more").first.click()
    console.get_by_role("button", name="Dölj", exact=True).click()
    console.get_by_label("Varför den döljs").fill("Säger vem det gäller")
    console.get_by_role("button", name="Dölj", exact=True).last.click()
