"""Telling how far the writing of a document is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Is told (items done, items in all) about every hundred items and at the end."""

Item = TypeVar("Item")

_ITEMS_BETWEEN_REPORTS = 100


def tell_nobody(done: int, total: int) -> None:
    """The progress that nobody follows."""
    del done, total


class Counter:
    """Counts the items as they pass."""

    def __init__(self, total: int, tell: Progress) -> None:
        self._total = total
        self._tell = tell
        self._done = 0

    def each(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items, each counted once whoever asked for it is done with it."""
        for item in items:
            yield item
            self._done += 1
            if self._done % _ITEMS_BETWEEN_REPORTS == 0 and self._done < self._total:
                self._tell(self._done, self._total)

    def finish(self) -> None:
        """Tell that all is done."""
        self._tell(self._total, self._total)
