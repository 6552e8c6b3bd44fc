"""Looks at states of pages for what keeps somebody out, by rules and by measuring.

At the list of states that the pictures are taken of, too (tests/states): a new state is looked
at by itself. axe applies all its rules in light, and those about colour in dark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.places import NPM
from tests.states.looks import Look

AXE = NPM / "axe-core" / "axe.min.js"
SCRIPT = Path(__file__).with_name("looking.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that can differ between light and dark, which are drawn from one document."""

KINDS = {
    "axe": "a rule of axe-core is broken",
    "small": "a thumb misses what can be touched on a phone",
    "sideways": "it scrolls sideways on a small phone, or at 400 %",
    "spaced": "it is cut off with more room between letters",
    "moving": "it moves for somebody who wants no motion",
}
"""What keeps somebody out."""

TARGET = 44  # px
NARROW: ViewportSize = {"width": 320, "height": 568}  # a small phone
ZOOMED: ViewportSize = {"width": 320, "height": 256}  # a laptop of 1280 × 1024 px at 400 %


def look_at_all(
    play: Callable[[Browser, Path, Look], None], browser: Browser, folder: Path
) -> Looking:
    """At every state that is played."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (npm, tests/npm)")
    looking = Looking()
    play(browser, folder, looking.at)
    return looking


@dataclass
class Looking:
    """Looks at states, and keeps what it finds: by kind, each with the state's name."""

    found: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    states: list[str] = field(default_factory=list)
    looks: int = 0
    rules: int = 0

    def at(self, name: str, page: Page) -> None:
        """A state: dark, light, narrow, and with more room between letters."""
        self.states.append(name)
        page.bring_to_front()
        if not page.evaluate("'looking' in window"):
            page.evaluate(SCRIPT.read_text("utf-8"))
            page.evaluate(AXE.read_text("utf-8"))
        self._axe(name, page, "dark", {"type": "rule", "values": COLOURS})
        self._axe(name, page, "light", {"type": "tag", "values": TAGS})
        self._note("moving", name, page.evaluate("looking.moving()"))
        if name.startswith("phone"):
            self._note("small", name, page.evaluate(f"looking.tooSmall({TARGET})"))
        if not name.startswith("wall"):  # it pages by its own measures; all of it is on the phones
            self._note("spaced", name, page.evaluate("looking.spaced()"))
        self._narrow(name, page)

    def _axe(self, name: str, page: Page, scheme: Any, rules: dict[str, Any]) -> None:
        page.emulate_media(color_scheme=scheme)
        said = page.evaluate("rules => looking.axeSays(rules)", rules)
        self.looks += 1
        self.rules = max(self.rules, said["rules"])
        self._note("axe", f"{name} {scheme}", said["found"])

    def _narrow(self, name: str, page: Page) -> None:
        usual = page.viewport_size
        assert usual is not None
        page.set_viewport_size(NARROW if name.startswith("phone") else ZOOMED)
        self._note("sideways", name, page.evaluate("looking.sideways()"))
        page.set_viewport_size(usual)

    def _note(self, kind: str, name: str, found: list[str]) -> None:
        self.found[kind] += [f"{name}: {one}" for one in found]
