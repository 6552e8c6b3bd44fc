"""Every page in every state: a meeting played through the real pages, for whoever looks at them.

The one list of states: `make pictures` takes pictures of them, and tests/accessibility looks for
what keeps somebody out. A new state is added here, and is looked at by both.
"""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, ViewportSize
from sqlalchemy.orm import Session as DbSession

from tests.installation import Installation, Server, free_port
from workshop.joining import MOST_PARTICIPANTS
from workshop.models import Participant

ROOT = Path(__file__).parents[1]
PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
WALL: ViewportSize = {"width": 1920, "height": 1080}
MB = 1024 * 1024
SETTINGS = {"SAMSYN_PARTICIPANT_BURST": "1000"}  # these people write faster than people do

Look = Callable[[str, Page], None]
"""Looks at a state, named `phone-…`, `laptop-…` or `wall-…`, and leaves the page as it was."""

INVENTED: dict[str, Any] = json.loads((ROOT / "workshop" / "demo.json").read_bytes())
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


def play_outside(browser: Browser, folder: Path, look: Look) -> None:
    """All states of all pages but a meeting's; what is stored lies in a folder."""
    show_the_first_account(browser, look, folder / "new")
    with running(Installation(folder, **SETTINGS)) as server:
        show_the_doors(browser, look, server)
        show_the_empty_office(browser, look, server)


def play_a_meeting(browser: Browser, folder: Path, look: Look) -> None:
    """All states of a meeting, one after the other."""
    installation = Installation(folder, **SETTINGS)
    with running(installation) as server:
        show_a_meeting(Meeting(browser, server, installation), look)


class Meeting:
    """A facilitator with a console and a wall; two tables and a person with a phone each."""

    def __init__(self, browser: Browser, server: Server, installation: Installation) -> None:
        self.browser = browser
        self.server = server
        self.installation = installation
        self.console = visitor(browser, LAPTOP).new_page()
        self.console.goto(server.link)
        self.phones: list[Page] = []

    def start(self) -> None:
        """From the template to the console and the wall."""
        self.console.get_by_role("link", name="Starta Tre segment").click()
        self.console.get_by_label("Titel").fill(INVENTED["title"])
        self.console.get_by_label("Plats").fill(INVENTED["place"])
        self.console.get_by_label("Datum").fill(INVENTED["date"])
        self.console.get_by_label("Borden").check()
        self.console.get_by_label("Antal bord").fill("4")
        self.console.get_by_label("Frågas efter").check()

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


def show_the_first_account(browser: Browser, look: Look, folder: Path) -> None:
    """The page by which a new installation gets its first facilitator, behind a proxy."""
    port = free_port()
    address = f"https://localhost:{port}"
    proxied = {"SAMSYN_PORT": str(port), "SAMSYN_BASE_URL": address, "SAMSYN_PROXIES": "1"}
    with running(Installation(folder, **proxied), "serve") as server:
        headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
        page = visitor(browser, LAPTOP, extra_http_headers=headers).new_page()
        page.goto(server.url + urlsplit(server.link).path)
        look("laptop-set-up", page)


def show_the_doors(browser: Browser, look: Look, server: Server) -> None:
    """What one meets before one is inside, and where one is not let in."""
    laptop, phone = visitor(browser, LAPTOP).new_page(), visitor(browser, PHONE).new_page()
    laptop.goto(f"{server.url}/facilitator/sign-in")
    look("laptop-sign-in", laptop)
    laptop.locator("[name=name]").fill("Ingen")
    laptop.locator("[name=password]").fill("något som inte stämmer")
    laptop.get_by_role("button", name="Logga in").click()
    look("laptop-sign-in-refused", laptop)
    laptop.goto(f"{server.url}/facilitator/link/used-already")
    look("laptop-error-link", laptop)
    laptop.goto(f"{server.url}/nowhere")
    look("laptop-error-not-found", laptop)
    phone.goto(server.url)
    look("phone-code", phone)
    phone.get_by_label("Kod").fill("ABC123")
    phone.get_by_role("button", name="Gå vidare").click()
    look("phone-code-unknown", phone)
    phone.goto(f"{server.url}/s/01a00000-0000-7000-8000-000000000000")
    look("phone-not-in-meeting", phone)


def show_a_meeting(meeting: Meeting, look: Look) -> None:
    """From an empty list to the minutes."""
    show_the_lobby(meeting, look)
    show_the_frame(meeting, look)
    show_what_goes_wrong(meeting, look)
    show_private_writing(meeting, look)
    show_the_discussion(meeting, look)
    show_the_sorting(meeting, look)
    show_the_agreement(meeting, look)
    show_the_matrix(meeting, look)
    show_the_lists(meeting, look)
    show_the_votes(meeting, look)
    show_the_end(meeting, look)


