"""That our disk is one: it keeps what was synced, loses what was not, and can be full."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from tests.faults import sqlite_disk
from tests.faults.sqlite_disk import NAME, Cut, Disk
from workshop.storage import database as storage
from workshop.storage.database import Database

COUNTING = """
import sys
from sqlalchemy import text
from tests.faults import sqlite_disk
from workshop.storage.database import Database
sqlite_disk.install()
database = Database.opened(sys.argv[1])
database.write(lambda db: db.execute(text("CREATE TABLE IF NOT EXISTS said (n INTEGER, t TEXT)")))
last = database.read(lambda db: db.scalar(text("SELECT coalesce(max(n), 0) FROM said")))
for n in range(last + 1, last + 500):
    database.write(lambda db: db.execute(text(f"INSERT INTO said VALUES ({n}, '{'x' * 900}')")))
    print(n, flush=True)
"""
"""Says each number once it is stored."""
COUNT = "SELECT coalesce(max(n), 0) - count(*), coalesce(max(n), 0) FROM said"


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    disk = Disk(tmp_path / "data", tmp_path / "disk")
    disk.data.mkdir()
    return disk


@pytest.fixture
def database(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A database of this process, on our disk."""
    for name, value in disk.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setitem(vars(storage), "create_engine", create_engine)
    sqlite_disk.install()
    with closing(Database.opened(address(disk))) as opened:
        yield opened
    apsw.unregister_vfs(NAME)


def address(disk: Disk) -> str:
    return f"sqlite:///{disk.data}/samsyn.sqlite3"


def count_until_the_power_fails(disk: Disk, cuts: int, **environment: str) -> tuple[int, Cut]:
    """How many of the numbers that were said are gone, after so many power cuts in all."""
    chance, lost, cut = random.Random(1), 0, Cut()
    said_until_dead(disk, disk.fails_after(1000))
    disk.begin()
    for _ in range(cuts):
        said = said_until_dead(disk, environment | disk.fails_after(chance.randrange(200, 1500)))
        one = disk.lose_power(chance)
        cut = Cut(cut.gone + one.gone, cut.torn + one.torn)
        holes, last = count(disk)
        assert holes == 0
        lost += max(0, said - last)
        disk.begin()
    return lost, cut


def said_until_dead(disk: Disk, environment: dict[str, str]) -> int:
    done = subprocess.run(
        [sys.executable, "-c", COUNTING, address(disk)],
        env=os.environ | disk.environment | environment,
        capture_output=True,
        encoding="ascii",
        check=False,
    )
    assert done.returncode == -9, done.stderr
    return int(done.stdout.split()[-1])


def count(disk: Disk) -> tuple[int, int]:
    with closing(sqlite3.connect(disk.data / "samsyn.sqlite3")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found: tuple[int, int] = connection.execute(COUNT).fetchone()
        return found


def test_a_power_cut_takes_nothing_that_was_acknowledged(disk: Disk) -> None:
    lost, cut = count_until_the_power_fails(disk, 5)
    assert lost == 0
    assert cut.gone > 0


def test_it_takes_what_nobody_waited_for(disk: Disk) -> None:
    lost, cut = count_until_the_power_fails(disk, 2, FAULT_SYNCHRONOUS="NORMAL")
    assert lost > 0
    assert cut.torn > 0


def test_a_full_disk_refuses_and_forgets_nothing(disk: Disk, database: Database) -> None:
    def add(size: int) -> None:
        words = {"t": "x" * size}
        database.write(lambda db: db.execute(text("INSERT INTO said VALUES (1, :t)"), words))

    def added() -> int:
        return database.read(lambda db: db.scalar(text("SELECT count(*) FROM said"))) or 0

    database.write(lambda db: db.execute(text("CREATE TABLE said (n INTEGER, t TEXT)")))
    add(10)
    disk.fill(50_000)
    add(10)
    with pytest.raises(OperationalError, match="full"):
        add(100_000)
    assert added() == 2
    disk.make_room()
    add(100_000)
    assert added() == 3
