"""Series as facilitators have them: which there are, who organises them, what is put into them.

Whoever organises a series may read every session in it; only who leads a session may put it into
one that they organise, or take it out.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from words.text import typed
from workshop.meeting.limits import LONGEST_HEADING, LONGEST_ORGANISATION
from workshop.meeting.ranks import between, spread
from workshop.people import accounts
from workshop.sessions import leading
from workshop.storage.models import (
    Expected,
    Facilitator,
    Series,
    SeriesOrganiser,
    Session,
    SessionFacilitator,
    Unit,
)

MOST_UNITS, MOST_FACTS = 400, 50


def organised_by(db: DbSession, facilitator_id: str) -> Sequence[Series]:
    """The series that a facilitator organises, the newest first."""
    return db.scalars(
        select(Series)
        .join(SeriesOrganiser, SeriesOrganiser.series_id == Series.id)
        .where(SeriesOrganiser.facilitator_id == facilitator_id)
        .order_by(Series.created_at.desc(), Series.id.desc())
    ).all()


def find_organised(db: DbSession, series_id: str, facilitator_id: str) -> Series | None:
    """A series, for a facilitator who organises it; for others there is none."""
    if db.get(SeriesOrganiser, (series_id, facilitator_id)) is None:
        return None
    return db.get(Series, series_id)


def find_readable(db: DbSession, session_id: str, facilitator_id: str) -> Session | None:
    """A session, for who leads it or organises its series; for others there is none."""
    if session := leading.find_led(db, session_id, facilitator_id):
        return session
    session = db.get(Session, session_id)
    if session is None or session.series_id is None:
        return None
    return session if find_organised(db, session.series_id, facilitator_id) else None


def start(db: DbSession, title: str, language: str, facilitator_id: str) -> Series:
    """A new series, organised by who makes it. Refused: it has no title."""
    series = Series(title=_line(title), language=language)
    db.add(series)
    db.flush()
    db.add(SeriesOrganiser(series_id=series.id, facilitator_id=facilitator_id))
    db.flush()
    return series


def organisers(db: DbSession, series_id: str) -> Sequence[Facilitator]:
    """Those who organise a series, by name."""
    return db.scalars(
        select(Facilitator)
        .join(SeriesOrganiser, SeriesOrganiser.facilitator_id == Facilitator.id)
        .where(SeriesOrganiser.series_id == series_id)
        .order_by(Facilitator.name_key)
    ).all()


def share(db: DbSession, series_id: str, name: str) -> None:
    """Let the account of a name organise a series too. Refused: there is none, or it does."""
    account = accounts.named(db, name)
    if db.get(SeriesOrganiser, (series_id, account.id)):
        raise Refused(N_("{name} organises this series already."), name=account.name)
    db.add(SeriesOrganiser(series_id=series_id, facilitator_id=account.id))


def leave(db: DbSession, series_id: str, facilitator_id: str) -> None:
    """Organise a series no longer. Refused where nobody would."""
    if len(organisers(db, series_id)) < 2:
        raise Refused(N_("Nobody else organises this series. Ask somebody in first."))
    db.delete(db.get_one(SeriesOrganiser, (series_id, facilitator_id)))


def end(db: DbSession, series_id: str) -> None:
    """Delete a series that nobody else organises. Refused where others do: they would lose it."""
    if len(organisers(db, series_id)) > 1:
        raise Refused(N_("Others organise this series too. Organise it no longer yourself."))
    remove(db, series_id)


def remove(db: DbSession, series_id: str) -> bool:
    """Delete a series with its units; False where there is none.

    What was in it stays with those who lead it, in no series: its foreign keys see to that.
    """
    return bool(db.execute(delete(Series).where(Series.id == series_id)).rowcount)  # type: ignore[attr-defined]


# ---- Units


def units_of(db: DbSession, series_id: str) -> Sequence[Unit]:
    """The units of a series, in order."""
    units = db.scalars(select(Unit).where(Unit.series_id == series_id)).all()
    return sorted(units, key=lambda unit: (unit.rank, unit.id))


def add_unit(db: DbSession, series_id: str, name: str, facts: Sequence[str] = ()) -> Unit:
    """One more unit, the last. Refused: it has no name, or there are too many."""
    units = units_of(db, series_id)
    if len(units) >= MOST_UNITS:
        raise Refused(N_("A series holds at most {most} units."), most=MOST_UNITS)
    rank = _after(units[-1].rank) if units else spread(1)[0]
    keys = {unit.key for unit in units}
    key = next(f"unit-{n}" for n in range(1, len(keys) + 2) if f"unit-{n}" not in keys)
    unit = Unit(series_id=series_id, key=key, name=_line(name), rank=rank, facts=_facts(facts))
    db.add(unit)
    db.flush()
    return unit


def change_unit(unit: Unit, name: str, facts: Sequence[str]) -> None:
    """Another name and other facts. Refused: it has no name."""
    unit.name, unit.facts = _line(name), _facts(facts)


def move_unit(db: DbSession, unit: Unit, by: int) -> None:
    """One place up (-1) or down (1); at the end it stays."""
    units = list(units_of(db, unit.series_id))
    at = units.index(unit)
    if 0 <= at + by < len(units):
        units.insert(at + by, units.pop(at))
        for one, rank in zip(units, spread(len(units)), strict=True):
            one.rank = rank


def remove_unit(db: DbSession, unit: Unit) -> None:
    """A unit without sessions is gone. Refused where it has some."""
    if db.scalar(select(func.count()).where(Session.unit_id == unit.id)):
        raise Refused(N_("{name} has meetings. Move them to another one first."), name=unit.name)
    db.delete(unit)


# ---- Sessions


def to_put_in(db: DbSession, facilitator_id: str) -> Sequence[Session]:
    """The sessions that a facilitator leads and that are in no series, the latest first."""
    return [one for one in leading.led_by(db, facilitator_id) if one.series_id is None]


def put_in(session: Session, series_id: str, unit: Unit | None) -> None:
    """A session becomes part of a series, about one of its units or none."""
    session.series_id = series_id
    session.unit_id = unit.id if unit and unit.series_id == series_id else None


def take_out(session: Session) -> None:
    """A session is in no series any more."""
    session.series_id = session.unit_id = None


def expect_as_before(db: DbSession, session: Session) -> None:
    """The organisations that were expected at the last meeting about the same unit, whoever was
    there then."""
    before = db.scalars(
        select(Session)
        .where(
            Session.series_id == session.series_id,
            Session.unit_id == session.unit_id,
            Session.id != session.id,
            Session.desk.is_(False),
        )
        .order_by(Session.date.desc(), Session.id.desc())
    ).first()
    if before is None or session.unit_id is None:
        return
    known = {group["key"] for group in session.groups}
    expected = db.scalars(
        select(Expected).where(Expected.session_id == before.id, Expected.removed.is_(False))
    )
    for one in expected:
        if one.group in known:
            about = {"group": one.group, "name": one.name, "rank": one.rank, "also": one.also}
            db.add(Expected(session_id=session.id, **about))


def leads(db: DbSession, facilitator_id: str, sessions: Sequence[Session]) -> set[str]:
    """The ids of those of the sessions that a facilitator leads."""
    led = select(SessionFacilitator.session_id).where(
        SessionFacilitator.facilitator_id == facilitator_id,
        SessionFacilitator.session_id.in_([one.id for one in sessions]),
    )
    return set(db.scalars(led))


def _line(text: str) -> str:
    line = " ".join(typed(text).split())
    if not line:
        raise Refused(N_("Write something here."))
    if len(line) > LONGEST_HEADING:
        raise Refused(N_("At most {most} characters."), most=LONGEST_HEADING)
    return line


def _facts(lines: Sequence[str]) -> list[str]:
    facts = [" ".join(typed(line).split()) for line in lines]
    return [fact[:LONGEST_ORGANISATION] for fact in facts if fact][:MOST_FACTS]


def _after(rank: str) -> str:
    return between(rank, "z")
