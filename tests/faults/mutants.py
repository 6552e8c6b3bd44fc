"""Servers with one rule broken. Whoever looks for losses must find those that they make.

Installed in a server's own process by the launcher, with a point at which it is killed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import gevent
from sqlalchemy import Connection

from tests.faults import kill_points
from workshop.base.ids import new_id
from workshop.live import session
from workshop.live.fanout import DevicesOf, Fanout, Told
from workshop.live.session import LiveSessions
from workshop.live.turn import Batch, Turn
from workshop.storage import histories
from workshop.storage.changes import ChangeLog, Key

A_WHILE = 0.03
"""Seconds between what is done too early and the commit: time enough for it to leave."""


def acknowledge_before_commit() -> None:
    """Who asked has the answer while the transaction may still fail."""
    _too_early(lambda _live, turn: turn.batch.answer.set(turn.answer))
    kill_points.install()


def publish_before_commit() -> None:
    """The screens show what may never come to be."""
    publish = Fanout.publish
    fanouts: list[Fanout] = []
    begin = Fanout.__init__

    def remembered(self: Fanout, devices_of: DevicesOf, *told: Told) -> None:
        begin(self, devices_of, *told)
        fanouts.append(self)

    def tell(_live: LiveSessions, turn: Turn) -> None:
        if turn.news:
            publish(fanouts[0], turn.batch.actor.session_id, turn.news)

    Fanout.__init__ = remembered  # type: ignore[assignment, method-assign]
    Fanout.publish = lambda *_: None  # type: ignore[method-assign]
    _too_early(tell)
    kill_points.install()


def no_deduplication() -> None:
    """What is sent again is carried out again."""
    add = ChangeLog.add

    def added(
        self: ChangeLog, key: Key, digest: str, answer: dict[str, Any], change: dict[str, Any]
    ) -> None:
        known = key in self._known
        add(self, (key[0], new_id()) if known else key, digest, answer, change)

    ChangeLog.answered = lambda *_: None  # type: ignore[method-assign]
    ChangeLog.add = added  # type: ignore[method-assign]
    kill_points.install()


def no_new_histories() -> None:
    """The numbers go on in the history that was told, whatever has become of it."""
    session._is_behind = lambda *_: False  # noqa: SLF001
    histories.watch = lambda engine: None  # noqa: ARG005 - as it is called


def _too_early(do: Callable[[LiveSessions, Turn], None]) -> None:
    """Do something with each turn of a group when it is decided, before its transaction ends."""
    turns_of, loop = LiveSessions._turns, gevent.get_hub().loop  # noqa: SLF001

    def turns(self: LiveSessions, db: Connection, group: list[Batch]) -> list[Turn]:
        carried_out = turns_of(self, db, group)
        for turn in carried_out:
            loop.run_callback_threadsafe(do, self, turn)  # this is a native thread
        time.sleep(A_WHILE)
        return carried_out

    LiveSessions._turns = turns  # type: ignore[method-assign] # noqa: SLF001
