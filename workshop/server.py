"""The server process: one hub, many greenlets, and native threads for all that blocks."""

from __future__ import annotations

import signal
import socket
import sys

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

import gevent
from gevent.pywsgi import WSGIServer
from gevent.threadpool import ThreadPool

from session_templates.refused import N_, Refused, reason
from workshop.app import create_app
from workshop.db import Database
from workshop.settings import Settings

READERS = 4
SWITCH_SECONDS = 0.0005
"""How long a native thread may compute before the hub gets its turn: Python's own 5 ms, waited for
at each of the many small steps of a request, would add up."""


class CannotListen(Refused):
    """The address or port to listen on is not to be had."""


def listener(settings: Settings) -> socket.socket:
    """The socket to listen on. Taken before anything else is done, so that nothing is half done."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(1024)
    except OSError as error:
        listening.close()
        raise CannotListen(
            N_(
                "Cannot listen on {host}, port {port}: {reason}. Change SAMSYN_HOST or SAMSYN_PORT."
            ),
            host=settings.host,
            port=settings.port,
            reason=reason(error),
        ) from None
    return listening


def opened(settings: Settings) -> Database:
    """The database with pools: SQLite takes one writer, PostgreSQL several."""
    one = settings.database.startswith("sqlite")
    return Database.opened(
        settings.database, readers=ThreadPool(READERS), writer=ThreadPool(1 if one else READERS)
    )


def _allow_many_sockets() -> None:
    """As many open files as the system lets this account have: each screen is one."""
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def serve(settings: Settings, listening: socket.socket, database: Database) -> None:
    """Answer until told to stop."""
    _allow_many_sockets()
    sys.setswitchinterval(SWITCH_SECONDS)
    server = WSGIServer(listening, create_app(settings, database), log=None)
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, server.stop, 5)
    server.serve_forever()
