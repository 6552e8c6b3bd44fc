"""Pictures of every page and state, light and dark: a meeting played through the real pages.

`make pictures` puts them into `pictures/`; another folder is given as argument. The two pictures
of the README are made anew along with them.
"""

from __future__ import annotations

import json
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.installation import Installation, Server, free_port

ROOT = Path(__file__).parents[1]
OF_README = ROOT / "docs" / "pictures"
PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
WALL: ViewportSize = {"width": 1920, "height": 1080}
SETTINGS = {"SAMSYN_PARTICIPANT_BURST": "1000"}  # these people write faster than people do

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


def main(folder: Path) -> None:
    """Play the meeting, and take all pictures into a folder."""
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        album = Album(folder)
        picture_the_first_account(browser, album, Path(data) / "new")
        with running(Installation(Path(data), **SETTINGS)) as server:
            picture_the_doors(browser, album, server)
            picture_a_meeting(Meeting(browser, server), album)


class Album:
    """A folder of pictures, each state in light and dark."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, page: Page) -> None:
        """The page as it stands, both ways; it stays light."""
        for scheme in ("dark", "light"):
            settle(page, scheme)
            page.screenshot(path=self.folder / f"{name}-{scheme}.png")


class Meeting:
    """A facilitator with a console and a wall; two tables and a person with a phone each."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser = browser
        self.server = server
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

    @contextmanager
    def silent_server(self) -> Iterator[None]:
        """The server is there and answers nobody."""
        self.server.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.server.process.send_signal(signal.SIGCONT)


def picture_the_first_account(browser: Browser, album: Album, folder: Path) -> None:
    """The page by which a new installation gets its first facilitator, behind a proxy."""
    port = free_port()
    address = f"https://localhost:{port}"
    proxied = {"SAMSYN_PORT": str(port), "SAMSYN_BASE_URL": address, "SAMSYN_PROXIES": "1"}
    with running(Installation(folder, **proxied), "serve") as server:
        headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
        page = visitor(browser, LAPTOP, extra_http_headers=headers).new_page()
        page.goto(server.url + urlsplit(server.link).path)
        album.take("laptop-set-up", page)


def picture_the_doors(browser: Browser, album: Album, server: Server) -> None:
    """What one meets before one is inside, and where one is not let in."""
    laptop, phone = visitor(browser, LAPTOP).new_page(), visitor(browser, PHONE).new_page()
    laptop.goto(f"{server.url}/facilitator/sign-in")
    album.take("laptop-sign-in", laptop)
    laptop.locator("[name=name]").fill("Ingen")
    laptop.locator("[name=password]").fill("något som inte stämmer")
    laptop.get_by_role("button", name="Logga in").click()
    album.take("laptop-sign-in-refused", laptop)
    laptop.goto(f"{server.url}/facilitator/link/used-already")
    album.take("laptop-error-link", laptop)
    laptop.goto(f"{server.url}/nowhere")
    album.take("laptop-error-not-found", laptop)
    phone.goto(server.url)
    album.take("phone-code", phone)
    phone.get_by_label("Kod").fill("ABC123")
    phone.get_by_role("button", name="Gå vidare").click()
    album.take("phone-code-unknown", phone)
    phone.goto(f"{server.url}/s/01a00000-0000-7000-8000-000000000000")
    album.take("phone-not-in-meeting", phone)


def picture_a_meeting(meeting: Meeting, album: Album) -> None:
    """From an empty list to the minutes."""
    picture_the_lobby(meeting, album)
    picture_the_frame(meeting, album)
    picture_what_goes_wrong(meeting, album)
    picture_private_writing(meeting, album)
    picture_the_discussion(meeting, album)
    picture_the_sorting(meeting, album)
    picture_the_agreement(meeting, album)
    picture_the_matrix(meeting, album)
    picture_the_lists(meeting, album)
    picture_the_votes(meeting, album)
    picture_the_end(meeting, album)


def picture_the_lobby(meeting: Meeting, album: Album) -> None:
    """People come in."""
    meeting.start()
    meeting.console.evaluate("scrollTo(0, 0)")
    album.take("laptop-start", meeting.console)
    meeting.open()
    for table in ("1", "3", "På egen hand"):
        phone = meeting.come_in(table)
        if table == "3":
            album.take("phone-join", phone)
            phone.get_by_label("Namn").scroll_into_view_if_needed()
            album.take("phone-join-name", phone)
        phone.get_by_role("button", name="Delta").click()
        phone.locator(".say").wait_for()
    album.take("phone-lobby", meeting.phones[1])
    album.take("laptop-console-lobby", meeting.console)
    album.take("wall-lobby", meeting.wall)


