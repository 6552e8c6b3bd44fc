"""What a screen holds, and how it keeps up: by the numbers of the changes."""

from __future__ import annotations

from typing import Any

from tests.people.crowd import Board


class KeptUp(Board):
    """A board that applies the next change, keeps what is ahead, and knows when it has a hole."""

    epoch: str | None = None
    known = 0
    """The newest number that was heard of."""

    def begin(self, answer: dict[str, Any]) -> None:
        if answer["epoch"] != self.epoch:
            self.forget()
        self.epoch, self.known = answer["epoch"], max(self.known, answer["head"])
        super().begin(answer)

    def hear(self, *changes: dict[str, Any]) -> None:
        self.known = max(self.known, *(change["n"] for change in changes), 0)
        super().hear(*changes)

    def forget(self) -> None:
        """Drop all, as a page that is loaded anew."""
        self.records, self.ahead, self.head, self.known, self.epoch = {}, {}, 0, 0, None

    @property
    def behind(self) -> bool:
        """Whether there is a hole, or something has not come."""
        return self.head < self.known


class Careless(KeptUp):
    """The mutant: it takes every change as the next one and never looks for holes."""

    def hear(self, *changes: dict[str, Any]) -> None:
        for change in changes:
            if change["n"] > self.head:
                self.head = change["n"] - 1
                super().hear(change)

    @property
    def behind(self) -> bool:
        return False
