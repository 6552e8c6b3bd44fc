"""The database: its engine, and the only two ways in, reading and writing.

SQLite and PostgreSQL. A write is a turn: one at a time on SQLite (BEGIN IMMEDIATE), durable when
it returns (WAL with synchronous=FULL). A server gives `Database` native thread pools, so that
nothing which waits on a disk runs on the hub; a command needs none.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextvars import ContextVar, copy_context
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import orjson
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused, reason
from workshop.storage import histories
from workshop.storage.migrations import upgrade
from workshop.storage.statements import driven
from workshop.storage.thread_pool import OfThreads

Result = TypeVar("Result")


LONGEST_LOG = 16_000
"""Pages (of 4 KB) in SQLite's log with which a commit brings them into the file by itself.

SQLite's own 1,000 are some 60 ideas, and that commit waits for three more syncs than others. A
server does it beside the turns instead: `Database.bring_in_log`.
"""

ROWS_AT_ONCE = 1000
"""How many a large reading takes of its driver: one that hands over tens of thousands in one go
lets no other thread compute meanwhile, and a live meeting beside would notice."""


class StorageError(Refused):
    """The database cannot be used."""

    @classmethod
    def of(cls, error: Exception) -> StorageError:
        """What went wrong in a database that was opened before."""
        return cls(N_("The database cannot be used: {reason}."), reason=_reason(error))


class NoRoom(StorageError):
    """The disk is so full that the next write might fail half-way: nothing more is written."""

    def __init__(self) -> None:
        super().__init__(N_("The disk of the server is nearly full: nothing more is saved."))


class Pool(Protocol):
    """Where work runs: gevent's native thread pool, or right here."""

    def apply(self, func: Callable[..., Any], args: tuple[Any, ...] = ()) -> Any:
        """The result of `func(*args)`; its exception is raised."""


class Here:
    """The pool of one that is the calling thread itself."""

    def apply(self, func: Callable[..., Any], args: tuple[Any, ...] = ()) -> Any:
        return func(*args)


