"""The wire: frames arrive whole past any reader. And why simple-websocket does not send for us."""

from __future__ import annotations

import inspect
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import gevent.socket
import pytest
import simple_websocket
import socketio
from engineio.async_drivers import gevent as driver

from tests.installation import free_port
from tests.screens import Line, Screen, Stand, idea
from workshop.wire import StrictWebSocket, Wire, install

STOCK = """
import sys
from flask import Flask
from flask_socketio import SocketIO, emit
app = Flask(__name__)
sockets = SocketIO(app, async_mode="gevent", transports=["websocket"], cors_allowed_origins="*")
@sockets.on("connect")
def connect():
    emit("big", "x" * 8_000_000)
sockets.run(app, host="127.0.0.1", port=int(sys.argv[1]))
"""
LONG = "x" * 2000
Started = Callable[..., Stand]


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    """Start stands with settings of their own."""
    stands: list[Stand] = []

    def start(**settings: str) -> Stand:
        wide = {
            "SAMSYN_PARTICIPANT_BURST": "100000",
            "SAMSYN_SOCKET_BYTES_PER_SECOND": "100000000",
        }
        stands.append(Stand(tmp_path, **wide | settings))
        return stands[-1]

    yield start
    for stand in stands:
        stand.stop()


def stalled(stand: Stand, session: str) -> Screen:
    """A screen with a small buffer that joined and was told what there is."""
    screen = Screen(stand.port, session, "participant", stand.participant(session), buffer=4096)
    screen.join()
    return screen


def write_much(stand: Stand, session: dict[str, str], batches: int) -> Screen:
    """A screen that wrote so many batches of twenty long ideas."""
    writer = Screen(
        stand.port, session["session"], "participant", stand.participant(session["session"])
    )
    writer.join()
    for _ in range(batches):
        ops = [idea(session["segment"], LONG) for _ in range(20)]
        assert all("n" in answer for answer in writer.write(*ops)["answers"])
    return writer


def test_what_waits_for_a_slow_reader_is_not_copied() -> None:
    ours, theirs = gevent.socket.socketpair()
    wire = Wire(ours, packets=10, size=1, rate=1, seconds=60)
    snapshot = b"x" * 4_000_000
    wire.send(b"<", snapshot, b">")
    assert [piece.obj for piece in wire._backlog[0]] == [snapshot, b">"]  # noqa: SLF001
    assert wire._backlog[0][0].obj is snapshot  # noqa: SLF001
    wire.send(b"!")
    arrived = b""
    while not arrived.endswith(b"!"):
        arrived += theirs.recv(1 << 20)
    assert arrived == b"<" + snapshot + b">!"
    wire.close()


def test_the_stock_path_loses_what_a_full_buffer_does_not_take() -> None:
    port = free_port()
    with subprocess.Popen([sys.executable, "-c", STOCK, str(port)]) as server:
        try:
            line = _patient_line(port)
            assert (line.hear() or "").startswith("0{")
            line.say("40")
            line.socket.settimeout(3)
            with pytest.raises(TimeoutError):  # the end of the large one never comes
                _ = [line.hear() for _ in range(3)]
        finally:
            server.kill()


def test_frames_are_whole_past_a_stalled_reader(started: Started) -> None:
    stand = started(SAMSYN_BACKLOG_BYTES="100000000", SAMSYN_BACKLOG_PACKETS="10000")
    session = stand.session()
    slow = stalled(stand, session["session"])
    writer = write_much(stand, session, 15)
    for number in range(101, 121):  # 20 snapshots of 0.7 MB and more asked for, none read
        slow.say(f'42{number}["join",{{"from":0,"epoch":null}}]')
    for _ in range(15):
        writer.write(*[idea(session["segment"], LONG) for _ in range(20)])
    answers = [slow.answer(number) for number in range(101, 121)]
    assert all(len(answer["snapshot"]["idea"]) >= 300 for answer in answers)
    told = [change["n"] for change in slow.changes(600)]
    assert told == list(range(1, 601))


@pytest.mark.parametrize(
    "limit", [{"SAMSYN_BACKLOG_BYTES": "65536"}, {"SAMSYN_BACKLOG_PACKETS": "10"}]
)
def test_a_reader_too_slow_is_closed_and_catches_up(
    started: Started, limit: dict[str, str]
) -> None:
    stand = started(**limit)
    session = stand.session()
    cookie = stand.participant(session["session"])
    slow = Screen(stand.port, session["session"], "participant", cookie, buffer=4096)
    epoch = slow.join()["epoch"]
    writer = write_much(stand, session, 150)  # 6 MB: more than any socket's buffers
    assert writer.changes(3000)[-1]["n"] == 3000
    with pytest.raises(AssertionError, match="closed before"):
        slow.changes(3000)
    back = Screen(stand.port, session["session"], "participant", cookie)
    caught_up = back.join(2600, epoch)
    assert [change["n"] for change in caught_up["changes"]] == list(range(2601, 3001))
    assert len(back.join()["snapshot"]["idea"]) == 3000


def test_a_snapshot_larger_than_the_backlog_reaches_a_slow_reader(started: Started) -> None:
    stand = started(SAMSYN_BACKLOG_BYTES="65536")
    session = stand.session()
    write_much(stand, session, 150)
    slow = Screen(
        stand.port,
        session["session"],
        "participant",
        stand.participant(session["session"]),
        buffer=4096,
    )
    assert len(slow.join()["snapshot"]["idea"]) == 3000


def test_what_is_private_to_engineio_is_as_we_know_it() -> None:
    plain = driver.WebSocketWSGI(None, None)
    assert set(plain.server_args) == {"thread_class", "event_class", "selector_class"}
    accepted = inspect.signature(simple_websocket.Server).parameters
    assert {*plain.server_args, "max_message_size"} <= set(accepted)
    server = socketio.Server(async_mode="gevent", max_http_buffer_size=1234)
    assert server.eio._async["websocket"] is driver.WebSocketWSGI  # noqa: SLF001
    install(server)
    ours = server.eio._async["websocket"](None, server.eio)  # noqa: SLF001
    assert isinstance(ours, StrictWebSocket)
    assert ours.server_args["max_message_size"] == 1234
    assert driver._async["websocket"] is driver.WebSocketWSGI  # noqa: SLF001 - no other server's
    assert "wsgi_input.raw._sock" in inspect.getsource(simple_websocket.Server)


def _patient_line(port: int) -> Line:
    for _ in range(200):
        try:
            return Line(port, buffer=65536)
        except OSError:
            time.sleep(0.05)
    raise AssertionError("no server")
