"""What nobody goes on with ends by itself."""

from __future__ import annotations

import datetime as dt
from functools import partial

from sqlalchemy.orm import Session as DbSession

from tests.meetings.acting import Room
from tests.meetings.live_room import begin, live_of
from workshop.base.clock import now, today
from workshop.live.idle import IDLE, Idle
from workshop.storage.database import Database
from workshop.storage.models import Session

MOMENT = dt.timedelta(minutes=1)


def test_a_meeting_that_nobody_goes_on_with_ends_by_itself(empty: Database) -> None:
    """One that somebody writes in between two looks stays open, as if a clock had been set, and so
    does one whose day is still to come. What had ended is reopened as any meeting is."""
    live = live_of(empty)
    forgotten, used, coming = (Room(empty, live, begin(empty)) for _ in range(3))
    for room, days in ((forgotten, -1), (used, -1), (coming, 3)):
        on_its_day(room, days)
    idle = Idle(empty, live)
    idle.look(now() + IDLE - MOMENT)
    idle.look(now() + IDLE - MOMENT)
    assert states(forgotten, used, coming) == ["open", "open", "open"]
    idle.look(now() + IDLE + MOMENT)
    used.write(used.people.participants[0])
    idle.look(now() + IDLE + MOMENT)
    assert states(forgotten, used, coming) == ["ended", "open", "open"]
    forgotten.do(forgotten.people.anna, "session.reopen")
    assert states(forgotten) == ["open"]


def on_its_day(room: Room, days: int) -> None:
    def work(db: DbSession) -> None:
        session_of(db, room).date = today() + dt.timedelta(days=days)

    room.database.write(work)


def states(*rooms: Room) -> list[str]:
    return [one.database.read(partial(session_of, room=one)).state for one in rooms]


def session_of(db: DbSession, room: Room) -> Session:
    return db.get_one(Session, room.people.session_id)
