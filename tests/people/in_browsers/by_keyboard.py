"""People of the room with no hand on a mouse: what they use they reach by Tab and by arrows."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.people.in_browsers.console import Console
from tests.people.in_browsers.screen import Screen
from tests.people.in_browsers.writers import Laptop

FURTHEST = 150
"""Keys within which whatever one wants must be reached."""

STEP = """wanted => {
  const at = document.activeElement;
  if (at === wanted) return null;
  const behind = at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING;
  const radios = [at, wanted].every((one) => one.type === "radio") && at.name === wanted.name;
  const cards = [at, wanted].every((one) => one.matches(".pile .card__pick input"));
  if (radios || cards) {
    return behind ? "ArrowDown" : "ArrowUp";
  }
  return behind || at === document.body ? "Tab" : "Shift+Tab";
}"""
"""The key that leads towards an element, or null where one is."""


SEEN = """() => {
  const at = document.activeElement;
  const ringed = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const box = at.closest(".composer__box"); // the ring of its fields is its border
  return [at, at.nextElementSibling, at.closest(".card")].some((one) => one && ringed(one))
    || (box !== null && getComputedStyle(box).boxShadow !== "none");
}"""
"""Whether one sees what has the focus."""


class ByKeyboard(Screen):
    """Does what others click, tick and fill in. No act may take the focus away."""

    def _click(self, what: Locator) -> None:
        self._press(what, "Enter")

    def _check(self, what: Locator) -> None:
        self._reach(what)
        if not what.is_checked():
            self.page.keyboard.press("Space")
        assert what.is_checked()

    def _fill(self, what: Locator, text: str) -> None:
        if what.input_value() == text:
            return  # as the day of the meeting, which is today's
        self._press(what, "ControlOrMeta+a")
        self.page.keyboard.type(text)

    def _press(self, what: Locator, key: str) -> None:
        self._reach(what)
        page = self.page.url
        self.page.keyboard.press(key)
        self.page.wait_for_timeout(100)  # what it does is drawn
        focus = self.page.locator(":focus")
        self.until(lambda: focus.count() > 0 or self.page.url != page, f"the focus, after {what}")

    def _reach(self, what: Locator) -> None:
        what.wait_for()
        keys = list[str]()
        while key := what.evaluate(STEP):
            keys.append(key)
            assert len(keys) < FURTHEST, f"not reached: {what}, by {keys[:9]} …"
            self.page.keyboard.press(key)
        assert not keys or self.page.evaluate(SEEN), f"nobody sees that it has the focus: {what}"


class KeyboardLaptop(ByKeyboard, Laptop):
    """Somebody who writes."""


class KeyboardConsole(ByKeyboard, Console):
    """The facilitator."""
