"""Somebody's browser, whoever it is, and the projector."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from typing import Any, Self

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, ViewportSize

PATIENCE = 60.0
NETWORK_FAILED = re.compile(r"^(WebSocket connection to .* failed|Failed to load resource: )")
"""What a browser itself logs when it does not reach the server."""

PUT_AWAY = """() => {
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
  delete document.hidden;
}"""
"""For a moment nobody sees the page: it keeps its board, without waiting some seconds for more."""

KEPT = """async () => {
  const opened = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const db = await opened(indexedDB.open("samsyn"));
  const rows = await opened(db.transaction("boards").objectStore("boards").getAll());
  db.close();
  const plain = (part) => (part instanceof Map ? [...part.values()] : part);
  return rows.map(({ board }) =>
    Object.fromEntries(Object.entries(board).map(([name, part]) => [name, plain(part)])))[0];
}"""

ASKED = """async (as) => {
  const { session, token } = JSON.parse(document.getElementById("session-data").textContent);
  const query = new URLSearchParams({ as, from: 0, epoch: "", ...(token && { token }) });
  return (await fetch(`/live/${session}/changes?${query}`)).json();
}"""

PARTS = (
    *("segment", "step", "category", "placement", "table", "idea", "participant"),
    *("consent", "ready", "vote", "suggestion"),
)


class Screen:
    """Somebody's browser, and the page of the meeting in it."""

    role = ""
    size: ViewportSize = {"width": 1366, "height": 768}
    touch = False
    pace = 50  # ms after which it looks again for what has not come yet

    def __init__(self, browser: Browser, language: str = "en-GB", **options: Any) -> None:
        self.context = browser.new_context(
            viewport=self.size,
            has_touch=self.touch,
            is_mobile=self.touch,
            locale=language,
            **options,
        )
        self.complaints: list[str] = []
        self.address = ""
        self.page = self._new_tab()

    def closes_the_tab(self) -> None:
        self.address = self.page.url
        self.page.close()

    def opens_the_tab_again(self) -> None:
        self.page = self._new_tab()
        self.page.goto(self.address)

    def loses_the_network(self) -> None:
        self.context.set_offline(True)

    def finds_the_network(self) -> None:
        self.context.set_offline(False)

    def reads(self) -> list[str]:
        """All that was written, of what this page shows, in order."""
        return self._written().all_text_contents()

    def sees(self, *words: str) -> None:
        """Wait until all of it stands there."""
        self.until(lambda: set(words) <= set(self.reads()), words)

    def loses_sight_of(self, *words: str) -> None:
        """Wait until none of it stands there."""
        self.until(lambda: not set(words) & set(self.reads()), words)

    def reads_nothing_but(self, words: list[str]) -> None:
        """Wait until just that stands there, in order."""
        self.until(lambda: self.reads() == words, words)

    def knows_nothing_of(self, *words: str) -> None:
        """Neither on the page nor anywhere in what the server would tell this page."""
        told = self.page.content() + json.dumps(self._asked(), ensure_ascii=False)
        assert not [one for one in words if one in told]

    def until(self, condition: Callable[[], bool], wanted: object = "") -> None:
        """Wait until it is so; if it never is, say what there is instead."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                there = self.page.locator("body").inner_text()
                raise AssertionError(f"{type(self).__name__} never: {wanted}; instead: {there}")
            self.page.wait_for_timeout(self.pace)

    def has_nothing_to_complain_of(self, *, but_the_network: bool) -> None:
        """The browser's log is empty, or says no more than that it did not reach the server."""
        excused = [one for one in self.complaints if NETWORK_FAILED.match(one)]
        assert self.complaints == (excused if but_the_network else [])

    def board(self) -> dict[str, Any]:
        """The board behind the page without what is its own alone; all of it is the server's, to
        the last change and record."""
        asked = self._asked()
        self.until(lambda: (self._kept() or {}).get("head") == asked["head"], "the last change")
        kept = self._kept()
        board = _by_id(kept)
        for kind, record in asked["own"]:
            assert board[kind].pop(record["id"]) == record
        assert board == _by_id(asked["snapshot"])
        assert kept["epoch"] == asked["epoch"]
        return board

    def _kept(self) -> Any:
        """The copy of its board that a page keeps on the disk."""
        self.page.evaluate(PUT_AWAY)
        return self.page.evaluate(KEPT)

    def _asked(self) -> dict[str, Any]:
        """All that the server tells this page, as to one that knows nothing."""
        answer: dict[str, Any] = self.page.evaluate(ASKED, self.role)
        assert "snapshot" in answer, answer
        return answer

    def _written(self) -> Locator:
        return self.page.get_by_role("main").locator(".card:not(.card--hidden) .card__words")

    def _new_tab(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("console", self._logged)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _logged(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _click(self, what: Locator) -> None:
        what.click()

    def _check(self, what: Locator) -> None:
        what.check()

    def _fill(self, what: Locator, text: str) -> None:
        what.fill(text)

    def _press(self, what: Locator, key: str) -> None:
        what.press(key)

    def _button(self, name: str | re.Pattern[str], within: Locator | None = None) -> Locator:
        exact = isinstance(name, str)
        return (within or self.page).get_by_role("button", name=name, exact=exact)


def _by_id(board: dict[str, Any]) -> dict[str, Any]:
    parts = {name: {one["id"]: one for one in board.get(name) or []} for name in PARTS}
    return {"session": board["session"]} | parts


class Wall(Screen):
    """The projector."""

    role = "wall"
    size: ViewportSize = {"width": 1920, "height": 1080}

    def opens(self, address: str) -> Self:
        self.page.goto(address)
        return self

    def reads(self) -> list[str]:
        own = "li => [...li.childNodes].filter(n => n.nodeName !== 'UL').map(n => n.textContent)"
        items = self.page.get_by_role("main").locator(".flow li")
        script = f"all => all.map({own}).map(parts => parts.join('').trim())"
        return list(items.evaluate_all(script))
