"""The browser's own outbox: real pages, whose network, server and tabs come and go.

One phone has the meeting open in two tabs that share an outbox, another has one; somebody leads
at a laptop. Whatever was typed and sent must be stored once and shown once, on every page; what
was only typed must still stand in its field.
"""

from __future__ import annotations

import random
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.faults.house import House
from tests.faults.outcome import Outcome
from tests.faults.rig import RESTS_WITHIN, SOON
from tests.meetings.running import Meeting
from tests.people.in_browsers.console import Console
from tests.people.in_browsers.screen import Screen
from tests.people.in_browsers.writers import Phone
from tests.people.over_http import Facilitator

KEPT = """async () =>
  !!navigator.serviceWorker.controller && !!(await caches.match(location.pathname))"""
"""Whether the room opens without a network."""
STORES_NOTHING = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (row) {
  return this.name === "outbox" ? this.count() : put.call(this, row);
};"""
KILLED, OFFLINE = "kill -9 while pages are open", "browser offline"
ANEW, CLOSED = "page loaded anew", "tab closed"
LEAST = 20
"""So many ideas at least, however slow the machine is: fewer meet too little trouble."""


def missing() -> str | None:
    """What this needs and is not there."""
    return None if _chromium() else "Chromium"


def run(seed: int, seconds: float) -> Outcome:
    """Trouble for so many seconds, in an order that the seed decides; then the comparison."""
    with (
        tempfile.TemporaryDirectory() as folder,
        House(Path(folder), SAMSYN_BASE_URL="", SAMSYN_PROXIES="0") as house,
        _browser() as browser,
    ):
        day = Day(house, browser, random.Random(seed))
        day.lose_what_was_sent()
        day.go_on_for(seconds)
        day.come_to_rest(RESTS_WITHIN)
        day.compare()
        return day.outcome


def run_forgetful(seed: int) -> Outcome:
    """The first of it, for phones whose outbox tells them that it has stored what it has not."""
    with (
        tempfile.TemporaryDirectory() as folder,
        House(Path(folder), SAMSYN_BASE_URL="", SAMSYN_PROXIES="0") as house,
        _browser() as browser,
    ):
        day = Day(house, browser, random.Random(seed), STORES_NOTHING)
        day.lose_what_was_sent()
        day.come_to_rest(SOON)
        day.compare()
        return day.outcome


class Tab(Phone):
    """A second tab of a phone."""

    def __init__(self, first: Phone) -> None:
        self.context, self.complaints = first.context, first.complaints
        self.page = self._new_tab()
        self.page.goto(first.page.url)
        self.address = first.page.url


class Day:
    """A meeting, who is there, and what they typed."""

    def __init__(
        self, house: House, browser: Browser, chance: random.Random, script: str = ""
    ) -> None:
        self.house, self.chance, self.outcome = house, chance, Outcome()
        self.typed: list[str] = []
        house.start("demo")
        self.meeting = Meeting(_leader(house))
        self.meeting.open_step(0)
        first, self.other = (_joined(browser, self.meeting, script) for _ in range(2))
        self.phones: list[Phone] = [first, Tab(first), self.other]
        self.console = _console(browser, self.meeting)
        self.closed: set[Phone] = set()
        self.offline: set[BrowserContext] = set()
        self.draft = ""

    # What happens

    def lose_what_was_sent(self) -> None:
        """Send where nobody hears it, and leave the page before anybody can."""
        context = self.other.context
        for leave in (self._close, self._reload):
            self._network_goes(context)
            self._writes(self.other)
            leave(self.other)
            self._network_comes(context)
            self._come_back()
            self._server_dies()
            self._writes(self.other)
            leave(self.other)
            self._server_comes()
            self._come_back()

    def go_on_for(self, seconds: float) -> None:
        """Somebody writes, then something goes wrong or right, again and again."""
        end = time.monotonic() + seconds
        while time.monotonic() < end or len(self.typed) < LEAST:
            self._somebody_writes()
            self.chance.choice(self._what_may_happen())()

    def come_to_rest(self, within: float) -> None:
        """All is well again: everybody is there, and what waits is sent."""
        for context in list(self.offline):
            self._network_comes(context)
        if not self.house.alive:
            self.house.start("demo")
        self._come_back()
        end = time.monotonic() + within  # what is missing then is told by the comparison
        while time.monotonic() < end and not all(map(self._shows_all, self._screens)):
            self.console.page.wait_for_timeout(50)

    def compare(self) -> None:
        """Typed, stored, shown: all the same; and what was only typed still stands there."""
        stored = Counter(idea["text"] for idea in self.meeting.snapshot()["idea"])
        self.outcome.acknowledged = (stored & self._wanted).total()
        self.outcome.lost += [f"{one} is not stored" for one in self._wanted - stored]
        self.outcome.doubled += [f"{one} is stored again" for one in stored - self._wanted]
        for number, screen in enumerate(self._screens):
            shown = Counter(screen.reads())
            if shown != stored:
                wrong = f"too much {shown - stored}, too little {stored - shown}"
                self.outcome.diverged.append(f"screen {number} shows {wrong}")
            with suppress(AssertionError):
                screen.has_nothing_to_complain_of(but_the_network=True)
                continue
            self.outcome.diverged.append(f"screen {number} logs {screen.complaints}")
        for phone in self.phones:
            if phone.waits():
                self.outcome.diverged.append("a phone says that something is not saved")
        self._look_at_the_draft()

    def _shows_all(self, screen: Screen) -> bool:
        waits = isinstance(screen, Phone) and screen.waits()
        return Counter(screen.reads()) == self._wanted and not waits

    @property
    def _screens(self) -> list[Screen]:
        return [*self.phones, self.console]

    @property
    def _wanted(self) -> Counter[str]:
        return Counter(self.typed)

    def _somebody_writes(self) -> None:
        there = [phone for phone in self.phones if phone not in self.closed]
        self._writes(self.chance.choice([*there, self.console]))

    def _writes(self, screen: Screen) -> None:
        self.typed.append(f"Idea {len(self.typed) + 1}")
        if screen is self.other:
            self.draft = ""
        if isinstance(screen, Phone):
            screen.says(self.typed[-1])
        else:
            self.console.writes_an_idea(self.typed[-1])

    def _what_may_happen(self) -> list[Callable[[], None]]:
        may = [self._server_dies] if self.house.alive else [self._server_comes] * 3
        for context in (self.phones[0].context, self.other.context):
            offline = context in self.offline
            may.append(partial(self._network_comes if offline else self._network_goes, context))
        for phone in self.phones:
            if phone in self.closed:
                may += [partial(self._open, phone)] * 2
            else:
                may += [partial(self._close, phone), partial(self._reload, phone)]
        return may if self.other in self.closed else [*may, self._somebody_types]

    def _server_dies(self) -> None:
        self.house.kill()
        self.outcome.kills += 1
        self.outcome.injected[KILLED] += 1

    def _server_comes(self) -> None:
        self.house.start("demo")

    def _network_goes(self, context: BrowserContext) -> None:
        context.set_offline(True)
        self.offline.add(context)
        self.outcome.injected[OFFLINE] += 1

    def _network_comes(self, context: BrowserContext) -> None:
        context.set_offline(False)
        self.offline.remove(context)

    def _reload(self, phone: Phone) -> None:
        phone.page.reload()
        self.outcome.injected[ANEW] += 1
        self._look(phone)

    def _close(self, phone: Phone) -> None:
        phone.closes_the_tab()
        self.closed.add(phone)
        self.outcome.injected[CLOSED] += 1

    def _open(self, phone: Phone) -> None:
        phone.opens_the_tab_again()
        self.closed.remove(phone)
        self._look(phone)

    def _come_back(self) -> None:
        for phone in list(self.closed):
            self._open(phone)

    def _somebody_types(self) -> None:
        """And sends nothing."""
        self.draft = f"Half an idea, after {len(self.typed)}"
        self.other.types(self.draft)

    def _look(self, phone: Phone) -> None:
        if phone is self.other:
            self._look_at_the_draft()

    def _look_at_the_draft(self) -> None:
        with suppress(AssertionError):
            self.other.until(lambda: self.other.is_still_typing(self.draft), self.draft)
            return
        if self.draft:
            self.outcome.lost.append(f"what was only typed: {self.draft}")
        else:
            self.outcome.doubled.append("what was sent stands in the field again")


def _joined(browser: Browser, meeting: Meeting, script: str) -> Phone:
    """A phone in the room, whose page is kept by its worker."""
    phone = Phone(browser)
    phone.context.add_init_script(script)
    phone.page.goto(meeting.leader.url + meeting.link)
    phone.page.get_by_role("button", name="Join").click()
    phone.until(lambda: bool(phone.page.evaluate(KEPT)), "a page that opens without a network")
    phone.page.reload()  # now all that it loads goes through the worker, which keeps it
    phone.is_told("Your ideas")
    return phone


def _leader(house: House) -> Facilitator:
    leader = Facilitator(f"http://localhost:{house.port}", "en")
    leader.open("/")  # it answers once it has printed
    leader.follow_link(re.findall(r"http://\S+/link#\S+", house.log.read_text())[-1])
    return leader


def _console(browser: Browser, meeting: Meeting) -> Console:
    """A browser in which the facilitator has signed in."""
    console, leader = Console(browser), meeting.leader
    cookies = [(one.name, str(one.value)) for one in leader.web.cookies.jar]
    console.context.add_cookies([{"name": n, "value": v, "url": leader.url} for n, v in cookies])
    console.page.goto(f"{leader.url}/facilitator/sessions/{meeting.id}/live")
    return console


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=_chromium(),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        yield running
        running.close()
