"""PostgreSQL is killed under a running server: a backend, all of it, or its postmaster."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import psycopg

from tests.faults.house import House
from tests.faults.outcome import Outcome
from tests.faults.rig import Rig, play
from tests.servers import postgres

RETURNS_WITHIN = 30.0
A_BACKEND = "kill -9 a backend of PostgreSQL"
ALL_OF_IT = "PostgreSQL stopped at once"
POSTMASTER = "kill -9 PostgreSQL's postmaster"


def run(seed: int, seconds: float) -> Outcome:
    """The server lives on; its database does not."""
    with (
        postgres.cluster() as cluster,
        tempfile.TemporaryDirectory() as folder,
        House(Path(folder), address := cluster.database()) as house,
    ):
        return play(house, seed, seconds, partial(_disturb, cluster=cluster, address=address))


async def _disturb(rig: Rig, cluster: postgres.Cluster, address: str) -> None:
    ways = rig.by_turns(A_BACKEND, A_BACKEND, ALL_OF_IT, POSTMASTER)
    while not rig.over:
        await asyncio.sleep(rig.chance.uniform(0.2, 0.7))
        way = next(ways)
        if way == A_BACKEND:
            await asyncio.to_thread(_kill_a_backend, rig, address)
        elif way == ALL_OF_IT:
            await asyncio.to_thread(cluster.stop)
            rig.count(way, kills=1)
        else:
            os.kill(int((cluster.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
            rig.count(way, kills=1)
        await asyncio.sleep(rig.chance.uniform(0, 0.4))
        await asyncio.to_thread(_back, cluster, address)


def _kill_a_backend(rig: Rig, address: str) -> None:
    """All others are ended with it, and PostgreSQL recovers by itself."""
    others = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> %s"
    with suppress(psycopg.Error, ProcessLookupError), psycopg.connect(address) as connection:
        found = connection.execute(others, [connection.info.backend_pid]).fetchall()
        if found:
            os.kill(rig.chance.choice(found)[0], signal.SIGKILL)
            rig.count(A_BACKEND, kills=1)


def _back(cluster: postgres.Cluster, address: str) -> None:
    """Start it where it has to be, and wait until it answers."""
    end = time.monotonic() + RETURNS_WITHIN
    while time.monotonic() < end:
        with suppress(psycopg.OperationalError), psycopg.connect(address, connect_timeout=2):
            return
        with suppress(subprocess.CalledProcessError):  # those who were orphaned hold it yet
            cluster.start()
        time.sleep(0.05)
    raise AssertionError("PostgreSQL does not come back")
