"""Budgets: how often somebody may do something, as token buckets kept in memory."""

from __future__ import annotations

import time
from collections.abc import Callable


class Budget:
    """`burst` at once, then `per_minute`; each key (an account, an address) has its own."""

    def __init__(
        self, burst: int, per_minute: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst, self._per_second, self._clock = burst, per_minute / 60, clock
        self._spent: dict[str, tuple[float, float]] = {}

    def wait(self, key: str, count: int = 1) -> float:
        """Spend `count` of `key`'s; the seconds until they would have been free (0: they were).

        What is more than a burst is let through at once where nothing was spent, and paid off.
        """
        moment = self._clock()
        self._forget_before(moment)
        spent, since = self._spent.get(key, (0.0, moment))
        spent = max(0.0, spent - (moment - since) * self._per_second)
        over = spent + min(count, self._burst) - self._burst
        # What is refused costs nothing: waiting as told is enough.
        self._spent[key] = (spent if over > 0 else spent + count, moment)
        return max(0.0, over / self._per_second)

    def _forget_before(self, moment: float) -> None:
        if len(self._spent) < 10_000:
            return
        rate = self._per_second
        self._spent = {k: v for k, v in self._spent.items() if v[0] > (moment - v[1]) * rate}
