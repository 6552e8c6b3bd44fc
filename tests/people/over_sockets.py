"""Screens of the tests: real sockets that speak websocket and Socket.IO, and can misbehave."""

from __future__ import annotations

import json
import socket
import time
from typing import Any, Self

from workshop.base.ids import new_id

TEXT, BINARY, CLOSE, PING, CONTINUED = 1, 2, 8, 9, 0
PATIENCE = 10.0


class Line:
    """A websocket, frame by frame."""

    def __init__(
        self,
        port: int,
        cookie: str = "",
        *,
        origin: str | None = "",
        buffer: int = 0,
        query: str = "EIO=4&transport=websocket",
        source: str = "",
        **headers: str,
    ) -> None:
        self.socket = socket.socket()
        if source:
            self.socket.bind((source, 0))
        if buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(("127.0.0.1", port))
        wanted = {
            "Host": f"localhost:{port}",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Cookie": cookie,
        } | {key.replace("_", "-"): value for key, value in headers.items()}
        if origin is not None:
            wanted["Origin"] = origin or f"http://localhost:{port}"
        lines = [f"{key}: {value}\r\n" for key, value in wanted.items() if value]
        request = f"GET /socket.io/?{query} HTTP/1.1\r\n{''.join(lines)}\r\n"
        self.socket.sendall(request.encode())
        self._read = b""
        self.farewell = 0  # the code of a close frame
        self.head = self._until(b"\r\n\r\n").decode()
        self.status = int(self.head.split()[1]) if self.head else 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def frame(self, kind: int, payload: bytes, *, last: bool = True, reserved: int = 0) -> None:
        """Send one masked frame."""
        size, head = len(payload), bytes((last << 7 | reserved << 4 | kind,))
        if size < 126:
            head += bytes((128 | size,))
        else:
            head += b"\xfe" + size.to_bytes(2) if size < 65536 else b"\xff" + size.to_bytes(8)
        self.socket.sendall(head + bytes(4) + payload)  # masked with zeros

    def say(self, packet: str) -> None:
        """Send one packet."""
        self.frame(TEXT, packet.encode("utf-8", "surrogatepass"))

    def hear(self) -> str | None:
        """The next packet; None at the end of the connection. Every frame must be well-formed."""
        while True:
            head = self._take(2)
            if not head:
                return None
            assert head[0] & 0xF in (TEXT, CLOSE, 10), f"not a frame: {head!r}"
            assert head[0] & 0xF0 == 0x80, f"not a whole frame: {head!r}"
            size = head[1]
            if size > 125:
                size = int.from_bytes(self._take(2 if size == 126 else 8))
            payload = self._take(size)
            if len(payload) < size:
                return None
            if head[0] & 0xF == CLOSE:
                self.farewell = int.from_bytes(payload[:2])
                return None
            if head[0] & 0xF == TEXT:
                return payload.decode()

    def ended(self) -> bool:
        """Whether the other side ends the connection before the patience does.

        Beacons and pings that still come do not count: unanswered pings would end it in the end.
        """
        until = time.monotonic() + PATIENCE
        try:
            while time.monotonic() < until:
                if self.hear() is None:
                    return True
        except ConnectionResetError:
            return True
        except TimeoutError:
            pass
        return False

    def _take(self, count: int) -> bytes:
        while len(self._read) < count:
            more = self.socket.recv(1 << 16)
            if not more:
                self._read = b""  # a frame may be cut short by the end, and by nothing else
                return b""
            self._read += more
        taken, self._read = self._read[:count], self._read[count:]
        return taken

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._read:
            more = self.socket.recv(1 << 16)
            if not more:
                return b""
            self._read += more
        head, self._read = self._read.split(mark, 1)
        return head


class Screen(Line):
    """A screen of a session: it connects, joins, writes, and keeps what it heard."""

    def __init__(self, port: int, session: str, role: str, cookie: str = "", **more: Any) -> None:
        token = more.pop("token", None)
        super().__init__(port, cookie, **more)
        assert self.status == 101, self.head
        self.events: list[tuple[str, Any]] = []
        self._asked = 0
        assert (self.hear() or "").startswith("0{")
        auth = {"session": session, "as": role} | ({"token": token} if token else {})
        self.say("40" + json.dumps(auth))
        self.welcome = self.hear() or ""

    def call(self, event: str, data: Any) -> Any:
        """What the server answers to an event."""
        self._asked += 1
        self.say(f"42{self._asked}{json.dumps([event, data])}")
        return self.answer(self._asked)

    def answer(self, number: int) -> Any:
        """The answer to an event that was sent with this number."""
        mark = f"43{number}["
        while (packet := self.next_packet()) is not None:
            if packet.startswith(mark):
                return json.loads(packet[len(mark) - 1 :])[0]
        raise AssertionError("closed without an answer")

    def join(self, start: int = 0, epoch: str | None = None) -> Any:
        """Where the session is."""
        return self.call("join", {"from": start, "epoch": epoch})

    def write(self, *ops: dict[str, Any]) -> Any:
        """What became of operations."""
        return self.call("write", {"ops": list(ops)})

    def next_packet(self) -> str | None:
        """The next packet; events are kept, pings answered."""
        packet = self.hear()
        if packet is not None and packet.startswith("42"):
            self.events.append(tuple(json.loads(packet[2:])))
        elif packet == "2":
            self.say("3")
        return packet

    def until(self, event: str) -> Any:
        """What the next event of that name says, of those heard already or to come."""
        while True:
            for at, (name, said) in enumerate(self.events):
                if name == event:
                    del self.events[at]
                    return said
            assert self.next_packet() is not None, f"closed before {event}"

    def changes(self, last: int) -> list[dict[str, Any]]:
        """All changes told of, up to a number."""
        told: list[dict[str, Any]] = []
        while not told or told[-1]["n"] < last:
            told += self.until("changes")
        return told


def idea(segment: str, text: str) -> dict[str, Any]:
    """An operation that adds an idea."""
    ids = {"op_id": new_id(), "id": new_id()}
    return ids | {"kind": "idea.add", "segment_id": segment, "text": text}
