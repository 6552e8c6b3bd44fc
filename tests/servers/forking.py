"""The process that others are forked from: `python -m tests.servers.forking server|command FD`.

On the socket of that number each packet asks for one: its arguments, its environment and its
three streams. The answer is the process's id. A server patches first, as ever.
"""

from __future__ import annotations

import _socket
import array
import importlib
import json
import os
import sys
import tempfile
import time
from typing import NamedTuple

fork = os.fork  # not what a patch makes of it
MOST = 1_000_000
IMPORTED = {
    "server": ("samsyn.server", "samsyn.demo"),
    "command": (
        *("samsyn.exports_of", "samsyn.upkeep", "samsyn.verifying", "alembic.command"),
        *("workshop.sessions.importing", "exports.word.write"),
    ),
}


class Asked(NamedTuple):
    arguments: list[str]
    env: dict[str, str]
    streams: list[int]


def wait_for_work(kind: str, number: int) -> list[str]:
    """Returns in each new process alone, with its arguments."""
    place = _socket.socket(fileno=number)  # one that no patch has made wait in a loop of its own
    for module in ("samsyn.cli", *IMPORTED[kind]):
        importlib.import_module(module)
    _warm_up()
    while asked := _next(place):
        parent = fork()
        if parent:
            os.waitpid(parent, 0)
        elif child := fork():
            place.send(str(child).encode())
            os._exit(0)
        else:
            place.close()
            _become(asked)
            return asked.arguments
        for one in asked.streams:
            os.close(one)
    os._exit(0)


def _warm_up() -> None:
    """Let libraries fill their caches, on a database that is thrown away, and read the words."""
    from words import catalogues
    from workshop.people import accounts
    from workshop.storage.database import Database

    with tempfile.TemporaryDirectory() as folder:
        database = Database.opened(f"sqlite:///{folder}/samsyn.sqlite3")
        database.read(accounts.has_accounts)
        database.close()
    catalogues.prepare()


def _next(place: _socket.socket) -> Asked | None:
    content, more, _flags, _from = place.recvmsg(MOST, _socket.CMSG_SPACE(3 * 4))
    streams = array.array("i")
    for _level, _kind, data in more:
        streams.frombytes(data)
    return Asked(**json.loads(content), streams=list(streams)) if content else None


def _become(asked: Asked) -> None:
    for standard, one in enumerate(asked.streams):
        os.dup2(one, standard)
        os.close(one)
    os.environ.clear()
    os.environ.update(asked.env)
    time.tzset()


if __name__ == "__main__":
    if sys.argv[1] == "server":
        from gevent import monkey

        monkey.patch_all()
    from samsyn import start

    sys.argv = [start.__file__, *wait_for_work(sys.argv[1], int(sys.argv[2]))]
    start.main()
