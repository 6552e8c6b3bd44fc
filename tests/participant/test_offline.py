"""The room without a network: opened, written in, brought up to date; what is kept of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from playwright.sync_api import Error as PageError

from participant.offline import COLOURS
from tests.meetings.to_join import Meeting
from tests.people.in_browsers.screen import PATIENCE, PUT_AWAY
from tests.people.lead import Lead
from tests.places import PACKAGES, ROOT
from tests.servers.office import Office
from workshop.base.ids import new_id

FIRST, LATER = "Fasta mötesplatser", ["Gemensam målbild", "Tydliga roller", "Tid att tänka"]
CACHED = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const requests = await (await caches.open(name)).keys();
    found[name] = requests.map((request) => new URL(request.url).pathname);
  }
  return found;
}"""
BOARDS = """() => new Promise((resolve) => {
  indexedDB.open("samsyn").onsuccess = ({ target: { result: db } }) => {
    const asked = db.transaction("boards").objectStore("boards").getAll();
    asked.onsuccess = () => {
      db.close();
      resolve(asked.result.filter(({ board }) => board).map(({ board }) => board.head));
    };
  };
})"""
FILES = re.compile(r"samsyn-files-[0-9a-f]{12}")


class Phone:
    """A phone in a room, in Swedish."""

    def __init__(self, context: BrowserContext, office: Office, meeting: Meeting) -> None:
        self.context, self.lead = context, Lead(office.facilitator(), meeting)
        self.address = f"{office.server.url}/s/{meeting.id}"
        self.lead.open(0)
        self.page = context.new_page()
        self.page.goto(office.server.url + meeting.link)
        self.page.get_by_role("button", name="Delta").click()
        self.says("Ansluten")

    def writes(self, text: str) -> None:
        self.page.get_by_label("Ny idé").fill(text)
        self.page.get_by_role("button", name="Skicka").click()
        expect(self.shown(text)).to_have_count(1)

    def shown(self, text: str) -> Any:
        return self.page.locator("main").get_by_text(text, exact=True)

    def says(self, word: str) -> None:
        """The word for the connection, on the screen; a socket is tried again each minute."""
        expect(self.page.locator(".link")).to_have_text(word, timeout=90_000)
        expect(self.page.locator(".link")).to_be_in_viewport()

    def saved(self) -> None:
        expect(self.page.get_by_text("Sparas", exact=True)).to_have_count(0)
        expect(self.page.get_by_text("Väntar på nät", exact=True)).to_have_count(0)

    def cached(self) -> dict[str, list[str]]:
        return dict(self.page.evaluate(CACHED))

    def is_kept(self) -> None:
        """Wait until the page, its files and the present board are on the device."""
        head = self.head()
        self.until(lambda: self.puts_away() == [head])
        self.until(lambda: len(self.cached()) == 2 and all(self.cached().values()))

    def puts_away(self) -> Any:
        """The numbers of the last change on the boards that are kept then."""
        self.page.evaluate(PUT_AWAY)
        return self.page.evaluate(BOARDS)

    def head(self) -> int:
        """The number of the last change, as the server has it."""
        query = "?as=facilitator&from=0&epoch="
        answer = self.lead.person.web.get(f"{self.lead.url}{self.lead.address}/changes{query}")
        return int(answer.json()["head"])

    def until(self, so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not so():
            assert time.monotonic() < end, (self.cached(), self.page.evaluate(BOARDS))
            self.page.wait_for_timeout(100)

    def opens_again(self) -> None:
        """Close the tab, and open the room in a new one."""
        self.page.close()
        self.page = self.context.new_page()
        self.page.goto(self.address)
        # A device may take its time, with the page and with each of the things that it keeps.
        expect(self.page.locator(".prompt")).to_be_visible()


@pytest.fixture(scope="module")
def chosen_chromium(chromium: str) -> str:
    """The one that people have: it alone keeps applications."""
    return chromium


@pytest.fixture
def phone(browser: Browser, office: Office, meet: Callable[..., Meeting]) -> Iterator[Phone]:
    """Somebody who has joined and written one idea."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="sv-SE")
    made = Phone(context, office, meet())
    made.writes(FIRST)
    made.saved()
    yield made
    context.close()


class Unavailable(BaseHTTPRequestHandler):
    """A proxy whose server is gone."""

    def do_GET(self) -> None:
        self.send_error(502)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        pass


@contextmanager
def without_network(phone: Phone, _: Office) -> Iterator[None]:
    phone.context.set_offline(True)
    yield
    phone.context.set_offline(False)


@contextmanager
def without_server(_: Phone, office: Office) -> Iterator[None]:
    office.server.kill()
    try:
        yield
    finally:
        office.server = office.installation.start()


@contextmanager
def behind_a_proxy_that_stands_alone(phone: Phone, office: Office) -> Iterator[None]:
    with without_server(phone, office):
        proxy = HTTPServer(("127.0.0.1", office.server.port), Unavailable)
        thread = threading.Thread(target=proxy.serve_forever)
        thread.start()
        try:
            yield
        finally:
            proxy.shutdown()
            proxy.server_close()
            thread.join()


@contextmanager
def with_a_network_that_carries_nothing(_: Phone, office: Office) -> Iterator[None]:
    os.kill(office.server.process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(office.server.process.pid, signal.SIGCONT)


@pytest.mark.parametrize(
    "without",
    [
        without_network,
        without_server,
        behind_a_proxy_that_stands_alone,
        with_a_network_that_carries_nothing,
    ],
)
def test_the_room_opens_again_and_nothing_that_is_written_gets_lost(
    phone: Phone, office: Office, without: Any
) -> None:
    phone.is_kept()
    with without(phone, office):
        phone.page.reload()
        expect(phone.shown(FIRST)).to_have_count(1)
        phone.writes(LATER[0])
        phone.opens_again()
        expect(phone.shown(FIRST)).to_have_count(1)
        expect(phone.shown(LATER[0])).to_have_count(1)
        for text in LATER[1:]:
            phone.writes(text)
        phone.page.get_by_label("Ny idé").fill("Inte klart")
        phone.says("Inget nät")
        phone.opens_again()
        expect(phone.page.get_by_label("Ny idé")).to_have_value("Inte klart")
        for text in (FIRST, *LATER):
            expect(phone.shown(text)).to_have_count(1)
    phone.says("Ansluten")
    phone.saved()
    texts = [one["text"] for one in phone.lead.board()["idea"]]
    assert sorted(texts) == sorted([FIRST, *LATER])
    for text in texts:
        expect(phone.shown(text)).to_have_count(1)


def test_only_the_room_and_its_files_are_kept(phone: Phone, office: Office) -> None:
    """Whoever leads has the same browser, and fetches minutes; nothing of that is kept."""
    phone.is_kept()
    leads = phone.context.new_page()
    leads.goto(f"{office.server.url}/facilitator/sign-in")
    assert leads.evaluate("() => navigator.serviceWorker.controller") is None
    leads.evaluate("() => fetch('/live/x/changes?as=participant&from=0&epoch=')")
    phone.page.evaluate("() => fetch(location.pathname, { method: 'POST' })")
    phone.page.evaluate(
        "(live) => fetch(live)", f"{phone.lead.address}/changes?as=participant&from=0&epoch="
    )
    phone.page.reload()
    phone.says("Ansluten")
    names = [one for one in phone.cached() if one != "samsyn-pages"]
    assert len(names) == 1
    assert FILES.fullmatch(names[0])
    folder = f"/static/{names[0].removeprefix('samsyn-files-')}/"
    assert phone.cached()["samsyn-pages"] == [phone.address.removeprefix(office.server.url)]
    assert [one for one in phone.cached()[names[0]] if not one.startswith(folder)] == []
    assert folder + "participant/phone.js" in phone.cached()[names[0]]
    scopes = "async () => (await navigator.serviceWorker.getRegistrations()).map((r) => r.scope)"
    assert phone.page.evaluate(scopes) == [f"{office.server.url}/s/"]


def copied(folder: Path) -> Path:
    """Samsyn's packages once more, as the next release: one script is another one."""
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, folder / package, ignore=ignored)
    script = folder / "participant" / "static" / "phone.js"
    script.write_text(script.read_text("utf-8") + 'document.title = "next";\n', "utf-8")
    return folder