class Database:
    """One database at its newest schema."""

    def __init__(self, url: str | Path, *, readers: Pool | None = None, writer: Pool | None = None):
        # An idle pool of gevent's counts as false.
        self._readers = Here() if readers is None else readers
        self._writer = Here() if writer is None else writer
        self.engine = _engine(_usable(url))
        self._one_state = self.engine.execution_options(**_one_state(self.engine))
        self._writing = self.engine.execution_options(turn=True)
        self.only_read = False
        """Whether whoever watches over the disk has said that there is no room (`NoRoom`)."""

    @classmethod
    def opened(cls, url: str | Path, **pools: Pool) -> Database:
        """The database at `url`, or in that file, made or upgraded if need be. StorageError."""
        _make_private_file(_usable(url))
        database = cls(url, **pools)
        try:
            with database._writing.begin() as connection:
                upgrade(connection)
            histories.watch(database.engine)
        except (SQLAlchemyError, database.engine.dialect.loaded_dbapi.Error, OSError) as error:
            raise StorageError(
                N_("The database cannot be opened: {reason}."), reason=_reason(error)
            ) from None
        return database

    def read(self, work: Callable[[DbSession], Result]) -> Result:
        """What `work` finds, in one transaction that sees one state and is rolled back."""
        result: Result = run_on(self._readers, self._reading, work)
        return result

    def write(self, work: Callable[[DbSession], Result]) -> Result:
        """What `work` returns, after all it did is stored for good; if it raises, nothing is."""
        result: Result = run_on(self._writer, self._in_turn, work)
        return result

    def write_once(self, work: Callable[[DbSession], Result]) -> Result:
        """`write` of what a twin may be writing just now: `work` looks whether it is there, and
        does so again where the twin came first."""
        try:
            return self.write(work)
        except IntegrityError:
            return self.write(work)

    def turn(self, work: Callable[[Connection], Result]) -> Result:
        """`write` without an ORM's session, which costs as much as a few statements."""
        result: Result = run_on(self._writer, self._in_bare_turn, work)
        return result

    def look(self, work: Callable[[Connection], Result]) -> Result:
        """`read` without an ORM's session."""
        result: Result = run_on(self._readers, self._looking, work)
        return result

    def apart(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """What `work` computes, on a reader's thread: for what takes more than a millisecond."""
        return run_on(self._readers, work, *arguments)

    def bring_in_log(self) -> None:
        """Bring what SQLite's log holds into its file, while turns and readings go on."""
        if self.engine.name == "sqlite":
            self.look(lambda db: db.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)").all())

    @property
    def file(self) -> Path | None:
        """The file that holds an SQLite database; None of PostgreSQL."""
        name = self.engine.url.database if self.engine.name == "sqlite" else None
        return Path(name) if name else None

    def close(self) -> None:
        """Give up all connections."""
        self.engine.dispose()

    def _reading(self, work: Callable[[DbSession], Result]) -> Result:
        with DbSession(self._one_state, expire_on_commit=False) as db:
            return work(db)

    def _in_turn(self, work: Callable[[DbSession], Result]) -> Result:
        if self.only_read:
            raise NoRoom
        with DbSession(self._writing, expire_on_commit=False) as db, db.begin():
            return work(db)

    def _looking(self, work: Callable[[Connection], Result]) -> Result:
        with self._one_state.connect() as connection:
            return work(connection)

    def _in_bare_turn(self, work: Callable[[Connection], Result]) -> Result:
        if self.only_read:
            raise NoRoom
        with self._writing.begin() as connection:
            return work(connection)


_on_a_pool: ContextVar[bool] = ContextVar("on_a_pool", default=False)


def run_on(pool: Pool, work: Callable[..., Result], *arguments: Any) -> Result:
    """The result of some work on a pool, in the context of whoever asked for it: right here where
    that is a thread of a pool already, as only the hub can wait for one."""
    if _on_a_pool.get():
        return work(*arguments)
    result, error = pool.apply(copy_context().run, (_caught, work, *arguments))
    if error is not None:
        raise error
    return cast(Result, result)


def _caught(
    work: Callable[..., Result], *arguments: Any
) -> tuple[Result | None, BaseException | None]:
    """A result or an error, as values: a pool would log an error that is raised, words and all."""
    _on_a_pool.set(True)  # for this work alone: it has a context of its own
    try:
        return work(*arguments), None
    except BaseException as error:  # noqa: BLE001 - raised again by `run_on`
        return None, error


def _usable(address: str | Path) -> URL:
    """The address of a database of a kind that can keep sessions. StorageError for others.

    A path is an SQLite file, whatever its name looks like.
    """
    if isinstance(address, Path):
        return URL.create("sqlite", database=str(address))
    try:
        url = make_url(address)
    except (SQLAlchemyError, ValueError):
        raise StorageError(N_("SAMSYN_DATABASE_URL is not the address of a database.")) from None
    kind = url.get_backend_name()
    if kind == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if kind == "sqlite" and url.database not in (None, "", ":memory:"):
        return url.set(drivername="sqlite")
    raise StorageError(N_("SAMSYN_DATABASE_URL must name a PostgreSQL database or an SQLite file."))


_JSON = {
    "json_serializer": lambda value: orjson.dumps(value).decode(),
    "json_deserializer": orjson.loads,
}


_PATIENCE = {
    "connect_timeout": 5,  # seconds, as the next two
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # ms
}
"""A PostgreSQL that does not answer is one that fails: else all who write would wait for it."""


def _engine(url: URL) -> Engine:
    options: dict[str, Any] = {"hide_parameters": True, "poolclass": OfThreads, **_JSON}
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True, connect_args=_PATIENCE, **options)
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _one_state(engine: Engine) -> dict[str, Any]:
    """What makes all of a read see the same moment: on SQLite every transaction does."""
    return {"isolation_level": "REPEATABLE READ"} if engine.name == "postgresql" else {}


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours: see _begin_sqlite
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "busy_timeout=10000",
        f"wal_autocheckpoint={LONGEST_LOG}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A read that took the write lock at once would wait for every turn; a turn that took it late
    # would fail with "database is locked".
    turn = connection.get_execution_options().get("turn")
    begin = "BEGIN IMMEDIATE" if turn else "BEGIN"
    driven(connection, begin, lambda cursor: cursor.execute(begin))


def _make_private_file(url: URL) -> None:
    """See to it that only this account can read an SQLite file, and the -wal that inherits it."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(url.database, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StorageError(
            N_("The database cannot be opened: {reason}."), reason=_reason(error)
        ) from None


def _reason(error: Exception) -> str | Refused:
    """An error in a few words on one line, without a password that an address may hold."""
    if isinstance(error, OSError):
        return reason(error)
    cause = error.orig if isinstance(error, DBAPIError) else error
    return " ".join(str(cause).split())[:200].rstrip(".?")
