"""Somebody who sees nothing: what the browser tells a screen reader, and keys."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

from tests.people.in_browsers.screen import Screen

FURTHEST = 150
"""Keys within which whatever one wants must be reached."""

LIVE = ("status", "alert")

Name = str | re.Pattern[str]


@dataclass(frozen=True)
class Node:
    """A node of the accessibility tree. `within` are the roles and names above it."""

    role: str
    name: str
    state: dict[str, Any]
    within: tuple[tuple[str, str], ...]

    def fits(self, role: str, name: Name) -> bool:
        """Whether it is called so; a pattern need only be found."""
        same = name == self.name if isinstance(name, str) else name.search(self.name) is not None
        return self.role == role and same


class ByEar(Screen):
    """Everything it does goes by what has the focus; everything it knows is in the tree."""

    role = "participant"
    pace = 200  # the tree is much to ask for, and what is said stands for seconds

    def __init__(self, browser: Browser) -> None:
        super().__init__(browser)
        self.heard: list[str] = []
        self._tree = self.context.new_cdp_session(self.page)
        self._said: set[tuple[int, str]] = set()

    def opens(self, address: str) -> None:
        self.page.goto(address)

    def presses(self, role: str, name: Name, key: str = "Enter") -> None:
        """What is called so, reached by the keyboard."""
        self.goes_to(role, name)
        self.page.keyboard.press(key)

    def types(self, field: str, text: str) -> None:
        """Other words into a field."""
        self.goes_to("textbox", field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def goes_to(self, role: str, name: Name) -> None:
        """By Tab, and by arrows among radio buttons."""
        self.finds(role, name)
        passed = list[str]()
        while not (at := self.focus()).fits(role, name):
            passed.append(f"{at.role} {at.name}")
            assert len(passed) < FURTHEST, f"not reached: {role} {name}, by {passed[:40]}"
            group = at.role == role == "radio" and len(passed) % 8
            self.page.keyboard.press("ArrowDown" if group else "Tab")

    def is_at(self, role: str, name: Name) -> None:
        """Wait until the focus has come there, by no key of one's own."""
        self.until(lambda: self.focus().fits(role, name), f"the focus at {role} {name}")

    def finds(self, role: str, name: Name) -> Node:
        """Wait until there is such a thing."""
        found = list[Node]()

        def there() -> bool:
            found[:] = [node for node in self.tree() if node.fits(role, name)]
            return bool(found)

        self.until(there, f"{role} {name}")
        return found[0]

    def finds_in(self, role: str, name: str, *words: str) -> None:
        """Wait until all of it is read in a list, a group or a part of the page."""
        self.until(lambda: set(words) <= set(self.texts((role, name))), (role, name, words))

    def hears(self, words: str) -> str:
        """Wait until it is said, not having been said before it was last asked for; all of it."""
        self.until(lambda: self._listen() and any(words in said for said in self.heard), words)
        said = next(said for said in self.heard if words in said)
        self.heard.clear()
        return said

    def hears_nothing_of(self, words: str, seconds: float) -> None:
        """From now on, for so long."""
        self._listen()
        self.heard.clear()
        said = self.listens(seconds)
        assert not [one for one in said if words in one], said

    def listens(self, seconds: float) -> list[str]:
        """All that is said meanwhile, or was said since it was last asked for."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.page.wait_for_timeout(self.pace)
            self._listen()
        said, self.heard = self.heard, []
        return said

    def focus(self) -> Node:
        """What has it; the page itself where nothing else has."""
        at = self._tree.send("Runtime.evaluate", {"expression": "document.activeElement"})
        if not (there := at["result"].get("objectId")):
            return Node("none", "", {}, ())
        asked = {"objectId": there, "fetchRelatives": False}
        [one] = self._tree.send("Accessibility.getPartialAXTree", asked)["nodes"]
        self._tree.send("Runtime.releaseObject", {"objectId": there})
        return _node(one, {})

    def texts(self, within: tuple[str, str]) -> list[str]:
        """All that is read in some part of the page."""
        return [n.name for n in self.tree() if n.role == "StaticText" and within in n.within]

    def tree(self) -> list[Node]:
        """All that there is for a screen reader, in order."""
        nodes = self._tree.send("Accessibility.getFullAXTree")["nodes"]
        by_id = {node["nodeId"]: node for node in nodes}
        return [_node(one, by_id) for one in nodes if not one["ignored"]]

    def _listen(self) -> bool:
        """What the live regions say, each time that it is said."""
        said = self._regions()
        self.heard += [words for place, words in said if (place, words) not in self._said]
        self._said = set(said)
        return True

    def _regions(self) -> list[tuple[int, str]]:
        """The words of each, and the element with its first: words said anew stand in a new one."""
        nodes = self._tree.send("Accessibility.getFullAXTree")["nodes"]
        by_id = {node["nodeId"]: node for node in nodes}
        live = [one for one in nodes if not one["ignored"] and one["role"]["value"] in LIVE]
        texts = [list(_texts(one, by_id)) for one in live]
        return [
            (some[0]["backendDOMNodeId"], " ".join(_called(one)[1] for one in some))
            for some in texts
            if some
        ]


def _node(one: dict[str, Any], by_id: dict[str, Any]) -> Node:
    state = {p["name"]: p["value"].get("value") for p in one.get("properties", [])}
    above = list[tuple[str, str]]()
    parent = by_id.get(one.get("parentId", ""))
    while parent is not None:
        above.append(_called(parent))
        parent = by_id.get(parent.get("parentId", ""))
    return Node(*_called(one), state, tuple(above))


def _called(one: dict[str, Any]) -> tuple[str, str]:
    name = " ".join(str(one.get("name", {}).get("value", "")).split())
    return str(one.get("role", {}).get("value", "")), name


def _texts(one: dict[str, Any], by_id: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if one.get("role", {}).get("value") == "StaticText":
        yield one
    else:
        for child in one.get("childIds", []):
            yield from _texts(by_id[child], by_id) if child in by_id else ()
