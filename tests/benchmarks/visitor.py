"""Somebody who opens pages, in a process of their own: what reading them takes of Python must not
hold up whoever writes in a meeting beside them, and is measured."""

from __future__ import annotations

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from tests.people.over_http import Facilitator

PATIENCE = 120  # seconds


class Visitor:
    """Of them the one that is asked here."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def open(self, address: str) -> float:
        """Seconds until all of a page was there. It must be one."""
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None
        assert told is not None
        print(address, file=asked, flush=True)
        return float(told.readline())


@contextmanager
def signed_in_as(leader: Facilitator) -> Iterator[Visitor]:
    """One with the login of a facilitator."""
    cookies = "; ".join(f"{one.name}={one.value}" for one in leader.web.cookies.jar)
    command = [sys.executable, "-m", "tests.benchmarks.visitor", cookies]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield Visitor(process)
        process.stdin.close()  # type: ignore[union-attr]


def _visit(cookies: str) -> None:
    connection: http.client.HTTPConnection | None = None
    for line in sys.stdin:
        there = urlsplit(line.strip())
        host, port = there.hostname or "", there.port
        connection = connection or http.client.HTTPConnection(host, port, timeout=PATIENCE)
        began = time.perf_counter()
        connection.request("GET", f"{there.path}?{there.query}", headers={"Cookie": cookies})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == http.client.OK, line
        print(time.perf_counter() - began, flush=True)


if __name__ == "__main__":
    _visit(sys.argv[1])
