"""The server process: one hub, many greenlets, and native threads for all that blocks."""

from __future__ import annotations

import gc
import logging
import shutil
import signal
import socket
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

import gevent
from gevent.event import Event
from gevent.pywsgi import WSGIServer
from gevent.threadpool import ThreadPool

from samsyn.app import create_app
from words.refused import N_, Refused, reason
from workshop.base.clock import now, today
from workshop.base.log import fault
from workshop.base.settings import Settings
from workshop.http.under_way import UnderWay
from workshop.live.idle import Idle
from workshop.live.session import LiveSessions
from workshop.people import audit
from workshop.sessions import keeping
from workshop.storage import standby
from workshop.storage.database import Database
from workshop.wires.http_connections import HttpServer

READERS = 4
LOG_SECONDS = 2
KEEPING_SECONDS = 3600
DISK_SECONDS = 5
COLLECT_AFTER = 10_000, 20, 20
END_SECONDS = 20
"""How long requests under way have when the server is told to stop."""

SWITCH_SECONDS = 0.0005
"""How long a native thread may compute before the hub gets its turn: Python's own 5 ms, waited for
at each of the many small steps of a request, would add up. A tenth of this halves the median wait
beside a large page, but hub and turns interrupt each other more often: with 500 screens 95 of 100
deliveries took 14 ms at most instead of 9."""

if TYPE_CHECKING:
    from workshop.http.metrics import Metrics

_log = logging.getLogger(__name__)


class CannotListen(Refused):
    """The address or port to listen on is not to be had."""


def listener(settings: Settings) -> socket.socket:
    """The socket to listen on. Taken before anything else is done, so that nothing is half done."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listening = socket.socket(family, socket.SOCK_STREAM)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            listening.bind((settings.host, settings.port))
            listening.listen(1024)
        except OSError:
            listening.close()
            raise
    except OSError as error:
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
    postgres = settings.database_url.startswith("postgres")
    database = Database.opened(
        settings.database,
        readers=ThreadPool(READERS),
        writer=ThreadPool(READERS if postgres else 1),
    )
    if (wrong := database.look(standby.waits_for_none)) is not None:
        _log.error("%s", wrong)
    return database


def _allow_many_sockets() -> None:
    """As many open files as the system lets this account have: each screen is one."""
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def serve(settings: Settings, listening: socket.socket, database: Database) -> None:
    """Answer until told to stop; then let what is under way end."""
    _allow_many_sockets()
    sys.setswitchinterval(SWITCH_SECONDS)
    app = create_app(settings, database)
    if metrics := app.extensions["samsyn"].metrics:
        _tell_figures(settings, metrics)
    under_way = UnderWay(app)
    server = HttpServer(listening, under_way, settings)
    gevent.spawn(_bring_in_log, database)
    gevent.spawn(_keep_as_long_as_said, settings, database)
    gevent.spawn(_end_what_is_idle, database, app.extensions["samsyn"].live)
    gevent.spawn(_watch_disk, settings, database)
    _collect_seldom()
    told_to_stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, told_to_stop.set)
    server.start()
    told_to_stop.wait()
    server.close()  # nobody new comes in
    app.extensions["samsyn"].fanout.end_all()
    under_way.wait(END_SECONDS)


def _tell_figures(settings: Settings, metrics: Metrics) -> None:
    """On a port of their own, which nobody outside needs to reach."""
    metrics.count_errors()
    at = listener(replace(settings, port=settings.metrics_port))
    WSGIServer(at, metrics.page(), log=None).start()


def _collect_seldom() -> None:
    """What is here now stays, and what comes are mostly connections, which stay as well: looking
    through all of it for garbage stops the hub for a quarter of a second with 2,000 screens."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def _bring_in_log(database: Database) -> None:
    """Keep SQLite's log short. Where it fails, it grows until a commit does the same."""
    while True:
        gevent.sleep(LOG_SECONDS)
        try:
            database.bring_in_log()
        except Exception as error:  # noqa: BLE001 - the next time may find the database
            _log.error("%s while bringing in the log", fault(error))


def _keep_as_long_as_said(settings: Settings, database: Database) -> None:
    """Erase what is kept no longer: meetings on their day, old lines of the audit log."""
    while True:
        try:
            database.write(partial(audit.forget_old, days=settings.audit_days))
            keeping.erase_due(database, settings.data_dir, today())
        except Exception as error:  # noqa: BLE001 - the next time may find the database
            _log.error("%s while erasing what is kept no longer", fault(error))
        gevent.sleep(KEEPING_SECONDS)


def _end_what_is_idle(database: Database, live: LiveSessions) -> None:
    idle = Idle(database, live)
    while True:
        try:
            idle.look(now())
        except Exception as error:  # noqa: BLE001 - the next time may find the database
            _log.error("%s while ending what nobody goes on with", fault(error))
        gevent.sleep(KEEPING_SECONDS)


def _watch_disk(settings: Settings, database: Database) -> None:
    """Write nothing any more before a full disk makes a write fail half-way."""
    while database.file is not None:
        free = shutil.disk_usage(database.file.parent).free
        only_read = free < settings.disk_reserve * 1_000_000
        if only_read and not database.only_read:
            _log.error("only %s MB are free: nothing more is saved", free // 1_000_000)
        database.only_read = only_read
        gevent.sleep(DISK_SECONDS)
