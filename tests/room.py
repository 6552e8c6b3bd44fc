"""The room of a meeting in real browsers: a console, phones and laptops, a wall.

What people do and see is said here in terms of roles and names of a page; nowhere else.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, ViewportSize

PATIENCE = 30.0
NETWORK_FAILED = re.compile(r"^(WebSocket connection to .* failed|Failed to load resource: )")
"""What a browser itself logs when it does not reach the server."""

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

PARTS = ("segment", "step", "category", "placement", "table", "idea", "participant")


class Screen:
    """Somebody's browser, and the page of the meeting in it."""

    role = ""
    size: ViewportSize = {"width": 1366, "height": 768}
    touch = False

    def __init__(self, browser: Browser, **options: Any) -> None:
        self.context = browser.new_context(
            viewport=self.size,
            has_touch=self.touch,
            is_mobile=self.touch,
            locale="en-GB",
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
            self.page.wait_for_timeout(50)

    def has_nothing_to_complain_of(self, *, but_the_network: bool) -> None:
        """The browser's log is empty, or says no more than that it did not reach the server."""
        excused = [one for one in self.complaints if NETWORK_FAILED.match(one)]
        assert self.complaints == (excused if but_the_network else [])

    def board(self) -> dict[str, Any]:
        """The board behind the page, which is the server's to the last change and record."""
        asked = self._asked()
        self.until(lambda: (self._kept() or {}).get("head") == asked["head"], "the last change")
        kept = self._kept()
        board = _by_id(kept)
        assert board == _by_id(asked["snapshot"])
        assert kept["epoch"] == asked["epoch"]
        return board

    def _kept(self) -> Any:
        """The copy of its board that a page keeps on the disk, a few seconds after a change."""
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


class Laptop(Screen):
    """Somebody who writes, at a keyboard."""

    role = "participant"

    def joins_by_link(self, link: str, table: str) -> Self:
        self.page.goto(link)
        return self._sits_down(table)

    def joins_by_code(self, address: str, code: str, table: str) -> Self:
        self.page.goto(address)
        self.page.get_by_role("textbox", name="Code").fill(code)
        self._button("Go on").click()
        return self._sits_down(table)

    def chooses(self, *, category: str = "", column: str = "", kind: str = "") -> None:
        """Where what is written next shall stand."""
        if category:
            self._button(re.compile(re.escape(category)), self._categories()).click()
        for choice in filter(None, (column, kind)):
            self._composer().get_by_role("radio", name=choice, exact=True).check()

    def types(self, text: str, *points: str) -> None:
        """Into the field, and no further."""
        composer = self._composer()
        composer.get_by_role("textbox").first.fill(text)
        for number, point in enumerate(points, 1):
            self._button("Sub-point", composer).click()
            composer.get_by_role("textbox", name=f"Sub-point {number}").fill(point)

    def is_still_typing(self, text: str) -> bool:
        return self._composer().get_by_role("textbox").first.input_value() == text

    def sends(self) -> None:
        self._button("Send", self._composer()).click()

    def says(self, text: str, *points: str) -> None:
        """Type and send, and not look what becomes of it."""
        self.types(text, *points)
        self.sends()

    def writes(self, text: str, *points: str) -> None:
        """Type and send, and wait until it is safe."""
        self.says(text, *points)
        self.has_saved(text, *points)

    def has_saved(self, *words: str) -> None:
        self.sees(*words)
        self.until(lambda: not self.waits(), "all saved")

    def waits(self) -> bool:
        """Whether anything on the page is not saved yet."""
        states = self.page.get_by_text(re.compile("^(Saving|Waiting for network|Not saved)$"))
        return states.count() > 0

    def goes_under(self, idea: str) -> None:
        """Write sub-points of one's own idea from now on."""
        self._act(idea, "Sub-point")

    def goes_back_to_ideas(self) -> None:
        self._button("Write a new idea instead").click()

    def edits(self, idea: str, text: str) -> None:
        self._act(idea, "Edit")
        self.page.get_by_role("textbox", name="Text", exact=True).fill(text)
        self._button("Save").click()

    def takes_back(self, idea: str) -> None:
        self._act(idea, "Take back")

    def is_told(self, sentence: str) -> None:
        self.until(lambda: self.page.get_by_text(sentence).count() > 0, sentence)

    def _act(self, idea: str, act: str) -> None:
        card = self.page.get_by_role("listitem").filter(has_text=idea).first
        self._button(f"Change or take back: {idea}", card).click()
        self._button(act, card).click()

    def _sits_down(self, table: str) -> Self:
        self.page.get_by_role("radio", name=table, exact=True).check()
        self._button("Join").click()
        self.is_told("Look up")
        return self

    def _categories(self) -> Locator:
        return self.page.get_by_role("navigation", name="Categories")

    def _composer(self) -> Locator:
        return self.page.get_by_role("form", name="Write", exact=True)


class Phone(Laptop):
    """Somebody who writes, with a thumb."""

    size: ViewportSize = {"width": 390, "height": 844}
    touch = True


class Console(Screen):
    """The facilitator's laptop."""

    role = "facilitator"

    def signs_in(self, link: str) -> Self:
        self.page.goto(link)
        return self

    def starts_a_meeting(self, template: str, title: str, place: str, date: str) -> None:
        self.page.get_by_role("link", name=f"Start {template}").click()
        for name, value in {"Title": title, "Place": place, "Date": date}.items():
            self.page.get_by_label(name, exact=True).fill(value)
        self._button("Start the meeting").click()
        self.page.get_by_role("heading", name="People can join now").wait_for()

    @property
    def code(self) -> str:
        """The code in the bar."""
        return self.page.get_by_role("banner").get_by_text(re.compile("^... ...$")).inner_text()

    @property
    def join_link(self) -> str:
        """What stands in the QR code."""
        return str(json.loads(self.page.locator("#session-data").inner_text())["urls"]["join"])

    @property
    def wall_link(self) -> str:
        link = self.page.get_by_role("banner").get_by_role("link", name="The wall")
        return str(link.evaluate("link => link.href"))

    def goes_on_to(self, step: str) -> None:
        """Press the button that goes on, which says where to."""
        button = self._button(re.compile(f"^Next step.*{re.escape(step)}"))
        button.click()
        button.wait_for(state="detached")

    def asks_for_private_writing(self) -> None:
        self.page.get_by_role("checkbox", name=re.compile("^Private writing")).check()

    def reveals(self, ideas: int) -> None:
        self._button(f"Show {ideas} withheld ideas").click()

    def hides(self, idea: str, reason: str) -> None:
        card = self._opened(idea)
        self._button("Hide", card).last.click()
        card.get_by_role("textbox", name=re.compile("^Why it is hidden")).fill(reason)
        self._button("Hide", card).last.click()

    def restores(self, idea: str) -> None:
        card = self.page.get_by_role("main").get_by_role("listitem").filter(has_text=idea).first
        self._button("Show again", card).click()

    def edits(self, idea: str, text: str) -> None:
        card = self._opened(idea)
        self._button("Edit", card).last.click()
        card.get_by_role("textbox", name="Edit").fill(text)
        self._button("Save", card).click()

    def notes(self, text: str) -> None:
        """A note of the discussion."""
        self._sends("Write a note on the discussion", text)

    def writes_in(self, category: str, text: str, *, column: str) -> None:
        name = f"Write under {column} for {category}"
        self._button(name).click()
        self._sends(name, text)

    def adds_categories(self, *names: str) -> None:
        self._button("New category").click()
        for name in names:
            self.page.get_by_role("textbox", name="Name of the category").fill(name)
            self._button("Add").click()
            self.page.get_by_role("heading", name=name).wait_for()

    def downloads_minutes(self, folder: Path) -> Path:
        self.page.get_by_role("banner").get_by_role("link", name="Minutes").click()
        with self.page.expect_download() as download:
            self._button("Download Word").click()
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        return file

    def _opened(self, idea: str) -> Locator:
        card = self.page.get_by_role("main").get_by_role("listitem").filter(has_text=idea).first
        self._button(f"More about “{idea}”", card).click()
        return card

    def _sends(self, name: str, text: str) -> None:
        field = self.page.get_by_role("textbox", name=name, exact=True)
        field.fill(text)
        field.press("Enter")
        self.sees(text)
