"""What can be rested on, as it is shown where others rest on it: ideas, categories, sessions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import KINDS
from workshop.sessions import series as rules
from workshop.storage.board import portions
from workshop.storage.models import Category, Idea, Segment, Session, Table, Unit


@dataclass(frozen=True)
class Found:
    """An entry or a category where it stands. `place` names segment, category and column; `table`
    the one in the room that it came from. `root` is the id of the whole idea that it is part of."""

    kind: Literal["idea", "category", "session"]
    id: str
    text: str
    session: Session
    unit: Unit | None
    place: tuple[str, ...] = ()
    category_id: str | None = None
    table: str = ""
    revision: int | None = None
    root: str = ""


def found_in(db: DbSession, series_id: str, ids: Collection[str]) -> list[Found]:
    """What of these ids stands in a series where everybody sees it, in no order."""
    rows = rows_above(db, ids)
    roots = {row_id: root_of(rows, row_id) for row_id in ids}
    ideas = ideas_of(db, series_id, [row_id for row_id, root in roots.items() if root])
    return [
        *(replace(one, root=roots[one.id] or "") for one in ideas),
        *categories_of(db, series_id, ids),
        *sessions_of(db, series_id, ids),
    ]


class Row(Protocol):
    """What a row of an idea says of how it stands."""

    @property
    def state(self) -> str: ...
    @property
    def parent_id(self) -> str | None: ...
    @property
    def merged_into_id(self) -> str | None: ...


def above(row: Row) -> str | None:
    """The id of what an idea hangs under: its parent, or what speaks for it."""
    return row.merged_into_id if row.state == "merged" else row.parent_id


def rows_above(db: DbSession, ids: Iterable[str]) -> dict[str, Row]:
    """The ideas with these ids, and all that they hang under."""
    rows: dict[str, Any] = {}
    wanted = set(ids)
    while wanted:
        query = select(Idea.id, Idea.state, Idea.parent_id, Idea.merged_into_id)
        found = [
            row
            for portion in portions(wanted)
            for row in db.execute(query.where(Idea.id.in_(portion)))
        ]
        rows |= {row.id: row for row in found}
        wanted = {over for row in found if (over := above(row)) and over not in rows}
    return rows


def root_of(rows: Mapping[str, Row], row_id: str) -> str | None:
    """The root of an idea's tree; None where something on the way is not shown to everybody."""
    row = rows.get(row_id)
    while row is not None and row.state in ("shared", "merged"):
        if row.state == "shared" and row.parent_id is None:
            return row_id
        row_id = above(row) or ""
        row = rows.get(row_id)
    return None


def ideas_of(db: DbSession, series_id: str, ids: Collection[str]) -> Iterator[Found]:
    """The ideas with these ids, be they shown or not."""
    sessions, units = _sessions(db, series_id), _units(db, series_id)
    query = (
        select(Idea, Segment, Category, Table.name)
        .join(Segment, Segment.id == Idea.segment_id)
        .outerjoin(Category, Category.id == Idea.category_id)
        .outerjoin(Table, Table.id == Idea.table_id)
    )
    for portion in portions(ids):
        for idea, segment, category, table in db.execute(query.where(Idea.id.in_(portion))):
            session = sessions.get(idea.session_id)
            if session and KINDS[segment.kind].written:
                yield Found(
                    "idea",
                    idea.id,
                    idea.text,
                    session,
                    units.get(session.unit_id or ""),
                    place_of(segment, category, idea),
                    idea.category_id,
                    table or "",
                    idea.revision,
                )


def categories_of(db: DbSession, series_id: str, ids: Collection[str]) -> Iterator[Found]:
    """The categories in use with these ids."""
    sessions, units = _sessions(db, series_id), _units(db, series_id)
    query = select(Category.id, Category.name, Category.session_id)
    query = query.where(Category.state == "active")
    for portion in portions(ids):
        for row_id, name, session_id in db.execute(query.where(Category.id.in_(portion))):
            if session := sessions.get(session_id):
                unit = units.get(session.unit_id or "")
                yield Found("category", row_id, name, session, unit)


def sessions_of(db: DbSession, series_id: str, ids: Collection[str]) -> Iterator[Found]:
    """The sessions with these ids."""
    sessions, units = _sessions(db, series_id), _units(db, series_id)
    for one in (sessions[row_id] for row_id in ids if row_id in sessions):
        yield Found("session", one.id, one.title, one, units.get(one.unit_id or ""))


def _sessions(db: DbSession, series_id: str) -> dict[str, Session]:
    """Those of a series by their ids, once: not with each of what stands in them."""
    return {
        one.id: one for one in db.scalars(select(Session).where(Session.series_id == series_id))
    }


def _units(db: DbSession, series_id: str) -> dict[str, Unit]:
    return {unit.id: unit for unit in rules.units_of(db, series_id)}


def place_of(segment: Segment, category: Category | None, idea: Idea) -> tuple[str, ...]:
    """Where an idea stands, in words: segment, category and column, as far as it is under them."""
    labels = {column["id"]: column["label"] for column in segment.columns}
    column = labels.get(idea.column, segment.discussion_heading if idea.column else "")
    return tuple(
        filter(None, (segment.short_heading, category.name if category else "", column or ""))
    )
