"""The wire: frames arrive whole past any reader. And why simple-websocket does not send for us."""

from __future__ import annotations

import inspect
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import engineio
import gevent.socket
import pytest
import socketio
from engineio.socket import Socket
from gevent.pywsgi import WSGIServer

from samsyn.server import listener
from tests.people.over_sockets import Line, Screen, idea
from tests.servers.installation import free_port
from tests.servers.stand import Stand
from workshop.base.settings import from_environment
from workshop.wires import engine_io
from workshop.wires.wire import Wire, of_request

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
UPGRADE = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
LONG = "x" * 2000
BATCHES, OF = 98, 20  # with what stands around the words 4.7 MB: as much as a session holds
MOST = BATCHES * OF
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
        ops = [idea(session["segment"], LONG) for _ in range(OF)]
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
    writer = write_much(stand, session, BATCHES)  # more than any socket's buffers
    assert writer.changes(MOST)[-1]["n"] == MOST
    with pytest.raises(AssertionError, match="closed before"):
        slow.changes(MOST)
    back = Screen(stand.port, session["session"], "participant", cookie)
    caught_up = back.join(MOST - 400, epoch)
    assert [change["n"] for change in caught_up["changes"]] == list(range(MOST - 399, MOST + 1))
    assert len(back.join()["snapshot"]["idea"]) == MOST


def test_a_snapshot_larger_than_the_backlog_reaches_a_slow_reader(started: Started) -> None:
    stand = started(SAMSYN_BACKLOG_BYTES="65536")
    session = stand.session()
    write_much(stand, session, BATCHES)
    slow = Screen(
        stand.port,
        session["session"],
        "participant",
        stand.participant(session["session"]),
        buffer=4096,
    )
    assert len(slow.join()["snapshot"]["idea"]) == MOST


def test_what_is_private_to_the_libraries_is_as_we_know_it() -> None:
    """Of Engine.IO: what `workshop.wires.engine_io` does in the place of its server."""
    stock = inspect.getsource(engineio.Server._handle_connect)  # noqa: SLF001
    steps = ("generate_id()", "self.sockets[sid] = s", "packet.OPEN", "'connect', sid, environ")
    assert [step for step in steps if step not in stock] == []
    server = socketio.Server(async_mode="gevent", max_http_buffer_size=1234, ping_interval=7)
    assert set(server.eio.handlers) == {"connect", "message", "disconnect"}
    assert (server.eio.max_http_buffer_size, server.eio.ping_interval) == (1234, 7)
    ended: list[tuple[str, str]] = []
    server.eio.on("disconnect", lambda sid, why: ended.append((sid, why)))
    link = engine_io._Link(server.eio, cast(Wire, None))  # noqa: SLF001
    assert {"send", "schedule_ping", "receive", "close"} <= set(vars(Socket))
    link.end("over")
    link.end("over again")
    assert ended == [(link.sid, "over")]
    assert link.closed


def test_what_is_private_to_gevent_is_as_we_know_it() -> None:
    """`wsgi.input` of a request to upgrade is the reader of its socket, `raw._sock` that one."""
    found: list[object] = []

    def app(environ: dict[str, Any], _start: object) -> list[bytes]:
        found.append(environ["wsgi.input"].raw._sock)  # noqa: SLF001
        of_request(environ, packets=1, size=1, rate=1, seconds=60).send(b"whole")
        return []

    port = free_port()
    server = WSGIServer(("127.0.0.1", port), app, log=None)
    server.start()
    with gevent.socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(UPGRADE)
        assert client.recv(5) == b"whole"
    server.stop()
    assert [type(one) for one in found] == [gevent.socket.socket]


def test_no_small_frame_waits_for_another() -> None:
    """Nagle's algorithm would hold back one that is sent before the last is acknowledged."""
    settings = from_environment({"SAMSYN_HOST": "127.0.0.1", "SAMSYN_PORT": str(free_port())})
    with (
        listener(settings) as here,
        socket.create_connection(here.getsockname()),
        here.accept()[0] as accepted,
    ):
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


def _patient_line(port: int) -> Line:
    for _ in range(200):
        try:
            return Line(port, buffer=65536)
        except OSError:
            time.sleep(0.05)
    raise AssertionError("no server")
