"""A long board on the console: what one change costs there, and how smoothly it scrolls.

1,500 ideas in 9 categories, one server process, one Chromium. A change counts as drawn when the
frame after the one in which the page changed begins. What the page's main thread works for it is
told apart, as that does not depend on what else the machine does.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

import orjson
from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.meetings.made_up import SENTENCES
from tests.meetings.running import Meeting
from tests.people.over_http import SESSION_COOKIES, Facilitator
from tests.servers.installation import Installation, Server
from workshop.base.ids import new_id

IDEAS, CATEGORIES, CHANGES = 1500, 9, 60
VIEWS = ("columns", "outline")
FRAME = 1000 / 60
WATCH = """() => {
  const seen = (window.seen = { drawn: [], long: [] });
  new PerformanceObserver((list) => seen.long.push(...list.getEntries().map((e) => e.duration)))
    .observe({ type: "longtask", buffered: false });
  let arrived = null;
  window.heard = () => (arrived ??= performance.now());
  new MutationObserver(() => {
    const since = arrived;
    arrived = null;
    if (since === null) return;
    requestAnimationFrame(() => seen.drawn.push(performance.now() - since));
  }).observe(document.querySelector("main"), { childList: true, subtree: true });
}"""
HEAR = """() => {
  const { addEventListener } = WebSocket.prototype;
  const told = ({ data }) => String(data).startsWith('42["changes"') && window.heard?.();
  const Plain = WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...address) {
      super(...address);
      addEventListener.call(this, "message", told);
    }
  };
}"""
SCROLL = """() => new Promise((resolve) => {
  const gaps = [];
  const boxes = [...document.querySelectorAll(".pile, main")];
  const hidden = (one) => one.scrollHeight - one.clientHeight;
  const box = boxes.reduce((a, b) => (hidden(a) > hidden(b) ? a : b));
  const end = performance.now() + 4000;
  let before = null;
  const step = (now) => {
    if (before !== null) gaps.push(now - before);
    before = now;
    box.scrollTop += 40;
    if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) box.scrollTop = 0;
    if (now < end) requestAnimationFrame(step);
    else resolve(gaps);
  };
  requestAnimationFrame(step);
})"""


def table() -> tuple[str, dict[str, float]]:
    """The table to print, and its figures by name."""
    rows: list[str] = []
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as server:
        meeting = _long_meeting(server)
        for view in VIEWS:
            with _console(meeting, view) as page:
                drawn, tasks, worked = _changes(meeting, page)
                gaps = page.evaluate(SCROLL)
            dropped = sum(round(gap / FRAME) - 1 for gap in gaps if gap > 1.5 * FRAME)
            p95 = statistics.quantiles(drawn, n=20)[-1]
            median = statistics.median(drawn)
            long = max(tasks, default=0.0)
            rows.append(
                f"{view:<9}{median:>10.0f}{p95:>8.0f}{worked:>9.0f}{len(tasks):>12}{long:>12.0f}"
                f"{dropped:>10}{len(gaps) + dropped:>8}"
            )
            named = {"median_ms": median, "p95_ms": p95, "work_ms": worked, "longest_ms": long}
            named |= {"long_tasks": len(tasks), "dropped_share": dropped / (len(gaps) + dropped)}
            figures |= {f"board_{view}_{name}": round(value, 3) for name, value in named.items()}
    title = f"Console with {IDEAS} ideas in {CATEGORIES} categories, {CHANGES} changes a view"
    head = "view     median ms  p95 ms  work ms  long tasks  longest ms   dropped  frames"
    return "\n".join([title, head, *rows]), figures


@contextmanager
def _served(folder: Path) -> Iterator[Server]:
    fast = {"SAMSYN_FACILITATOR_PER_SECOND": "1000", "SAMSYN_FACILITATOR_BURST": "5000"}
    server = Installation(folder, **fast).start()
    try:
        yield server
    finally:
        server.stop()


def _long_meeting(server: Server) -> Meeting:
    """A meeting in its cluster step, with one idea in twenty unsorted."""
    leader = Facilitator(server.url)
    leader.follow_link(server.link)
    meeting = Meeting(leader)
    categories = [new_id() for _ in range(CATEGORIES)]
    ops: list[dict[str, Any]] = [
        {"kind": "category.add", "id": one, "name": f"Kategori {number}"}
        for number, one in enumerate(categories, 1)
    ]
    words, places = cycle(SENTENCES), cycle(categories)
    for number in range(IDEAS):
        idea = {"kind": "idea.add", "id": new_id(), "segment_id": meeting.segments[0]}
        place = None if number % 20 == 0 else next(places)
        ops.append(idea | {"text": f"{next(words)} {number}", "category_id": place})
    for start in range(0, len(ops), 20):
        _write(meeting, ops[start : start + 20])
    meeting.open_step(0, "cluster")
    return meeting


def _write(meeting: Meeting, ops: list[dict[str, Any]]) -> None:
    answer = meeting.leader.web.post(
        f"{meeting.leader.url}/live/{meeting.id}/operations?as=facilitator",
        content=orjson.dumps({"ops": [op | {"op_id": new_id()} for op in ops]}),
        headers={"X-Samsyn": "1", "Origin": meeting.leader.url},
    ).json()
    assert all("n" in one for one in answer["answers"]), answer


@contextmanager
def _console(meeting: Meeting, view: str) -> Iterator[Page]:
    """The board on a laptop's screen, in one of its views."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="sv-SE")
        jar = meeting.leader.web.cookies.jar
        cookies = [one for one in jar if one.name in SESSION_COOKIES]
        context.add_cookies(
            [{"name": c.name, "value": str(c.value), "url": meeting.leader.url} for c in cookies]
        )
        context.add_init_script(f"({HEAR})()")
        page = context.new_page()
        page.goto(f"{meeting.leader.url}/facilitator/sessions/{meeting.id}/live")
        page.get_by_text("Allt är sparat", exact=True).wait_for()
        name = {"columns": "Tavla", "outline": "Disposition"}[view]
        page.get_by_role("radio", name=name).check()
        page.locator(".card--board").nth(IDEAS - 1).wait_for(state="attached")
        page.wait_for_timeout(3000)  # the first drawing is over, and the board kept on the disk
        yield page
        browser.close()


def _changes(meeting: Meeting, page: Page) -> tuple[list[float], list[float], float]:
    """Of changes by others: ms until each was drawn, tasks over 50 ms, the work for one in ms."""
    snapshot = meeting.snapshot()
    ideas = {one["id"]: one["category_id"] for one in snapshot["idea"]}
    places = [one["id"] for one in snapshot["category"]]
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate(WATCH)
    before = _work(devtools)
    for idea in list(ideas)[:: len(ideas) // CHANGES][:CHANGES]:
        place = places[(places.index(ideas[idea]) + 1) % CATEGORIES] if ideas[idea] else places[0]
        meeting.do("idea.move", ids=[idea], category_id=place)
        page.wait_for_timeout(120)
    page.wait_for_timeout(1000)
    seen: dict[str, list[float]] = page.evaluate("window.seen")
    assert len(seen["drawn"]) >= CHANGES // 2, seen
    return seen["drawn"], seen["long"], (_work(devtools) - before) / CHANGES


def _work(devtools: CDPSession) -> float:
    """How long the main thread has been at work, in ms of its own time."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration")) * 1000
