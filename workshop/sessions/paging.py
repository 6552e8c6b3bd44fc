"""Long lists a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Line = TypeVar("Line")


@dataclass(frozen=True)
class Paging:
    """Which of `pages` is shown, counted from 1, each with `at_once` lines."""

    page: int
    pages: int
    at_once: int

    def of(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines of the page."""
        return lines[(self.page - 1) * self.at_once : self.page * self.at_once]


def paging(number: int, wanted: int, at_once: int) -> Paging:
    """That of a list with a number of lines; a page that is none is the nearest."""
    pages = max(1, -(-number // at_once))
    return Paging(min(max(1, wanted), pages), pages, at_once)