def picture_the_frame(meeting: Meeting, album: Album) -> None:
    """The room writes, and the two pictures of the README are taken."""
    meeting.go_to(1, "Skriv idéer")
    album.take("phone-writing-empty", meeting.phones[1])
    album.take("laptop-console-writing-empty", meeting.console)
    album.take("wall-gather-empty", meeting.wall)
    meeting.start_the_clock(13)
    meeting.gather()
    phone = meeting.phones[1]
    phone.evaluate("scrollTo(0, 0)")
    phone.locator(".composer textarea").fill("Tid att läsa samma underlag innan vi ses")
    album.take("phone-writing", phone)
    album.take("laptop-console-writing", meeting.console)
    album.take("wall-gather", meeting.wall)
    phone.screenshot(path=OF_README / "phone.png")
    meeting.console.screenshot(path=OF_README / "console.png")
    meeting.console.locator(".idea__more").nth(1).click()
    album.take("laptop-console-idea-open", meeting.console)
    meeting.console.locator(".idea__more").nth(1).click()


def picture_what_goes_wrong(meeting: Meeting, album: Album) -> None:
    """A slow server, no network, a change that somebody else made first, only plain HTTP."""
    phone = meeting.phones[1]
    with meeting.silent_server():
        phone.get_by_role("button", name="Skicka").click()
        phone.get_by_text("Sparas").wait_for()
        album.take("phone-saving", phone)
    phone.get_by_text("Sparas").wait_for(state="detached")
    phone.context.set_offline(True)
    phone.get_by_text("Inget nät just nu.").first.wait_for()
    write(phone, "Ett gemensamt ansvar för dem som byter arbetsplats")
    album.take("phone-offline", phone)
    edit_own(phone, "Ändrat på två ställen: bordets ord")
    edit_first(meeting.console, "Ändrat på två ställen: mötesledarens ord")
    phone.context.set_offline(False)
    phone.get_by_text("Inte sparat").first.wait_for()
    phone.evaluate("scrollTo(0, 0)")
    album.take("phone-set-aside", phone)
    phone.get_by_role("button", name="Behåll den andra").click()
    plain = phone.context.new_page()
    plain.route_web_socket(re.compile("socket.io"), lambda socket: socket.close())
    plain.goto(phone.url)
    plain.get_by_text("Långsammare förbindelse").wait_for(timeout=30_000)
    album.take("phone-slow", plain)
    plain.close()


def picture_private_writing(meeting: Meeting, album: Album) -> None:
    """Everybody writes alone; then all is shown."""
    meeting.console.get_by_label("Enskilt skrivande").check()
    phone = meeting.phones[1]
    phone.locator(".private").wait_for()
    write(phone, "Det som är svårt att säga först")
    write(meeting.phones[0], "En plats där man får ha fel")
    meeting.console.locator(".withheld button").wait_for()
    album.take("phone-private", phone)
    album.take("laptop-console-private", meeting.console)
    album.take("wall-private", meeting.wall)
    meeting.console.locator(".withheld button").click()
    phone.locator(".private").wait_for(state="detached")


def picture_the_discussion(meeting: Meeting, album: Album) -> None:
    """The room talks, the facilitator writes down what was said and agreed."""
    phone = meeting.phones[1]
    phone.locator(".composer textarea").fill("Ord som inte blev skickade")
    open_step(meeting.console, 1, "Läs och diskutera")
    phone.locator(".composer__note").wait_for()
    album.take("phone-closed-with-text", phone)
    phone.locator(".composer textarea").fill("")
    for note in FRAME["discussion"]["notes"]:
        meeting.console.get_by_label("Skriv en anteckning").fill(note["text"])
        meeting.console.get_by_label("Skriv en anteckning").press("Enter")
    meeting.name_the_categories()
    meeting.console.locator("main").evaluate("(main) => main.scrollTo(0, 0)")
    album.take("phone-closed", phone)
    album.take("laptop-console-discussion", meeting.console)
    album.take("wall-discussion", meeting.wall)


