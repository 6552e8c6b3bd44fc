"""Of how many units a line speaks: "5 of 6", from what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from workshop.sessions import series as rules
from workshop.sessions.series_contents import SeriesContents
from workshop.storage.models import Session, Unit


@dataclass(frozen=True)
class Figure:
    """`units` of those that have met, in the order of the series; `all` is how many have."""

    units: tuple[Unit, ...]
    all: int

    @property
    def number(self) -> int:
        """How many units it rests on; never more than `all`."""
        return len(self.units)


@dataclass(frozen=True)
class Resting:
    """The units of a series, in order, and which each of its sessions is about.

    A unit has met where a meeting about it has ended, be it that it is erased since. What a session
    is about now is what counts; of one that is not in the series any more, what it was about when
    it was rested on.
    """

    units: tuple[Unit, ...]
    met: frozenset[str]
    of: Mapping[str, str | None]

    @property
    def all(self) -> int:
        """How many units have met."""
        return len(self.met)

    def unit_id(self, source: Mapping[str, Any]) -> str | None:
        """The unit that a source is of."""
        unit_id: str | None = self.of.get(source["session"], source["unit"])
        return unit_id

    def figure(self, *sources: Iterable[Mapping[str, Any]]) -> Figure | None:
        """What a line says, from the sources of it and of what was merged into it; None where it
        rests on no unit that has met."""
        found = {self.unit_id(one) for some in sources for one in some}
        units = tuple(unit for unit in self.units if unit.id in found & self.met)
        return Figure(units, self.all) if units else None


def resting_of(series: SeriesContents) -> Resting:
    """The same of a series that is loaded whole."""
    return _resting(series.units, [one.session for one in series.sessions])


def load_resting(db: DbSession, series_id: str) -> Resting:
    """How lines of the documents of a series are counted."""
    sessions = db.scalars(select(Session).where(Session.series_id == series_id)).all()
    return _resting(rules.units_of(db, series_id), sessions)


def _resting(units: Iterable[Unit], sessions: Iterable[Session]) -> Resting:
    units, sessions = tuple(units), tuple(sessions)
    held = {one.unit_id for one in sessions if one.state == "ended" and not one.desk}
    return Resting(
        units,
        frozenset(unit.id for unit in units if unit.met or unit.id in held),
        {one.id: one.unit_id for one in sessions},
    )
