"""From one change to every screen: encoded once for each audience, the same bytes to each socket.

All of this runs on the hub and never waits, but to ask which devices there are, in a greenlet of
its own. It knows who listens; what they may see is decided where `News` is made.
"""

from __future__ import annotations

import logging
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import gevent
from gevent.event import Event

from words import catalogues
from workshop.base.log import fault
from workshop.live.audiences import Effect, News
from workshop.live.catching_up import Position
from workshop.meeting.board import Actor
from workshop.meeting.here import Device, told_to_room
from workshop.meeting.refusal import OperationRefused
from workshop.wires.socket_io_packets import event_frame
from workshop.wires.wire import Wire

BEACON_SECONDS = 3.0
PRESENCE_SECONDS = 1.0
LONGEST_WINDOW = 0.025
SPREAD = 4
"""Changes that follow wait so many times the last fan-out's time: it takes a fifth of the hub."""

LINGER_SECONDS = 5.0
"""Who asks over plain HTTP is here for so long after an answer: the next question is under way."""

GOING_AWAY = b"\x88\x02\x03\xe9"
"""The websocket's own word for a server that goes down (RFC 6455, 7.4.1: 1001)."""

PositionOf = Callable[[str], Position | None]
DevicesOf = Callable[[str], Iterable[Device]]
"""The devices that joined a session; this may wait, no screen does."""

_log = logging.getLogger(__name__)


Told = Callable[[float], object]
"""Hears how many seconds it took to tell a session's screens of something."""


def to_nobody(_seconds: float) -> None:
    """Where nobody takes the time."""


def token_of(actor: Actor) -> str:
    """What an actor proved to be who it is: the same for all screens opened with it."""
    return f"{actor.role}:{actor.login or actor.id or actor.session_id}"


