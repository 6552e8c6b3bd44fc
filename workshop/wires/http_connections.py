"""The HTTP connections of a server: how long they may take, how many there may be, what is logged.

pywsgi waits for ever for a request that is only half sent, and writes what it cannot read into a
log of its own.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, cast

import gevent
from gevent.hub import Hub
from gevent.pywsgi import WSGIHandler, WSGIServer

from workshop.base.log import fault
from workshop.base.networks import caller_network, shortened
from workshop.base.settings import Settings

IDLE_SECONDS = 75
"""As long as a browser keeps a connection for its next request."""
SLOWEST = 16_384
"""Bytes of a body that come in a second, at least."""

_BAD_REQUEST = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-length: 0\r\n\r\n"
_log = logging.getLogger(__name__)


class HttpServer(WSGIServer):
    """pywsgi's server, with an end to everything that somebody can keep waiting."""

    def __init__(self, listening: Any, app: Any, settings: Settings) -> None:
        super().__init__(listening, app, log=None, error_log=_Errors(), handler_class=_Connection)
        cast(
            Any, Hub
        ).print_exception = _log_of_the_hub  # it would print what was sent, words and all
        self.request_seconds = settings.request_seconds
        # Whoever comes through a proxy has the proxy's address.
        self._most_of_one = 0 if settings.proxies else settings.connections_per_address
        self._most = settings.connections
        self._open: dict[_Connection, None] = {}
        gevent.spawn(self._look_after)

    def handle(self, sock: Any, address: Any) -> None:
        """Serve a connection to its end, if there is room for it."""
        connection = _Connection(sock, address, self)
        if not self._make_room(connection.network):
            sock.close()
            return
        try:
            connection.handle()
        finally:
            self._open.pop(connection, None)

    def count(self, connection: _Connection) -> None:
        """A connection waits for a request."""
        self._open[connection] = None

    def leave_out(self, connection: _Connection) -> None:
        """A connection may become a screen; how many of them there are is counted elsewhere."""
        self._open.pop(connection, None)

    def _make_room(self, network: str) -> bool:
        """Whether one more may come in; for it the one goes that has been idle for longest."""
        from_there = [one for one in self._open if one.network == network]
        if self._most_of_one and len(from_there) >= self._most_of_one:
            return _end_oldest(from_there)
        return len(self._open) < self._most or _end_oldest(self._open)

    def _look_after(self) -> None:
        while True:
            gevent.sleep(1)
            now = time.monotonic()
            for connection in list(self._open):
                if connection.waits_since is not None and now > connection.deadline:
                    connection.end()


class _Connection(WSGIHandler):
    """One connection, and since when it waits for what the other side is to send."""

    server: HttpServer
    rfile: Any

    def __init__(self, sock: Any, address: Any, server: HttpServer) -> None:
        super().__init__(sock, address, server)
        self.rfile = _InTime(self.rfile, self)
        self.network = caller_network(address[0])
        self.waits_since: float | None = None
        self.deadline = time.monotonic() + server.request_seconds
        self._kept = False

    def end(self) -> None:
        """Close it, whatever it waits for."""
        self.waits_since = None
        with suppress(OSError, AttributeError):
            self.socket.shutdown(2)

    def read_requestline(self) -> str:
        seconds = IDLE_SECONDS if self._kept else self.server.request_seconds
        self.deadline, self._kept = time.monotonic() + seconds, True
        self.server.count(self)
        return str(super().read_requestline())

    def read_request(self, raw_requestline: str) -> Any:
        self.deadline = time.monotonic() + self.server.request_seconds
        raw_requestline.encode(
            "latin-1"
        ).decode()  # else reading its query would be a fault of ours
        return super().read_request(raw_requestline)

    def get_environ(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().get_environ()
        body = (self.content_length or 0) / SLOWEST
        self.deadline = time.monotonic() + self.server.request_seconds + body
        if environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            self.server.leave_out(self)
        return environ

    def log_error(self, msg: str, *args: Any) -> None:
        error = sys.exc_info()[1]
        what = fault(error) if error else "an error"
        _log.warning("%s in a request from %s", what, shortened(self.client_address[0]))

    def _handle_client_error(self, ex: BaseException) -> tuple[str, bytes]:
        self.log_error("")
        return "400", _BAD_REQUEST


class _InTime:
    """What a request is read from. Its connection says for as long as it waits that it does."""

    def __init__(self, file: Any, connection: _Connection) -> None:
        self._file, self._connection = file, connection

    def read(self, *size: int) -> Any:
        return self._waited(self._file.read, *size)

    def readline(self, *size: int) -> Any:
        return self._waited(self._file.readline, *size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def _waited(self, read: Callable[..., Any], *size: int) -> Any:
        self._connection.waits_since = time.monotonic()
        try:
            return read(*size)
        finally:
            self._connection.waits_since = None


class _Errors:
    """Where a request would write of what went wrong (`wsgi.errors`)."""

    def write(self, _text: str) -> None:
        _log.error("a request wrote of an error")

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """There is nothing to bring out."""


def _end_oldest(connections: Iterable[_Connection]) -> bool:
    """End the connection that has waited for longest; False where none of them waits."""
    waiting = [one for one in connections if one.waits_since is not None]
    if not waiting:
        return False
    min(waiting, key=lambda one: one.waits_since or 0.0).end()
    return True


def _log_of_the_hub(_hub: Hub, _context: object, _kind: object, error: Any, _place: object) -> None:
    """What is logged of an error that a task or a request ended by."""
    if isinstance(error, ConnectionError):
        return  # whoever was there has gone
    _log.error("%s in a task", fault(error) if isinstance(error, BaseException) else "an error")
