"""Meetings put aside: in the archive, or in the bin, from which they are erased for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from workshop.storage.models import PutAside, Session, SessionFacilitator, Shelf

DAYS_IN_BIN = 30


def put_aside(db: DbSession, session: Session, shelf: Shelf) -> None:
    """Put a meeting into the archive or the bin. Refused: it runs, or a series shows it."""
    if session.state == "open" and not session.desk:
        raise Refused(N_("The meeting is running. End it first."))
    if shelf == "bin" and session.series_id is not None:
        raise Refused(N_("The meeting is part of a series. Take it out of the series first."))
    db.merge(PutAside(session_id=session.id, shelf=shelf))


def take_back(db: DbSession, session_id: str) -> None:
    """Have a meeting at hand again."""
    if aside := db.get(PutAside, session_id):
        db.delete(aside)


def shelf_of(db: DbSession, session_id: str) -> Shelf | None:
    """Where a meeting lies, if it is not at hand."""
    aside = db.get(PutAside, session_id)
    return aside.shelf if aside else None


def find_in_bin(db: DbSession, session_id: str, facilitator_id: str) -> Session | None:
    """A meeting in the bin, for a facilitator who leads it; for others there is none."""
    leads = db.get(SessionFacilitator, (session_id, facilitator_id))
    if leads is None or shelf_of(db, session_id) != "bin":
        return None
    return db.get(Session, session_id)


def gone_on(since: dt.datetime) -> dt.date:
    """The day on which a meeting that was thrown away then is erased."""
    return since.astimezone().date() + dt.timedelta(days=DAYS_IN_BIN)


def due(db: DbSession, today: dt.date) -> Sequence[str]:
    """The ids of meetings that have been in the bin for long enough."""
    binned = select(PutAside).where(PutAside.shelf == "bin")
    return [one.session_id for one in db.scalars(binned) if gone_on(one.since) <= today]
