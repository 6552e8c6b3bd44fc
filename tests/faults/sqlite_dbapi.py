"""SQLite through apsw instead of the standard library, whose connections cannot have a disk of
their own making. As much of a DBAPI module as SQLAlchemy asks for; transactions are always the
caller's (`isolation_level` None)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import apsw

from tests.faults.sqlite_disk import NAME

# What SQLAlchemy looks up in a DBAPI module; the errors are those that Samsyn catches.
paramstyle = "qmark"
sqlite_version_info = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
Error, Warning = sqlite3.Error, sqlite3.Warning  # noqa: A001 - their names
DatabaseError, InterfaceError = sqlite3.DatabaseError, sqlite3.InterfaceError
DataError, InternalError = sqlite3.DataError, sqlite3.InternalError
IntegrityError, OperationalError = sqlite3.IntegrityError, sqlite3.OperationalError
NotSupportedError, ProgrammingError = sqlite3.NotSupportedError, sqlite3.ProgrammingError

_ERRORS: dict[type[apsw.Error], type[sqlite3.Error]] = {
    apsw.ConstraintError: IntegrityError,
    apsw.CorruptError: DatabaseError,
    apsw.NotADBError: DatabaseError,
    apsw.MisuseError: ProgrammingError,
    apsw.BindingsError: ProgrammingError,
}
"""All others are operational."""

SYNCHRONOUS = os.environ.get("FAULT_SYNCHRONOUS", "FULL")
"""Another one is a mutant, which must lose what was acknowledged."""

Row = tuple[Any, ...]


def connect(path: str, **_more: object) -> Connection:
    """A connection to a database on our disk."""
    return Connection(path)


class Connection:
    def __init__(self, path: str) -> None:
        self.isolation_level: str | None = None
        self.apsw = _tried(apsw.Connection, path, vfs=NAME)

    def cursor(self) -> Cursor:
        return Cursor(self.apsw)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Cursor:
        said = sql.replace("synchronous=FULL", f"synchronous={SYNCHRONOUS}")
        return self.cursor().execute(said, values)

    def create_function(
        self, name: str, count: int, function: Callable[..., Any], *, deterministic: bool
    ) -> None:
        self.apsw.create_scalar_function(name, function, count, deterministic=deterministic)

    def commit(self) -> None:
        self._end("COMMIT")

    def rollback(self) -> None:
        self._end("ROLLBACK")

    def close(self) -> None:
        _tried(self.apsw.close)

    def _end(self, how: str) -> None:
        if self.apsw.in_transaction:  # some errors end it by themselves
            self.execute(how)


class Cursor:
    """All rows are fetched at once."""

    arraysize = 1

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: list[Row] = []
        self.description: Sequence[Row] | None = None
        self.rowcount, self.lastrowid = -1, 0

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Cursor:
        cursor = self._connection.cursor()
        cursor.exec_trace = self._described
        self.description, self.rowcount = None, -1
        self._rows = _tried(lambda: list(cursor.execute(sql, values)))
        if sql.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE"):
            self.rowcount = self._connection.changes()
            self.lastrowid = self._connection.last_insert_rowid()
        return self

    def executemany(self, sql: str, several: Iterable[Sequence[Any]]) -> Cursor:
        count = 0
        for values in several:
            count += self.execute(sql, values).rowcount
        self.rowcount = count
        return self

    def fetchone(self) -> Row | None:
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int = 1) -> list[Row]:
        taken, self._rows = self._rows[:size], self._rows[size:]
        return taken

    def fetchall(self) -> list[Row]:
        return self.fetchmany(len(self._rows))

    def close(self) -> None:
        self._rows = []

    def _described(self, cursor: apsw.Cursor, _sql: str, _values: object) -> bool:
        # Afterwards apsw no longer tells.
        columns = cursor.get_description()
        self.description = [(name, *[None] * 6) for name, _ in columns] or None
        return True


def _tried(work: Callable[..., Any], *arguments: Any, **more: Any) -> Any:
    try:
        return work(*arguments, **more)
    except apsw.Error as error:
        kind = _ERRORS.get(type(error), OperationalError)
        raise kind(f"{type(error).__name__}: {error}") from None
