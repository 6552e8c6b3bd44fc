"""How much of what a series' meetings said a text rests on, and from words back to the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, Text, cast, func, select
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import KINDS
from workshop.sessions.contents import Contents
from workshop.sessions.found import Found, above, found_in, ideas_of, rows_above
from workshop.sessions.rehearsing import WRITTEN_BY_PEOPLE
from workshop.sessions.tracing import Tracing
from workshop.storage.models import Category, Idea, Segment, Session, Unit

MOST_UNUSED = 200
"""So many of what a text does not rest on are shown of a unit."""


_Query = TypeVar("_Query", bound=Select[*tuple[Any, ...]])


@dataclass(frozen=True)
class Completeness:
    """How much of a unit's meetings a text rests on, in whole ideas, each with what stands under
    it: `used` and `unused` are `all`."""

    unit: Unit
    used: int
    all: int

    @property
    def unused(self) -> int:
        """How many the text does not rest on."""
        return self.all - self.used


def completeness(db: DbSession, tracing: Tracing, text: Contents) -> list[Completeness]:
    """Of each unit that has met, what of its meetings the lines of a text rest on, directly or on
    what stands under it or was merged into it."""
    used: dict[str, set[str]] = {}
    for found in _used(tracing, text):
        if found.unit:
            used.setdefault(found.unit.id, set()).add(found.root)
    counted = select(Session.unit_id, func.count()).group_by(Session.unit_id)
    rows = db.execute(_whole(counted, tracing.series.series.id))
    whole: dict[str | None, int] = dict(rows.all())
    return [
        Completeness(unit, len(used.get(unit.id, ())), whole.get(unit.id, 0))
        for unit in tracing.series.units
        if unit.id in tracing.resting.met
    ]


def unused(db: DbSession, tracing: Tracing, text: Contents, unit_id: str) -> list[Found]:
    """The first of what the meetings about a unit hold that a text does not rest on."""
    used = {found.root for found in _used(tracing, text)}
    series_id = tracing.series.series.id
    order = (Session.date, Session.id, Segment.position, Idea.rank, Idea.id)
    whole = _whole(select(Idea.id).order_by(*order), series_id).where(Session.unit_id == unit_id)
    ids = [row_id for row_id in db.scalars(whole) if row_id not in used][:MOST_UNUSED]
    places = {row_id: at for at, row_id in enumerate(ids)}
    return sorted(ideas_of(db, series_id, ids), key=lambda one: places[one.id])


def _used(tracing: Tracing, text: Contents) -> Iterator[Found]:
    """The ideas of meetings that the lines of a text rest on."""
    for line in tracing.lines(text):
        for trace in line.traces:
            if trace.found and trace.found.root and not trace.found.session.desk:
                yield trace.found


def _whole(query: _Query, series_id: str) -> _Query:
    """That of all whole ideas which the meetings of a series show to everybody."""
    written = [kind for kind, what in KINDS.items() if what.written]
    return (
        query.select_from(Idea)
        .join(Segment, Segment.id == Idea.segment_id)
        .join(Session, Session.id == Idea.session_id)
        .where(
            Session.series_id == series_id,
            Session.desk.is_(False),
            Segment.kind.in_(written),
            Idea.parent_id.is_(None),
            Idea.state == "shared",
            WRITTEN_BY_PEOPLE,
        )
    )


def lines_resting_on(db: DbSession, session: Session) -> dict[str, list[Found]]:
    """The lines and categories of its series that rest on what stands in a session, by the ids of
    that."""
    series_id = session.series_id or ""
    resting = {
        row_id: rows for of in (Idea, Category) for row_id, rows in _resting(db, of, session)
    }
    rows = rows_above(db, resting)

    def speaks(row_id: str) -> str:
        while row_id in rows and rows[row_id].state == "merged":
            row_id = above(rows[row_id]) or ""
        return row_id

    lines = {one.id: one for one in found_in(db, series_id, {speaks(one) for one in resting})}
    found: dict[str, list[Found]] = {}
    for row_id in sorted(resting):
        line = lines.get(speaks(row_id))
        for source in {one["id"]: None for one in resting[row_id] if one["session"] == session.id}:
            if line and line not in found.setdefault(source, []):
                found[source].append(line)
    return found


def _resting(
    db: DbSession, of: type[Idea] | type[Category], session: Session
) -> Sequence[tuple[str, list[dict[str, Any]]]]:
    query = (
        select(of.id, of.sources)
        .join(Session, Session.id == of.session_id)
        .where(Session.series_id == session.series_id, cast(of.sources, Text).contains(session.id))
    )
    return db.execute(query).all()
