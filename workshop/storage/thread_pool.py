"""Connections to the database, kept by the threads that use them."""

from __future__ import annotations

import threading
from typing import Any

from sqlalchemy.pool import ConnectionPoolEntry, NullPool


class OfThreads(NullPool):
    """Each thread keeps one connection; while that is in use it makes others for as long as needed.

    There is no lock in it. Locks are gevent's, and native threads that meet at one may wait for
    ever although it is free (docs/decisions/0014), as they did at the lock of SQLAlchemy's queue.
    """

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._of_thread = threading.local()
        self._kept: set[ConnectionPoolEntry] = set()

    def dispose(self) -> None:
        """Close what threads keep, also those that have ended. None of it may be in use."""
        for record in self._kept:
            record.close()

    def _do_get(self) -> ConnectionPoolEntry:
        record, self._of_thread.free = self._free(), None
        return self._create_connection() if record is None else record

    def _do_return_conn(self, record: ConnectionPoolEntry) -> None:
        if self._free() is None:
            self._of_thread.free = record
            self._kept.add(record)
        else:
            self._kept.discard(record)
            record.close()

    def _free(self) -> ConnectionPoolEntry | None:
        return getattr(self._of_thread, "free", None)
