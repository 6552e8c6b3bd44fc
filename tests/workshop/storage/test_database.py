"""The two ways into the database: what a read sees, and what a write leaves."""

from __future__ import annotations

import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session as DbSession

from workshop.people import accounts
from workshop.storage.database import Database, StorageError
from workshop.storage.models import Facilitator, SessionFacilitator

SOON = 15  # seconds: far beyond what anything here takes


class Oops(Exception):
    """What goes wrong in the middle of a write."""


@pytest.fixture
def database(each_kind: str) -> Iterator[Database]:
    """An empty database of each kind."""
    with closing(Database.opened(each_kind)) as opened:
        yield opened


def named(name: str) -> Callable[[DbSession], Facilitator]:
    return lambda db: accounts.add(db, accounts.new_facilitator(name))


def count(db: DbSession) -> int:
    return db.scalar(select(func.count()).select_from(Facilitator)) or 0


def elsewhere(work: Callable[[], object]) -> threading.Thread:
    """Do some work in another thread."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


class OneThread:
    """A pool of one thread, which would wait for itself for ever. It counts what it is given."""

    def __init__(self) -> None:
        self.given, self._busy = 0, False

    def apply(self, func: Callable[..., Any], args: tuple[Any, ...] = ()) -> Any:
        assert not self._busy
        self.given, self._busy = self.given + 1, True
        found: list[Any] = []
        elsewhere(lambda: found.append(func(*args))).join(SOON)
        self._busy = False
        return found[0]


def test_what_is_made_apart_reads_where_it_is(tmp_path: Path) -> None:
    thread = OneThread()
    with closing(Database.opened(tmp_path / "one.sqlite3", readers=thread)) as opened:
        assert opened.apart(lambda: opened.read(count)) == 0
        assert thread.given == 1
        opened.read(count)  # whoever asked is on no thread of the pool
        assert thread.given == 2


@pytest.mark.parametrize("way", ["read", "look", "write", "turn"])
def test_sqlite_is_durable_private_and_strict(tmp_path: Path, way: str) -> None:
    with closing(Database.opened(f"sqlite:///{tmp_path / 'samsyn.sqlite3'}")) as database:
        pragmas = {
            name: getattr(database, way)(lambda db, n=name: db.scalar(text(f"PRAGMA {n}")))
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "secure_delete": 1,
    }


def test_the_log_is_brought_in_while_a_turn_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "samsyn.sqlite3"

    def in_the_file() -> int:
        """What the file holds without its log."""
        alone = tmp_path / "alone.sqlite3"
        shutil.copy(file, alone)
        with closing(sqlite3.connect(alone)) as db:
            return int(db.execute("SELECT count(*) FROM facilitators").fetchone()[0])

    with closing(Database.opened(f"sqlite:///{file}")) as opened:

        def turn(db: DbSession) -> None:
            named("Bo")(db)
            opened.bring_in_log()
            assert in_the_file() == 1

        opened.bring_in_log()
        opened.write(named("Ada"))
        assert in_the_file() == 0
        opened.write(turn)
        opened.bring_in_log()
        assert in_the_file() == 2


def test_what_was_written_is_read(database: Database) -> None:
    made = database.write(named("Ada"))
    assert made.name == "Ada"  # also after the commit
    assert database.read(lambda db: accounts.find(db, "ADA")).id == made.id  # type: ignore[union-attr]


def test_a_failed_write_leaves_nothing(database: Database) -> None:
    def fail(db: DbSession) -> None:
        named("Ada")(db)
        raise Oops

    with pytest.raises(Oops):
        database.write(fail)
    assert database.read(count) == 0


def test_a_read_leaves_nothing(database: Database) -> None:
    database.read(named("Ada"))
    assert database.read(count) == 0


def test_what_refers_to_nothing_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError):
        database.write(lambda db: db.add(SessionFacilitator(session_id="x", facilitator_id="y")))


def test_an_error_does_not_tell_what_people_wrote(database: Database) -> None:
    database.write(named("Ada"))
    twice = Facilitator(name="told to nobody", name_key="ada")
    with pytest.raises(IntegrityError) as caught:
        database.write(lambda db: db.add(twice))
    assert "told to nobody" not in str(caught.value)


def test_a_read_sees_one_state(database: Database) -> None:
    def look(db: DbSession) -> tuple[int, int]:
        before = count(db)
        elsewhere(lambda: database.write(named("Ada"))).join(SOON)
        return before, count(db)

    assert database.read(look) == (0, 0)
    assert database.read(count) == 1


def test_a_read_does_not_wait_for_a_turn(database: Database) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def wait(db: DbSession) -> None:
        named("Ada")(db)
        inside.set()
        assert go_on.wait(SOON)

    turn = elsewhere(lambda: database.write(wait))
    assert inside.wait(SOON)
    seen: list[int] = []
    reading = elsewhere(lambda: seen.append(database.read(count)))
    reading.join(SOON / 3)
    assert seen == [0]
    go_on.set()
    turn.join(SOON)
    assert database.read(count) == 1


def test_turns_wait_for_each_other(database: Database) -> None:
    """On SQLite a second turn neither overtakes nor fails; on PostgreSQL what it locks waits."""
    database.write(named("0"))

    def add_one(db: DbSession) -> None:
        account = db.scalars(select(Facilitator).with_for_update()).one()
        account.name = str(int(account.name) + 1)

    threads = [elsewhere(lambda: database.write(add_one)) for _ in range(12)]
    for thread in threads:
        thread.join(SOON)
    assert database.read(lambda db: db.scalars(select(Facilitator.name)).one()) == "12"


def test_what_is_apart_runs_where_reads_run(tmp_path: Path) -> None:
    class Told:
        """A pool that tells what it was given."""

        def __init__(self) -> None:
            self.given: list[object] = []

        def apply(self, func: Callable[..., object], args: tuple[object, ...] = ()) -> object:
            self.given.append(func)
            return func(*args)

    readers, writer = Told(), Told()
    opened = Database.opened(
        f"sqlite:///{tmp_path / 'samsyn.sqlite3'}", readers=readers, writer=writer
    )
    with closing(opened) as database:
        assert database.apart(divmod, 7, 2) == (3, 1)
        assert (len(readers.given), writer.given) == (1, [])
        database.read(count)
        assert (len(readers.given), len(writer.given)) == (2, 0)
        database.write(named("Ada"))
        assert (len(readers.given), len(writer.given)) == (2, 1)


@pytest.mark.long
def test_a_postgresql_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        with pytest.raises(StorageError):
            Database.opened(f"postgresql://u@127.0.0.1:{silent.getsockname()[1]}/x")
    assert time.monotonic() - began < 30
