"""Taking a session or a series in from a file, from the terminal and from the page alike."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused, reason
from workshop.base.ids import id_within
from workshop.people import accounts
from workshop.sessions import leading
from workshop.sessions.interchange import MOST_BYTES, Rows, read
from workshop.storage.database import Database
from workshop.storage.models import Facilitator, Series, SeriesOrganiser


def content_of(path: Path) -> bytes:
    """What a file holds. Refused where it is too large, or cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)  # a device or a pipe may never end
    except OSError as error:
        raise Refused(
            N_("{path} cannot be read: {reason}."), path=path, reason=reason(error)
        ) from None
    if len(content) > MOST_BYTES:
        raise too_large(MOST_BYTES)
    return content


def too_large(most: int) -> Refused:
    """The refusal of a file that is larger than so many bytes."""
    return Refused(N_("The file is larger than {most} MB."), most=most // 1_000_000)


def store(database: Database, content: bytes, owner: str | None, once: str | None = None) -> str:
    """Store what a file holds; its new id. Refused, with nothing stored, where it can't be.

    By an id given as `once`, the same file is stored once.
    """
    rows = read(content, id_within(once, content) if once else None)

    def work(db: DbSession) -> str:
        if once and db.get(type(rows.whole), rows.whole.id):
            return rows.whole.id
        return add(db, rows, accounts.named(db, owner) if owner is not None else None)

    return database.write(work)


def add(db: DbSession, rows: Rows, owner: Facilitator | None) -> str:
    """Add what was read; the id of the session or series."""
    for _, same_table in groupby(rows.rows, type):
        db.add_all(same_table)
        db.flush()  # the models know no relationships that would order the tables
    if owner is not None:
        for session in rows.sessions:
            leading.give(db, session.id, owner.id)
        if isinstance(rows.whole, Series):
            db.add(SeriesOrganiser(series_id=rows.whole.id, facilitator_id=owner.id))
            db.flush()
    return rows.whole.id