def picture_the_sorting(meeting: Meeting, album: Album) -> None:
    """The room sorts: a board and an outline, a list and a sheet."""
    meeting.go_to(1, "Klustra")
    phone, console = meeting.phones[1], meeting.console
    phone.locator(".card--sort").first.wait_for()
    for name, page in screens(meeting):
        album.take(f"{name}-cluster-empty", page)
    meeting.sort(all_but=3)
    console.locator("[data-idea] input").nth(1).check()
    for name, page in screens(meeting):
        album.take(f"{name}-cluster", page)
    console.get_by_role("radio", name="Disposition").check(force=True)
    album.take("laptop-console-outline", console)
    console.get_by_role("radio", name="Tavla").check(force=True)
    phone.get_by_role("button", name="Flytta").first.click()
    phone.get_by_role("dialog").wait_for()
    album.take("phone-move", phone)
    phone.get_by_role("dialog").get_by_role("button", name=CATEGORIES[0]["name"]).click()
    album.take("phone-moved", phone)


def picture_the_agreement(meeting: Meeting, album: Album) -> None:
    """The list, and who agrees to it."""
    meeting.go_to(1, "Kom överens")
    phone = meeting.phones[1]
    phone.get_by_role("button", name=re.compile("överens")).click()
    meeting.wall.get_by_text(re.compile("^1 av")).wait_for()
    for name, page in screens(meeting):
        album.take(f"{name}-settle", page)


def picture_the_votes(meeting: Meeting, album: Album) -> None:
    """Three votes for each table."""
    meeting.go_to(3, "Prioritera")
    phone = meeting.phones[1]
    for at in (0, 2):
        phone.get_by_role("checkbox").nth(at).check(force=True)
    for name, page in screens(meeting):
        album.take(f"{name}-vote", page)
    meeting.console.get_by_role("button", name="Stäng omröstningen").click()
    meeting.wall.get_by_text("Så röstade vi").wait_for()
    for name, page in screens(meeting):
        album.take(f"{name}-voted", page)


def picture_the_matrix(meeting: Meeting, album: Album) -> None:
    """Columns for each category."""
    meeting.go_to(2, "Skriv")
    meeting.fill_the_columns()
    last = CATEGORIES[-1]["obstacles"][-1]
    meeting.console.get_by_text(last).wait_for()
    for name, page in screens(meeting):
        album.take(f"{name}-matrix", page)
    open_step(meeting.console, 2, "Gå igenom")
    meeting.phones[1].locator(".say__line").wait_for()
    album.take("phone-matrix-closed", meeting.phones[1])


def picture_the_lists(meeting: Meeting, album: Album) -> None:
    """A list for each category; the clock runs out."""
    meeting.go_to(3, "Skriv")
    meeting.fill_the_lists()
    meeting.console.get_by_text(CATEGORIES[-1]["measures"][-1]["text"]).wait_for()
    for name, page in screens(meeting):
        album.take(f"{name}-lists", page)
    meeting.stop_the_clock()
    meeting.start_the_clock(20)
    meeting.console.get_by_role("button", name="Pausa").click()
    album.take("wall-timer", meeting.wall)


def picture_the_end(meeting: Meeting, album: Album) -> None:
    """The list with a running meeting, the end on all screens, the minutes."""
    office = meeting.console.context.new_page()
    office.goto(f"{meeting.server.url}/facilitator")
    album.take("laptop-meetings", office)
    meeting.console.get_by_role("button", name="Avsluta mötet").first.click()
    album.take("laptop-console-end", meeting.console)
    meeting.console.locator(".ask").get_by_role("button", name="Avsluta mötet").click()
    meeting.phones[1].get_by_text("Mötet är avslutat").wait_for()
    for name, page in screens(meeting):
        album.take(f"{name}-ended", page)
    address = meeting.console.url.removesuffix("/live")
    office.goto(address)
    album.take("laptop-session", office)
    office.goto(f"{address}/minutes")
    album.take("laptop-minutes", office)


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
    context.set_default_timeout(10_000)
    return context


def settle(page: Page, scheme: Any) -> None:
    """Let colours and sockets come to rest."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_timeout(250)


@contextmanager
def running(installation: Installation, command: str = "demo") -> Iterator[Server]:
    """A server for as long as one takes pictures."""
    server = installation.start(command)
    try:
        yield server
    finally:
        server.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))
