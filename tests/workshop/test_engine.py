"""One connection as Engine.IO and Socket.IO know it: its pings, and who is there after its end."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
import socketio
from engineio.packet import Packet

from workshop import engine, sockets
from workshop.fanout import Fanout
from workshop.operations.board import Actor
from workshop.operations.refusal import OperationRefused
from workshop.wire import Wire

INTERVAL, PATIENCE = 20, 12
PHONE = Actor("s", "participant", "p", None)


class Noted:
    """A wire that notes what it was given."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []
        self.closed = False

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
    monkeypatch.setattr(engine, "time", clock)
    return clock


def linked(ended: list[str]) -> tuple[engine._Link, Noted]:
    """A connection of a server, which notes the reason of its end."""
    server = socketio.Server(async_mode="gevent", ping_interval=INTERVAL, ping_timeout=PATIENCE).eio
    server.on("disconnect", lambda _sid, why: ended.append(why))
    wire = Noted()
    link = engine._Link(server, cast(Wire, wire))  # noqa: SLF001
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
    fanout, wire = Fanout(), Noted()
    bound = sockets._Bound(cast(Wire, wire), PHONE, "en")  # noqa: SLF001

    def wait_to_join(_actor: Actor) -> float:
        if bound.gone:
            return 0
        handlers.disconnect(bound)
        return 0.01

    app: Any = SimpleNamespace(
        extensions={"samsyn": {"settings": SimpleNamespace(sockets_per_token=4)}}
    )
    intake: Any = SimpleNamespace(wait_to_join=wait_to_join)
    handlers = sockets._Handlers(app, intake, fanout, cast(Any, None))  # noqa: SLF001
    with pytest.raises(OperationRefused):
        handlers.join(bound, {"from": 0, "epoch": None})
    assert fanout.of_token(PHONE) == {}
