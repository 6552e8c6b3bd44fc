"""After a backup was put back: every session begins a new history.

The numbers of changes that the copy does not know are used again. A screen that saw them, or keeps
them on its disk, would take others for its own; under a new epoch it fetches the board anew.
Somebody has to say so. Nothing within an old copy tells that it is old, and a note beside it comes
back with the folder; a screen that has seen a later number could tell, but its word must not make
all others start over.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from workshop.base.ids import new_id
from workshop.storage.models import Session


def begin_new_histories(db: DbSession) -> int:
    """Give every session a new epoch. Their number."""
    # In the order in which turns lock them: a server may have been started too early.
    sessions = db.scalars(select(Session).order_by(Session.id).with_for_update()).all()
    for session in sessions:
        session.epoch = new_id()
    return len(sessions)
