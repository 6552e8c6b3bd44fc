"""Proxies between a browser and the server, as some networks have them."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from http.client import parse_headers
from io import BufferedReader
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Self
from urllib.parse import urlsplit

PATIENCE = 60.0


class Proxy:
    """A forward proxy on a free port; give its `address` to a browser.

    One that `eats_upgrades` answers every upgrade to a websocket with 400. Another one can be told
    to swallow a message from the server.
    """

    def __init__(self, *, eats_upgrades: bool = False) -> None:
        self.eats_upgrades = eats_upgrades
        self._to_swallow = b""
        self._swallowed = threading.Event()
        self._server = _Server(("127.0.0.1", 0), self)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def swallow(self, start: bytes) -> None:
        """Keep the next message of a websocket that starts like this from getting through."""
        self._swallowed.clear()
        self._to_swallow = start

    def has_swallowed(self, seconds: float = 10) -> bool:
        """Whether it has, or does so soon."""
        return self._swallowed.wait(seconds)

    def lets_through(self, payload: bytes) -> bool:
        """Asked for each message from the server."""
        if not self._to_swallow or not payload.startswith(self._to_swallow):
            return True
        self._to_swallow = b""
        self._swallowed.set()
        return False


class _Server(ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], proxy: Proxy) -> None:
        self.proxy = proxy
        super().__init__(address, _Connection)

    def handle_error(self, *_: object) -> None:
        """Connections break all the time; that is what these tests are about."""


class _Connection(StreamRequestHandler):
    """One request a connection; browsers get along with that."""

    server: _Server
    timeout = PATIENCE

    def handle(self) -> None:
        method, target, head = self._request()
        if method == "CONNECT":  # so do browsers open websockets, and then ask inside
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            where = target
            method, target, head = self._request()
        else:
            parts = urlsplit(target)
            where, target = parts.netloc, parts._replace(scheme="", netloc="").geturl()
        upgrade = head.get("upgrade", "").lower() == "websocket"
        if upgrade and self.server.proxy.eats_upgrades:
            return self._say("400 Bad Request")
        try:
            behind = socket.create_connection(_place(where), timeout=PATIENCE)
        except OSError:
            return self._say("502 Bad Gateway")
        with behind:
            head["connection"] = "Upgrade" if upgrade else "close"
            lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
            body = self.rfile.read(int(head.get("content-length", 0)))
            behind.sendall(f"{method} {target} HTTP/1.1\r\n{lines}\r\n".encode("latin-1") + body)
            if upgrade:
                threading.Thread(target=_pump, args=(self.connection, behind), daemon=True).start()
                self._messages(behind)
            else:
                _pump(behind, self.connection)
        return None

    def _request(self) -> tuple[str, str, dict[str, str]]:
        method, target, _ = self.rfile.readline().decode("latin-1").split(" ", 2)
        return method, target, {k.lower(): v for k, v in parse_headers(self.rfile).items()}

    def _say(self, status: str) -> None:
        head = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        self.wfile.write(head.encode())

    def _messages(self, behind: socket.socket) -> None:
        """Pass on the answer's head, then frame by frame."""
        with behind.makefile("rb") as heard:
            for line in heard:
                self.wfile.write(line)
                if line == b"\r\n":
                    break
            while frame := _frame(heard):
                head, payload = frame
                if self.server.proxy.lets_through(payload):
                    self.wfile.write(head + payload)
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)


def _frame(heard: BufferedReader) -> tuple[bytes, bytes] | None:
    """The next frame of a server, which masks none; None at the end."""
    head = heard.read(2)
    if len(head) < 2:
        return None
    size = head[1]
    if size > 125:
        more = heard.read(2 if size == 126 else 8)
        head, size = head + more, int.from_bytes(more)
    payload = heard.read(size)
    return (head, payload) if len(payload) == size else None


def _pump(source: socket.socket, target: socket.socket) -> None:
    """All that comes, until the end."""
    with suppress(OSError):
        while data := source.recv(1 << 16):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


def _place(where: str) -> tuple[str, int]:
    host, _, port = where.rpartition(":")
    return host, int(port)
