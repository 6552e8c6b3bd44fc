"""The one who leads a meeting."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Self

from playwright.sync_api import Locator

from tests.people.in_browsers.links import follow_link
from tests.people.in_browsers.screen import Screen


class Console(Screen):
    """The facilitator's laptop."""

    role = "facilitator"

    def signs_in(self, link: str) -> Self:
        follow_link(self.page, link)
        return self

    def starts_a_meeting(self, template: str, title: str, place: str, date: str) -> None:
        self._click(self.page.get_by_role("link", name=re.compile(f"^(Start |.*: ){template}$")))
        for name, value in {"Title": title, "Place": place, "Date": date}.items():
            self._fill(self.page.get_by_label(name, exact=True), value)
        self._click(self._button("Start the meeting"))
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
        self._click(button)
        button.wait_for(state="detached")

    def asks_for_private_writing(self) -> None:
        self._check(self.page.get_by_role("checkbox", name=re.compile("^Private writing")))

    def reveals(self, ideas: int) -> None:
        self._click(self._button(f"Show {ideas} withheld ideas"))
        self._click(self._button("Yes, show them"))

    def hides(self, idea: str, reason: str) -> None:
        card = self._opened(idea)
        self._click(self._button("Hide", card).last)
        self._fill(card.get_by_role("textbox", name=re.compile("^Why it is hidden")), reason)
        self._click(self._button("Hide", card).last)

    def restores(self, idea: str) -> None:
        card = self.page.get_by_role("main").get_by_role("listitem").filter(has_text=idea).first
        self._click(self._button("Show again", card))

    def edits(self, idea: str, text: str) -> None:
        card = self._opened(idea)
        self._click(self._button("Edit", card).last)
        self._fill(card.get_by_role("textbox", name="Edit"), text)
        self._click(self._button("Save", card))

    def writes_an_idea(self, text: str) -> None:
        self._sends("Write an idea for the room", text)

    def notes(self, text: str) -> None:
        """A note of the discussion."""
        self._sends("Write a note on the discussion", text)

    def writes_in(self, category: str, *texts: str, column: str) -> None:
        name = f"Write under {column} for {category}"
        self._click(self._button(name))
        for text in texts:
            self._sends(name, text)
        self._click(self._button("Done"))

    def adds_categories(self, *names: str) -> None:
        self._click(self._button("New category"))
        for name in names:
            self._fill(self.page.get_by_role("textbox", name="Name of the category"), name)
            self._click(self._button("Add"))
            self.page.get_by_role("heading", name=name).wait_for()

    def sorts(self, *ideas: str, into: str) -> None:
        """Select, then move."""
        self._picks(*ideas)
        self._click(self._button("Move to…"))
        place = self.page.get_by_role("region", name="Move to…").get_by_role("listitem")
        self._click(place.filter(has=self.page.get_by_text(into, exact=True)).get_by_role("button"))

    def sorts_by_key(self, idea: str, key: str) -> None:
        """One key on the card that has the focus."""
        self._press(self._card(idea), key)

    def puts(self, idea: str, *, before: str) -> None:
        """Up among those it stands with, a step at a time."""
        while self._stands_behind(idea, before):
            self._press(self._card(idea), "Alt+ArrowUp")

    def _stands_behind(self, idea: str, other: str) -> bool:
        there = self.reads()
        return there.index(idea) > there.index(other)

    def merges(self, *ideas: str, into: str) -> None:
        """Duplicates, of which one speaks for all."""
        self._picks(*ideas, into)
        self._click(self._button("Merge"))
        asked = self.page.get_by_role("region", name=re.compile("Which"))
        self._check(asked.get_by_role("radio", name=into, exact=True))
        self._click(self._button("Merge", asked))

    def sees_folded(self, idea: str, into: str) -> None:
        """A duplicate, in the card of the one that speaks for it."""
        card = self.page.get_by_role("main").get_by_role("listitem").filter(has=self._tick(into))
        folded = card.locator("details").get_by_text(idea, exact=True)
        self.until(lambda: folded.count() > 0, (idea, into))

    def undoes(self) -> None:
        """What one did last, by the key."""
        self.page.keyboard.press("Control+z")

    def has_nothing_unsorted(self) -> None:
        self.until(lambda: self.page.get_by_text("All ideas are sorted").count() > 0, "all sorted")

    def renames_category(self, name: str, new: str) -> None:
        self._click(self._button(f"More about “{name}”"))
        field = self.page.get_by_role("textbox", name="Rename")
        self._fill(field, new)
        self._press(field, "Enter")
        self.page.get_by_role("heading", name=new).first.wait_for()

    def removes_category(self, name: str) -> None:
        self._click(self._button(f"More about “{name}”"))
        self._click(self._button("Remove the category"))

    def moves_up(self, category: str, by: int = 1, *, segment: str = "the aim is") -> None:
        """A category, in the list that is agreed on or in how a segment goes on with it."""
        order = self.page.get_by_role("region", name=segment)
        for _ in range(by):
            self._click(self._button(f"Move {category} up", order))

    def takes_out(self, category: str, *, segment: str) -> None:
        """A category that a segment shall not go on with, or the list of the minutes not hold."""
        tick = self.page.get_by_role("region", name=segment).get_by_role("checkbox", name=category)
        self._click(tick)
        self.until(lambda: not tick.is_checked(), f"{segment} without {category}")

    def sees_agreed(self, owners: int) -> None:
        """Wait until so many agree, and nobody is missing."""
        box = self.page.get_by_role("region", name="Agreement").get_by_role("paragraph").first
        said = re.compile(f"^{owners} ?of {owners} ")
        self.until(lambda: said.match(box.inner_text()) is not None, f"{owners} agree")

    def declares(self, number: int) -> None:
        """How many categories the minutes state."""
        field = self.page.get_by_role("textbox", name="Number of categories")
        self._fill(field, str(number))
        self._press(field, "Enter")

    def deals_evenly(self) -> None:
        """The categories of the segment, to the tables that are there."""
        self._click(self._button("Categories in this segment"))
        self._click(self._button("Deal out evenly"))

    def sees_cast(self, votes: int) -> None:
        """Wait until so many votes have come: what comes after the voting closes does not count."""
        said = f"{votes} vote is cast." if votes == 1 else f"{votes} votes are cast."
        body = self.page.locator("body")
        self.until(lambda: said in body.inner_text(), said)

    def closes_the_voting(self) -> None:
        self._click(self._button("Close the voting"))

    def ends_the_meeting(self) -> None:
        self._click(self._button("End the meeting").last)
        self._click(self._button("Yes, end it"))

    def sees_votes(self, votes: dict[str, int]) -> None:
        """Wait until they are counted, the most first."""
        lines = self.page.get_by_role("region", name="How the room voted").get_by_role("listitem")
        told = [said for text, n in votes.items() for said in (f"{n} vote{'s' * (n > 1)}", text)]
        there = lines.locator("strong, [dir]")
        self.until(lambda: there.all_text_contents() == told, told)

    def _picks(self, *ideas: str) -> None:
        for idea in ideas:
            self._check(self._card(idea))

    def _card(self, idea: str) -> Locator:
        """An idea on the board: its tick, which is what takes the focus."""
        return self.page.get_by_role("main").locator(self._tick(idea))

    def _tick(self, idea: str) -> Locator:
        return self.page.get_by_role("checkbox", name=idea, exact=True)

    def downloads_minutes(self, folder: Path) -> Path:
        with self.page.expect_popup() as opened:
            self._click(self.page.get_by_role("banner").get_by_role("link", name="Minutes"))
        self.page = opened.value
        with self.page.expect_download() as download:
            self._click(self._button("Download Word"))
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        return file

    def _opened(self, idea: str) -> Locator:
        card = self.page.get_by_role("main").get_by_role("listitem").filter(has_text=idea).first
        self._click(self._button(f"More about “{idea}”", card))
        return card

    def _sends(self, name: str, text: str) -> None:
        field = self.page.get_by_role("textbox", name=name, exact=True)
        self._fill(field, text)
        self._press(field, "Enter")
        self.sees(text)
