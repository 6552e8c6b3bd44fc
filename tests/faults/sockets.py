"""A socket of a client: websocket and Socket.IO over a real connection, nothing more."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Callable
from typing import Any

import orjson

from tests.faults.house import HOST

ANSWER = re.compile(rb"43(\d+)")
OPENS_WITHIN = 10.0
MOST = 1 << 26
SEGMENT = 536
"""Bytes. With the segments of a loopback the system of the server would hold megabytes unread."""

Hear = Callable[[str, Any], None]
Answered = Callable[[Any], None]


class LostError(Exception):
    """The connection is gone, or never came to be."""


class TurnedAwayError(Exception):
    """The server said that one must not come back by oneself. Its argument is the name."""


class Socket:
    """One connection. `hear` gets events; `overhear` gets all that came, as bytes."""

    def __init__(self, hear: Hear, overhear: Callable[[bytes], None]) -> None:
        self._hear, self._overhear = hear, overhear
        self._asked = 0
        self._waiting: dict[int, Answered] = {}
        self.last_heard = 0.0

    async def open(
        self, port: int, cookie: str, address: str, auth: dict[str, str], buffer: int = 0
    ) -> None:
        """Connect and be let in. `buffer`: bytes that the system may hold unread."""
        async with asyncio.timeout(OPENS_WITHIN):
            await self._connect(port, cookie, address, buffer)
            self._say(b"40" + orjson.dumps(auth))
            welcome = await self._packet()
        if not welcome.startswith(b"40"):
            said = orjson.loads(welcome[2:]) if welcome.startswith(b"44") else {}
            raise _turned_away(said.get("message", "?"))

    def ask(self, event: str, data: Any, answered: Answered) -> None:
        """Send an event; `answered` is called with each answer, if there is one."""
        self._asked += 1
        self._waiting[self._asked] = answered
        self._say(f"42{self._asked}".encode() + orjson.dumps([event, data]))

    async def call(self, event: str, data: Any, seconds: float) -> Any:
        """The answer to an event. TimeoutError without one."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        def answered(said: Any) -> None:
            if not future.done():
                future.set_result(said)

        self.ask(event, data, answered)
        async with asyncio.timeout(seconds):  # wait_for may overlook that it is cancelled
            return await future

    async def listen(self) -> None:
        """Take in what comes until the connection ends. LostError, TurnedAwayError."""
        while True:
            packet = await self._packet()
            self._overhear(packet)
            if packet == b"2":
                self._say(b"3")
            elif answer := ANSWER.match(packet):
                answered = self._waiting.pop(int(answer[1]), None)
                if answered is not None:
                    answered(orjson.loads(packet[answer.end() :])[0])
            elif packet.startswith(b"42"):
                name, said = orjson.loads(packet[2:])
                if name == "bye":
                    raise _turned_away(said["refused"])
                self._hear(name, said)

    def close(self) -> None:
        """Let go of it."""
        if hasattr(self, "_writer"):
            self._writer.transport.abort()

    async def _connect(self, port: int, cookie: str, address: str, buffer: int) -> None:
        plain = socket.socket()
        plain.setblocking(False)
        if buffer:
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, SEGMENT)
        try:
            await asyncio.get_running_loop().sock_connect(plain, ("127.0.0.1", port))
            limit = buffer or MOST
            self._reader, self._writer = await asyncio.open_connection(sock=plain, limit=limit)
            self._writer.write(_request(cookie, address))
            head = await self._reader.readuntil(b"\r\n\r\n")
        except (OSError, EOFError, asyncio.LimitOverrunError):
            plain.close()
            raise LostError from None
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise LostError(head)
        await self._packet()

    async def _packet(self) -> bytes:
        try:
            _, size = await self._reader.readexactly(2)
            if size > 125:
                size = int.from_bytes(await self._reader.readexactly(2 if size == 126 else 8))
            packet = await self._reader.readexactly(size)
        except (OSError, EOFError):
            raise LostError from None
        self.last_heard = asyncio.get_running_loop().time()
        return packet

    def _say(self, packet: bytes) -> None:
        size = len(packet)
        head = bytes((0x81, 128 | size)) if size < 126 else b"\x81\xfe" + size.to_bytes(2)
        self._writer.write(head + bytes(4) + packet)  # masked with zeros


def _request(cookie: str, address: str) -> bytes:
    return (
        f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {HOST}\r\n"
        f"Origin: https://{HOST}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: {address}\r\n"
        f"Cookie: {cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    ).encode()


def _turned_away(name: str) -> Exception:
    return LostError(name) if name in ("unavailable", "too_many") else TurnedAwayError(name)
