"""Erasing a meeting or a series: its rows, the files made of it, and what is left of both."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as DbSession

from workshop.sessions import series
from workshop.storage.database import Database
from workshop.storage.erasure import leave_nothing
from workshop.storage.models import Session, Unit


def erase(database: Database, folder: Path, session_id: str) -> bool:
    """Erase a meeting for good, with all that is in it; False where there is none.

    `folder` is that of the installation's data. Whoever repeats it finishes what was interrupted.
    """
    files = database.read(lambda db: holding(db, session_id))
    found = database.write(lambda db: _delete(db, session_id))
    clean(database, folder, files)
    return found


def erase_series(database: Database, folder: Path, series_id: str) -> bool:
    """Erase a series for good; False where there is none. What was in it stays, in no series."""
    found = database.write(lambda db: series.remove(db, series_id))
    clean(database, folder, [series_id])
    return found


def holding(db: DbSession, session_id: str) -> list[str]:
    """The ids of all whose files may hold words of a meeting: itself, its series, its texts."""
    series_id = db.scalar(select(Session.series_id).where(Session.id == session_id))
    if series_id is None:
        return [session_id]
    texts = db.scalars(select(Session.id).where(Session.series_id == series_id, Session.desk))
    return [session_id, series_id, *texts]


def clean(database: Database, folder: Path, made_of: Iterable[str]) -> None:
    """Leave nothing of what was just taken out of the tables: neither in files made of these, nor
    in those of the database. Refused where somebody is in the way."""
    for known_as in made_of:
        shutil.rmtree(folder / "made" / Path(known_as).name, ignore_errors=True)
    # What a form sent, and a server that was killed left there.
    shutil.rmtree(folder / "incoming", ignore_errors=True)
    database.apart(leave_nothing, database)


def _delete(db: DbSession, session_id: str) -> bool:
    """The rows of all other tables go with it by their foreign keys. That its unit has met stays: a
    synthesis says of how many."""
    session = db.get(Session, session_id)
    if session and session.unit_id and session.state == "ended" and not session.desk:
        db.get_one(Unit, session.unit_id).met = True
    return bool(db.execute(delete(Session).where(Session.id == session_id)).rowcount)  # type: ignore[attr-defined]
