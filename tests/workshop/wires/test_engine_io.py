"""One connection as Engine.IO and Socket.IO know it: its pings, and who is there after its end."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
import socketio
from engineio.packet import Packet
from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection, TextMessage
from wsproto.frame_protocol import CloseReason

from workshop.http import live_sockets
from workshop.live.fanout import Fanout
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused
from workshop.wires import engine_io
from workshop.wires.wire import Wire

INTERVAL, PATIENCE = 20, 12
LONGEST = 4000
PHONE = Actor("s", "participant", "p", None)


class Noted:
    """A wire that notes what it was given, and brings what is to come in."""

    def __init__(self, *incoming: bytes) -> None:
        self.frames: list[bytes] = []
        self.closed = False
        self._incoming = list(incoming)

    def recv(self, _most: int) -> bytes:
        return self._incoming.pop(0) if self._incoming else b""

    def pause(self) -> None:
        """Nobody else wants a turn."""

    def send(self, frame: bytes) -> None:
        self.frames.append(frame)

    def stay(self) -> None:
        """It would have been closed."""

    def close(self) -> None:
        self.closed = True

    def close_soon(self) -> None:
        """Not yet."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A clock that is set by hand."""
    clock = SimpleNamespace(now=1000.0)
    clock.monotonic = lambda: clock.now
    monkeypatch.setattr(engine_io, "time", clock)
    return clock


def linked(ended: list[str]) -> tuple[engine_io._Link, Noted]:
    """A connection of a server, which notes the reason of its end."""
    server = socketio.Server(async_mode="gevent", ping_interval=INTERVAL, ping_timeout=PATIENCE).eio
    server.on("disconnect", lambda _sid, why: ended.append(why))
    wire = Noted()
    link = engine_io._Link(server, cast(Wire, wire))  # noqa: SLF001
    server.sockets[link.sid] = link
    return link, wire


def test_who_answers_is_pinged_again_after_a_while(clock: SimpleNamespace) -> None:
    ended: list[str] = []
    link, wire = linked(ended)
    for pings in (1, 2, 3):
        link.look()
        assert len(wire.frames) == pings - 1
        clock.now += INTERVAL
        for _ in range(3):
            link.look()
        assert wire.frames == [b"\x81\x012"] * pings
        clock.now += PATIENCE
        link.look()
        link.receive(Packet(encoded_packet="3"))
    assert (ended, wire.closed) == ([], False)


def test_who_does_not_answer_is_gone(clock: SimpleNamespace) -> None:
    ended: list[str] = []
    link, wire = linked(ended)
    clock.now += INTERVAL
    link.look()
    clock.now += PATIENCE + 1
    link.look()
    assert (ended, wire.closed, link.server.sockets) == (["ping timeout"], True, {})


def test_who_goes_while_waiting_to_join_is_not_here() -> None:
    fanout, wire = Fanout(lambda _: []), Noted()
    connection = live_sockets._Connection(cast(Wire, wire), PHONE, "en")  # noqa: SLF001

    def wait(_token: str) -> float:
        if connection.gone:
            return 0
        handlers.on_disconnect(connection)
        return 0.01

    rates = SimpleNamespace(join=SimpleNamespace(wait=wait))
    services: Any = SimpleNamespace(fanout=fanout, rates=rates)
    handlers = live_sockets._Handlers(cast(Any, None), services)  # noqa: SLF001
    with pytest.raises(OperationRefused):
        handlers.on_join(connection, {"from": 0, "epoch": None})
    assert fanout.of_token(PHONE) == {}


@pytest.mark.parametrize("size", [0, 1, 3, 4, 125, 126, 127, 4000])
def test_a_message_is_read_however_it_comes(size: int) -> None:
    text = ("å\U0001f600x" * size)[:size]
    client = Connection(ConnectionType.CLIENT)
    one, other = client.send(TextMessage(text)), client.send(TextMessage("3"))
    for cut in {0, 1, 2, 3, 5, 7, len(one) - 1, len(one)}:
        parts = [part for part in (one[:cut], one[cut:] + other, one) if part]
        assert read(*parts) == ([text, "3", text], [])
    assert read(one, other, one) == ([text, "3", text], [])


def test_what_is_longer_than_allowed_ends_the_connection() -> None:
    client = Connection(ConnectionType.CLIENT)
    frame = client.send(TextMessage("x" * (LONGEST + 1)))
    assert read(frame) == ([], [CloseReason.POLICY_VIOLATION])


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        (b"\x81\x03abc", None),  # not masked
        (b"\xc1\x83\0\0\0\0abc", None),  # compressed, which was not agreed on
        (b"\x81\xfe\x00\x03\0\0\0\0abc", None),  # a longer head than there has to be
        (b"\x81\x81\0\0\0\0\xff", None),  # not UTF-8
        (b"\x82\x83\0\0\0\0abc", CloseReason.POLICY_VIOLATION),  # binary
        (b"\x88\x82\0\0\0\0\x03\xe8", CloseReason.NORMAL_CLOSURE),
    ],
)
def test_what_nobody_may_send_is_no_message(frame: bytes, why: CloseReason | None) -> None:
    texts, closed = read(frame)
    assert texts == []
    if why is not None:
        assert closed == [why]


def read(*parts: bytes) -> tuple[list[str], list[int]]:
    """The messages, of at most `LONGEST` characters, and why the connection was closed."""
    wire = Noted(*parts)
    texts = list(engine_io._messages(cast(Wire, wire), LONGEST))  # noqa: SLF001
    client = Connection(ConnectionType.CLIENT)
    client.receive_data(b"".join(wire.frames))
    return texts, [one.code for one in client.events() if isinstance(one, CloseConnection)]
