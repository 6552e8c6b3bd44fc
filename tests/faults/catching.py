"""Mutants: with a rule broken on purpose losses must be found, or nothing here proves much."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.faults import browser, powercut, promoted, put_back
from tests.faults.house import House
from tests.faults.kills import lives
from tests.faults.outcome import BROKEN, Outcome
from tests.faults.proxy import SWALLOWED, Chaos
from tests.faults.rig import SOON, Disturb, Rig, play

SEEDS = (1, 2, 3, 4, 5, 6)  # on a slow machine little happens in each
SECONDS = 5.0

MESSAGES_GET_LOST = {"": 1.0, SWALLOWED: 5.0}


@dataclass(frozen=True)
class Mutant:
    """A rule that is broken: what it is called, how it is run, what must be noticed."""

    name: str
    run: Callable[[int], Outcome]
    noticed_as: tuple[str, ...] = BROKEN

    def caught(self) -> str:
        """How it was noticed; "" where no seed was enough."""
        for number, seed in enumerate(SEEDS, 1):
            outcome = self.run(seed)
            signs = {kind: len(getattr(outcome, kind)) for kind in self.noticed_as}
            if any(signs.values()):
                told = ", ".join(f"{count} {kind}" for kind, count in signs.items() if count)
                return f"{told} (try {number} of {len(SEEDS)})"
        return ""


def _server(function: str, way: str, seed: int) -> Outcome:
    install = f"tests.faults.mutants:{function}"
    return _played(seed, lives(install, (way,)))


def _client(seed: int) -> Outcome:
    return _played(seed, _nothing, Chaos(random.Random(seed), dict(MESSAGES_GET_LOST)), True)


def _played(
    seed: int, disturb: Disturb, chaos: Chaos | None = None, careless: bool = False
) -> Outcome:
    chaos = chaos or Chaos(random.Random(seed), honest=True)
    with tempfile.TemporaryDirectory() as folder, House(Path(folder)) as house:
        return play(
            *(house, seed, SECONDS, disturb),
            chaos=chaos,
            careless=careless,
            rests_within=SOON,
        )


async def _nothing(_rig: Rig) -> None:
    """Nothing but what the network does."""


MUTANTS = (
    Mutant(
        "acknowledge before commit",
        partial(_server, "acknowledge_before_commit", "before commit"),
        ("lost",),
    ),
    Mutant(
        "no de-duplication",
        partial(_server, "no_deduplication", "after commit, before publishing"),
        ("doubled",),
    ),
    Mutant("publish before commit", partial(_server, "publish_before_commit", "before commit")),
    Mutant("no gap detection", _client, ("diverged",)),
    Mutant("synchronous=NORMAL", partial(powercut.run_careless, seconds=SECONDS), ("lost",)),
    Mutant("an outbox that stores nothing", browser.run_forgetful, ("lost",)),
    Mutant(
        "a backup put back and nobody told",
        partial(put_back.run_untold, seconds=SECONDS),
        ("diverged",),
    ),
    Mutant(
        "a standby promoted and nobody told",
        partial(promoted.run_unnoticed, seconds=SECONDS),
        ("lost",),
    ),
)
