"""PostgreSQL's primary dies, and a standby takes its place that has not had everything.

What the primary alone had acknowledged is gone from the database. Screens that show it hear of
another history, and who did it sends it again: in the end all is there that anybody was told of.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psycopg

from tests.faults.house import House
from tests.faults.journal import Entry
from tests.faults.outcome import Outcome
from tests.faults.proxy import Chaos
from tests.faults.rig import RESTS_WITHIN, SOON, Rig, play
from tests.servers import postgres

PROMOTED = "a standby promoted that was behind"
GONE, BACK = "acknowledged by the primary alone, and gone", "gone with the primary, and back"
LEAST_GONE = 15
NAME = "samsyn_1"
UNNOTICED = "tests.faults.mutants:no_new_histories"
GLANCE, BY_THEN = 0.05, 120.0  # seconds


def missing() -> str | None:
    """What this needs and is not there."""
    folder = postgres.programs()
    there = folder and (folder / "pg_basebackup").exists()
    return None if there else "PostgreSQL with pg_basebackup"


def run(seed: int, seconds: float) -> Outcome:
    """A server that lives on, and finds another PostgreSQL."""
    return _run(seed, seconds, RESTS_WITHIN)


def run_unnoticed(seed: int, seconds: float) -> Outcome:
    """The same where it takes one for the other."""
    return _run(seed, seconds, SOON, UNNOTICED)


def _run(seed: int, seconds: float, rests_within: float, faults: str = "") -> Outcome:
    gone: list[Entry] = []
    with (
        postgres.cluster() as primary,
        primary.standby() as standby,
        tempfile.TemporaryDirectory() as folder,
        House(Path(folder), _either(primary, standby), FAULTS=faults) as house,
    ):
        promote = partial(_promote, primary=primary, standby=standby, gone=gone)
        # An answer from before must not come after: chance keeps off the network.
        chaos = Chaos(random.Random(seed), honest=True)
        outcome = play(house, seed, seconds, promote, chaos=chaos, rests_within=rests_within)
    outcome.met[BACK] += sum(bool(one.numbers) for one in gone)
    return outcome


async def _promote(
    rig: Rig, primary: postgres.Cluster, standby: postgres.Cluster, gone: list[Entry]
) -> None:
    await asyncio.to_thread(standby.unplug)
    heads = await asyncio.to_thread(_heads, standby)

    def lacking() -> list[Entry]:
        return [one for of in rig.sittings for one in of.journal.after(heads[of.meeting.id])]

    await _until(lambda: len(lacking()) >= LEAST_GONE)
    await asyncio.to_thread(primary.stop)
    gone += lacking()
    rig.outcome.injected[GONE] += len(gone)
    await asyncio.to_thread(standby.promote)
    rig.count(PROMOTED, kills=1)


def _either(*clusters: postgres.Cluster) -> str:
    """The address of whichever is written to."""
    assert clusters[0].database() == clusters[0].address(NAME)
    hosts = "&".join(f"host=127.0.0.1:{one.port}" for one in clusters)
    return f"postgresql://samsyn@/{NAME}?{hosts}&target_session_attrs=read-write"


def _heads(standby: postgres.Cluster) -> dict[str, int]:
    """How far each meeting is there."""
    with psycopg.connect(standby.address(NAME)) as connection:
        return dict(connection.execute("SELECT id, head FROM sessions").fetchall())


async def _until(so: Callable[[], bool]) -> None:
    async with asyncio.timeout(BY_THEN):
        while not so():
            await asyncio.sleep(GLANCE)
