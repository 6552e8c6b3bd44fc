"""The fan-outs of several processes that serve one database: what one tells, all tell.

The log of changes is the truth; a notice only says sooner what a beacon would say later, so one
that is lost does no harm. It holds no words of anybody: whoever hears of a change reads it.
A process that is alone says that it is there, every few seconds, and nothing else.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any, Protocol

import gevent
import orjson

from workshop.base.ids import new_id
from workshop.base.log import fault
from workshop.live import fanout
from workshop.live.audiences import News
from workshop.live.fanout import DevicesOf, Fanout, PositionOf, Room, Told
from workshop.meeting.board import Actor

SILENT_SECONDS = 4 * fanout.BEACON_SECONDS
"""After which a process counts as gone, with all who were in its rooms."""

IDS_A_NOTICE = 150

ChangesSince = Callable[[str, int], list[News]]
"""The changes of a session after a number, in order; this may wait, no screen does."""

_log = logging.getLogger(__name__)


class Carrier(Protocol):
    """What notices go by."""

    def send(self, notice: str) -> None:
        """Send one soon, to whoever listens."""

    def listen(self, heard: Callable[[str], None], missed: Callable[[], None]) -> None:
        """Hear all of them, one's own too, on the hub; `missed` where some may have been lost."""


class SharedFanout(Fanout):
    """A fan-out that hears of the others, and they of it."""

    def __init__(
        self, devices_of: DevicesOf, told: Told, carrier: Carrier, changes_since: ChangesSince
    ) -> None:
        super().__init__(devices_of, told)
        self._carrier, self._changes_since = carrier, changes_since
        self._me = new_id()[-12:]
        self._others: dict[str, float] = {}
        self._elsewhere: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._looking: set[str] = set()

    def beat(self, position_of: PositionOf) -> None:
        """Also hear of the others, and say what is here."""
        self._carrier.listen(self._heard, self._missed)
        gevent.spawn(self._say_again)
        super().beat(position_of)

    def publish(self, session_id: str, news: list[News]) -> None:
        super().publish(session_id, news)
        if session_id in self._elsewhere:
            self._say("news", session_id, news[-1].number)
        if room := self._rooms.get(session_id):
            follows = room.told is not None and news[0].number <= room.told + 1
            if follows or not self._others:
                room.told = news[-1].number
            else:
                self._look_soon(room, news[-1].number)

    def dismiss(self, name: str, say: str, **whom: Any) -> None:
        super().dismiss(name, say, **whom)
        self._say_if_heard("dismiss", "-", {"name": name, "say": say, **whom})

    def reconnect(self, actor: Actor) -> None:
        super().reconnect(actor)
        self._say_if_heard("reconnect", actor.session_id, asdict(actor))

    def _room(self, session_id: str) -> Room:
        room = self._rooms.get(session_id)
        if room is None:
            room = super()._room(session_id)
            room.changed = self._say_who_is_here
            self._say_if_heard("here", session_id, [])
        return room

    # What is said

    def _say_again(self) -> None:
        while True:
            self._say("hello", "-", None)
            if self._others:
                self._say_all()
            gevent.sleep(fanout.BEACON_SECONDS)
            self._forget_silent()

    def _say_all(self) -> None:
        for room in self._rooms.values():
            self._say_ids("here", room.session_id, room.open_here())

    def _say_who_is_here(self, room: Room, before: set[str]) -> None:
        here = room.open_here()
        if here - before:
            self._say_ids("here", room.session_id, here - before)
        if before - here:
            self._say_ids("left", room.session_id, before - here)

    def _say_ids(self, kind: str, session_id: str, ids: Iterable[str]) -> None:
        ordered = sorted(ids)
        for start in range(0, len(ordered) or 1, IDS_A_NOTICE):
            self._say_if_heard(kind, session_id, ordered[start : start + IDS_A_NOTICE])

    def _say_if_heard(self, kind: str, session_id: str, said: Any) -> None:
        if self._others:
            self._say(kind, session_id, said)

    def _say(self, kind: str, session_id: str, said: Any) -> None:
        text = orjson.dumps(said).decode()
        self._carrier.send(f"{self._me} {kind} {session_id} {text}")

    # What is heard

    def _heard(self, notice: str) -> None:
        sender, kind, session_id, text = notice.split(" ", 3)
        if sender == self._me:
            return
        new = sender not in self._others
        until = self._others[sender] = time.monotonic() + SILENT_SECONDS
        if new:
            self._say_all()
        said, room = orjson.loads(text), self._rooms.get(session_id)
        if kind == "dismiss":
            super().dismiss(**said)
        elif kind == "reconnect":
            super().reconnect(Actor(**said))
        elif kind == "here":
            self._has(session_id, sender, until)
        if room and kind == "news":
            self._look_soon(room, said)
        elif room and kind in ("here", "left"):
            self._are_elsewhere(room, sender, said, until if kind == "here" else None)

    def _has(self, session_id: str, sender: str, until: float) -> None:
        """Another process has a session's room; it hears who is in the one here, if that is new."""
        if sender not in self._elsewhere[session_id] and session_id in self._rooms:
            self._say_ids("here", session_id, self._rooms[session_id].open_here())
        self._elsewhere[session_id][sender] = until

    def _are_elsewhere(self, room: Room, sender: str, ids: list[str], until: float | None) -> None:
        before = {one for _, one in room.elsewhere}
        for one in ids:
            room.elsewhere.pop((sender, one), None)
            if until is not None:
                room.elsewhere[sender, one] = until
        if before != {one for _, one in room.elsewhere}:
            room.tell_presence_soon()

    def _forget_silent(self) -> None:
        now = time.monotonic()
        self._others = {one: until for one, until in self._others.items() if until > now}
        for session_id, senders in list(self._elsewhere.items()):
            there = {one: until for one, until in senders.items() if until > now}
            if there:
                self._elsewhere[session_id] = there
            else:
                del self._elsewhere[session_id]
        for room in self._rooms.values():
            if gone := [one for one, until in room.elsewhere.items() if until <= now]:
                for one in gone:
                    del room.elsewhere[one]
                room.tell_presence_soon()

    # What is looked up

    def _missed(self) -> None:
        """What was said meanwhile is old: screens ask for it, and are told what it came to."""
        for room in self._rooms.values():
            room.told = None

    def _look_soon(self, room: Room, number: int) -> None:
        """Tell a room of all up to a change, unless it knows."""
        if room.told is None:
            room.told = number - 1  # what was before, who came in has
        if number > room.told:
            room.wanted = max(room.wanted, number)
            if room.session_id not in self._looking:
                self._looking.add(room.session_id)
                gevent.spawn(self._look, room)

    def _look(self, room: Room) -> None:
        try:
            since = room.told
            while since is not None and room.wanted > since:
                news = self._changes_since(room.session_id, since)
                if room.told is None or not news:
                    break  # what is missing then, screens ask for themselves
                super().publish(room.session_id, news)
                room.told = since = max(room.told, news[-1].number)
        except Exception as error:  # noqa: BLE001 - the next notice, or the beacon, finds the database
            _log.error("%s while looking for news", fault(error))
        finally:
            self._looking.discard(room.session_id)
            room.wanted = 0
