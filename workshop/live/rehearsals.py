"""Meetings that are rehearsed in this process: simulated participants act like any device, slowly.

One task a meeting, beside the turns. It ends with the rehearsal or the meeting, when nobody leads
any more, or with the process; those who are simulated then stay as they are until they are removed,
or the rehearsal is begun anew.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from random import Random

import gevent
from sqlalchemy import Connection, bindparam, select

from workshop.base.log import fault
from workshop.live.session import LiveSessions
from workshop.meeting.board import Actor
from workshop.meeting.simulating import Operation, Samples, here, next_act
from workshop.sessions import rehearsing
from workshop.sessions.rehearsing import RehearsalOver
from workshop.storage.board import StoredBoard, table
from workshop.storage.database import Database
from workshop.storage.statements import Statement

EACH_ACTS = 20.0
"""Seconds between two acts of one of them, in the middle."""
SHORTEST_PAUSE = 0.3
COMES_AFTER = 0.6
"""Seconds from one of them who comes in to the next, in the middle."""
UNLED_PAUSES = 120
"""After so many seconds without a console it is over: a page may be loaded anew meanwhile."""

_log = logging.getLogger(__name__)

IsLed = Callable[[str], bool]


class Rehearsals:
    """Those that are going on."""

    def __init__(self, database: Database, live: LiveSessions, is_led: IsLed) -> None:
        self._database, self._live, self._is_led = database, live, is_led
        self._going_on: dict[str, _Rehearsal] = {}

    def begin(self, session_id: str, people: int, samples: Samples) -> None:
        """Let so many take part, or as many as there are where these are more."""
        if going_on := self._going_on.get(session_id):
            going_on.people = people
            return
        rehearsal = _Rehearsal(self._database, self._live, session_id, people, samples)
        self._going_on[session_id] = rehearsal
        gevent.spawn(self._run, rehearsal)

    def _run(self, rehearsal: _Rehearsal) -> None:
        unled = 0.0
        try:
            while unled < UNLED_PAUSES:
                pause = rehearsal.pause()
                gevent.sleep(pause)
                unled = 0.0 if self._is_led(rehearsal.session_id) else unled + pause
                rehearsal.go_on()
        except RehearsalOver:
            pass
        except Exception as error:  # noqa: BLE001 - it is only a rehearsal
            _log.error("%s in a rehearsal", fault(error))
        finally:
            del self._going_on[rehearsal.session_id]


class _Rehearsal:
    """One of them: who came in, and what they do next."""

    def __init__(
        self,
        database: Database,
        live: LiveSessions,
        session_id: str,
        people: int,
        samples: Samples,
    ) -> None:
        self._database, self._live = database, live
        self.session_id, self.people, self._samples = session_id, people, samples
        self._chance = Random()  # noqa: S311 - nothing is secret about it
        self._all_there = False

    def pause(self) -> float:
        """Until the next of them comes or acts, in seconds."""
        middle = EACH_ACTS / self.people if self._all_there else COMES_AFTER
        return max(SHORTEST_PAUSE, self._chance.uniform(0.5, 1.5) * middle)

    def go_on(self) -> None:
        """One more comes in, else one of them does something. RehearsalOver."""
        there, act = self._database.look(self._looked)
        self._all_there = there >= self.people
        if not self._all_there:
            number = there + 1
            self._live.admit(
                self.session_id,
                lambda db: rehearsing.come_in(db, self.session_id, number),
            )
        elif act:
            actor, op = act
            self._live.carry_out(actor, [op])

    def _looked(self, db: Connection) -> tuple[int, tuple[Actor, Operation] | None]:
        sessions = _SESSION.records(db, {"of": self.session_id})
        if not sessions or not sessions[0]["rehearsal"] or sessions[0]["state"] == "ended":
            raise RehearsalOver
        board = StoredBoard(db, sessions[0], None)
        return len(here(board)), next_act(board, self._samples, self._chance)


_SESSION = Statement(select(table("session")).where(table("session").c.id == bindparam("of")))
