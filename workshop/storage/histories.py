"""Histories that go back: what was acknowledged last is gone, and its numbers are used again.

A screen that saw them, or keeps them on its disk, would take others for its own. Under a new epoch
it fetches the board anew, and sends again what it did last (`docs/live-protocol.md`). There are
three ways to know:

- Somebody says that a backup was put back. Nothing within an old copy tells that it is old, and a
  note beside it comes back with the folder.
- Another PostgreSQL answers than before, or another timeline of it: a standby was promoted, which
  may not have had everything yet.
- A process reads a smaller number than it has told its screens: `workshop/live/session.py`. A
  screen that has seen a later one could tell too, but its word must not make all others start over.
"""

from __future__ import annotations

import logging
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, bindparam, event, select, update
from sqlalchemy.orm import Session as DbSession

from workshop.base.ids import new_id
from workshop.storage.models import Session
from workshop.storage.statements import Statement

if TYPE_CHECKING:
    from psycopg import Connection as Psycopg

_log = logging.getLogger(__name__)


def begin_new_histories(db: DbSession) -> int:
    """Give every session a new epoch. Their number."""
    # In the order in which turns lock them: a server may have been started too early.
    sessions = db.scalars(select(Session).order_by(Session.id).with_for_update()).all()
    for session in sessions:
        session.epoch = new_id()
    return len(sessions)


def begin_new_history(db: Connection, session_id: str) -> str:
    """Give one session, which is locked, a new epoch. The epoch."""
    epoch = new_id()
    _NEW_EPOCH.each(db, [{"of": session_id, "to": epoch}])
    return epoch


def watch(engine: Engine) -> None:
    """Let every connection to PostgreSQL look where it has come to, before anything else is done
    on it: a server that is promoted keeps none from before.

    On SQLite there is nothing to see.
    """
    if engine.name == "postgresql":
        with closing(engine.raw_connection()) as kept:
            _look(kept.driver_connection)
        event.listen(engine, "connect", lambda connection, _record: _look(connection))


def _look(connection: Any) -> None:
    """Begin new histories once where this is not the PostgreSQL that was noted.

    What cannot be used is closed: also a standby, whose place in the log is for nobody to ask.
    """
    from psycopg import errors

    try:
        _follow(connection)
    except (errors.InsufficientPrivilege, errors.UndefinedFunction, errors.FeatureNotSupported):
        connection.rollback()
        _log.error("PostgreSQL does not say which timeline it is on: no failover will be noticed")
    except Exception:
        connection.close()
        raise


def _follow(connection: Psycopg[Any]) -> None:
    with connection.cursor() as db:
        here, noted = db.execute(_HERE_AND_NOTED).fetchone() or ("", None)
        if here != noted:
            db.execute("LOCK TABLE timelines IN EXCLUSIVE MODE")  # others come at the same moment
            here, noted = db.execute(_HERE_AND_NOTED).fetchone() or ("", None)
        if here != noted:
            db.execute("DELETE FROM timelines")
            db.execute("INSERT INTO timelines (name) VALUES (%s)", [here])
        if noted not in (None, here):
            found = db.execute("SELECT id FROM sessions ORDER BY id FOR UPDATE").fetchall()
            new = ((new_id(), session_id) for (session_id,) in found)
            db.executemany("UPDATE sessions SET epoch = %s WHERE id = %s", new)
            _log.error(
                "another PostgreSQL answers, or a standby was promoted: %s meetings begin new"
                " histories. With a synchronous standby nothing is lost (docs/running.md)",
                len(found),
            )
    connection.commit()


_HERE_AND_NOTED = """
SELECT (SELECT system_identifier FROM pg_control_system()) || '/'
  || left(pg_walfile_name(pg_current_wal_lsn()), 8), (SELECT name FROM timelines)
"""
_NEW_EPOCH = Statement(
    update(Session).where(Session.id == bindparam("of")).values(epoch=bindparam("to"))
)
