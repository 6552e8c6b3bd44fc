"""How often somebody may do something: every rate of the house.

Who is over one is told at once how long to wait: waiting here would be done by thousands side by
side. An address that is counted is a network (`web.network`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from words.refused import Refused
from workshop.base.budget import Budget
from workshop.base.settings import Settings


class TooOften(Refused):
    """Somebody is over a budget; `seconds` until it is worth trying again."""

    def __init__(self, sentence: str, wait: float) -> None:
        self.seconds = math.ceil(wait)
        super().__init__(sentence, seconds=self.seconds)


class Turns:
    """Work of which each key has one at a time, and all together `most`."""

    def __init__(self, most: int) -> None:
        self._most, self._under_way = most, dict[str, str]()

    def check(self, key: str, refused: Refused) -> None:
        """`refused` is raised where it is not this key's turn."""
        if key in self._under_way or len(self._under_way) >= self._most:
            raise refused

    @contextmanager
    def of(self, key: str, what: str) -> Iterator[None]:
        """While a key's work is under way; `what` names it."""
        self._under_way[key] = what
        try:
            yield
        finally:
            self._under_way.pop(key, None)

    def is_under_way(self, key: str, what: str) -> bool:
        """Whether this very work of a key is."""
        return self._under_way.get(key) == what


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
    """Codes that open nothing: by address. Right ones are none of them: a venue has one address."""
    any_code: Budget
    """Codes that open nothing, as many as a day may have before none is looked up any more: who
    has tried so many is guessing. The QR code still opens."""
    sign_in_from_address: Budget
    sign_in_to_account: Budget
    """By name, in lower case, whether there is such an account or not; browsers that have signed
    in to an account before have one each, so that no stranger can keep its owner out."""
    make_minutes: Budget
    """By session."""
    read_text: Budget
    """Settled texts that anybody reads, by address: a whole venue has one."""
    take_in: Budget
    """Files with sessions, by account."""

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
            any_code=Budget(20_000, 20_000 / 1440),
            sign_in_from_address=Budget(per_address, per_address),
            sign_in_to_account=Budget(per_account, per_account),
            make_minutes=Budget(settings.exports_per_minute, settings.exports_per_minute),
            read_text=Budget(600, 300),
            take_in=Budget(settings.imports_per_minute, settings.imports_per_minute),
        )
