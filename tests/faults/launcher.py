"""Starts servers in no time: imports all of Samsyn once, and forks each server before it begins.

`python -m tests.faults.launcher` reads orders from standard input, one JSON object a line, and
answers each with the process id of a new server. The servers end with it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from importlib import import_module
from typing import Any

from gevent import monkey

USED = (
    "alembic.ddl.postgresql",
    "alembic.ddl.sqlite",
    "engineio.async_drivers.gevent",
    "exports.exporting",
    "exports.word.write",
    "facilitator.pages",
    "psycopg",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite",
    "samsyn.cli",
    "samsyn.server",
)
"""What a server imports sooner or later."""


def main() -> None:
    """Patch as the server does, import, and start what is asked for until there is no more."""
    os.setpgrp()
    monkey.patch_all()
    for name in USED:
        import_module(name)
    _warm_up()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # those who end are forgotten at once
    _say({"ready": True})
    for line in sys.stdin.buffer:
        _say({"pid": _fork(json.loads(line))})
    os.killpg(0, signal.SIGKILL)  # itself too: nothing has to be tidied up, or can hang


def _warm_up() -> None:
    """Let libraries fill their caches, on a database that is thrown away."""
    from workshop.people import accounts
    from workshop.storage.database import Database

    with tempfile.TemporaryDirectory() as folder:
        database = Database.opened(f"sqlite:///{folder}/samsyn.sqlite3")
        database.read(accounts.has_accounts)
        database.close()


def _fork(order: dict[str, Any]) -> int:
    """A child that carries out an order: {"arguments", "environment", "log": path}."""
    fork = monkey.get_original("os", "fork")  # gevent's would begin its hub in this process
    pid: int = fork()
    if pid == 0:
        _become(order)
    return pid


def _become(order: dict[str, Any]) -> None:
    """Be the server; never returns."""
    status = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _redirect(order["log"])
        os.environ.clear()
        os.environ.update(order["environment"])
        for patch in os.environ.get("FAULTS", "").split():
            module, _, function = patch.partition(":")
            getattr(import_module(module), function)()
        from samsyn.cli import run

        status = run(order["arguments"])
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _redirect(log: str) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for descriptor, stream in ((nothing, 0), (written, 1), (written, 2)):
        os.dup2(descriptor, stream)


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
