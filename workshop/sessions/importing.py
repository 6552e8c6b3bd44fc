"""Taking a session in from a file, from the terminal and from the page alike."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused, reason
from workshop.people import accounts
from workshop.sessions import leading
from workshop.sessions.interchange import MOST_BYTES, Rows, read
from workshop.storage.database import Database
from workshop.storage.models import Facilitator


def content_of(path: Path) -> bytes:
    """What a file holds, of a file small enough to be a session."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)  # a device or a pipe may never end
    except OSError as error:
        raise Refused(
            N_("{path} cannot be read: {reason}."), path=path, reason=reason(error)
        ) from None
    if len(content) > MOST_BYTES:
        raise too_large()
    return content


def too_large() -> Refused:
    """The refusal of a file that is too large."""
    return Refused(N_("The file is larger than {most} MB."), most=MOST_BYTES // 1_000_000)


def store(database: Database, content: bytes, owner: str | None) -> str:
    """Store the session a file holds; its new id. Refused, with nothing stored, where it can't."""
    rows = read(content)
    return database.write(
        lambda db: add(db, rows, accounts.named(db, owner) if owner is not None else None)
    )


def add(db: DbSession, rows: Rows, owner: Facilitator | None) -> str:
    """Add what was read; the session's id."""
    for _, same_table in groupby(rows.rows, type):
        db.add_all(same_table)
        db.flush()  # the models know no relationships that would order the tables
    if owner is not None:
        leading.give(db, rows.session.id, owner.id)
    return rows.session.id
