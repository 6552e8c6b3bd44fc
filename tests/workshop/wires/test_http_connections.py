"""HTTP by hand: what is half sent, what is never sent, what cannot be read, and what is logged."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Timer

import pytest

from tests.servers.stand import Stand
from workshop.base.ids import new_id

MARKER = "What-somebody-wrote"
SECONDS = 2


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    running = Stand(
        tmp_path_factory.mktemp("stand"),
        SAMSYN_REQUEST_SECONDS=str(SECONDS),
        SAMSYN_CONNECTIONS_PER_ADDRESS="60",
    )
    yield running
    running.stop()


def test_what_cannot_be_read_is_logged_without_its_words(stand: Stand) -> None:
    session = stand.session()["session"]
    body = f'{{"ops": ["{MARKER}"]}}'.encode()
    asked = f"POST /live/{session}/operations?token={MARKER} HTTP/1.1\r\nHost: localhost\r\n"
    for lines in (
        asked.encode() + b"Content-Length: 5\r\n\r\n" + body,
        f"{MARKER} a request is not\r\n\r\n".encode(),
        f"GET /{MARKER}\x00 HTTP/9.9\r\n\r\n".encode(),
        asked.encode() + b"Content-Length: " + MARKER.encode() + b"\r\n\r\n",
        asked.encode() + b"Transfer-Encoding: chunked\r\n\r\n" + MARKER.encode() + b"\r\n",
        f"GET / HTTP/1.1\r\n{MARKER}\r\n\r\n".encode(),
        f"GET /{MARKER} HTTP/1.1\r\nHost: localhost\r\nX: {'x' * 70_000}\r\n\r\n".encode(),
    ):
        assert answered(stand, lines)
    log = stand.log.read_text("utf-8")
    assert "in a request from 127.0.0.0/24" in log
    assert MARKER not in log
    assert session not in log
    assert "127.0.0.1" not in log
    assert "Traceback" not in log


def test_a_flood_of_bad_requests_leaves_some_lines(stand: Stand) -> None:
    before = stand.log.stat().st_size
    for _ in range(300):
        answered(stand, b"x" * 4000 + b"\r\n\r\n")
    assert stand.log.stat().st_size - before < 10_000


def test_an_address_that_is_no_text_is_a_bad_request(stand: Stand) -> None:
    with connected(stand) as line:
        line.sendall(b"GET /live/x/changes?as=\xff HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 400 ")
    assert "UnicodeDecodeError" not in _errors(stand)


def test_who_goes_before_the_answer_comes_leaves_no_error(stand: Stand) -> None:
    for _ in range(50):
        with connected(stand) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            line.sendall(b"no request\r\n\r\n" * 20)
    assert stand.get("/")[0]
    assert _errors(stand) == ""


def _errors(stand: Stand) -> str:
    lines = stand.log.read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if " error " in line)


def test_a_head_that_does_not_come_is_not_waited_for(stand: Stand) -> None:
    with connected(stand) as half:
        half.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        began = time.monotonic()
        assert dripping(half) < began + 4 * SECONDS


def test_nor_is_a_body(stand: Stand) -> None:
    session = stand.session()["session"]
    head = f"POST /live/{session}/operations HTTP/1.1\r\nContent-Length: 4000\r\n"
    with connected(stand) as half:
        half.sendall(f"{head}X-Samsyn: 1\r\nOrigin: {origin(stand)}\r\n\r\n".encode())
        began = time.monotonic()
        assert dripping(half) < began + 4 * SECONDS


def test_who_asks_for_something_long_is_waited_for(stand: Stand) -> None:
    begun = stand.session()
    session = begun["session"]
    cookie = stand.participant(session)
    where = f"/live/{session}/changes?as=participant&from=0"
    epoch = stand.get(where, Cookie=cookie)[1].split('"epoch":"')[1].split('"')[0]
    late = Timer(4 * SECONDS + 1, writes, [stand, begun, cookie])
    late.start()
    began = time.monotonic()
    status, *_ = stand.get(f"{where}&epoch={epoch}", Cookie=cookie)
    assert status == 200
    assert time.monotonic() - began > 4 * SECONDS


def writes(stand: Stand, begun: dict[str, str], cookie: str) -> None:
    """Somebody has an idea."""
    op = {"op_id": new_id(), "kind": "idea.add", "id": new_id(), "text": "Late"}
    body = json.dumps({"ops": [op | {"segment_id": begun["segment"]}]}).encode()
    where = f"/live/{begun['session']}/operations?as=participant"
    stand.ask("POST", where, body, Cookie=cookie, X_Samsyn="1", Origin=origin(stand))


def test_hundreds_that_are_half_open_keep_nobody_out(stand: Stand) -> None:
    with ExitStack() as all_of_them:
        held = [all_of_them.enter_context(connected(stand)) for _ in range(400)]
        for one in held:
            try:
                one.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
            except OSError:
                continue  # closed for one that came later
        began = time.monotonic()
        session = stand.session()["session"]
        assert stand.participant(session)
        assert time.monotonic() - began < 1
        assert open_files(stand) < 200


def answered(stand: Stand, lines: bytes) -> bool:
    """Whether something came back, or the connection ended."""
    with connected(stand) as line:
        line.sendall(lines)
        line.shutdown(socket.SHUT_WR)
        try:
            return line.recv(4096) is not None
        except ConnectionResetError:
            return True


def dripping(half: socket.socket) -> float:
    """The moment when a connection ends on which a byte comes now and then."""
    half.settimeout(0.3)
    while True:
        try:
            half.sendall(b"x")
            if not half.recv(1000):
                return time.monotonic()
        except TimeoutError:
            continue
        except OSError:
            return time.monotonic()


def connected(stand: Stand) -> socket.socket:
    return socket.create_connection(("127.0.0.1", stand.port), 10)


def origin(stand: Stand) -> str:
    return f"http://localhost:{stand.port}"


def open_files(stand: Stand) -> int:
    return len(list(Path(f"/proc/{stand.process.pid}/fd").iterdir()))
