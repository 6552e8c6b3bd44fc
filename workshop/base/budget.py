"""So much at once, then so much a minute: token buckets, and where it is kept what was spent."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol


class Spent(Protocol):
    """Where it is kept who has spent how much: a process, or whatever several of them share.

    All that a budget asks of it is one act that nobody else comes between.
    """

    def spend(self, key: str, count: int, burst: int, per_second: float) -> float:
        """Spend `count` of `key`'s, if so much is free; the seconds until it would be (0: it was).

        With a count of 0 nothing is spent, and the seconds are those until one would be free.
        """


class Budget:
    """`burst` at once, then `per_minute`; each key (an account, an address) has its own."""

    def __init__(self, burst: int, per_minute: float, spent: Spent | None = None) -> None:
        self._burst, self._per_second = burst, per_minute / 60
        self._spent = spent or SpentHere()

    def wait(self, key: str, count: int = 1) -> float:
        """Spend `count` of `key`'s; the seconds until they would have been free (0: they were).

        What is more than a burst is let through at once where nothing was spent, and paid off.
        """
        return self._spent.spend(key, count, self._burst, self._per_second)

    def due(self, key: str) -> float:
        """The seconds until one of `key`'s is free. Nothing is spent."""
        return self._spent.spend(key, 0, self._burst, self._per_second)


class SpentHere:
    """What one budget's keys have spent, in the memory of this process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._spent: dict[str, tuple[float, float]] = {}

    def spend(self, key: str, count: int, burst: int, per_second: float) -> float:
        moment = self._clock()
        self._forget_before(moment, per_second)
        spent, since = self._spent.get(key, (0.0, moment))
        spent = max(0.0, spent - (moment - since) * per_second)
        over = spent + min(max(count, 1), burst) - burst
        if count:  # what is refused costs nothing: waiting as told is enough
            self._spent[key] = (spent if over > 0 else spent + count, moment)
        return max(0.0, over / per_second)

    def _forget_before(self, moment: float, per_second: float) -> None:
        if len(self._spent) >= 10_000:
            self._spent = {
                k: v for k, v in self._spent.items() if v[0] > (moment - v[1]) * per_second
            }
