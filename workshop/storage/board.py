"""The board as the database holds it, within one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Table,
    and_,
    bindparam,
    collate,
    func,
    insert,
    or_,
    select,
    update,
)

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.meeting.board import Made, Put
from workshop.meeting.records import Idea, Record, RecordKind, Session, record_id
from workshop.storage import models
from workshop.storage.models import Base, Change, Operation
from workshop.storage.statements import AT_ONCE, Lookup, Row, Statement, inserting

MODELS: dict[RecordKind, type[Base]] = {
    "session": models.Session,
    "segment": models.Segment,
    "step": models.Step,
    "category": models.Category,
    "placement": models.Placement,
    "table": models.Table,
    "idea": models.Idea,
    "participant": models.Participant,
    "vote": models.Vote,
    "consent": models.Consent,
    "ready": models.Ready,
    "suggestion": models.Suggestion,
    "count": models.Count,
    "expected": models.Expected,
    "confirmation": models.Confirmation,
}


def table(kind: RecordKind) -> Table:
    """The table of a kind of record."""
    found: Any = MODELS[kind].__table__
    return found  # type: ignore[no-any-return]


class StoredBoard:
    """A session's records, read when they are asked for and written when they are put.

    What is put is written together, by `flush` or when something has to be read past it.
    `remembered` comes from the turn before.
    """

    def __init__(self, db: Connection, session: Session, remembered: Remembered | None) -> None:
        self._db, self.session = db, session
        self.number = session["head"] + 1
        fits = remembered is not None and remembered.fits(session)
        self.remembered = remembered if remembered and fits else Remembered(session)
        self._ideas: dict[str, Any] = {}
        self._elsewhere: set[str] = set()
        self._sessions_beside: dict[str, Record | None] = {}
        self._new: list[Any] = []
        self._changed: dict[tuple[RecordKind, str], Row] = {}
        self._made: dict[str, Made] = {}

    @property
    def now(self) -> dt.datetime:
        return now()

    def new_id(self) -> str:
        return new_id()

    def get(self, kind: RecordKind, known_as: str) -> Any:
        if kind == "session":
            return self.session if known_as == self.session["id"] else None
        if kind != "idea":
            return self._few(kind).get(known_as)
        self.expect([known_as])
        return self._ideas[known_as]

    def taken(self, kind: RecordKind, known_as: str) -> bool:
        if kind == "idea":
            return self.get(kind, known_as) is not None or known_as in self._elsewhere
        of = table(kind)
        return self._db.execute(select(of.c.id).where(of.c.id == known_as)).first() is not None

    def elsewhere(self, session_id: str, kind: RecordKind, known_as: str) -> Record | None:
        if session_id == self.session["id"] or not (session_id + known_as).isprintable():
            return None
        session = self._beside(session_id)
        if session is None or kind == "session":
            return session if known_as == session_id else None
        of = table(kind)
        return self._one(of, of.c.id == known_as, of.c.session_id == session_id)

    def expect(self, idea_ids: Iterable[str]) -> None:
        """Look up ideas that will be asked for, all at once."""
        unknown = [one for one in idea_ids if one not in self._ideas]
        self._ideas |= dict.fromkeys(unknown)
        for record in _IDEAS.records(self._db, (one for one in unknown if one.isprintable())):
            if record["session_id"] == self.session["id"]:
                self._ideas[record["id"]] = record
            else:
                self._elsewhere.add(record["id"])

    def every(self, kind: RecordKind) -> list[Any]:
        return [*self._few(kind).values()]

    def find(self, **equal: object) -> list[Idea]:
        ideas = table("idea")
        return self._where(*(ideas.c[field] == value for field, value in equal.items()))

    def below(self, *idea_ids: str) -> list[Idea]:
        of = table("idea").c
        found: list[Idea] = []
        level = list(idea_ids)
        while level:
            records = [
                record
                for ids in portions(level)
                for record in self._where(
                    or_(
                        of.parent_id.in_(ids),
                        and_(of.merged_into_id.in_(ids), of.state == "merged"),
                    )
                )
            ]
            found += records
            level = [record["id"] for record in records]
        return found

    def next_rank(self, idea: Idea | None, segment_id: str, parent_id: str | None) -> str | None:
        self.flush()
        of = table("idea").c
        rank = collate(of.rank, "C" if self._db.dialect.name == "postgresql" else "BINARY")
        query = select(func.min(rank)).where(of.segment_id == segment_id, of.parent_id == parent_id)
        if idea is not None:
            query = query.where(rank > idea["rank"])
        return self._db.execute(query).scalar()

    def made(self, op_id: str) -> Made | None:
        if op_id in self._made:
            return self._made[op_id]
        number = (
            select(Operation.answer["n"].as_integer())
            .where(Operation.session_id == self.session["id"], Operation.op_id == op_id)
            .scalar_subquery()
        )
        of = Change.__table__.c
        query = select(of.kind, of.actor, of.before).where(
            of.session_id == self.session["id"], of.number == number, of.op_id == op_id
        )
        row = self._db.execute(query).first()
        if row is None:
            return None
        made = Made(*row)
        self.expect(one["id"] for one in made.before if one.get("kind") == "idea")
        return made

    def idea_count(self) -> int:
        return self._held().ideas

    def characters(self) -> int:
        return self._held().characters

    def before(self, put: Put) -> Record | None:
        """The record as it was before it is put."""
        before: Record | None = self.get(put.kind, record_id(put.kind, put.record))
        return before

    def put(self, put: Put, before: Record | None) -> None:
        """Write a record."""
        of, record = table(put.kind), put.record
        if before is None and put.kind == "idea":
            self._new.append(record)
        elif before is None:
            self.flush()
            self._db.execute(insert(of), record)
        elif before != record:
            same = {f"of_{column.name}": record[column.name] for column in of.primary_key}
            changed = {f"to_{k}": value for k, value in record.items() if before[k] != value}
            self._changed.setdefault((put.kind, record_id(put.kind, record)), same).update(changed)
        self.keep(put, new=before is None)

    def flush(self) -> None:
        """Write what is not written yet: what is new first, then what has changed."""
        if self._new:
            _NEW_IDEAS.each(self._db, self._new)
            self._new = []
        alike: dict[tuple[RecordKind, tuple[str, ...]], list[Row]] = {}
        for (kind, _), changed in self._changed.items():
            alike.setdefault((kind, tuple(changed)), []).append(changed)
        self._changed = {}
        for (kind, fields), rows in alike.items():
            _updating(table(kind), fields).each(self._db, rows)

    def advance(self, op_id: str, made: Made) -> None:
        """The change is stored: the head moves on, and what was read is good for the next turn."""
        self._made[op_id] = made
        self.session = self.session | {"head": self.number}
        self.remembered.head = self.number
        self.number += 1

    def _held(self) -> Held:
        if self.remembered.held is None:
            self.flush()
            ideas = table("idea")
            characters = func.coalesce(func.sum(func.length(ideas.c.text)), 0)
            query = select(func.count(), characters).where(self._mine(ideas))
            self.remembered.held = Held(*self._db.execute(query).one())
        return self.remembered.held

    def _beside(self, session_id: str) -> Record | None:
        """Another session of the series that this one is in."""
        if session_id not in self._sessions_beside:
            of, series_id = table("session"), self.session["series_id"]
            same = of.c.id == session_id, of.c.series_id == series_id
            self._sessions_beside[session_id] = self._one(of, *same) if series_id else None
        return self._sessions_beside[session_id]

    def _one(self, of: Table, *conditions: ColumnElement[bool]) -> Record | None:
        records = _records(self._db.execute(select(of).where(*conditions)))
        return records[0] if records else None

    def _few(self, kind: RecordKind) -> dict[str, Any]:
        """All records of a kind of which there are few, by what they are known by."""
        few = self.remembered.few
        if kind not in few:
            self.flush()
            of = table(kind)
            if kind == "placement":
                query = select(of).join(table("segment")).where(self._mine(table("segment")))
            else:
                query = select(of).where(self._mine(of))
            records = _records(self._db.execute(query))
            few[kind] = {record_id(kind, record): record for record in records}
        return few[kind]

    def _where(self, *conditions: ColumnElement[bool]) -> list[Idea]:
        """The ideas that meet conditions; they are at hand from then on.

        The conditions name something of this session. That it is this one's is not asked for
        besides: the database would go through all its ideas then.
        """
        self.flush()
        records = _records(self._db.execute(select(table("idea")).where(*conditions)))
        self._ideas |= {record["id"]: record for record in records}
        return records

    def keep(self, put: Put, *, new: bool = False) -> None:
        """Have a record at hand as it is written, by whomever."""
        if put.kind == "session":
            self.session = cast(Session, put.record)
        elif put.kind == "idea":
            before = self._ideas.get(put.record["id"])
            self._ideas[put.record["id"]] = put.record
            if before is None and not new:
                self.remembered.held = None  # what it was is not at hand: to be counted anew
            elif self.remembered.held is not None:
                self.remembered.held.count(cast(Idea, put.record), before)
        elif put.kind in self.remembered.few:
            self.remembered.few[put.kind][record_id(put.kind, put.record)] = put.record

    def _mine(self, of: Table) -> ColumnElement[bool]:
        mine: ColumnElement[bool] = of.c.session_id == self.session["id"]
        return mine


@dataclass
class Held:
    """How many ideas a session holds, whatever became of them, and how many characters in them."""

    ideas: int
    characters: int

    def count(self, idea: Idea, before: Idea | None) -> None:
        """Count one as it is put."""
        self.ideas += before is None
        self.characters += len(idea["text"]) - len(before["text"] if before else "")


class Remembered:
    """What one turn leaves for the next: the few records, and how much there is of ideas.

    Good as long as the session's head and epoch are the same; a turn that fails throws it away.
    """

    def __init__(self, session: Session) -> None:
        self.head, self._epoch = session["head"], session["epoch"]
        self.few: dict[RecordKind, dict[str, Any]] = {}
        self.held: Held | None = None

    def fits(self, session: Session) -> bool:
        """Whether nothing has happened to the session since."""
        return (self.head, self._epoch) == (session["head"], session["epoch"])


def portions(ids: Iterable[str]) -> Iterator[list[str]]:
    """Ids in as large portions as one statement takes."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), AT_ONCE[-1]):
        yield ordered[start : start + AT_ONCE[-1]]


@cache
def _updating(of: Table, parameters: tuple[str, ...]) -> Statement:
    """The statement that changes one row: `of_` its key's columns, `to_` the fields that change."""
    same = [column == bindparam(f"of_{column.name}") for column in of.primary_key]
    fields = [one.removeprefix("to_") for one in parameters if one.startswith("to_")]
    become = {field: bindparam(f"to_{field}", type_=of.c[field].type) for field in fields}
    return Statement(update(of).where(*same).values(become))


def _records(found: CursorResult[Any]) -> list[Any]:
    columns = list(found.keys())
    return [dict(zip(columns, row, strict=True)) for row in found]


_IDEAS, _NEW_IDEAS = Lookup(select(table("idea")), table("idea").c.id), inserting(table("idea"))
