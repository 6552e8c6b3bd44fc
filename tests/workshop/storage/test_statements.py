"""Statements made ready once: they say the same as SQLAlchemy's own, on each kind of database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from tests.meetings.live_room import People, begin
from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.storage.board import table
from workshop.storage.database import Database
from workshop.storage.models import Change, Operation, Session
from workshop.storage.statements import AT_ONCE, Lookup, Statement, inserting

ALL = 2 * AT_ONCE[-1] + AT_ONCE[-2] + 1
SECRET = "Hemliga ord"


@pytest.fixture
def database(each_kind: str) -> Iterator[Database]:
    with closing(Database.opened(each_kind)) as opened:
        yield opened


@pytest.fixture
def people(database: Database) -> People:
    return begin(database)


def idea(people: People, **fields: Any) -> dict[str, Any]:
    """An idea with a value of every type that ideas have."""
    return dict.fromkeys(table("idea").c.keys()) | {
        "id": new_id(),
        "session_id": people.session_id,
        "segment_id": people.segments["frame"],
        "column": "",
        "rank": "n",
        "text": "Å 100 % :text %s ?",
        "kind": "idea",
        "state": "shared",
        "due_on": dt.date(2026, 11, 22),
        "gap_before": True,
        "revision": 3,
        "personal": True,
        "sources": [],
        "was_private": False,
        "created_at": now(),
        **fields,
    }


def test_what_is_written_is_read_as_by_sqlalchemy(database: Database, people: People) -> None:
    records = [idea(people), idea(people, due_on=None, votes=7)]
    ideas = table("idea")
    every = select(ideas).order_by(ideas.c.created_at)

    def turn(db: Connection) -> None:
        inserting(ideas).each(db, records)

    database.turn(turn)
    theirs = [dict(row) for row in database.look(lambda db: db.execute(every).mappings().all())]
    assert theirs == database.look(lambda db: Statement(every).records(db, {})) == records


def test_json_is_stored_as_by_sqlalchemy(database: Database, people: People) -> None:
    before = [{"was": None, "now": {"text": SECRET, "n": 1.5, "yes": True}}]
    change = {"number": 1, "op_id": new_id(), "kind": "k", "actor": "a", "made_at": now()}
    change |= {"session_id": people.session_id, "effects": [], "before": before}
    database.turn(lambda db: inserting(Change).each(db, [change]))
    query = select(Change.__table__)
    [row] = database.look(lambda db: db.execute(query).mappings().all())
    assert dict(row) == change
    assert database.look(lambda db: Statement(query).records(db, {})) == [change]


@pytest.mark.usefixtures("people")
def test_every_row_of_a_session_is_read_as_by_sqlalchemy(database: Database) -> None:
    def read(db: Connection) -> None:
        for kind in ("session", "segment", "step", "category", "participant"):
            every = select(table(kind))
            rows = [dict(row) for row in db.execute(every).mappings().all()]
            assert rows
            assert Statement(every).records(db, {}) == rows

    database.look(read)


@pytest.mark.parametrize("count", [0, 1, 2, *AT_ONCE, *(size + 1 for size in AT_ONCE), ALL])
def test_any_number_of_ids_is_looked_up(database: Database, people: People, count: int) -> None:
    ids = [new_id() for _ in range(ALL)]
    answered = Lookup(
        select(Operation.op_id, Operation.answer).where(
            Operation.session_id == bindparam("of"), Operation.payload_hash == bindparam("hash")
        ),
        Operation.__table__.c.op_id,
    )

    def turn(db: Connection) -> list[tuple[Any, ...]]:
        entry = {"session_id": people.session_id, "payload_hash": "x"}
        inserting(Operation).each(db, [entry | {"op_id": one, "answer": {"n": 1}} for one in ids])
        asked = [*ids[:count], *ids[:count], "nobody's"]
        return list(answered.rows(db, asked, of=people.session_id, hash="x"))

    assert sorted(database.turn(turn)) == sorted((one, {"n": 1}) for one in ids[:count])


def test_it_fails_as_sqlalchemy_does_and_tells_no_words(database: Database, people: People) -> None:
    twice = idea(people, text=SECRET)
    with pytest.raises(IntegrityError) as caught:
        database.turn(lambda db: inserting(table("idea")).each(db, [twice, twice]))
    assert SECRET not in str(caught.value)
    assert database.look(lambda db: db.execute(select(table("idea"))).all()) == []


def test_an_update_reaches_its_row_alone(database: Database, people: People) -> None:
    one, other = idea(people), idea(people)
    ideas = table("idea")
    change = Statement(
        update(ideas)
        .where(ideas.c.id == bindparam("of_id"))
        .values(created_at=bindparam("to_created_at", type_=ideas.c.created_at.type))
    )
    moment = dt.datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=dt.UTC)

    def turn(db: Connection) -> dict[str, dt.datetime]:
        inserting(ideas).each(db, [one, other])
        change.each(db, [{"of_id": one["id"], "to_created_at": moment}])
        return {row.id: row.created_at for row in db.execute(select(ideas))}

    assert database.turn(turn) == {one["id"]: moment, other["id"]: other["created_at"]}


def test_sessions_that_are_not_there_are_not_found(database: Database, people: People) -> None:
    found = Statement(select(Session.id).where(Session.id == bindparam("of")))
    assert database.look(lambda db: found.rows(db, {"of": "nobody's"})) == []
    assert database.look(lambda db: found.rows(db, {"of": people.session_id})) == [
        (people.session_id,)
    ]
