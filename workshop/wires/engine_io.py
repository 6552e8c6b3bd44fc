"""Engine.IO over wires: the opening, what comes in, and one task that pings everybody.

Engine.IO's own server runs four tasks for each connection, and whatever comes in or goes out passes
a queue between two of them. Here each connection has the one task that reads it, and what is sent
goes to its wire at once. Socket.IO above notices no difference.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import gevent
from engineio.packet import OPEN, PING, Packet
from engineio.socket import Socket
from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection, Ping, Pong, TextMessage
from wsproto.frame_protocol import CloseReason
from wsproto.utilities import LocalProtocolError, generate_accept_token

from workshop.wires.wire import Wire, text_head

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

WIRE = "samsyn.wire"
"""The key of the WSGI environment under which a connection's wire is."""

LOOK_SECONDS = 1
AT_ONCE = 100
"""So many connections are looked after before others have their turn."""

_RECEIVED = 4096  # bytes at a time
_PACKETS = ("1", "3", "40", "41", "42")
"""What clients send: close, pong, and Socket.IO's CONNECT, DISCONNECT and EVENT.

Binary messages, attachments, polling upgrades and acknowledgements are none of them.
"""


class EngineIo:
    """The connections of an Engine.IO server."""

    def __init__(self, server: Any) -> None:
        self._server = server

    def __call__(self, environ: dict[str, Any], _start: StartResponse) -> Iterable[bytes]:
        """Serve a websocket for as long as it lasts. Its request was checked, its wire is there."""
        server, wire = self._server, environ[WIRE]
        link = _Link(server, wire)
        server.sockets[link.sid] = link
        try:
            link.open(environ)
            for message in _messages(wire, server.max_http_buffer_size):
                if not message.startswith(_PACKETS):
                    break
                link.receive(Packet(encoded_packet=message))
                if link.closed:
                    break
        finally:
            link.end(server.reason.TRANSPORT_CLOSE)
        return []

    def look_after(self) -> None:
        """Ping whoever is due and end who does not answer, for as long as the process runs."""
        while True:
            gevent.sleep(LOOK_SECONDS)
            for number, link in enumerate(list(self._server.sockets.values()), 1):
                link.look()
                if number % AT_ONCE == 0:
                    gevent.sleep(0)


class _Link(Socket):  # type: ignore[misc]
    """A connection as Engine.IO and Socket.IO know it."""

    def __init__(self, server: Any, wire: Wire) -> None:
        super().__init__(server, server.generate_id())
        self.connected = self.upgraded = True
        self._wire = wire
        self.schedule_ping()

    def open(self, environ: dict[str, Any]) -> None:
        """Accept the websocket (RFC 6455, 4.2.2) and say so in Engine.IO's words too."""
        self._wire.send(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: %s\r\n\r\n"
            % generate_accept_token(environ["HTTP_SEC_WEBSOCKET_KEY"].encode("latin-1"))
        )
        about = {"sid": self.sid, "upgrades": [], "maxPayload": self.server.max_http_buffer_size}
        about |= {
            "pingInterval": self.server.ping_interval * 1000,
            "pingTimeout": self.server.ping_timeout * 1000,
        }
        self.send(Packet(OPEN, about))
        self.server.handlers["connect"](self.sid, environ)

    def send(self, packet: Packet) -> None:
        """Send a packet at once."""
        encoded = packet.encode().encode()
        self._wire.send(text_head(len(encoded)) + encoded)

    def schedule_ping(self) -> None:
        """The other side is there. The next ping is due after a while."""
        self.last_ping: float | None = None
        self._due = time.monotonic() + self.server.ping_interval

    def look(self) -> None:
        """Ping when that is due; end it when the answer is overdue."""
        now = time.monotonic()
        if self.last_ping is None and now >= self._due:
            self.last_ping = now
            self.send(Packet(PING))
        elif self.last_ping is not None and now > self.last_ping + self.server.ping_timeout:
            self.end(self.server.reason.PING_TIMEOUT)
            self._wire.close()

    def end(self, reason: str) -> None:
        """It is over, if it was not before."""
        self.close(wait=False, abort=True, reason=reason)
        self.server.sockets.pop(self.sid, None)


def _messages(wire: Wire, longest: int) -> Iterator[str]:
    """The texts that come in, whole, until the connection ends or has to.

    Nothing is read while one of them is being worked on.
    """
    with suppress(OSError, LocalProtocolError):
        while (text := _alone(data := wire.recv(_RECEIVED))) is not None and len(text) <= longest:
            yield text
        yield from _any_messages(wire, data, longest)


def _alone(data: bytes) -> str | None:
    """The text of a message that came by itself, whole and in one frame, as nearly all do.

    None is whatever else came (RFC 6455, 5.2): wsproto reads that and all that follows it, which
    takes seven times as long.
    """
    if data[:1] != b"\x81" or len(data) < 6:
        return None
    size, start = data[1] - 0x80, 2
    if size == 126:
        size, start = int.from_bytes(data[2:4]), 4
    mask, masked = data[start : start + 4], data[start + 4 :]
    if not (0 <= size < 126 if start == 2 else size >= 126) or len(masked) != size:
        return None
    key = (mask * (size // 4 + 1))[:size]
    try:
        return (int.from_bytes(masked) ^ int.from_bytes(key)).to_bytes(size).decode()
    except UnicodeDecodeError:
        return None


def _any_messages(wire: Wire, data: bytes, longest: int) -> Iterator[str]:
    """The same in whatever frames, from these bytes on."""
    incoming, text = Connection(ConnectionType.SERVER), ""
    while data:
        incoming.receive_data(data)
        for event in incoming.events():
            wire.pause()
            if isinstance(event, Ping):
                wire.send(incoming.send(event.response()))
            elif isinstance(event, TextMessage) and len(text) + len(event.data) <= longest:
                text += event.data
                if event.message_finished:
                    yield text
                    text = ""
            elif not isinstance(event, Pong):
                wire.send(incoming.send(_closing(event)))
                return
        data = wire.recv(_RECEIVED)


def _closing(event: object) -> CloseConnection:
    """What is said to who ends it, or sends what nobody may."""
    if isinstance(event, CloseConnection):
        return event.response()
    return CloseConnection(CloseReason.POLICY_VIOLATION)
