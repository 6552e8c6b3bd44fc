"""When Python looks for garbage: after a large piece of work, not in the midst of it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_at_work: set[int] = set()
"""The threads with such work, for which no lock is needed: native threads must share none."""


@contextmanager
def looked_for_afterwards() -> Iterator[None]:
    """While tens of thousands of rows are in use, Python would look through them again and again,
    for up to 0.3 s in which no other thread computes. Afterwards nearly all of them are gone by
    themselves, and what is left is found in a millisecond."""
    thread = threading.get_ident()
    _at_work.add(thread)
    gc.disable()
    try:
        yield
    finally:
        _at_work.discard(thread)
        if not _at_work:
            gc.enable()
        gc.collect(0)
