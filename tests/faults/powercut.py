"""The power fails, and the disk is full: SQLite on a disk of our own."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path

from tests.faults.house import House
from tests.faults.outcome import Outcome
from tests.faults.rig import RESTS_WITHIN, SOON, Rig, play
from tests.faults.sqlite_disk import Disk

COMES_BY_WITHIN = 4.0
"""Seconds in which a server should come to where its power fails; else it fails as it stands."""
MOST_WRITES, MOST_ANSWERS = 40, 3
FULL_FOR, ROOM_FOR = (0.4, 1.2), (0.3, 0.8)  # seconds
CUT, GONE, FULL = "power cut", "writes gone in a power cut", "disk full"
LEFT = 100_000
"""At most so many bytes fit before a disk is full."""

Failing = Callable[..., Coroutine[None, None, None]]
"""A disturbance that takes the `disk` too."""


def run(seed: int, seconds: float) -> Outcome:
    """The power fails every now and then."""
    return _on_a_disk(_power_fails, seed, seconds)


def run_careless(seed: int, seconds: float) -> Outcome:
    """The same for a server that does not wait until the disk has what it acknowledges."""
    return _on_a_disk(_power_fails, seed, seconds, SOON, FAULT_SYNCHRONOUS="NORMAL")


def run_full(seed: int, seconds: float) -> Outcome:
    """The disk is full every now and then."""
    return _on_a_disk(_disk_fills, seed, seconds)


def _on_a_disk(
    failing: Failing,
    seed: int,
    seconds: float,
    rests_within: float = RESTS_WITHIN,
    **environment: str,
) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        disk = Disk(Path(folder) / "data", Path(folder) / "disk")
        with House(Path(folder), "", None, **disk.environment, **environment) as house:
            disturb = partial(failing, disk=disk)
            return play(house, seed, seconds, disturb, rests_within=rests_within)


async def _power_fails(rig: Rig, disk: Disk) -> None:
    """By turns in the middle of what is written, and just when somebody reads that it is stored."""
    disk.sync()
    await _cut(rig, disk)
    while not rig.over:
        writes = disk.fails_after(rig.chance.randint(1, MOST_WRITES))
        await asyncio.to_thread(rig.house.start, **writes)
        await _until(lambda: not rig.house.alive)
        await _cut(rig, disk)
        await asyncio.to_thread(rig.house.start)
        enough = rig.acknowledged + rig.chance.randint(1, MOST_ANSWERS)
        await _until(lambda: rig.acknowledged >= enough)  # noqa: B023 - awaited here
        await _cut(rig, disk, leaves_nothing=True)


async def _cut(rig: Rig, disk: Disk, *, leaves_nothing: bool = False) -> None:
    """`leaves_nothing` of what was not synced; else chance decides."""
    await asyncio.to_thread(rig.house.kill)
    cut = disk.lose_power(rig.chance, leaves_nothing=leaves_nothing)
    rig.count(CUT, kills=1)
    rig.outcome.injected[GONE] += cut.gone
    rig.outcome.injected["writes torn in a power cut"] += cut.torn


async def _until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + COMES_BY_WITHIN
    while not so() and time.monotonic() < end:
        await asyncio.sleep(0.005)


async def _disk_fills(rig: Rig, disk: Disk) -> None:
    while not rig.over:
        disk.fill(rig.chance.randrange(LEFT))
        rig.count(FULL)
        await asyncio.sleep(rig.chance.uniform(*FULL_FOR))
        disk.make_room()
        await asyncio.sleep(rig.chance.uniform(*ROOM_FOR))
