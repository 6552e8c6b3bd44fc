"""A backup is put back while people have seen what came after it.

What was acknowledged before the backup was made must be there; what came after it is gone, on
every screen, until who did it sends it again with what was not sent, or not answered.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.faults.house import House
from tests.faults.outcome import Outcome
from tests.faults.proxy import Chaos
from tests.faults.rig import Rig, play
from tests.faults.stored import stored
from tests.servers import postgres

PUT_BACK, GONE = "backup put back", "acknowledged after the backup, and gone"
APART = 1.5, 2.5  # seconds
UNDERWAY = 0.2
"""Seconds in which all is read that a dead server said."""


class Copies:
    """How a database is copied while it is used, and put back while it is not."""

    def __init__(self, installation_url: str, folder: Path) -> None:
        self._url, self._folder = installation_url, folder

    def copy(self) -> None:
        raise NotImplementedError

    def put_back(self) -> None:
        raise NotImplementedError


class SqliteCopies(Copies):
    """As `.backup` and `.restore` of SQLite's own command do it."""

    def copy(self) -> None:
        _copy(self._file, self._folder / "copy.sqlite3")

    def put_back(self) -> None:
        _copy(self._folder / "copy.sqlite3", self._file)

    @property
    def _file(self) -> Path:
        return Path(self._url.removeprefix("sqlite:///"))


class PostgresCopies(Copies):
    """By pg_dump and pg_restore."""

    def copy(self) -> None:
        _call("pg_dump", "--format=custom", f"--file={self._dump}", self._url)

    def put_back(self) -> None:
        how = ("--clean", "--if-exists", "--single-transaction")
        _call("pg_restore", *how, f"--dbname={self._url}", str(self._dump))

    @property
    def _dump(self) -> Path:
        return self._folder / "copy.dump"


def missing_postgresql() -> str | None:
    """What `run_postgresql` needs and is not there."""
    there = postgres.programs() and all(map(_program, ("pg_dump", "pg_restore")))
    return None if there else "PostgreSQL with pg_dump and pg_restore"


def run(seed: int, seconds: float) -> Outcome:
    """With an SQLite file."""
    return _run(seed, seconds, "", SqliteCopies)


def run_postgresql(seed: int, seconds: float) -> Outcome:
    """With a PostgreSQL database."""
    with postgres.cluster() as cluster:
        return _run(seed, seconds, cluster.database(), PostgresCopies)


def run_untold(seed: int, seconds: float) -> Outcome:
    """The same where nobody says that a backup was put back."""
    return _run(seed, seconds, "", SqliteCopies, told=False)


def _run(seed: int, seconds: float, url: str, kind: type[Copies], *, told: bool = True) -> Outcome:
    with tempfile.TemporaryDirectory() as folder, House(Path(folder), url) as house:
        copies = kind(house.installation.database_url, Path(folder))
        # An answer from before must not come after: chance keeps off the network.
        chaos = Chaos(random.Random(seed), honest=True)
        return play(house, seed, seconds, partial(_put_back, copies=copies, told=told), chaos=chaos)


async def _put_back(rig: Rig, copies: Copies, told: bool) -> None:
    while not rig.over:
        await asyncio.sleep(rig.chance.uniform(*APART))
        await asyncio.to_thread(copies.copy)
        await asyncio.sleep(rig.chance.uniform(*APART))
        await asyncio.to_thread(rig.chance.choice([rig.house.kill, rig.house.stop]))
        await asyncio.to_thread(copies.put_back)
        await asyncio.sleep(UNDERWAY)
        if told:
            await asyncio.to_thread(rig.house.run, "restored")
        for sitting in rig.sittings:
            head = stored(rig.house.installation, sitting.meeting.id).head
            rig.outcome.injected[GONE] += len(sitting.journal.after(head))
        rig.count(PUT_BACK, kills=1)
        await asyncio.to_thread(rig.house.start)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


def _call(program: str, *arguments: str) -> None:
    found = _program(program)
    assert found is not None
    subprocess.run([found, *arguments], check=True, capture_output=True)


def _program(name: str) -> str | None:
    """Where one of PostgreSQL's own programs is; on a server they stand together."""
    folder = postgres.programs()
    return shutil.which(name) or (folder and shutil.which(name, path=str(folder))) or None
