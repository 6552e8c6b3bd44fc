"""Statements of every turn, made ready once: their text, and what becomes of values on their way.

SQLAlchemy takes 90 µs for a statement that SQLite carries out in 3, most of it for finding out
again what was the same the time before. What it found out is kept here, by kind of database; the
statement goes to the driver's own cursor, in the transaction of SQLAlchemy's connection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    insert,
)
from sqlalchemy.exc import DBAPIError

from workshop.storage.models import Base

Row = dict[str, Any]
"""A row of a table, or what a statement is given, by name."""
Found = Select[*tuple[Any, ...]]
Asked = Found | Insert | Update
Result = TypeVar("Result")
Become = Callable[[Any], Any]
"""What a value becomes on its way to or from a database."""

AT_ONCE = (1, 20, 900)
"""The numbers of ids that a statement is made for: SQLite's smallest limit is 999 parameters."""


class Statement:
    """One statement, whose values are all parameters with names."""

    def __init__(self, statement: Asked) -> None:
        self._statement = statement
        self._ready: dict[str, _Ready] = {}

    def records(self, db: Connection, values: Row) -> list[Any]:
        """The rows found, by the names of their columns."""
        ready = self._for(db.dialect)
        return [dict(zip(ready.columns, row, strict=True)) for row in ready.rows(db, values)]

    def rows(self, db: Connection, values: Row) -> list[tuple[Any, ...]]:
        """The rows found."""
        return self._for(db.dialect).rows(db, values)

    def each(self, db: Connection, several: Iterable[Row]) -> None:
        """Carry it out for each of some values."""
        ready = self._for(db.dialect)
        rows = [ready.sent(values) for values in several]
        carried_out(db, ready.text, lambda cursor: cursor.executemany(ready.text, rows))

    def _for(self, dialect: Dialect) -> _Ready:
        if dialect.name not in self._ready:
            self._ready[dialect.name] = _Ready(self._statement, dialect)
        return self._ready[dialect.name]


class Lookup:
    """A query for the rows whose `column` is one of any number of ids."""

    def __init__(self, query: Found, column: ColumnElement[Any]) -> None:
        self._query, self._column = query, column
        self._sized = cache(self._of_size)

    def rows(self, db: Connection, ids: Iterable[str], **values: Any) -> Iterator[tuple[Any, ...]]:
        for statement, named in self._portions(ids):
            yield from statement.rows(db, named | values)

    def records(self, db: Connection, ids: Iterable[str]) -> Iterator[Any]:
        for statement, named in self._portions(ids):
            yield from statement.records(db, named)

    def _portions(self, ids: Iterable[str]) -> Iterator[tuple[Statement, Row]]:
        """Few statements serve all numbers: what is left over is the last id again."""
        ordered = sorted(set(ids))
        while ordered:
            size = next((one for one in AT_ONCE if one >= len(ordered)), AT_ONCE[-1])
            portion, ordered = ordered[:size], ordered[size:]
            portion += portion[-1:] * (size - len(portion))
            yield self._sized(size), {f"id_{n}": one for n, one in enumerate(portion)}

    def _of_size(self, size: int) -> Statement:
        ids = [bindparam(f"id_{n}", type_=self._column.type) for n in range(size)]
        return Statement(self._query.where(self._column.in_(ids)))


def inserting(of: type[Base] | Table) -> Statement:
    """The statement that adds a row, of which all columns are given."""
    new = insert(of)
    return Statement(new.values({c.key: bindparam(c.key, type_=c.type) for c in new.table.c}))


def carried_out(db: Connection, text: str, work: Callable[[Any], Result]) -> Result:
    """What `work` does with the driver's own cursor, in the connection's transaction."""
    if not db.in_transaction():
        db.begin()
    return driven(db, text, work)


def driven(db: Connection, text: str, work: Callable[[Any], Result]) -> Result:
    """What `work` does with the driver's own cursor, for a statement of that text.

    Its errors become SQLAlchemy's, without the values, which may be somebody's words.
    """
    errors: Any = db.dialect.dbapi
    try:
        with closing(db.connection.cursor()) as cursor:
            return work(cursor)
    except errors.Error as error:
        raise DBAPIError.instance(text, None, error, errors.Error, hide_parameters=True) from None


class _Ready:
    """A statement for one kind of database."""

    def __init__(self, statement: Asked, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.text = compiled.string
        self._by_name = compiled.positiontup is None
        self._sent = list(compiled.positiontup or compiled.binds)
        self._to_send = [
            (at, become)
            for at, name in enumerate(self._sent)
            if (become := compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
        ]
        found = statement.selected_columns if isinstance(statement, Select) else ()
        self.columns = [str(column.key) for column in found]
        self._to_read = [
            (at, become)
            for at, column in enumerate(found)
            if (become := column.type.dialect_impl(dialect).result_processor(dialect, None))
        ]

    def sent(self, values: Row) -> Any:
        """The values as the driver takes them, in order or by name."""
        row = _become([values[name] for name in self._sent], self._to_send)
        return dict(zip(self._sent, row, strict=True)) if self._by_name else tuple(row)

    def rows(self, db: Connection, values: Row) -> list[tuple[Any, ...]]:
        sent = self.sent(values)

        def found(cursor: Any) -> list[tuple[Any, ...]]:
            cursor.execute(self.text, sent)
            all_of_it: list[tuple[Any, ...]] = cursor.fetchall()
            return all_of_it

        rows = carried_out(db, self.text, found)
        return [tuple(_become(list(row), self._to_read)) for row in rows]


def _become(row: list[Any], known: Sequence[tuple[int, Become]]) -> list[Any]:
    for at, become in known:
        row[at] = become(row[at])
    return row