class Fanout:
    """Who listens to which session, and what reaches them."""

    def __init__(self, devices_of: DevicesOf, told: Told = to_nobody) -> None:
        self._rooms: dict[str, Room] = {}
        self._devices_of, self._told = devices_of, told
        self._of_token: defaultdict[str, dict[Wire, Actor]] = defaultdict(dict)

    def publish(self, session_id: str, news: list[News]) -> None:
        """Tell every screen of a session about its next changes."""
        if room := self._rooms.get(session_id):
            room.tell(news)

    def enter(self, wire: Wire, actor: Actor) -> None:
        """Let a screen hear all that happens in its session from now on."""
        self._of_token[token_of(actor)][wire] = actor
        self._room(actor.session_id).add(wire, actor)

    def leave(self, wire: Wire, actor: Actor) -> None:
        """A screen is gone, if it was here."""
        token = token_of(actor)
        self._of_token[token].pop(wire, None)
        if not self._of_token[token]:
            del self._of_token[token]
        if room := self._rooms.get(actor.session_id):
            room.remove(wire)
            self._forget(room)

    def of_token(self, actor: Actor) -> dict[Wire, Actor]:
        """The screens that came in by the same token, the oldest first."""
        return dict(self._of_token.get(token_of(actor), {}))

    def reconnect(self, actor: Actor) -> None:
        """End the connections of a token: their screens come back as who they are by now."""
        for wire in self.of_token(actor):
            wire.close()

    def end_all(self) -> None:
        """End all connections, and the waits of those without: their screens come back by
        themselves, as soon as somebody answers."""
        for room in list(self._rooms.values()):
            room.wake()
            for wire in list(room.screens):
                wire.send(GOING_AWAY)
                wire.close()

    @contextmanager
    def waiting(self, actor: Actor) -> Iterator[Event]:
        """Somebody who waits for news without a socket: the event is set when there is some."""
        room, changed = self._room(actor.session_id), Event()
        room.waiting[changed] = actor
        room.tell_presence_soon()
        try:
            yield changed
        finally:
            gevent.spawn_later(LINGER_SECONDS, self._no_longer_waiting, room, changed)

    def dismiss(
        self,
        name: str,
        say: str,
        *,
        session_id: str | None = None,
        login: str | None = None,
        role: str | None = None,
        who: str | None = None,
    ) -> None:
        """Say goodbye to all screens of a session, of a login, a role or somebody, or of what is
        named of these together.

        `name` and `say` are the refusal they are left with; `login`, `role` and `who` (the id) are
        as in `Actor`.
        """
        for room in list(self._rooms.values()):
            if session_id in (None, room.session_id):
                left = [
                    (wire, actor)
                    for wire, actor in room.screens.items()
                    if login in (None, actor.login)
                    and role in (None, actor.role)
                    and who in (None, actor.id)
                ]
                say_goodbye([wire for wire, _ in left], name, say)
                room.wake()
                for wire, actor in left:
                    self.leave(wire, actor)

    def logins(self) -> set[str]:
        """The logins (their hashes) by which facilitators have screens open."""
        everyone = (actor for room in self._rooms.values() for actor in room.screens.values())
        return {actor.login for actor in everyone if actor.login}

    def signed_in(self) -> set[tuple[str, str, str, str]]:
        """(login's hash, account's id, session's id, role) of every screen opened by a login."""
        return {
            (actor.login, actor.id, room.session_id, actor.role)
            for room in self._rooms.values()
            for actor in room.screens.values()
            if actor.login
        }

    def screens_by_role(self) -> Counter[str]:
        """How many screens are connected."""
        rooms = self._rooms.values()
        return Counter(actor.role for room in rooms for actor in room.screens.values())

    def showing(self, role: str) -> set[str]:
        """The sessions that have screens open in a role."""
        return {
            room.session_id
            for room in self._rooms.values()
            if any(actor.role == role for actor in room.screens.values())
        }

    def beat(self, position_of: PositionOf) -> None:
        """Tell every session's screens where it is, for as long as the process runs."""
        while True:
            gevent.sleep(BEACON_SECONDS)
            for session_id in list(self._rooms):
                try:
                    position = position_of(session_id)
                except Exception as error:  # noqa: BLE001 - the next beat may find the database
                    _log.error("%s in a beacon", fault(error))
                    continue
                if position is None:
                    gone = OperationRefused("no_session")
                    said = catalogues.sentence(gone, catalogues.choose([]))
                    self.dismiss(gone.name, said, session_id=session_id)
                elif room := self._rooms.get(session_id):
                    room.beat(position)

    def _room(self, session_id: str) -> Room:
        room = Room(session_id, self._devices_of, self._told)
        return self._rooms.setdefault(session_id, room)

    def _no_longer_waiting(self, room: Room, changed: Event) -> None:
        del room.waiting[changed]
        room.tell_presence_soon()
        self._forget(room)

    def _forget(self, room: Room) -> None:
        if not room.screens and not room.waiting:
            self._rooms.pop(room.session_id, None)


