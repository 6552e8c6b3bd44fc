"""All who are at a meeting, together."""

from __future__ import annotations

from dataclasses import dataclass

from tests.people.in_browsers.console import Console
from tests.people.in_browsers.screen import Screen, Wall
from tests.people.in_browsers.writers import Laptop, Phone
from tests.servers.installation import House


@dataclass
class Room:
    """Who is there: a facilitator, a wall, two tables with a phone each, and a guest."""

    house: House
    console: Console
    wall: Wall
    oak: Phone
    elm: Phone
    guest: Laptop

    @property
    def writers(self) -> list[Laptop]:
        return [self.oak, self.elm, self.guest]

    @property
    def everybody(self) -> list[Screen]:
        return [self.console, self.wall, *self.writers]

    def all_have_the_same(self) -> None:
        """Everybody's board is the server's, and the facilitator's holds all that is on theirs."""
        boards = [screen.board() for screen in (self.wall, *self.writers)]
        assert boards == boards[:1] * 4
        lead = self.console.board()["idea"]
        assert all(idea.items() <= lead[key].items() for key, idea in boards[0]["idea"].items())
        for screen in self.everybody:
            screen.has_nothing_to_complain_of(but_the_network=True)
