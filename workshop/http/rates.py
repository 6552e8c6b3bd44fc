"""How often somebody may do something: every rate of the house, as token buckets kept in memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop.base.settings import Settings

LONGEST_DELAY = 10.0
"""Seconds that who is over a budget is let wait at most: an account under attack stays open to its
owner, a wrong code to who mistypes."""


@dataclass(frozen=True)
class Rates:
    """The budgets of one process, and whose each is."""

    join: Budget
    """Screens that come in: by what an actor proved to be who it is."""
    write: Mapping[str, Budget]
    """Operations, by the same; which of them a role has, `Role.rate` says."""
    sit_down: Budget
    """Changes of a device's answers, by participant: each is a turn of its session."""
    wrong_code: Budget
    """Codes that open nothing: by address."""
    sign_in_from_address: Budget
    sign_in_to_account: Budget
    """By name, in lower case, whether there is such an account or not."""
    make_minutes: Budget
    """By session."""

    @classmethod
    def of(cls, settings: Settings) -> Rates:
        """Those of an installation. A budget is so much at once, then so much a minute."""
        per_account, per_address = settings.sign_ins_per_account, settings.sign_ins_per_address
        return cls(
            join=Budget(30, 60),
            write={
                "participant": Budget(
                    settings.participant_burst, settings.participant_per_second * 60
                ),
                "facilitator": Budget(
                    settings.facilitator_burst, settings.facilitator_per_second * 60
                ),
            },
            sit_down=Budget(5, 2),
            wrong_code=Budget(20, 2),
            sign_in_from_address=Budget(per_address, per_address),
            sign_in_to_account=Budget(per_account, per_account),
            make_minutes=Budget(settings.exports_per_minute, settings.exports_per_minute),
        )


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
