"""Meetings that nobody goes on with end by themselves: what is forgotten is not left open. Those
whose day is still to come wait for it."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from workshop.base.ids import new_id
from workshop.live.session import LiveSessions
from workshop.meeting.board import Actor
from workshop.storage.database import Database
from workshop.storage.models import Change, Session

IDLE = dt.timedelta(hours=12)
"""Longer than any day's meeting pauses; whoever goes on on the next day reopens it."""


class Idle:
    """The meetings that may be over: whoever looks comes back after a while."""

    def __init__(self, database: Database, live: LiveSessions) -> None:
        self._database, self._live = database, live
        self._seen: dict[str, int] = {}

    def look(self, at: dt.datetime) -> None:
        """End those without a change for so long, as who leads them would, that were found so the
        last time too: a clock that is set forward ends no meeting that goes on."""
        found = self._database.read(lambda db: _idle(db, at - IDLE))
        for session_id, head in found.items():
            if self._seen.get(session_id) == head:
                operation = {"op_id": new_id(), "kind": "session.end"}
                self._live.carry_out(Actor(session_id, "house", "idle"), [operation])
        self._seen = found


def _idle(db: DbSession, since: dt.datetime) -> dict[str, int]:
    """Their last changes, by their ids."""
    newest = select(func.max(Change.made_at)).where(Change.session_id == Session.id)
    changed_at = func.coalesce(newest.scalar_subquery(), Session.created_at)
    is_open = Session.state == "open", Session.desk.is_(False)
    is_over = Session.date <= since.astimezone().date(), changed_at < since
    rows = db.execute(select(Session.id, Session.head).where(*is_open, *is_over))
    return {session_id: head for session_id, head in rows}  # noqa: C416 - typed rows
