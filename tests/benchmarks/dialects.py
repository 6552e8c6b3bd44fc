"""How a screen talks with each of the servers: what it says, and which ideas it hears.

Ideas are numbered by the load; the number stands in the text, as ~17~, whatever is around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

import orjson

from workshop.base.ids import new_id

MARK = re.compile(rb"~(\d+)~")
WORDS = "Praktikplatser planeras över huvudmannagränserna, med lika villkor för alla"


class Screen(Protocol):
    """What a dialect asks of the screen that speaks it."""

    number: int

    def say(self, packet: bytes) -> None: ...

    def has_joined(self) -> None: ...

    def is_answered(self, idea: int) -> None: ...


class Dialect(Protocol):
    """One server's way to talk."""

    path: str
    answers: bool
    """Whether the server tells the author that an idea is stored."""

    def headers(self, number: int) -> Mapping[str, str]:
        """What screen `number` sends with its request."""
        ...

    def hear(self, screen: Screen, packet: bytes) -> tuple[int, ...]:
        """The numbers of the ideas that a packet tells of; anything else is dealt with."""
        ...

    def write(self, screen: Screen, idea: int) -> None:
        """Send an idea of that number."""
        ...


class Unexpected(Exception):
    """A server said what it should not."""


class Plain:
    """The bare broadcast: a message is an idea."""

    path, answers = "/", False

    def headers(self, _number: int) -> Mapping[str, str]:
        return {}

    def hear(self, screen: Screen, packet: bytes) -> tuple[int, ...]:
        if packet == b"here":
            screen.has_joined()
        return numbers(packet)

    def write(self, screen: Screen, idea: int) -> None:
        screen.say(orjson.dumps({"text": text(idea)}))


class Rooms:
    """Socket.IO 5 over Engine.IO 4, as `broadcast.js` speaks it."""

    path, answers = "/socket.io/?EIO=4&transport=websocket", False

    def headers(self, _number: int) -> Mapping[str, str]:
        return {}

    def hear(self, screen: Screen, packet: bytes) -> tuple[int, ...]:
        if packet.startswith(b'42["idea"'):
            return numbers(packet)
        if packet.startswith(b"0{"):
            screen.say(self.connect())
        elif packet == b"2":
            screen.say(b"3")
        else:
            self.told(screen, packet)
        return ()

    def connect(self) -> bytes:
        """The packet that connects."""
        return b"40"

    def told(self, screen: Screen, packet: bytes) -> None:
        """What concerns this screen alone."""
        if packet == b'42["here"]':
            screen.has_joined()

    def write(self, screen: Screen, idea: int) -> None:
        screen.say(b"42" + orjson.dumps(["idea", {"text": text(idea)}]))


class Live(Rooms):
    """Samsyn's live protocol (`docs/live-protocol.md`), for the screens of one session.

    The first screen is the facilitator's console, the others are participants'. The number of an
    idea is also that of the request that writes it; 0 is that of `join`.
    """

    answers = True

    def __init__(self, session: str, segment: str, origin: str, cookies: list[str]) -> None:
        self._session, self._segment, self._origin = session, segment, origin
        self._cookies = cookies

    def headers(self, number: int) -> Mapping[str, str]:
        console, devices = self._cookies[0], self._cookies[1:]
        cookie = devices[number % len(devices)] if number else console
        return {"Origin": self._origin, "Cookie": cookie}

    def hear(self, screen: Screen, packet: bytes) -> tuple[int, ...]:
        if packet.startswith(b'42["changes"'):
            return numbers(packet)
        if packet.startswith(b"0{"):
            role = "participant" if screen.number else "facilitator"
            screen.say(b"40" + orjson.dumps({"session": self._session, "as": role}))
            return ()
        return super().hear(screen, packet)

    def told(self, screen: Screen, packet: bytes) -> None:
        if packet.startswith(b"40"):
            screen.say(b'420["join",{"from":0,"epoch":null}]')
        elif packet.startswith(b"43"):
            self._answered(screen, packet)
        elif not packet.startswith((b'42["beacon"', b'42["presence"')):
            raise Unexpected(packet[:300].decode())

    def _answered(self, screen: Screen, packet: bytes) -> None:
        asked, said = int(packet[2 : packet.index(b"[")]), packet[-400:]
        if asked == 0 and b'"head":' in packet[:400]:
            screen.has_joined()
        elif asked and b'"n":' in said:
            screen.is_answered(asked)
        else:
            raise Unexpected(said.decode())

    def write(self, screen: Screen, idea: int) -> None:
        ids = {"op_id": new_id(), "id": new_id(), "segment_id": self._segment}
        op = {"kind": "idea.add", "text": text(idea), **ids}
        screen.say(b"42%d" % idea + orjson.dumps(["write", {"ops": [op]}]))


def text(idea: int) -> str:
    """The words of an idea."""
    return f"~{idea}~ {WORDS}"


def numbers(packet: bytes) -> tuple[int, ...]:
    """The ideas that a packet tells of."""
    return tuple(map(int, MARK.findall(packet)))
