"""What one change asks of the database: the same however large the board is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

from sqlalchemy import Connection, event

from tests.meetings.live_room import (
    Operation,
    People,
    Process,
    idea_at,
    live_of,
    operation,
)
from workshop.storage import statements
from workshop.storage.database import Database

GROWS = re.compile(r"SCAN (ideas|changes|operations)|SEARCH ideas\b.*\(session_id=\?\)")
"""Plans of SQLite's that go through all there is; an index by session alone does too."""


@contextmanager
def asked(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """The statements, with their parameters, that the database is asked meanwhile."""
    noted: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, _x: Any, many: bool) -> None:
        noted.append((statement, parameters[0] if many else parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        with patch.object(
            statements, "carried_out", partial(_noting, noted, statements.carried_out)
        ):
            yield noted
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def _noting(
    noted: list[tuple[str, Any]],
    carried_out: Any,
    db: Connection,
    text: str,
    work: Callable[[Any], Any],
) -> Any:
    """Note those statements too that are made ready once and go to the driver's own cursor."""

    def watched(cursor: Any) -> Any:
        return work(_Noting(cursor, noted))

    return carried_out(db, text, watched)


class _Noting:
    """A cursor, and what it is asked."""

    def __init__(self, cursor: Any, noted: list[tuple[str, Any]]) -> None:
        self._cursor, self._noted, self.fetchall = cursor, noted, cursor.fetchall

    def execute(self, statement: str, parameters: Any) -> None:
        self._noted.append((statement, parameters))
        self._cursor.execute(statement, parameters)

    def executemany(self, statement: str, several: Any) -> None:
        self._noted.append((statement, several[0]))
        self._cursor.executemany(statement, several)


def did(live: Process, people: People, *ops: Operation) -> None:
    answers = live.carry_out(people.anna, list(ops))["answers"]
    assert all("n" in one for one in answers), answers


def grown(live: Process, people: People, count: int) -> list[str]:
    """The ids of so many more ideas on the board."""
    ops = [idea_at(people.segments["frame"], f"Tillit {number}") for number in range(count)]
    for start in range(0, count, 20):
        did(live, people, *ops[start : start + 20])
    return [str(op["id"]) for op in ops]


def each_kind(people: People, ids: list[str]) -> Iterator[Operation]:
    """Something of everything that is done to ideas while a board grows."""
    one, two, three = ids[:3]
    yield idea_at(people.segments["frame"], "Ny")
    yield operation("idea.edit", id=one, rev=1, text="Ändrad")
    yield operation("idea.move", ids=[two], category_id=people.categories[0])
    yield operation("idea.move", ids=[three], after=two)
    yield operation("idea.merge", ids=[two], into=one)
    yield operation("idea.hide", id=three)
    yield operation("category.rename", id=people.categories[0], name=f"Namn {one}")


def test_one_change_asks_as_much_of_a_large_board_as_of_a_small_one(
    database: Database, people: People
) -> None:
    live = live_of(database)
    costs = []
    for more in (3, 10, 1500):  # the first ones read what the turns after them remember
        ids = grown(live, people, more)
        said = []
        for op in each_kind(people, ids):
            with asked(database) as asking:
                did(live, people, op)
            said.append([statement for statement, _ in asking])
        costs.append(said)
    assert costs[1] == costs[2]
    assert len(costs[1][0]) == 8, "for an idea, besides BEGIN: " + "\n".join(costs[1][0])


def test_no_statement_of_a_change_goes_through_the_whole_board(
    database: Database, people: People
) -> None:
    live = live_of(database)
    ids = grown(live, people, 40)
    for op in each_kind(people, ids):
        with asked(database) as asking:
            did(live, people, op)
        for statement, parameters in asking:
            assert not GROWS.search(plan(database, statement, parameters)), statement


def plan(database: Database, statement: str, parameters: Any) -> str:
    """How SQLite finds what a statement is about."""
    if statement.split()[0] not in ("SELECT", "UPDATE", "DELETE"):
        return ""
    with database.engine.connect() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return "\n".join(row.detail for row in rows)


def test_a_plan_that_goes_through_a_board_is_noticed(database: Database) -> None:
    for statement in (
        "SELECT count(*) FROM ideas WHERE session_id = ?",
        "SELECT * FROM ideas WHERE text = ?",
        "SELECT * FROM changes WHERE op_id = ?",
    ):
        assert GROWS.search(plan(database, statement, ("x",)))
    found = plan(database, "SELECT * FROM ideas WHERE id = ?", ("x",))
    assert found
    assert not GROWS.search(found)
