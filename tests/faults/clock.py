"""The server's clock is set, forth and back by days. The monotonic one goes on as it should."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from tests.faults import kills
from tests.faults.house import House
from tests.faults.outcome import Outcome
from tests.faults.rig import Rig, play

LIBRARIES = (
    *Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"),
    *Path("/usr/lib/faketime").glob("libfaketimeMT.so.1"),
    *Path("/usr/local/lib/faketime").glob("libfaketimeMT.so.1"),
)
FURTHEST = 5 * 86_400
"""Seconds before or after the true time."""
LIFE = 1.5, 4.0  # seconds between two kills
RESTS_WITHIN = 120.0
"""The library makes threads wait for each other: a server under it is many times slower."""
PATIENT = {"SAMSYN_LOGIN_HOURS": "1000", "SAMSYN_IDLE_MINUTES": "10000"}
"""Whoever is signed in for hours only is rightly signed out when the days go by."""


def run(seed: int, seconds: float) -> Outcome:
    """The clock is set every now and then; some of the time the server is killed as well."""
    with tempfile.TemporaryDirectory() as folder:
        offset = Path(folder) / "offset"
        _set(offset, 0)
        faked = {
            "LD_PRELOAD": str(LIBRARIES[0]),
            "FAKETIME_TIMESTAMP_FILE": str(offset),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }
        with House(Path(folder), "", faked, **PATIENT, **faked) as house:

            async def disturb(rig: Rig) -> None:
                await asyncio.gather(_set_again(rig, offset), _kill_now_and_then(rig))

            return play(house, seed, seconds, disturb, rests_within=RESTS_WITHIN)


def missing() -> str | None:
    """What is missing for it."""
    return None if LIBRARIES else "libfaketime"


async def _set_again(rig: Rig, offset: Path) -> None:
    while not rig.over:
        await asyncio.sleep(rig.chance.uniform(0.5, 1.5))
        _set(offset, rig.chance.randint(-FURTHEST, FURTHEST))
        rig.count("clock set")


async def _kill_now_and_then(rig: Rig) -> None:
    while not rig.over:
        await asyncio.sleep(rig.chance.uniform(*LIFE))
        await asyncio.to_thread(rig.house.kill)
        rig.count(kills.AT_RANDOM, kills=1)
        await asyncio.to_thread(rig.house.start)


def _set(offset: Path, seconds: int) -> None:
    """All at once, so that nobody reads half of it."""
    fresh = offset.with_suffix(".new")
    fresh.write_text(f"{seconds:+d}\n", "ascii")
    fresh.replace(offset)
