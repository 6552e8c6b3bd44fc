"""How long a meeting is kept: until a date that those who lead it set, then it is erased."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from workshop.people import audit
from workshop.sessions import erasing, shelves
from workshop.storage.database import Database
from workshop.storage.models import PutAside, Session, SessionFacilitator

WARNED_DAYS = 14
"""So long before a meeting is erased those who lead it are told: time to save what they need."""


def first_date(today: dt.date, days: int) -> dt.date | None:
    """The date that a new meeting gets; none where 0 days are set."""
    return today + dt.timedelta(days=days) if days else None


def keep_until(db: DbSession, session_id: str, date: dt.date | None) -> None:
    """Set the day on which a meeting is erased; None: nobody has said."""
    db.get_one(Session, session_id).erase_on = date


def due(db: DbSession, today: dt.date) -> Sequence[str]:
    """The ids of meetings whose day has come, by what was said of them or from the bin."""
    on_their_day = db.scalars(select(Session.id).where(Session.erase_on <= today)).all()
    return [*on_their_day, *(one for one in shelves.due(db, today) if one not in on_their_day)]


def soon(db: DbSession, facilitator_id: str, today: dt.date) -> Sequence[Session]:
    """What an account leads that is erased within a fortnight, the first of them first."""
    last = today + dt.timedelta(days=WARNED_DAYS)
    return db.scalars(
        select(Session)
        .join(SessionFacilitator, SessionFacilitator.session_id == Session.id)
        .outerjoin(PutAside, (PutAside.session_id == Session.id) & (PutAside.shelf == "bin"))
        .where(
            SessionFacilitator.facilitator_id == facilitator_id,
            Session.erase_on <= last,
            PutAside.session_id.is_(None),
        )
        .order_by(Session.erase_on, Session.id)
    ).all()


def erase_due(database: Database, folder: Path, today: dt.date) -> None:
    """Erase the meetings whose day has come."""
    for session_id in database.read(lambda db: due(db, today)):
        if erasing.erase(database, folder, session_id):
            noted = partial(audit.note, act="session.erased_on_its_date", about=session_id)
            database.write(noted)