def test_a_new_version_strands_no_open_tab(
    phone: Phone, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[str] = []
    phone.page.on("pageerror", lambda error: errors.append(str(error)))
    phone.is_kept()
    before = set(phone.cached())
    office.server.kill()
    monkeypatch.chdir(copied(tmp_path / "next"))
    office.server = office.installation.start()
    phone.says("Ansluten")
    phone.writes(LATER[0])
    phone.saved()
    for step in ("cluster", "settle"):
        phone.lead.open(0, step)
    expect(phone.page.get_by_text("Är det här våra kategorier?")).to_be_visible()
    assert set(phone.cached()) == before
    phone.is_kept()
    phone.context.set_offline(True)  # the next one was not fetched yet
    phone.page.reload()
    expect(phone.page.get_by_text("Är det här våra kategorier?")).to_be_visible()
    phone.context.set_offline(False)
    phone.page.reload()
    phone.says("Ansluten")
    phone.until(lambda: len(phone.cached()) == 2 and set(phone.cached()) != before)
    phone.is_kept()
    phone.context.set_offline(True)
    phone.opens_again()
    expect(phone.page.get_by_text("Är det här våra kategorier?")).to_be_visible()
    assert errors == []
    phone.context.set_offline(False)
    monkeypatch.undo()
    office.server.kill()
    office.server = office.installation.start()


def test_whoever_is_no_longer_in_the_meeting_keeps_nothing_of_it(phone: Phone) -> None:
    """They are told so by the live session, while what they had not sent stays."""
    phone.is_kept()
    phone.context.set_offline(True)
    phone.writes(LATER[0])
    phone.context.clear_cookies()
    phone.context.set_offline(False)
    phone.says("Inte ansluten")
    phone.until(lambda: not phone.page.evaluate(BOARDS))
    phone.until(lambda: phone.cached() == {"samsyn-pages": []})
    expect(phone.shown(LATER[0])).to_have_count(1)
    phone.context.set_offline(True)
    with pytest.raises(PageError, match="net::ERR_"):
        phone.page.reload()


def test_a_page_that_is_refused_is_forgotten_with_its_board(phone: Phone) -> None:
    """They are told so when they open it: no script of the room runs then."""
    phone.is_kept()
    phone.page.goto("about:blank")
    phone.context.clear_cookies()
    phone.page.goto(phone.address)
    expect(phone.page.get_by_role("heading")).to_have_text("Du är inte med i mötet")
    phone.until(lambda: phone.cached()["samsyn-pages"] == [])
    phone.until(lambda: not phone.page.evaluate(BOARDS))


def test_a_device_that_is_full_has_the_room_as_long_as_it_has_a_network(phone: Phone) -> None:
    phone.is_kept()
    tools = phone.context.new_cdp_session(phone.page)
    origin = phone.address.split("/s/")[0]
    for types in ("cache_storage", "indexeddb"):
        tools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": types})
    tools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    phone.page.reload()
    phone.says("Ansluten")
    assert phone.page.evaluate("navigator.serviceWorker.controller !== null")
    phone.writes(LATER[0])
    phone.saved()
    assert not any(phone.cached().values())


def test_whoever_opened_a_page_that_was_kept_can_choose_a_language(phone: Phone) -> None:
    """The cookie that forms go by ends with the browser, and with a sign-in; the page does not."""
    phone.is_kept()
    phone.context.set_offline(True)
    phone.opens_again()
    phone.context.clear_cookies(name="samsyn")
    phone.context.set_offline(False)
    phone.says("Ansluten")
    phone.page.get_by_role("button", name="English").click()
    expect(phone.page.locator(".link")).to_have_text("Connected")


def test_of_a_meeting_that_has_ended_no_board_is_kept(phone: Phone) -> None:
    phone.is_kept()
    phone.lead.do("session.end")
    expect(phone.page.get_by_text("Mötet är avslutat")).to_be_visible()
    phone.until(lambda: not phone.page.evaluate(BOARDS))


def test_what_nobody_came_back_to_for_a_week_is_gone(phone: Phone) -> None:
    phone.is_kept()
    phone.page.evaluate(
        """async () => {
          const eightDaysAgo = new Date(Date.now() - 8 * 86_400_000);
          const headers = { Date: eightDaysAgo.toUTCString() };
          const pages = await caches.open("samsyn-pages");
          await pages.put("/s/another", new Response("another", { headers }));
          const db = await new Promise((resolve) => {
            indexedDB.open("samsyn").onsuccess = ({ target }) => resolve(target.result);
          });
          const row = { id: "another/participant", board: { head: 7 }, at: +eightDaysAgo };
          db.transaction("boards", "readwrite").objectStore("boards").put(row);
          db.close();
        }"""
    )
    assert 7 in phone.page.evaluate(BOARDS)
    phone.page.reload()
    phone.says("Ansluten")
    phone.until(lambda: 7 not in phone.page.evaluate(BOARDS))
    phone.until(lambda: "/s/another" not in phone.cached()["samsyn-pages"])
    phone.is_kept()


def test_the_word_for_the_connection_is_always_on_the_screen(phone: Phone, office: Office) -> None:
    place = phone.lead.segment(0)
    fields = [{"segment_id": place, "text": f"Idé {number}"} for number in range(20)]
    phone.lead.do_all(*({"kind": "idea.add", "id": new_id(), **one} for one in fields))
    expect(phone.shown("Idé 19")).to_have_count(1)
    phone.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert phone.page.evaluate("scrollY") > 0
    phone.says("Ansluten")
    phone.page.set_viewport_size({"width": 390, "height": 420})  # as with a keyboard on it
    phone.says("Ansluten")
    expect(phone.page.get_by_role("heading", level=1)).not_to_be_in_viewport()
    with without_network(phone, office):
        phone.says("Inget nät")
    phone.says("Ansluten")
    phone.page.route_web_socket(re.compile("socket.io"), lambda _: None)  # never answers
    phone.page.reload()
    phone.says("Ansluter")
    phone.page.route_web_socket(re.compile("socket.io"), lambda socket: socket.close())
    phone.page.reload()
    phone.says("Långsammare förbindelse")


def test_a_browser_without_service_workers_has_the_room_all_the_same(
    browser: Browser, office: Office, meet: Callable[..., Meeting]
) -> None:
    """As over http by a name: an open page goes on without network, and can not be opened anew."""
    context = browser.new_context(locale="sv-SE", service_workers="block")
    phone = Phone(context, office, meet())
    phone.page.on("pageerror", lambda error: pytest.fail(str(error)))
    with without_network(phone, office):
        phone.writes(FIRST)
        phone.says("Inget nät")
    phone.says("Ansluten")
    phone.saved()
    assert phone.cached() == {}
    context.close()


def test_the_manifest_is_one_that_a_browser_accepts(phone: Phone, office: Office) -> None:
    told = phone.context.new_cdp_session(phone.page).send("Page.getAppManifest")
    assert told["errors"] == []
    manifest = json.loads(told["data"])
    room = phone.address.removeprefix(office.server.url)
    assert (manifest["start_url"], manifest["id"]) == (room, room)
    for icon in manifest["icons"]:
        answer = office.visitor().open(icon["src"])
        assert answer.headers["content-type"].startswith(icon["type"])
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", answer.content[16:24])
            assert icon["sizes"] == f"{width}x{height}"


def test_its_colours_are_those_of_the_style_sheet() -> None:
    css = (ROOT / "workshop" / "static" / "css" / "base" / "tokens.css").read_text("utf-8")
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")[:2]
    assert re.findall(r"--ground: (#\w+)", light) == [COLOURS["ground"]]
    assert re.findall(r"--field: (#\w+)", light) == [COLOURS["light"]]
    assert re.findall(r"--field: (#\w+)", dark)[0] == COLOURS["dark"]
    assert COLOURS["light"] in (ROOT / "workshop/static/icons/app.svg").read_text("utf-8")
