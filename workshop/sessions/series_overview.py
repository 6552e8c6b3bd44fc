"""What a series holds, at a glance: its units with the state of each meeting, and its documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from workshop.sessions import series as rules
from workshop.storage.models import Participant, Series, Session, Unit


@dataclass(frozen=True)
class Line:
    """A session of the series. `persons` are those who joined; `led`: whoever looks leads it."""

    session: Session
    persons: int
    led: bool


@dataclass(frozen=True)
class Overview:
    """A series: its meetings by unit and date, those about none; documents, the newest first."""

    series: Series
    units: tuple[tuple[Unit, tuple[Line, ...]], ...]
    elsewhere: tuple[Line, ...]
    documents: tuple[Line, ...]

    @property
    def meetings(self) -> int:
        """How many there are in all."""
        return sum(len(lines) for _, lines in self.units) + len(self.elsewhere)


def overview(db: DbSession, series: Series, facilitator_id: str) -> Overview:
    """All of a series, as a facilitator sees it who organises it."""
    sessions = sessions_of(db, series.id)
    led = rules.leads(db, facilitator_id, sessions)
    persons = _persons(db, series.id)
    lines = [Line(one, persons.get(one.id, 0), one.id in led) for one in sessions]
    units = rules.units_of(db, series.id)
    about: dict[str | None, list[Line]] = {unit.id: [] for unit in units}
    elsewhere: list[Line] = []
    for line in lines:
        if not line.session.desk:
            about.get(line.session.unit_id, elsewhere).append(line)
    return Overview(
        series,
        tuple((unit, tuple(about[unit.id])) for unit in units),
        tuple(elsewhere),
        tuple(line for line in reversed(lines) if line.session.desk),
    )


def sessions_of(db: DbSession, series_id: str) -> Sequence[Session]:
    """The sessions of a series, by date."""
    return db.scalars(
        select(Session)
        .where(Session.series_id == series_id)
        .order_by(Session.date, Session.created_at, Session.id)
    ).all()


def _persons(db: DbSession, series_id: str) -> dict[str, int]:
    query = (
        select(Participant.session_id, func.sum(Participant.persons))
        .join(Session, Session.id == Participant.session_id)
        .where(
            Session.series_id == series_id,
            Participant.waiting.is_(False),
            Participant.simulated.is_(False),
        )
        .group_by(Participant.session_id)
    )
    return {session_id: int(persons) for session_id, persons in db.execute(query)}
