"""Native threads that take connections and give them back, under gevent, as in the server."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from workshop.storage.database import Database

TIMES, PATIENCE = 10_000, 60
SERVER = f"""
from gevent import monkey; monkey.patch_all()
import os, sys
import gevent
from gevent.threadpool import ThreadPool
from workshop.storage.database import Database

def take(times):
    for _ in range(times):
        database.engine.raw_connection().close()

sys.setswitchinterval(0.0005)
threads = ThreadPool(4)
database = Database.opened(sys.argv[1], readers=threads)
gevent.joinall([threads.spawn(take, {TIMES}) for _ in range(4)])
os._exit(0)
"""


@pytest.fixture
def database(each_kind: str) -> Iterator[Database]:
    with closing(Database.opened(each_kind)) as opened:
        yield opened


def test_no_thread_waits_for_ever(tmp_path: Path) -> None:
    """With a lock of gevent's between them they did, within a second or two."""
    url = f"sqlite:///{tmp_path}/samsyn.sqlite3"
    subprocess.run([sys.executable, "-c", SERVER, url], check=True, timeout=PATIENCE)


def test_a_thread_keeps_its_connection(database: Database) -> None:
    def connection() -> object:
        with database.engine.connect() as one:
            return one.connection.driver_connection

    mine, others = connection(), []
    thread = threading.Thread(target=lambda: others.append(connection()))
    thread.start()
    thread.join()
    assert connection() is mine
    assert others[0] is not mine


def test_two_at_once_are_two(database: Database) -> None:
    with database.engine.connect() as one, database.engine.connect() as other:
        assert one.connection.driver_connection is not other.connection.driver_connection


def test_a_closed_database_leaves_nothing_open(tmp_path: Path) -> None:
    database = Database.opened(f"sqlite:///{tmp_path}/samsyn.sqlite3")
    thread = threading.Thread(target=lambda: database.look(lambda _: None))
    thread.start()
    thread.join()
    database.look(lambda _: None)
    database.close()
    assert not [one.name for one in tmp_path.iterdir() if one.name.endswith("-wal")]
