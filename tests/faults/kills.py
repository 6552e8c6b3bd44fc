"""The server is killed, again and again: at random, and at every marked point."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from tests.faults.house import House
from tests.faults.kill_points import POINTS
from tests.faults.outcome import Outcome
from tests.faults.rig import Disturb, Rig, play
from tests.servers import postgres

AT_RANDOM, NOT_PASSED = "kill -9 at random", "kill -9 where no marked point was passed in time"
AT_POINTS = tuple(f"kill -9 {point}" for point in POINTS)
INSTALL = "tests.faults.kill_points:install"
LIFE = 0.05, 0.5  # seconds
COMES_BY_WITHIN = 2.5
"""Seconds in which a server should pass its marked point; else it is killed as it stands."""


def on_sqlite(seed: int, seconds: float) -> Outcome:
    """On SQLite."""
    with tempfile.TemporaryDirectory() as folder, House(Path(folder)) as house:
        return play(house, seed, seconds, lives())


def on_postgresql(seed: int, seconds: float) -> Outcome:
    """On PostgreSQL."""
    with (
        postgres.cluster() as cluster,
        tempfile.TemporaryDirectory() as folder,
        House(Path(folder), cluster.database()) as house,
    ):
        return play(house, seed, seconds, lives())


def lives(install: str = INSTALL, ways: tuple[str, ...] = (AT_RANDOM, *POINTS)) -> Disturb:
    """One life of the server after the other; `ways` are how they may end."""

    async def disturb(rig: Rig) -> None:
        turns = rig.by_turns(*ways)
        while not rig.over:
            await asyncio.to_thread(rig.house.kill)
            way = next(turns)
            if way == AT_RANDOM:
                await _live_for(rig, rig.chance.uniform(*LIFE))
            else:
                point = f"{way} {rig.chance.randint(1, 3)}"
                await asyncio.to_thread(rig.house.start, FAULTS=install, FAULT_KILL_AT=point)
                await _die_at(rig, way)

    return disturb


async def _live_for(rig: Rig, seconds: float) -> None:
    await asyncio.to_thread(rig.house.start)
    await asyncio.sleep(seconds)
    await asyncio.to_thread(rig.house.kill)
    rig.count(AT_RANDOM, kills=1)


async def _die_at(rig: Rig, point: str) -> None:
    for _ in range(int(COMES_BY_WITHIN / 0.02)):
        if not rig.house.alive:
            rig.count(f"kill -9 {point}", kills=1)
            return
        await asyncio.sleep(0.02)
    await asyncio.to_thread(rig.house.kill)
    rig.count(NOT_PASSED, kills=1)


def no_postgresql() -> str | None:
    """What is missing for PostgreSQL."""
    return None if postgres.programs() else "PostgreSQL"
