"""Short notices between the processes that share a PostgreSQL: NOTIFY and LISTEN.

Nobody may count on one: what is sent while nobody listens, or while the database is away, is gone.
Each is sent beside the turns, on a connection of its own and without waiting for the disk. Within a
turn it would hold PostgreSQL's one lock for notices until that turn is on the disk.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import gevent
from gevent import monkey
from gevent.threadpool import ThreadPool
from sqlalchemy import Engine

from workshop.base.log import fault

if TYPE_CHECKING:
    from psycopg import Connection

LONGEST = 7_900
"""Bytes; PostgreSQL takes 8,000."""
AGAIN_SECONDS = 1.0
CHANNEL = "samsyn"

_log = logging.getLogger(__name__)


class Notices:
    """What processes tell each other, in order of each sender. It is heard on the hub."""

    def __init__(self, engine: Engine) -> None:
        self._where: dict[str, Any] = {**engine.dialect.create_connect_args(engine.url)[1]}
        self._sender = ThreadPool(1)
        self._sending: Connection[Any] | None = None
        self._waiting: list[str] = []
        self._under_way = self._over = False

    def send(self, notice: str) -> None:
        """Send one soon; what comes while others are on their way goes together."""
        self._waiting.append(notice)
        if not self._under_way:
            self._under_way = True
            gevent.spawn(self._send_all)

    def listen(self, heard: Callable[[str], None], missed: Callable[[], None]) -> None:
        """Hear every notice from now on, one's own too. `missed` is called when listening begins,
        and again whenever it was interrupted."""
        inbox: deque[str | None] = deque()
        wake = gevent.get_hub().loop.async_()

        def take() -> None:
            while inbox:
                notice = inbox.popleft()
                try:
                    missed() if notice is None else heard(notice)
                except Exception as error:  # noqa: BLE001 - another release may say other things
                    _log.error("%s in what another process told", fault(error))

        def put(notice: str | None) -> None:
            inbox.append(notice)
            wake.send()

        wake.start(lambda: gevent.spawn(take))
        start = monkey.get_original("_thread", "start_new_thread")
        start(self._listen, (put,))  # it ends with the process, which waits for no such thread

    def close(self) -> None:
        """Hear no more, from the next second on."""
        self._over = True

    def _send_all(self) -> None:
        try:
            while self._waiting:
                notices, self._waiting = self._waiting, []
                self._sender.apply(self._send, (notices,))
        except Exception as error:  # noqa: BLE001 - whoever misses it, looks by itself in the end
            _log.error("%s while telling other processes", fault(error))
            self._waiting = []
        finally:
            self._under_way = False

    def _send(self, notices: list[str]) -> None:
        if self._sending is None or self._sending.closed:
            self._sending = self._connected(options="-c synchronous_commit=off")
        try:
            self._sending.execute(_NOTIFY, [CHANNEL, notices], prepare=True)
        except Exception:
            self._sending.close()
            raise

    def _listen(self, put: Callable[[str | None], None]) -> None:
        sleep = monkey.get_original("time", "sleep")
        while not self._over:
            try:
                with self._connected() as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    put(None)
                    while not self._over:
                        for notice in connection.notifies(timeout=AGAIN_SECONDS):
                            put(notice.payload)
            except Exception as error:  # noqa: BLE001 - the database comes back
                _log.error("%s while listening to other processes", fault(error))
            sleep(AGAIN_SECONDS)

    def _connected(self, **more: str) -> Connection[Any]:
        import psycopg

        return psycopg.connect(autocommit=True, **(self._where | more))


_NOTIFY = "SELECT pg_notify(%s, notice) FROM unnest(%s::text[]) AS notice"
