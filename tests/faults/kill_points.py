"""Marked points in the server's way of a change, at which it ends itself as by kill -9.

Installed in a server's own process by the launcher; `FAULT_KILL_AT` says which, and at the how
many-th passing: "before commit 3".
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, event

from workshop.live.fanout import Fanout
from workshop.live.session import LiveSessions

Patch = Callable[[Callable[[], None]], None]


def install() -> None:
    """End this process at the point that was ordered."""
    point, _, number = os.environ["FAULT_KILL_AT"].rpartition(" ")
    POINTS[point](_at_passing(int(number)))


def _at_passing(number: int) -> Callable[[], None]:
    left = number

    def passed() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return passed


def _before_commit(passed: Callable[[], None]) -> None:
    """All statements of a group of turns are carried out, its COMMIT is not sent."""
    turns_of, carried_out = LiveSessions._turns, set[Connection]()  # noqa: SLF001

    def turns(self: LiveSessions, db: Connection, group: list[Any]) -> list[Any]:
        done = turns_of(self, db, group)
        carried_out.add(db)
        return done

    def commit(connection: Connection) -> None:
        if connection in carried_out:
            carried_out.remove(connection)
            passed()

    LiveSessions._turns = turns  # type: ignore[method-assign] # noqa: SLF001
    event.listen(Engine, "commit", commit)


def _before_publish(passed: Callable[[], None]) -> None:
    """The group is committed, nobody has been told."""
    publish = LiveSessions._publish_and_answer  # noqa: SLF001

    def instead(self: LiveSessions, turns: list[Any]) -> None:
        passed()
        publish(self, turns)

    LiveSessions._publish_and_answer = instead  # type: ignore[method-assign] # noqa: SLF001


def _before_acknowledgement(passed: Callable[[], None]) -> None:
    """The screens have been told, who asked has no answer."""
    publish = Fanout.publish

    def instead(self: Fanout, session_id: str, news: list[Any]) -> None:
        publish(self, session_id, news)
        passed()

    Fanout.publish = instead  # type: ignore[method-assign]


POINTS: dict[str, Patch] = {
    "before commit": _before_commit,
    "after commit, before publishing": _before_publish,
    "after publishing, before acknowledging": _before_acknowledgement,
}
