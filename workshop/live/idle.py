"""Meetings that nobody goes on with end by themselves: what is forgotten is not left open. Those
whose day is still to come wait for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from workshop.base.ids import new_id
from workshop.live.session import LiveSessions
from workshop.meeting.board import Actor
from workshop.storage.database import Database
from workshop.storage.models import Change, Session

IDLE = dt.timedelta(hours=12)
"""Longer than any day's meeting pauses; whoever goes on on the next day reopens it."""


def end_idle(database: Database, live: LiveSessions, at: dt.datetime) -> None:
    """End the meetings without a change for so long, as who leads them would."""
    for session_id in database.read(lambda db: _idle(db, at - IDLE)):
        operation = {"op_id": new_id(), "kind": "session.end"}
        live.carry_out(Actor(session_id, "house", "idle"), [operation])


def _idle(db: DbSession, since: dt.datetime) -> Sequence[str]:
    newest = select(func.max(Change.made_at)).where(Change.session_id == Session.id)
    changed_at = func.coalesce(newest.scalar_subquery(), Session.created_at)
    is_open = Session.state == "open", Session.desk.is_(False)
    is_over = Session.date <= since.astimezone().date(), changed_at < since
    return db.scalars(select(Session.id).where(*is_open, *is_over)).all()
