"""The board as the database holds it, within one transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select, update

from workshop.models import (
    Base,
    Category,
    Idea,
    Participant,
    Placement,
    Segment,
    Session,
    Step,
)
from workshop.models import Table as RoomTable
from workshop.operations.board import Put, Record, RecordKind

MODELS: dict[RecordKind, type[Base]] = {
    "session": Session,
    "segment": Segment,
    "step": Step,
    "category": Category,
    "placement": Placement,
    "table": RoomTable,
    "idea": Idea,
    "participant": Participant,
}


def table(kind: RecordKind) -> Table:
    """The table of a kind of record."""
    found: Any = MODELS[kind].__table__
    return found  # type: ignore[no-any-return]


class StoredBoard:
    """A session's records, read when they are asked for and written when they are put.

    `few` and `ideas` may come from the turn before, where nothing happened in between.
    """

    def __init__(self, db: Connection, session: Record, remembered: Remembered | None) -> None:
        self._db, self.session = db, session
        self.number = session["head"] + 1
        fresh = remembered is None or remembered.head != session["head"]
        self.remembered = Remembered(session["head"]) if fresh or not remembered else remembered
        self._ideas: dict[str, Record | None] = {}

    def get(self, kind: RecordKind, record_id: str) -> Record | None:
        if kind == "session":
            return self.session if record_id == self.session["id"] else None
        if kind != "idea":
            return next((r for r in self.every(kind) if _id(kind, r) == record_id), None)
        if record_id not in self._ideas:
            ideas = table("idea")
            row = self._db.execute(
                select(ideas).where(ideas.c.id == record_id, self._mine(ideas))
            ).first()
            self._ideas[record_id] = _record(row) if row else None
        return self._ideas[record_id]

    def every(self, kind: RecordKind) -> list[Record]:
        few = self.remembered.few
        if kind not in few:
            of = table(kind)
            if kind == "placement":
                query = select(of).join(table("segment")).where(self._mine(table("segment")))
            else:
                query = select(of).where(self._mine(of))
            few[kind] = [_record(row) for row in self._db.execute(query)]
        return few[kind]

    def below(self, idea_id: str) -> list[Record]:
        ideas, found = table("idea"), []
        level = [idea_id]
        while level:
            rows = self._db.execute(
                select(ideas).where(ideas.c.parent_id.in_(level), self._mine(ideas))
            )
            records = [_record(row) for row in rows]
            found += records
            level = [record["id"] for record in records]
        return found

    def private(self, segment_id: str) -> list[Record]:
        ideas = table("idea")
        rows = self._db.execute(
            select(ideas).where(
                ideas.c.segment_id == segment_id, ideas.c.state == "private", self._mine(ideas)
            )
        )
        return [_record(row) for row in rows]

    def idea_count(self) -> int:
        if self.remembered.ideas is None:
            ideas = table("idea")
            count = select(func.count()).select_from(ideas).where(self._mine(ideas))
            self.remembered.ideas = self._db.execute(count).scalar_one()
        return self.remembered.ideas

    def before(self, put: Put) -> Record | None:
        """The record as it was before it is put."""
        return self.get(put.kind, _id(put.kind, put.record))

    def put(self, put: Put, before: Record | None) -> None:
        """Write a record."""
        of, record = table(put.kind), put.record
        if before is None:
            self._db.execute(insert(of).values(record))
        elif before != record:
            changed = {k: v for k, v in record.items() if before[k] != v}
            same = [column == record[column.name] for column in of.primary_key]
            self._db.execute(update(of).where(*same).values(changed))
        self._keep(put, before)

    def advance(self) -> None:
        """The change is stored: the head moves on, and what was read is good for the next turn."""
        self.session = self.session | {"head": self.number}
        self.remembered.head = self.number
        self.number += 1

    def _keep(self, put: Put, before: Record | None) -> None:
        if put.kind == "session":
            self.session = put.record
        elif put.kind == "idea":
            self._ideas[put.record["id"]] = put.record
            if before is None and self.remembered.ideas is not None:
                self.remembered.ideas += 1
        elif put.kind in self.remembered.few:
            others = [r for r in self.every(put.kind) if r is not before]
            self.remembered.few[put.kind] = [*others, put.record]

    def _mine(self, of: Table) -> Any:
        return of.c.session_id == self.session["id"]


class Remembered:
    """What one turn leaves for the next: the few records, and how many ideas there are.

    Good as long as the session's head is `head`; a turn that fails throws it away.
    """

    def __init__(self, head: int) -> None:
        self.head = head
        self.few: dict[RecordKind, list[Record]] = {}
        self.ideas: int | None = None


def _record(row: Row[Any]) -> Record:
    return dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's documented name


def _id(kind: RecordKind, record: Record) -> str:
    if kind == "placement":
        return f"{record['segment_id']}:{record['category_id']}"
    return str(record["id"])
