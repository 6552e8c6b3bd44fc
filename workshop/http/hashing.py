"""Where passwords are hashed: on one thread of their own, behind all else that this machine does.

A hash takes 50 ms of every core it can get. Hundreds at once, on the threads that pages are read
and filled in on, made everybody's ideas wait.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from gevent.threadpool import ThreadPool

from words.refused import N_, Refused
from workshop.storage.database import run_on

Result = TypeVar("Result")

MOST_WAITING = 40
"""Some two seconds' worth."""
_BEHIND = 10


class Hashing:
    """One hash after the other, and so many that wait."""

    def __init__(self) -> None:
        self._pool, self._under_way = ThreadPool(1), 0

    def of(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """What `work` computes. Refused where too many wait already."""
        if self._under_way >= MOST_WAITING:
            raise Refused(N_("Very many are signing in just now. Try again in a few seconds."))
        self._under_way += 1
        try:
            result: Result = run_on(self._pool, _behind_all_else, work, *arguments)
            return result
        finally:
            self._under_way -= 1


def _behind_all_else(work: Callable[..., Result], *arguments: Any) -> Result:
    if sys.platform == "linux":  # elsewhere a thread has no priority of its own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BEHIND)
    return work(*arguments)
