"""A large series on a server: its pages and files, and what a meeting beside them notices."""

from __future__ import annotations

import json
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from lxml import html

from tests.benchmarks.figures import Figures
from tests.benchmarks.series import IDEAS, MEETINGS, series_of_meetings
from tests.benchmarks.visitor import Visitor, signed_in_as
from tests.meetings.running import Meeting, Room
from tests.people.over_http import Facilitator
from tests.servers import postgres
from tests.servers.installation import Installation

ROUNDS = 5
WRITE_EVERY = 0.05
ALONE_FOR = 10.0
FEWEST_WRITES = 100
WITHOUT_LIMITS = {
    "SAMSYN_PARTICIPANT_BURST": "100000",
    "SAMSYN_EXPORTS_PER_MINUTE": "1000",
}
PAGES = {"page": "", "steps": "/steps", "persons": "/persons", "compare": "/compare"}
OF_A_TEXT = {
    "pick": "/sources/pick?words=number+7",
    "sources": "/sources",
    "trace": "/trace",
    "crosswalk": "/crosswalk",
}
FILES = {"xlsx": "/export.xlsx", "json": "/export.json"}


@dataclass
class Writing:
    """Somebody writes all the time; ms from sending to the acknowledgement, one a write."""

    waits: list[float] = field(default_factory=list)
    goes_on: bool = True

    @property
    def p99(self) -> float:
        """What 99 of 100 writes did not wait longer than, in ms."""
        return statistics.quantiles(self.waits, n=100)[98]


def table() -> tuple[str, Figures]:
    """The table to print, and its figures by name."""
    rows: list[str] = []
    figures: Figures = {"served_meetings": MEETINGS, "served_ideas": IDEAS}
    with tempfile.TemporaryDirectory() as folder:
        _measure("sqlite", Installation(Path(folder)), rows, figures)
    if postgres.programs():
        with postgres.cluster() as cluster, tempfile.TemporaryDirectory() as folder:
            _measure("postgresql", Installation(Path(folder), cluster.database()), rows, figures)
    title = f"A series of {MEETINGS} meetings with {IDEAS} ideas each on a server, a meeting beside"
    head = "                            seconds   p99 of a write, ms   ratio to alone"
    return "\n".join([title, head, *rows]), figures


def _measure(kind: str, installation: Installation, rows: list[str], figures: Figures) -> None:
    file = installation.folder / "series.json"
    file.write_text(json.dumps(series_of_meetings()), "utf-8")
    installation.start().stop()  # now there is somebody who can own what is imported
    series = installation.imported(file, "--owner=Demo")
    server = installation.start("demo", None, **WITHOUT_LIMITS)
    try:
        leader = Facilitator(server.url)
        leader.follow_link(server.link)
        leader.web.timeout = httpx.Timeout(120)
        room = Room(Meeting(leader))
        with _writing(room) as alone:
            time.sleep(ALONE_FOR)
        with signed_in_as(leader) as visitor:
            measured = {
                name: _beside(visitor, room, address, 1 if name in FILES else ROUNDS)
                for name, address in _addresses(leader, series).items()
            }
        for name, (median, beside) in measured.items():
            ratio = beside.p99 / alone.p99
            rows.append(f"{kind:>12} {name:>10} {median:>10.2f} {beside.p99:>20.1f} {ratio:>16.2f}")
            figures |= {f"series_{kind}_{name}_s": median, f"series_{kind}_{name}_p99": ratio}
    finally:
        server.stop()


def _beside(visitor: Visitor, room: Room, address: str, rounds: int) -> tuple[float, Writing]:
    """How long a page takes by itself (the median, in seconds; a file once, beside writes), and
    what writes take while it is asked for again and again, enough of them for a percentile."""
    alone = [visitor.open(address) for _ in range(rounds)] if rounds > 1 else []
    asked: list[float] = []
    with _writing(room) as beside:
        while len(asked) < rounds or (len(beside.waits) < FEWEST_WRITES and beside.goes_on):
            asked.append(visitor.open(address))
    assert len(beside.waits) >= FEWEST_WRITES
    return statistics.median(alone or asked), beside


def _addresses(leader: Facilitator, series: str) -> dict[str, str]:
    """What is asked for: pages of the series, those of its text, and its files."""
    of_series = f"{leader.url}/facilitator/series/{series}"
    leader.open(of_series.removeprefix(leader.url))
    links = html.fromstring(leader.page.text).xpath("//section[@aria-labelledby='documents']//p/a")
    of_text = leader.url + str(links[0].get("href"))
    return {
        **{name: of_series + path for name, path in PAGES.items()},
        **{name: of_text + path for name, path in OF_A_TEXT.items()},
        **{name: of_series + path for name, path in FILES.items()},
    }


@contextmanager
def _writing(room: Room) -> Iterator[Writing]:
    """What a participant's writes take meanwhile."""
    writing, ended = Writing(), threading.Event()

    def write() -> None:
        try:
            while not ended.wait(WRITE_EVERY):
                began = time.perf_counter()
                room.add("An idea")
                writing.waits.append((time.perf_counter() - began) * 1000)
        finally:
            writing.goes_on = False

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield writing
    finally:
        ended.set()
        thread.join()
