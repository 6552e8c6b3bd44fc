"""Those who write in a meeting, at a keyboard or with a thumb."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Self

from playwright.sync_api import Locator, ViewportSize

from tests.people.in_browsers.screen import Screen


class Laptop(Screen):
    """Somebody who writes, at a keyboard."""

    role = "participant"

    def joins_by_link(self, link: str, table: str) -> Self:
        self.page.goto(link)
        return self._sits_down(table)

    def joins_by_code(self, address: str, code: str, table: str) -> Self:
        self.page.goto(address)
        self._fill(self.page.get_by_role("textbox", name="Code"), code)
        self._click(self._button("Go on"))
        return self._sits_down(table)

    def chooses(self, *, category: str = "", column: str = "", kind: str = "") -> None:
        """Where what is written next shall stand."""
        if category:
            self._click(self._category(category))
        for choice in filter(None, (column, kind)):
            self._check(self._composer().get_by_role("radio", name=choice, exact=True))

    def types(self, text: str, *points: str) -> None:
        """Into the field, and no further."""
        composer = self._composer()
        self._fill(composer.get_by_role("textbox").first, text)
        for number, point in enumerate(points, 1):
            self._click(self._button("Sub-point", composer))
            self._fill(composer.get_by_role("textbox", name=f"Sub-point {number}"), point)

    def is_still_typing(self, text: str) -> bool:
        return self._composer().get_by_role("textbox").first.input_value() == text

    def sends(self) -> None:
        self._click(self._button("Send", self._composer()))

    def says_all(self, texts: Iterable[str], *, category: str, column: str = "") -> None:
        """Type and send one after another at a place."""
        self.chooses(category=category, column=column)
        for text in texts:
            self.says(text)

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

    def says_under(self, idea: str, text: str) -> None:
        """Type and send a sub-point of one's own idea, and not look what becomes of it."""
        self._act(idea, "Sub-point")
        self.says(text)

    def edits(self, idea: str, text: str) -> None:
        self._act(idea, "Edit the text")
        self._fill(self.page.get_by_role("textbox", name="Text", exact=True), text)
        self._click(self._button("Save"))

    def sees_hidden(self, idea: str) -> None:
        """An own idea, which says that nobody else has it."""
        card = self.page.locator(".card--own", has_text=idea)
        said = card.get_by_text("Hidden by the person leading the meeting")
        self.until(lambda: said.count() == 1, f"{idea}, hidden")

    def takes_back(self, idea: str) -> None:
        self._act(idea, "Take back")

    def is_told(self, sentence: str) -> None:
        self.until(lambda: self.page.get_by_text(sentence).count() > 0, sentence)

    def sorts(self, *ideas: str, into: str) -> None:
        """Select, then move: one idea by its own button, several by picking them."""
        self._takes(*ideas)
        self._click(self._choice(into))

    def sorts_by_key(self, idea: str, key: str) -> None:
        """One key on the card that has the focus."""
        self._press(self._button(f"Move: {idea}"), key)

    def gives_a_category(self, name: str, *ideas: str) -> None:
        """A new one, for ideas that have none."""
        self._takes(*ideas)
        self._click(self._choice("New category"))
        self._fill(self._sheet().get_by_role("textbox", name="Name of the category"), name)
        self._click(self._button("Create and move"))

    def renames_category(self, name: str, new: str) -> None:
        self._click(self._category(name))
        self._fill(self._sheet().get_by_role("textbox", name="Name of the category"), new)
        self._click(self._button("Save the name"))

    def merges_category(self, name: str, into: str) -> None:
        self._click(self._category(name))
        self._click(self._choice(into))

    def has_categories(self, *names: str) -> None:
        """Wait until just these are there, in order."""
        there = self._categories().get_by_role("button").locator("span[dir=auto]")
        self.until(lambda: there.all_text_contents() == list(names), names)

    def merges(self, *ideas: str, into: str) -> None:
        """Duplicates, of which one speaks for all."""
        self._picks(*ideas, into)
        self._click(self._button("Merge"))
        self._click(self._choice(into))

    def frees(self, point: str, idea: str) -> None:
        """A sub-point becomes an idea of its own."""
        self._takes(idea)
        self._click(self._choice(point))

    def undoes(self) -> None:
        """What one has just done, as the page offers it."""
        self._click(self._button("Undo"))

    def has_settled(self, *names: str) -> None:
        """Wait until the list to agree on is just this."""
        there = self.page.get_by_role("list", name="Categories").locator("span[dir=auto]")
        self.until(lambda: there.all_text_contents() == list(names), names)

    def agrees(self) -> None:
        """To the list of categories as it stands."""
        self._click(self._button(re.compile("^(I|We) agree$")))
        self._button("Take it back").wait_for()

    def votes_for(self, *ideas: str) -> None:
        for idea in ideas:
            self._check(self.page.get_by_role("checkbox", name=idea, exact=True))

    def _takes(self, *ideas: str) -> None:
        if len(ideas) == 1:
            self._click(self._button(f"Move: {ideas[0]}"))
        else:
            self._picks(*ideas)
            self._click(self._button("Move"))

    def _picks(self, *ideas: str) -> None:
        several = self._button("Pick several")
        if several.count():
            self._click(several)
        for idea in ideas:
            self._check(self.page.get_by_role("checkbox", name=f"Pick: {idea}", exact=True))

    def _sheet(self) -> Locator:
        return self.page.get_by_role("dialog")

    def _choice(self, name: str) -> Locator:
        """What one chooses in a sheet, by its name alone."""
        there = self._sheet().get_by_role("listitem")
        return there.filter(has=self.page.get_by_text(name, exact=True)).get_by_role("button")

    def _act(self, idea: str, act: str) -> None:
        card = self.page.get_by_role("listitem").filter(has_text=idea).first
        self._click(self._button(f"Change or take back: {idea}", card))
        self._click(self._button(act, card))

    def _sits_down(self, table: str) -> Self:
        self._check(self.page.get_by_role("radio", name=table, exact=True))
        self._click(self._button("Join"))
        self.is_told("Look up")
        return self

    def _category(self, name: str) -> Locator:
        """Its button; those of other tables come when they are asked for."""
        more = self._button("Show all categories")
        if more.count():
            self._click(more)
        named = self.page.get_by_text(name, exact=True)
        return self._categories().get_by_role("button").filter(has=named)

    def _categories(self) -> Locator:
        return self.page.get_by_role("navigation", name="Categories")

    def _composer(self) -> Locator:
        return self.page.get_by_role("form", name="Write", exact=True)


class Phone(Laptop):
    """Somebody who writes, with a thumb."""

    size: ViewportSize = {"width": 390, "height": 844}
    touch = True
