"""Settles a text again and again, each time killed at the next statement, until one is not.

`python -m tests.workshop.sessions.killed_settling FILE SESSION` prints, for each try, whether it
was killed and what the copy of the database holds then: versions, steps, the status, changes.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
from itertools import count
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session as DbSession

from workshop.live.session import LiveSessions
from workshop.meeting.board import Actor
from workshop.sessions import versions
from workshop.sessions.versions import Seen
from workshop.storage.database import Database

SEEN = Seen("the text", "its sum")


def main(file: str, session: str) -> None:
    """Try, and print what is left."""
    for number in count(1):
        copy = f"{file}.{number}"
        shutil.copy(file, copy)
        child = os.fork()
        if child == 0:
            _settle(copy, session, number)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print(json.dumps({"killed": status != 0, "left": left(copy, session)}), flush=True)
        if status == 0:
            return


def left(file: str, session: str) -> list[Any]:
    """What a database holds of the text of a session."""
    with sqlite3.connect(file) as db:
        return [
            db.execute("SELECT count(*) FROM document_versions").fetchone()[0],
            db.execute("SELECT count(*) FROM document_steps").fetchone()[0],
            *db.execute("SELECT status, head FROM sessions WHERE id = ?", (session,)).fetchone(),
            db.execute("SELECT count(*) FROM changes").fetchone()[0],
        ]


def _settle(file: str, session: str, number: int) -> None:
    """Killed before the statement of that number, of which the commit is one."""
    database = Database.opened(f"sqlite:///{file}")
    passed = count(1)

    def pass_by(*_: Any) -> None:
        if next(passed) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    for point in ("before_cursor_execute", "commit"):
        event.listen(Engine, point, pass_by)

    def settle(db: DbSession) -> None:
        versions.take(db, session, "settle", SEEN, "Ada")

    live = LiveSessions(database, lambda *_: pass_by(), lambda *_: "CODE23")
    live.change(session, "session.text", Actor(session, "facilitator", "ada"), settle)


if __name__ == "__main__":
    main(*sys.argv[1:])
