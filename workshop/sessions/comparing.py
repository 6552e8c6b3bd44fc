"""One part of all meetings of a series side by side: a segment, and a column of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import KINDS
from workshop.meeting.columns import IDEAS
from workshop.sessions import series as rules
from workshop.sessions.paging import Paging, paging
from workshop.sessions.rehearsing import WRITTEN_BY_PEOPLE
from workshop.sessions.series_overview import sessions_of
from workshop.storage.board import portions
from workshop.storage.models import Idea, Segment, Session, Unit

MOST = 50
"""Whole ideas of a meeting that are shown."""
SIDES_OF_A_PAGE = 30
"""Sweden has 21 regions."""


@dataclass(frozen=True)
class Part:
    """What can be compared: a segment by its key, and one of its columns ("" where it has none)."""

    segment: str
    column: str
    label: str

    @property
    def id(self) -> str:
        """What a form calls it."""
        return f"{self.segment}/{self.column}"


@dataclass(frozen=True)
class Entry:
    """An entry, and how deep it stands."""

    text: str
    level: int


@dataclass(frozen=True)
class Side:
    """What a meeting says there: at most `MOST` entries with what hangs under them; `more` are
    left out."""

    unit: Unit | None
    session: Session
    entries: tuple[Entry, ...]
    more: int


@dataclass(frozen=True)
class Comparison:
    """A page of meetings side by side."""

    sides: tuple[Side, ...]
    at: Paging


def parts_of(db: DbSession, series_id: str) -> list[Part]:
    """All that can be compared, as the meetings have it, in the order of the first that does."""
    found: dict[str, Part] = {}
    for segment in _segments(db, series_id):
        for column in segment.columns or [{"id": IDEAS, "label": ""}]:
            label = ": ".join(filter(None, (segment.short_heading, column["label"])))
            part = Part(segment.key, column["id"], label)
            found.setdefault(part.id, part)
    return list(found.values())


def compare(db: DbSession, series_id: str, part: Part, page: int = 1) -> Comparison:
    """What meetings say there, in the order of the units, then by date."""
    segments = {s.session_id: s for s in _segments(db, series_id) if s.key == part.segment}
    units = rules.units_of(db, series_id)
    places = {unit.id: at for at, unit in enumerate(units)}
    meetings = [one for one in sessions_of(db, series_id) if one.id in segments]
    meetings.sort(key=lambda one: places.get(one.unit_id or "", len(places)))
    at = paging(len(meetings), page, SIDES_OF_A_PAGE)
    shown = at.of(meetings)
    trees = _trees(db, [segments[one.id] for one in shown], part.column)
    known = {unit.id: unit for unit in units}
    sides = (_side(known.get(one.unit_id or ""), one, trees[segments[one.id].id]) for one in shown)
    return Comparison(tuple(sides), at)


def _trees(db: DbSession, segments: Iterable[Segment], column: str) -> dict[str, _Trees]:
    """The first whole ideas of each segment with all that hangs under them, by its id."""
    found = {segment.id: _Trees() for segment in segments}
    shown = (Idea.column == column, Idea.state == "shared", WRITTEN_BY_PEOPLE)
    numbered = select(
        Idea.id,
        func.row_number().over(partition_by=Idea.segment_id, order_by=(Idea.rank, Idea.id)),
        func.count().over(partition_by=Idea.segment_id),
    ).where(Idea.segment_id.in_(found), Idea.parent_id.is_(None), *shown)
    first = numbered.subquery()
    id_of, number, every = first.c
    rows = db.execute(select(Idea, every).join(first, id_of == Idea.id).where(number <= MOST))
    ideas = []
    for idea, number_of_all in rows:
        found[idea.segment_id].all = number_of_all
        ideas.append(idea)
    while ideas:
        for idea in ideas:
            found[idea.segment_id].below.setdefault(idea.parent_id, []).append(idea)
        above = [idea.id for idea in ideas]
        under = (select(Idea).where(Idea.parent_id.in_(some), *shown) for some in portions(above))
        ideas = [idea for query in under for idea in db.scalars(query)]
    return found


@dataclass
class _Trees:
    """Ideas by what they hang under; `all` whole ideas there are, be they here or not."""

    below: dict[str | None, list[Idea]] = field(default_factory=dict)
    all: int = 0


def _segments(db: DbSession, series_id: str) -> list[Segment]:
    """Those in which something is written, of the meetings by date."""
    segments = db.scalars(
        select(Segment)
        .join(Session, Session.id == Segment.session_id)
        .where(Session.series_id == series_id, Session.desk.is_(False))
        .order_by(Session.date, Session.id, Segment.position)
    )
    return [segment for segment in segments if KINDS[segment.kind].written]


def _side(unit: Unit | None, session: Session, trees: _Trees) -> Side:
    entries = tuple(_walk(None, trees.below, 0))
    return Side(unit, session, entries, max(0, trees.all - MOST))


def _walk(
    parent_id: str | None, below: Mapping[str | None, list[Idea]], level: int
) -> Iterator[Entry]:
    for idea in sorted(below.get(parent_id, []), key=lambda one: (one.rank, one.id)):
        yield Entry(idea.text, level)
        yield from _walk(idea.id, below, level + 1)
