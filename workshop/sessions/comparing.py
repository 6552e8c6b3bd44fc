"""One part of all meetings of a series side by side: a segment, and a column of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import KINDS
from workshop.meeting.columns import IDEAS
from workshop.sessions import series as rules
from workshop.sessions.series_overview import sessions_of
from workshop.storage.models import Idea, Segment, Session, Unit

MOST = 50
"""Entries of a meeting that are shown at first."""


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


def parts_of(db: DbSession, series_id: str) -> list[Part]:
    """All that can be compared, as the meetings have it, in the order of the first that does."""
    found: dict[str, Part] = {}
    for segment in _segments(db, series_id):
        for column in segment.columns or [{"id": IDEAS, "label": ""}]:
            label = ": ".join(filter(None, (segment.short_heading, column["label"])))
            part = Part(segment.key, column["id"], label)
            found.setdefault(part.id, part)
    return list(found.values())


def compare(db: DbSession, series_id: str, part: Part) -> list[Side]:
    """What each meeting says there, in the order of the units, then by date."""
    segments = {s.session_id: s for s in _segments(db, series_id) if s.key == part.segment}
    ideas = db.scalars(
        select(Idea).where(
            Idea.segment_id.in_([segment.id for segment in segments.values()]),
            Idea.column == part.column,
            Idea.state == "shared",
        )
    ).all()
    by_session: dict[str, list[Idea]] = {}
    for idea in sorted(ideas, key=lambda one: (one.rank, one.id)):
        by_session.setdefault(idea.session_id, []).append(idea)
    units = {unit.id: at for at, unit in enumerate(rules.units_of(db, series_id))}
    known = {unit.id: unit for unit in rules.units_of(db, series_id)}
    meetings = [one for one in sessions_of(db, series_id) if one.id in segments]
    meetings.sort(key=lambda one: units.get(one.unit_id or "", len(units)))
    return [
        _side(known.get(one.unit_id or ""), one, by_session.get(one.id, [])) for one in meetings
    ]


def _segments(db: DbSession, series_id: str) -> list[Segment]:
    """Those in which something is written, of the meetings by date."""
    segments = db.scalars(
        select(Segment)
        .join(Session, Session.id == Segment.session_id)
        .where(Session.series_id == series_id, Session.desk.is_(False))
        .order_by(Session.date, Session.id, Segment.position)
    )
    return [segment for segment in segments if KINDS[segment.kind].written]


def _side(unit: Unit | None, session: Session, ideas: Sequence[Idea]) -> Side:
    below: dict[str | None, list[Idea]] = {}
    for idea in ideas:
        below.setdefault(idea.parent_id, []).append(idea)
    roots = below.get(None, [])
    shown = [entry for root in roots[:MOST] for entry in _walk(root, below, 0)]
    return Side(unit, session, tuple(shown), max(0, len(roots) - MOST))


def _walk(idea: Idea, below: dict[str | None, list[Idea]], level: int) -> Iterator[Entry]:
    yield Entry(idea.text, level)
    for child in below.get(idea.id, []):
        yield from _walk(child, below, level + 1)
