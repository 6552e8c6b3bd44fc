"""The door before Engine.IO: websockets from our own pages, so many of them, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import gevent

from workshop.base.networks import caller_network
from workshop.base.settings import Settings
from workshop.wires import wire
from workshop.wires.engine_io import WIRE

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATH = "/socket.io"


class Handshake:
    """WSGI middleware. Behind it nothing at `PATH` polls, compresses, or comes from elsewhere."""

    def __init__(self, app: WSGIApplication, sockets: WSGIApplication, settings: Settings) -> None:
        self._app, self._sockets, self._settings = app, sockets, settings
        self._origins = settings.origins
        self._open: Counter[str] = Counter()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        gevent.sleep(0)  # requests may come in one after another, without a pause of their own
        path = environ.get("PATH_INFO", "")
        if path != PATH and not path.startswith(f"{PATH}/"):
            return self._app(environ, start_response)
        if status := self._refused(environ):
            return _answer(status, start_response)
        return self._connected(environ, start_response)

    def _refused(self, environ: WSGIEnvironment) -> str | None:
        if environ.get("CONTENT_LENGTH") or environ.get("HTTP_TRANSFER_ENCODING"):
            return "413 Content Too Large"
        if not _is_websocket(environ):
            return "400 Bad Request"
        if environ.get("HTTP_ORIGIN") not in self._origins:
            return "403 Forbidden"
        if self._open[_address(environ)] >= self._settings.sockets_per_address:
            return "429 Too Many Requests"
        if self._open.total() >= self._settings.sockets:
            return "503 Service Unavailable"
        return None

    def _connected(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Serve one socket; the call lasts as long as its connection."""
        settings, address = self._settings, _address(environ)
        line = environ[WIRE] = wire.of_request(
            environ,
            packets=settings.backlog_packets,
            size=settings.backlog_bytes,
            rate=settings.socket_bytes_per_second,
            seconds=settings.join_seconds,
        )
        self._open[address] += 1
        try:
            return self._sockets(environ, start_response)
        finally:
            self._open[address] -= 1
            self._open += Counter()  # forget addresses without sockets
            line.close()


def _answer(status: str, start_response: StartResponse) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain"), ("Connection", "close")])
    return [status.encode()]


def _is_websocket(environ: dict[str, Any]) -> bool:
    return (
        environ["REQUEST_METHOD"] == "GET"
        and environ.get("HTTP_UPGRADE", "").lower() == "websocket"
        and "upgrade" in environ.get("HTTP_CONNECTION", "").lower()
        and environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13"
        and environ.get("HTTP_SEC_WEBSOCKET_KEY", "") != ""
        and _asks_for_websocket(environ.get("QUERY_STRING", ""))
    )


def _asks_for_websocket(query: str) -> bool:
    asked = dict(parse_qsl(query))
    return (asked.get("transport"), asked.get("EIO")) == ("websocket", "4") and not (
        asked.keys() & {"sid", "j"}
    )


def _address(environ: dict[str, Any]) -> str:
    return caller_network(str(environ.get("REMOTE_ADDR", "")))
