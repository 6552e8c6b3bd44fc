"""What came of a scenario: what was injected, and what of the promise was broken."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

BROKEN = ("lost", "doubled", "diverged", "foreign")


@dataclass
class Outcome:
    """Counts, and one line for each way in which the promise was broken.

    `injected` are faults that really happened, by kind; `met` is what clients had to cope with.
    `acknowledged` and `refused` count operations, `duplicates` those that were sent again, `kills`
    processes ended without warning.
    """

    injected: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    acknowledged: int = 0
    refused: int = 0
    duplicates: int = 0
    kills: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    diverged: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def __add__(self, other: Outcome) -> Outcome:
        mine, theirs = vars(self), vars(other)
        return Outcome(**{key: mine[key] + theirs[key] for key in mine})

    @property
    def broken(self) -> list[str]:
        """All that must not be."""
        return [f"{kind}: {one}" for kind in BROKEN for one in getattr(self, kind)]

    def json(self) -> str:
        """All of it on one line."""
        return json.dumps(vars(self))

    @classmethod
    def of(cls, text: str) -> Outcome:
        """What `json` said."""
        said = json.loads(text)
        counted = {key: Counter(said[key]) for key in ("injected", "met")}
        return cls(**said | counted)
