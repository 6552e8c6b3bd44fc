"""The wire to one screen: everything that reaches its socket is passed on here, whole.

Answers, pings and the fan-out all send through that one object, which never waits for a reader.
(Where simple-websocket sends, it calls `send()` once and ignores what a full buffer did not take,
which corrupts the stream.)
"""

from __future__ import annotations

import os
import time
from collections import deque
from contextlib import suppress
from typing import Any

import gevent
from gevent.socket import socket as Socket  # noqa: N812 - a class, whatever its name

FIRST_BYTES = 256 * 1024  # what one screen may send at once, before its rate holds
LAST_WORDS = 1.0  # seconds that a client has to read them before the connection ends
MESSAGE = 100  # bytes that each message counts besides its own: small ones are work too


class Wire:
    """One connection. `send` takes a whole frame, never blocks and always takes all of it.

    A slow reader gets a backlog and one greenlet that works it off; behind the frame under way
    (which may be a snapshot of any size) it holds so many packets and bytes, then it is closed:
    the screen comes back by itself and catches up. Who gives up the socket closes the wire before.
    """

    def __init__(self, sock: Socket, *, packets: int, size: int, rate: int, seconds: float) -> None:
        self.closed = False
        self._sock, self._rate = sock, rate
        self._descriptor = sock.fileno()  # not gevent's send(): this happens for every screen
        self._most_packets, self._most_bytes = packets, size
        self._backlog: deque[list[memoryview]] = deque()
        self._behind = 0  # bytes in the backlog, without its first entry
        self._paid_until = 0.0
        self._leaving = False
        self._in_time = gevent.spawn_later(seconds, self.close)

    def send(self, frame: bytes, *more: bytes) -> None:
        """Pass on a frame, in order, now or when the reader has taken those before.

        It may come in pieces; what waits is not copied, so that a large one can be many wires'.
        """
        if self.closed:
            return
        sent = 0
        if not self._backlog:
            try:
                # One piece is what every screen gets; writev() takes twice as long for it.
                to = self._descriptor
                sent = os.writev(to, (frame, *more)) if more else os.write(to, frame)
            except BlockingIOError:
                pass
            except OSError:
                self.close()
                return
        if (more or sent < len(frame)) and (rest := _after(sent, (frame, *more))):
            self._keep(rest)

    def recv(self, most: int) -> bytes:
        """What came in; b"" or an OSError at the end. Nothing is read beyond the rate."""
        self.pause()
        data = self._sock.recv(most)
        self._pay(len(data))
        return data

    def pause(self) -> None:
        """Before a message is looked at: the others' turn, and as long as the rate says.

        However many come in at once, what they cost is spread. An OSError where it is to end.
        """
        gevent.sleep(max(0.0, self._paid_until - time.monotonic()))
        if self._leaving:
            gevent.sleep(LAST_WORDS)
            raise ConnectionAbortedError
        self._pay(MESSAGE)

    def stay(self) -> None:
        """It is used for what it was opened for; until then it has so many seconds."""
        self._in_time.kill(block=False)

    def close(self) -> None:
        """End the connection; who reads from it or waits to write wakes up and is done."""
        if not self.closed:
            self.closed = True
            self._in_time.kill(block=False)
            with suppress(OSError):  # the other side was faster
                self._sock.shutdown(2)

    def close_soon(self) -> None:
        """End the connection once the last words had time to arrive; nothing is read any more."""
        self._leaving = True
        gevent.spawn_later(LAST_WORDS, self.close)

    def _pay(self, size: int) -> None:
        earliest = time.monotonic() - FIRST_BYTES / self._rate
        self._paid_until = max(self._paid_until, earliest) + size / self._rate

    def _keep(self, rest: list[memoryview]) -> None:
        self._backlog.append(rest)
        if len(self._backlog) == 1:
            gevent.spawn(self._work_off)
            return
        self._behind += _size(rest)
        if len(self._backlog) > self._most_packets or self._behind > self._most_bytes:
            self.close()

    def _work_off(self) -> None:
        try:
            while self._backlog:
                for piece in self._backlog[0]:
                    self._sock.sendall(piece)
                self._backlog.popleft()
                self._behind -= _size(self._backlog[0]) if self._backlog else 0
        except OSError:
            self.close()
            self._backlog.clear()


def of_request(environ: dict[str, Any], **limits: Any) -> Wire:
    """The wire over the socket that a request came by, which pywsgi keeps to itself."""
    return Wire(environ["wsgi.input"].raw._sock, **limits)  # noqa: SLF001


def text_head(size: int) -> bytes:
    """What a server sends before a whole text message of that many bytes (RFC 6455, 5.2)."""
    if size < 126:
        return bytes((0x81, size))
    if size < 65536:
        return b"\x81\x7e" + size.to_bytes(2)
    return b"\x81\x7f" + size.to_bytes(8)


def _after(sent: int, frame: tuple[bytes, ...]) -> list[memoryview]:
    """What is left of a frame when so many bytes of it are sent."""
    rest = []
    for piece in frame:
        if sent < len(piece):
            rest.append(memoryview(piece)[sent:])
        sent = max(0, sent - len(piece))
    return rest


def _size(frame: list[memoryview]) -> int:
    return sum(map(len, frame))
