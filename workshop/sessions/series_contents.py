"""A series as it stands: its units and what its sessions hold, as documents and files read it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from workshop.sessions.contents import Contents, load
from workshop.storage.models import Series, Session, Unit


@dataclass(frozen=True)
class SeriesContents:
    """A series, its units in order, and its sessions in the order in which they came."""

    series: Series
    units: Sequence[Unit]
    sessions: Sequence[Contents]

    @property
    def meetings(self) -> list[Contents]:
        """Its meetings by their date, those of one day in the order of their units."""
        places = {unit.id: number for number, unit in enumerate(self.units)}
        meetings = [one for one in self.sessions if not one.session.desk]

        def order(one: Contents) -> tuple[object, ...]:
            session = one.session
            place = places.get(session.unit_id or "", len(places))
            return (session.date, place, session.created_at, session.id)

        return sorted(meetings, key=order)

    @property
    def changed_at(self) -> datetime:
        """When it came to be as it stands."""
        times = (one.changed_at for one in self.sessions)
        return max(times, default=self.series.created_at)

    def unit(self, contents: Contents) -> Unit | None:
        """The unit that a session is about."""
        found = (unit for unit in self.units if unit.id == contents.session.unit_id)
        return next(found, None)


def load_series(
    db: DbSession, series_id: str, only: Collection[str] | None = None
) -> SeriesContents | None:
    """What a series holds, or `only` the sessions with these ids; None where there is none with
    this id."""
    series = db.get(Series, series_id)
    if series is None:
        return None
    units = db.scalars(select(Unit).where(Unit.series_id == series_id)).all()
    wanted = select(Session).where(Session.series_id == series_id)
    sessions = db.scalars(wanted if only is None else wanted.where(Session.id.in_(only))).all()
    ordered = sorted(sessions, key=lambda session: (session.created_at, session.id))
    found = (load(db, session.id) for session in ordered)
    return SeriesContents(
        series,
        sorted(units, key=lambda unit: (unit.rank, unit.id)),
        [one for one in found if one is not None],
    )


def every(db: DbSession) -> Sequence[Series]:
    """All series of the installation, the newest first."""
    return db.scalars(select(Series).order_by(Series.created_at.desc(), Series.id.desc())).all()
