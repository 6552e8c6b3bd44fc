"""Naughty strings in every field that people fill in, and every view of them in a real browser."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Dialog, Page, sync_playwright

from tests.attacks.callers import Caller
from tests.attacks.ground import Ground, cookies_of
from tests.exports.sessions import naughty_strings
from tests.exports.test_naughty_series import of as start_up_meeting
from tests.meetings.live_room import operation
from tests.meetings.running import Meeting
from tests.people.over_http import Facilitator
from tests.places import REFERENCE
from tests.states.looks import LAPTOP
from words.text import is_blank, storable
from workshop.base.ids import new_id

TAG = "canary-tag"
CANARIES = [
    f"<{TAG}></{TAG}><script>canary('script')</script>",
    "<img src=x onerror=\"canary('onerror')\">",
    "\"><svg onload=canary('onload')>",
    "'-canary('quoted')-'",
    "</script><script>canary('closed')</script>",
    "</textarea></title></style><script>canary('raw')</script>",
    "javascript:canary('address')",
    "{{ canary('template') }}${canary('literal')}",
    "<iframe srcdoc=\"<script>parent.canary('frame')</script>\">",
    "<!--><script>canary('comment')</script>-->",
]
"""Whatever of these is not shown as text calls `canary`, or makes an element of that name."""

_WATCH = """
  window.canary = (why) => window.reportCanary(String(why));
  document.addEventListener("securitypolicyviolation", (event) =>
    window.reportCanary(`policy: ${event.violatedDirective} ${event.sample}`));
"""
A_MEETING = 100
PATIENCE = 120_000
"""Milliseconds in which a page must be drawn, also where the machine is busy."""
NAMES = 12
"""So many of the strings of a meeting are names of devices, too."""
IMPORTED = 13
"""In so many fields a string stands that comes in with a file."""


def run(ground: Ground) -> None:
    """Write all of them everywhere, then open every view, and hear whether anything fires."""
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if program is None:
        ground.found.missing.append("chromium")
        return
    texts = strings()
    groups = [texts[start : start + A_MEETING] for start in range(0, len(texts), A_MEETING)]
    ada = ground.office.facilitator()
    sinks = [_written(ground, ada, group) for group in groups]
    sinks.append(_imported(ground, ada, [*CANARIES, *texts[:10]]))
    fired: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for one in sinks:
            for path, who in one.views():
                with _context(browser.new_context(viewport=LAPTOP), who, fired) as page:
                    fired += _opened(page, ground.office.server.url + path)
        browser.close()
    ground.found.canaries_fired = len(fired)
    ground.found.broken += fired
    ground.found.strings_x_sinks = sum(one.placed * len(one.views()) for one in sinks)


@dataclass
class Sink:
    """A meeting in which strings stand in so many places, and one of its phones, if it has any."""

    meeting: Meeting
    phone: Facilitator | None
    placed: int

    def views(self) -> list[tuple[str, Facilitator]]:
        """Every page that shows what was written, and whose browser it is."""
        meeting, ada = self.meeting, self.meeting.leader
        page = f"/facilitator/sessions/{meeting.id}"
        views = [(f"{page}{one}", ada) for one in ("", "/live", "/minutes")]
        if self.phone is None:
            return views
        views += [("/facilitator", ada), (f"{page}/sheets", ada)]
        wall = f"/wall/{meeting.id}/{meeting.wall_token}"
        return [*views, (wall, self.phone), (f"/s/{meeting.id}", self.phone)]


def strings() -> list[str]:
    """The canaries and every string that programs have stumbled on, where those are here."""
    found = naughty_strings() if (REFERENCE / "naughty-strings.txt").exists() else []
    known = [one for one in found if storable(one) == one and not is_blank(one)]
    return [*CANARIES, *known]


def _written(ground: Ground, ada: Facilitator, texts: list[str]) -> Sink:
    """A meeting in which each string stands in every field that takes it."""
    title, place = texts[0][:120], texts[-1][:60]
    meeting = Meeting(ada, title=title, place=place, names="yes")
    devices = [_joined(ground, meeting, text[:60]) for text in texts[:NAMES]]
    phone, lead = next(filter(None, devices)), Caller(ada.web, "facilitator")
    meeting.open_step(0)
    placed = 2 + len([*filter(None, devices)])
    for number, text in enumerate(texts):
        answers = [
            *Caller(phone.web, "participant").write(meeting, _of_a_phone(meeting, text))["answers"],
            *lead.write(meeting, _of_who_leads(meeting, text, number))["answers"],
        ]
        placed += sum("n" in one for one in answers)
    return Sink(meeting, phone, placed)


def _of_a_phone(meeting: Meeting, text: str) -> list[dict[str, Any]]:
    first, place = new_id(), {"segment_id": meeting.segments[0], "text": text}
    below = {"parent_id": first} | place
    return [
        operation("idea.add", id=first, **place),
        operation("idea.add", id=new_id(), **below),
    ]


def _of_who_leads(meeting: Meeting, text: str, number: int) -> list[dict[str, Any]]:
    category, hidden = new_id(), new_id()
    first, _, last = meeting.segments
    owned = {"category_id": category, "owner": text[:60]}
    named = meeting.segments[number % len(meeting.segments)]
    return [
        operation("category.add", id=category, name=text[:80]),
        operation("idea.add", id=new_id(), segment_id=last, text=text, **owned),
        operation("idea.add", id=hidden, segment_id=first, text=text),
        operation("idea.hide", id=hidden, reason=text[:200]),
        operation("segment.rename", id=named, heading=text[:80]),
    ]


def _joined(ground: Ground, meeting: Meeting, name: str) -> Facilitator | None:
    device = ground.office.visitor()
    device.open(meeting.link)
    device.submit(meeting.link, name=name)
    return device if device.page.url.path.startswith("/s/") else None


def _imported(ground: Ground, ada: Facilitator, texts: list[str]) -> Sink:
    file = json.dumps(start_up_meeting(1, texts)).encode()
    meeting = Meeting.of(ada, ground.office.session(file))
    return Sink(meeting, None, len(texts) * IMPORTED)


@contextmanager
def _context(context: BrowserContext, who: Facilitator, fired: list[str]) -> Iterator[Page]:
    """A page of a browser that has somebody's cookies, and hears of every canary."""
    cookies: Any = [
        {"name": name, "value": value, "domain": "localhost", "path": "/"}
        for name, _, value in (one.partition("=") for one in cookies_of(who).split("; "))
    ]

    def heard(why: str) -> None:
        fired.append(why)

    def talks(dialog: Dialog) -> None:
        fired.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.set_default_timeout(PATIENCE)
    context.add_cookies(cookies)
    context.expose_function("reportCanary", heard)
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.on("dialog", talks)
    page.on("pageerror", lambda error: fired.append(f"error: {error}"))
    yield page
    context.close()


def _opened(page: Page, url: str) -> list[str]:
    """What was made of the strings in a view that is not text, once it is drawn."""
    answer = page.goto(url, wait_until="load")
    if answer is None or answer.status != 200:
        return [f"{url} is not shown: {answer and answer.status}"]
    page.wait_for_function("document.body.innerText.trim().length > 20")
    page.wait_for_function("document.fonts.ready.then(() => true)")
    made = page.locator(f"{TAG}, img[src=x], [onerror], [onload], iframe").count()
    return [f"{url} has {made} elements of what people wrote"] if made else []
