"""Socket.IO packets as far as we take them: JSON by orjson, and nothing a client may not send."""

from __future__ import annotations

from typing import Any

import orjson
from socketio.packet import CONNECT, EVENT, Packet

from workshop.wires.wire import text_head

UNREADABLE = "unreadable"
"""The event that stands for one that could not be read; its handler answers by name."""

_EVENTS = ("join", "write")


class Json:
    """orjson in the clothes of the standard library's module."""

    @staticmethod
    def dumps(value: Any, **_options: object) -> str:
        """JSON as text."""
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str, **_options: object) -> Any:
        """What JSON says. orjson.JSONDecodeError, a ValueError."""
        return orjson.loads(text)


class StrictPacket(Packet):  # type: ignore[misc]
    """A packet without binary parts, and only those events that clients may send.

    An event gives its number to its handler, which answers on the wire: `answer_frame`. Answered
    by Socket.IO, a snapshot would be copied seven times for each who joins, and every answer take
    a queue and a task.
    """

    uses_binary_events = False
    data: Any
    id: Any

    def decode(self, encoded_packet: str) -> int:
        """Read a packet; no attachments follow it. An EVENT that can't be read keeps its number."""
        try:
            super().decode(encoded_packet)
        except ValueError:
            self.data = None
        if self.packet_type == EVENT:
            event = self.data if _is_event(self.data) else (UNREADABLE, None)
            self.data, self.id = [*event, self.id], None
        if self.packet_type == CONNECT and not isinstance(self.data, dict):
            self.data = {}
        return 0


def _is_event(data: Any) -> bool:
    return isinstance(data, list) and len(data) == 2 and data[0] in _EVENTS


def answer_frame(number: int, *answer: bytes) -> tuple[bytes, ...]:
    """The answer to an event, as a frame in pieces; `answer` is JSON, in pieces too."""
    head, end = b"43%d[" % number, b"]"
    size = len(head) + sum(map(len, answer)) + len(end)
    return text_head(size) + head, *answer, end


def event_frame(name: str, payload: Any) -> bytes:
    """An event for any number of sockets: one Socket.IO packet in one websocket frame."""
    packet = b"42" + orjson.dumps([name, payload])
    return text_head(len(packet)) + packet
