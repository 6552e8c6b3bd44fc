"""Run what is asynchronous in a thread of its own: a browser has the event loop of the main one."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Runner(Protocol):
    """What runs a coroutine in a new event loop: `asyncio.run`, or another library's."""

    def __call__(self, main: Coroutine[Any, Any, T], /) -> T: ...


def run(main: Coroutine[Any, Any, T], by: Runner = asyncio.run) -> T:  # noqa: TID251
    """What the coroutine returns, or raises."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(by, main).result()
