"""Minutes of long sessions, through the page, and what other people's requests notice of it."""

from __future__ import annotations

import json
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import httpx
import psutil
from lxml import html

from tests.meetings.made_up import big_session
from tests.people.over_http import Facilitator
from tests.servers.installation import Installation, Server

SIZES = (2000, 5000)
ROUNDS = 3
ASK_EVERY = 0.002


@dataclass
class Measured:
    """One making of the minutes: seconds, the child's peak MB, the longest pause in ms."""

    seconds: float
    megabytes: float
    pause: float


def table() -> tuple[str, dict[str, float]]:
    """The table to print, and its figures by name."""
    with _served() as (installation, server):
        rows: list[str] = []
        figures: dict[str, float] = {}
        idle = _longest_pause(server, seconds=2)
        for size in SIZES:
            made = [_make(installation, server, size) for _ in range(ROUNDS)]
            seconds = statistics.median(one.seconds for one in made)
            pause = statistics.median(one.pause for one in made)
            megabytes = max(one.megabytes for one in made)
            rows.append(f"{size:>6} {seconds:>9.2f} {megabytes:>9.0f} {pause:>11.0f}")
            figures |= {f"minutes_{size}_s": round(seconds, 2), f"pause_{size}_ms": round(pause, 1)}
    title = f"Minutes through the page, median of {ROUNDS} (longest pause when idle: {idle:.0f} ms)"
    head = " ideas   seconds   peak MB    pause ms"
    return "\n".join([title, head, *rows]), figures | {"pause_idle_ms": round(idle, 1)}


@contextmanager
def _served() -> Iterator[tuple[Installation, Server]]:
    with tempfile.TemporaryDirectory() as folder:
        installation = Installation(Path(folder), SAMSYN_EXPORTS_PER_MINUTE="1000")
        server = installation.start()
        try:
            yield installation, server
        finally:
            server.stop()


def _make(installation: Installation, server: Server, size: int) -> Measured:
    file = installation.folder / "big.json"
    file.write_text(json.dumps(big_session(size, 9)), "utf-8")
    session = installation.imported(file, "--owner=Demo")
    facilitator = Facilitator(server.url)
    facilitator.follow_link(_fresh_link(installation))
    facilitator.open(f"/facilitator/sessions/{session}/minutes")
    with _watching(server) as seen:
        began = time.perf_counter()
        facilitator.web.headers["Accept"] = "application/x-ndjson"
        lines = facilitator.submit("/minutes").text.splitlines()
        file_path = json.loads(lines[-1])["file"]
        size_of_file = len(facilitator.web.get(urljoin(server.url, file_path)).content)
        seconds = time.perf_counter() - began
    assert size_of_file > 10_000
    return Measured(seconds, seen.megabytes, seen.pause)


def _fresh_link(installation: Installation) -> str:
    """A link for another visit of the demo facilitator, as another start would print it."""
    from samsyn import demo
    from workshop.base.clock import now
    from workshop.storage.database import Database

    data = Path(installation.settings["SAMSYN_DATA_DIR"])
    database = Database.opened(f"sqlite:///{data / 'samsyn.sqlite3'}")
    token = database.write(lambda db: demo.prepare(db, "", now().date()))
    database.close()
    return f"/facilitator/link#{token}"


@dataclass
class _Seen:
    pause: float = 0.0
    megabytes: float = 0.0


@contextmanager
def _watching(server: Server) -> Iterator[_Seen]:
    """Watch the longest pause of the server and the peak memory of its children."""
    seen, ended = _Seen(), threading.Event()

    def ask() -> None:
        seen.pause = _longest_pause(server, until=ended)

    def weigh() -> None:
        while not ended.wait(0.01):
            for child in psutil.Process(server.process.pid).children():
                try:
                    seen.megabytes = max(seen.megabytes, child.memory_info().rss / 1e6)
                except psutil.Error:
                    continue

    threads = [threading.Thread(target=one) for one in (ask, weigh)]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def _longest_pause(
    server: Server, *, seconds: float = 1e9, until: threading.Event | None = None
) -> float:
    """The longest that a request which costs nothing took, in ms: how long the hub stood still."""
    longest, end = 0.0, time.perf_counter() + seconds
    with httpx.Client(timeout=60) as client:
        page = html.fromstring(client.get(f"{server.url}/facilitator/sign-in").text)
        path = page.xpath("string(//link[@rel='stylesheet']/@href)")
        client.get(urljoin(server.url, path))
        while time.perf_counter() < end and not (until and until.is_set()):
            began = time.perf_counter()
            client.get(urljoin(server.url, path))
            longest = max(longest, (time.perf_counter() - began) * 1000)
            time.sleep(ASK_EVERY)
    return longest