class Room:
    """One session's screens, and the news they have not been told yet."""

    def __init__(self, session_id: str, devices_of: DevicesOf, told: Told) -> None:
        self.session_id, self._devices_of, self._told = session_id, devices_of, told
        self.screens: dict[Wire, Actor] = {}
        self.waiting: dict[Event, Actor] = {}
        self._of_owner: defaultdict[str, set[Wire]] = defaultdict(set)
        self._lead: set[Wire] = set()
        self._room: set[Wire] = set()
        self._news: list[News] = []
        self._epoch: str | None = None
        # For processes that share a session: how far this room has been told without a hole, and is
        # to be told; which process has whom there, until when; who hears who came and went here.
        self.told: int | None = None
        self.wanted = self._beaten = 0
        self.elsewhere: dict[tuple[str, str], float] = {}
        self.changed: Callable[[Room, set[str]], None] | None = None
        self._open: set[str] = set()
        self._quiet_until = 0.0
        self._told_soon = self._presence_due = False

    def add(self, wire: Wire, actor: Actor) -> None:
        self.screens[wire] = actor
        (self._lead if actor.may("see_everything") else self._room).add(wire)
        if _is_device(actor):
            self._of_owner[actor.owner_key].add(wire)
        self.tell_presence_soon()

    def remove(self, wire: Wire) -> None:
        if actor := self.screens.pop(wire, None):
            self._lead.discard(wire)
            self._room.discard(wire)
            self._of_owner[actor.owner_key].discard(wire)
            if not self._of_owner[actor.owner_key]:
                del self._of_owner[actor.owner_key]
            self.tell_presence_soon()

    def tell(self, news: list[News]) -> None:
        """The first change goes at once; those that follow soon after share the next frame."""
        self._news += news
        self.wake()
        if any(kind == "participant" for one in news for kind, _ in one.lead):
            self.tell_presence_soon()
        if self._told_soon:
            return
        early = self._quiet_until - time.perf_counter()
        if early > 0:
            self._told_soon = True
            gevent.spawn_later(early, self._tell_now)
        else:
            self._tell_now()

    def beat(self, position: Position) -> None:
        """Who waits over plain HTTP hears of another history too."""
        if self._epoch not in (None, position.epoch):
            self.told = None
            self.wake()
        elif self.told is not None:  # what the last beacon told of, screens have asked for
            self.told = max(self.told, self._beaten)
        self._epoch, self._beaten = position.epoch, position.number
        beacon = {"head": position.number, "epoch": position.epoch}
        _send(event_frame("beacon", beacon), self.screens)

    def wake(self) -> None:
        """Let those who wait over plain HTTP look again."""
        for changed in self.waiting:
            changed.set()

    def tell_presence_soon(self) -> None:
        """Who is here has changed. Many come at once; they are told of once."""
        if not self._presence_due:
            self._presence_due = True
            gevent.spawn_later(PRESENCE_SECONDS, self._tell_presence)

    def open_here(self) -> set[str]:
        """The devices that this process has open."""
        everyone = (*self.screens.values(), *self.waiting.values())
        return {actor.id for actor in everyone if _is_device(actor)}

    def _tell_now(self) -> None:
        began, news = time.perf_counter(), self._news
        self._news, self._told_soon = [], False
        owned = [key for key in {key for one in news for key in one.own} if key in self._of_owner]
        apart = {wire for key in owned for wire in self._of_owner[key]}
        for key in owned:
            _tell([(n.number, n.own.get(key, n.room)) for n in news], self._of_owner[key])
        _tell([(n.number, n.room) for n in news], self._room - apart if apart else self._room)
        _tell([(n.number, n.lead) for n in news], self._lead)
        ended = time.perf_counter()
        self._quiet_until = ended + min(LONGEST_WINDOW, SPREAD * (ended - began))
        self._told(ended - began)

    def _tell_presence(self) -> None:
        self._presence_due = False
        before, self._open = self._open, self.open_here()
        if self.changed:
            self.changed(self, before)
        open_now = self._open | {one for _, one in self.elsewhere}
        _send(event_frame("presence", {"here": sorted(open_now)}), self._lead)
        if self._room:
            try:
                told = told_to_room(self._devices_of(self.session_id), open_now)
            except Exception as error:  # noqa: BLE001 - the next who comes or goes may find the database
                _log.error("%s while telling who is here", fault(error))
            else:
                _send(event_frame("presence", told), self._room)


def _is_device(actor: Actor) -> bool:
    """Whether this is one of the room, who are counted and have something of their own."""
    return actor.rights.known_by == "device"


def say_goodbye(wires: Iterable[Wire], name: str, say: str) -> None:
    """Tell screens why they must not come back by themselves, and close them."""
    frame = event_frame("bye", {"refused": name, "say": say})
    for wire in wires:
        wire.send(frame)
        wire.close_soon()


def _tell(changes: list[tuple[int, list[Effect]]], wires: set[Wire]) -> None:
    if wires:
        _send(event_frame("changes", [_change(*one) for one in changes]), wires)


def _change(number: int, effects: list[Effect]) -> dict[str, Any]:
    return {"n": number, "e": effects} if effects else {"n": number}


def _send(frame: bytes, wires: Iterable[Wire]) -> None:
    for wire in wires:
        wire.send(frame)