def show_the_lobby(meeting: Meeting, look: Look) -> None:
    """People come in."""
    meeting.start()
    meeting.console.evaluate("scrollTo(0, 0)")
    look("laptop-start", meeting.console)
    meeting.open()
    for table in ("1", "3", "På egen hand"):
        phone = meeting.come_in(table)
        if table == "3":
            look("phone-join", phone)
            phone.get_by_label("Namn").fill("")
            phone.get_by_role("button", name="Delta").click()
            look("phone-join-refused", phone)
            phone.get_by_label("Namn").fill("Kim Ek")
            phone.get_by_label("Namn").scroll_into_view_if_needed()
            look("phone-join-name", phone)
        phone.get_by_role("button", name="Delta").click()
        phone.locator(".say").wait_for()
    look("phone-lobby", meeting.phones[1])
    look("laptop-console-lobby", meeting.console)
    look("wall-lobby", meeting.wall)


def show_the_empty_office(browser: Browser, look: Look, server: Server) -> None:
    """No meeting yet, and what cannot become one."""
    console = visitor(browser, LAPTOP).new_page()
    console.goto(server.link)
    look("laptop-meetings-empty", console)
    for name, size in (("refused", 1), ("too-large", 3)):
        file = FilePayload(name="möte.json", mimeType="application/json", buffer=b" " * size * MB)
        console.locator("input[type=file]").set_input_files(files=[file])
        console.get_by_role("button", name="Importera").click()
        console.locator(".form__error").wait_for()
        look(f"laptop-import-{name}", console)
    console.goto(f"{server.url}/facilitator")
    console.get_by_role("link", name="Starta Tre segment").click()
    console.get_by_role("button", name="Starta mötet").click()
    console.locator(".form__error").first.wait_for()
    look("laptop-start-refused", console)


def show_the_frame(meeting: Meeting, look: Look) -> None:
    """The room writes."""
    meeting.go_to(1, "Skriv idéer")
    look("phone-writing-empty", meeting.phones[1])
    look("laptop-console-writing-empty", meeting.console)
    look("wall-gather-empty", meeting.wall)
    meeting.start_the_clock(13)
    meeting.gather()
    phone = meeting.phones[1]
    phone.evaluate("scrollTo(0, 0)")
    phone.locator(".composer textarea").fill("Tid att läsa samma underlag innan vi ses")
    look("phone-writing", phone)
    look("laptop-console-writing", meeting.console)
    look("wall-gather", meeting.wall)
    meeting.console.locator(".idea__more").nth(1).click()
    look("laptop-console-idea-open", meeting.console)
    meeting.console.locator(".idea__more").nth(1).click()
    show_ones_own_idea(phone, look)


def show_ones_own_idea(phone: Page, look: Look) -> None:
    """What can be done with it, and all that can stand in the field."""
    card = phone.locator(".card--own").first
    card.locator(".card__more").click()
    look("phone-idea-open", phone)
    card.get_by_role("button", name="Ändra", exact=True).click()
    look("phone-editing", phone)
    phone.get_by_role("button", name="Avbryt").click()
    phone.get_by_role("button", name="Läs hela frågan").click()
    look("phone-question", phone)
    phone.get_by_role("button", name="Visa mindre").click()
    kept = phone.locator(".composer textarea").first.input_value()
    phone.get_by_role("button", name="Underpunkt", exact=True).click()
    phone.locator(".composer textarea").first.fill("Ord " * 501)
    look("phone-too-long", phone)
    phone.get_by_role("button", name="Ta bort underpunkt 1").click()
    phone.locator(".composer textarea").first.fill(kept)


def show_what_goes_wrong(meeting: Meeting, look: Look) -> None:
    """A slow server, no network, a change that somebody else made first, only plain HTTP."""
    phone = meeting.phones[1]
    with meeting.silent_server():
        phone.get_by_role("button", name="Skicka").click()
        phone.get_by_text("Sparas").wait_for()
        look("phone-saving", phone)
    phone.get_by_text("Sparas").wait_for(state="detached")
    phone.context.set_offline(True)
    phone.get_by_text("Inget nät just nu.").first.wait_for()
    write(phone, "Ett gemensamt ansvar för dem som byter arbetsplats")
    look("phone-offline", phone)
    edit_own(phone, "Ändrat på två ställen: bordets ord")
    edit_first(meeting.console, "Ändrat på två ställen: mötesledarens ord")
    phone.context.set_offline(False)
    phone.get_by_text("Inte sparat").first.wait_for()
    phone.evaluate("scrollTo(0, 0)")
    look("phone-set-aside", phone)
    phone.get_by_role("button", name="Behåll den andra").click()
    plain = phone.context.new_page()
    plain.route_web_socket(re.compile("socket.io"), lambda socket: socket.close())
    plain.goto(phone.url)
    plain.get_by_text("Långsammare förbindelse").first.wait_for(timeout=30_000)
    look("phone-slow", plain)
    plain.close()


