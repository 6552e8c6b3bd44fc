"""The real modules in a real Chromium, against a server that can be told to misbehave."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.servers.installation import free_port
from workshop.meeting.operations.undoable import last_acts

PATIENCE = 60.0
SERVER = Path(__file__).with_name("fake_server.py")


class Server:
    """The fake server as a process. It can be killed and started again with what it had stored."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.command = [sys.executable, str(SERVER), str(self.port), str(folder / "truth.json")]
        self.start()

    def start(self, **faults: Any) -> None:
        self.process = subprocess.Popen(
            [*self.command, json.dumps(faults)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(1200):
            try:
                httpx.get(f"{self.url}/truth")
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the fake server does not answer")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def misbehave(self, **faults: Any) -> None:
        httpx.post(f"{self.url}/control", json=faults).raise_for_status()

    def truth(self) -> dict[str, Any]:
        return dict(httpx.get(f"{self.url}/truth").json())

    def until(self, so: Callable[[dict[str, Any]], bool]) -> None:
        """Wait until what it holds is so."""
        end = time.monotonic() + PATIENCE
        while not so(truth := self.truth()):
            assert time.monotonic() < end, truth
            time.sleep(0.1)

    def texts(self) -> list[str]:
        return [idea["text"] for idea in self.truth()["ideas"]]


class Screen:
    """A page with an open session, and what one may do there."""

    def __init__(self, page: Page, server: Server, role: str = "participant") -> None:
        self.page, self.server, self.role = page, server, role
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.open()

    def open(self) -> None:
        self.page.goto(self.server.url)
        self.page.evaluate(
            """async ([as, undoable]) => {
              const { openSession } = await import("/static/live/session.js");
              const me = { role: as, id: "p1" };
              const texts = { too_long: "Too long." };
              window.live = openSession({ session: "S", as, me, texts, undoable });
              await live.ready;
            }""",
            [self.role, last_acts()],
        )

    def run(self, script: str, argument: Any = None) -> Any:
        return self.page.evaluate(script, argument)

    def until(self, condition: str, argument: Any = None, seconds: float = PATIENCE) -> None:
        """Wait until it is so; if it never is, say what is so instead.

        Not wait_for_function, which evaluates text in the page, and the CSP forbids that.
        """
        end = time.monotonic() + seconds
        while not self.run(condition, argument):
            if time.monotonic() > end:
                so = "[live.status, live.board.head, live.durable, live.outbox.entries]"
                raise AssertionError(f"never: {condition}; instead: {self.run(so)}")
            self.page.wait_for_timeout(30)

    def is_live(self, seconds: float = PATIENCE) -> Screen:
        self.until("live.status === 'live'", seconds=seconds)
        return self

    def write(self, text: str, **fields: Any) -> str:
        """Write an idea; its id."""
        return str(
            self.run(
                """(fields) => {
                  live.do("idea.add", fields);
                  return fields.id;
                }""",
                {"segment_id": "s1", "text": text} | fields,
            )
        )

    def saved(self, seconds: float = PATIENCE) -> None:
        """Wait until nothing waits, on the disk neither."""
        self.until(
            """async () => !live.outbox.waiting.length
              && !(await live.store.entries()).some(({ aside, n }) => !aside && n === undefined)""",
            seconds=seconds,
        )

    def shown(self) -> list[str]:
        """The texts on the screen, in order."""
        script = """async () => {
          const { entriesAt } = await import("/static/live/board/entries.js");
          return entriesAt(live.board, { segment: "s1" }).map(({ idea }) => idea.text);
        }"""
        return list(self.run(script))

    def equals_the_server(self) -> None:
        truth = self.server.truth()
        self.until("(head) => live.sequence.board.head === head", truth["head"])
        ideas = self.run("() => [...live.sequence.board.idea.values()]")
        assert sorted(ideas, key=lambda i: (i["rank"], i["id"])) == truth["ideas"]
        assert self.run("() => live.sequence.board.epoch") == truth["epoch"]
        assert self.errors == []


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path)
    yield running
    running.kill()


@pytest.fixture
def device(browser: Browser) -> Iterator[BrowserContext]:
    """A browser with a disk of its own."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def screen(device: BrowserContext, server: Server) -> Screen:
    """One page, connected."""
    return Screen(device.new_page(), server).is_live()
