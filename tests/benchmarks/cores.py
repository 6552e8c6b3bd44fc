"""One core for the server and another for the load, so that neither takes the other's time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def said() -> str:
    """Where server and load run, for whoever reads the figures."""
    if cores := _cores():
        return f"server on core {cores[0]}, load on core {cores[1]}"
    return "server and load NOT on cores of their own (they need two, on Linux): figures are rough"


@contextmanager
def of_load() -> Iterator[None]:
    """Keep this process on the load's core."""
    yield from _on(1)


@contextmanager
def of_server() -> Iterator[None]:
    """What is started meanwhile stays on the server's core."""
    yield from _on(0)


def _cores() -> tuple[int, int] | None:
    if sys.platform != "linux":
        return None
    allowed = sorted(_ALLOWED)
    return (allowed[0], allowed[1]) if len(allowed) > 1 else None


def _on(which: int) -> Iterator[None]:
    cores = _cores()
    if sys.platform != "linux" or cores is None:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {cores[which]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


_ALLOWED = os.sched_getaffinity(0) if sys.platform == "linux" else set[int]()