def show_private_writing(meeting: Meeting, look: Look) -> None:
    """Everybody writes alone; then all is shown."""
    meeting.console.get_by_label("Enskilt skrivande").check()
    phone = meeting.phones[1]
    phone.locator(".private").wait_for()
    write(phone, "Det som är svårt att säga först")
    write(meeting.phones[0], "En plats där man får ha fel")
    meeting.console.locator(".withheld button").wait_for()
    look("phone-private", phone)
    look("laptop-console-private", meeting.console)
    look("wall-private", meeting.wall)
    meeting.console.locator(".withheld button").click()
    phone.locator(".private").wait_for(state="detached")


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


def show_the_matrix(meeting: Meeting, look: Look) -> None:
    """Columns for each category."""
    meeting.go_to(2, "Skriv")
    meeting.fill_the_columns()
    last = CATEGORIES[-1]["obstacles"][-1]
    meeting.console.get_by_text(last).wait_for()
    for name, page in screens(meeting):
        look(f"{name}-matrix", page)
    open_step(meeting.console, 2, "Gå igenom")
    meeting.phones[1].locator(".say__line").wait_for()
    look("phone-matrix-closed", meeting.phones[1])


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


def show_the_end(meeting: Meeting, look: Look) -> None:
    """The list with a running meeting, the end on all screens, the minutes."""
    office = meeting.console.context.new_page()
    office.goto(f"{meeting.server.url}/facilitator")
    look("laptop-meetings", office)
    show_the_closed_doors(meeting, look)
    big = [("laptop-console", meeting.console), ("wall", meeting.wall)]
    for _, page in big:
        page.context.set_offline(True)
    meeting.console.get_by_text("Inget nät just nu.").wait_for()  # the wall has no word for it
    for name, page in big:
        look(f"{name}-offline", page)
        page.context.set_offline(False)
    meeting.console.get_by_role("button", name="Avsluta mötet").first.click()
    look("laptop-console-end", meeting.console)
    meeting.console.locator(".ask").get_by_role("button", name="Avsluta mötet").click()
    meeting.phones[1].get_by_text("Mötet är avslutat").wait_for()
    for name, page in screens(meeting):
        look(f"{name}-ended", page)
    show_the_link(meeting, "ended", look)
    address = meeting.console.url.removesuffix("/live")
    office.goto(address)
    look("laptop-session", office)
    office.goto(f"{address}/minutes")
    look("laptop-minutes", office)


def show_the_closed_doors(meeting: Meeting, look: Look) -> None:
    """Nobody may come in, and nobody has room."""
    meeting.console.get_by_role("button", name="Stäng för nya").click()
    meeting.console.get_by_role("button", name="Öppna för nya").wait_for()
    show_the_link(meeting, "closed", look)
    meeting.console.get_by_role("button", name="Öppna för nya").click()
    meeting.console.get_by_role("button", name="Stäng för nya").wait_for()
    meeting.fill_the_room()
    phone = meeting.come_in("2")
    phone.get_by_role("button", name="Delta").click()
    phone.get_by_role("alert").wait_for()
    look("phone-join-full", phone)
    meeting.phones.pop()


def show_the_link(meeting: Meeting, why: str, look: Look) -> None:
    """The link, when it lets nobody in."""
    phone = visitor(meeting.browser, PHONE, is_mobile=True, has_touch=True).new_page()
    phone.goto(meeting.urls["join"])
    look(f"phone-link-{why}", phone)
    phone.context.close()


def screens(meeting: Meeting) -> list[tuple[str, Page]]:
    """One of each kind, by name."""
    phone = meeting.phones[1]
    phone.evaluate("scrollTo(0, 0)")
    return [("phone", phone), ("laptop-console", meeting.console), ("wall", meeting.wall)]


def open_step(console: Page, segment: int, step: str) -> None:
    """The facilitator clicks on a step of the agenda."""
    part = console.locator(".agenda > ol > li").nth(segment - 1)
    part.get_by_role("button", name=re.compile(f"^{step}")).click()
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
    card.get_by_role("button", name="Ändra", exact=True).click()
    phone.locator(".editor textarea").first.fill(text)
    phone.get_by_role("button", name="Spara", exact=True).click()


def edit_first(console: Page, text: str) -> None:
    """The newest idea on the console gets other words."""
    console.locator(".idea__more").first.click()
    console.get_by_role("button", name="Ändra", exact=True).first.click()
    console.get_by_label("Ändra", exact=True).fill(text)
    console.get_by_role("button", name="Spara", exact=True).click()
    console.locator(".idea__more").first.click()


def visitor(browser: Browser, size: ViewportSize, **more: Any) -> BrowserContext:
    """A browser of somebody who reads Swedish."""
    context = browser.new_context(
        viewport=size, locale="sv-SE", color_scheme="light", reduced_motion="reduce", **more
    )
    context.set_default_timeout(30_000)
    return context


@contextmanager
def running(installation: Installation, command: str = "demo") -> Iterator[Server]:
    """A server for as long as one looks."""
    server = installation.start(command)
    try:
        yield server
    finally:
        server.kill()
