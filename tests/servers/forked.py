"""The command as a process of its own, without waiting until it has imported all it needs.

Importing is most of the work of a command and of the start of a server. Here it is done once for
all processes that a run of tests starts: each is forked from one that has imported the product and
opened a database once, goes through the command's own `main`, and ends as the interpreter ends.
What an interpreter or a loader reads at its very start cannot be given to a fork, nor another copy
of the product, from another folder: then, and where there is no Linux, a command starts as anywhere
else.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import socket
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any

from tests.places import ROOT

READ_AT_THE_START = re.compile("PYTHON|LC_|LANG$|LD_|FAKETIME|TZ$|MALLOC_|GEVENT")
SERVERS = ("serve", "demo")
_one_at_a_time = threading.Lock()
_BECOME_SUBREAPER = 36  # prctl(2): orphans among one's descendants become one's children


class Command(subprocess.Popen[str]):
    """`samsyn` with some arguments."""

    def __init__(self, *arguments: str, env: dict[str, str], **streams: Any) -> None:
        self._forked = _may_fork(env)
        super().__init__(
            [sys.executable, "-m", "samsyn.start", *arguments],
            env=env,
            encoding="utf-8",
            **streams,
        )

    def _execute_child(self, args: list[str], *more: Any) -> None:
        """As the library does, but that the process is there already."""
        if not self._forked:
            super()._execute_child(args, *more)  # type: ignore[misc]
            return
        sys.audit("subprocess.Popen", args[0], args, None, more[5])
        reading, _, _, writing, _, errors = more[9:15]
        given = [
            os.dup(mine if mine != -1 else standard)
            for standard, mine in enumerate((reading, writing, errors))
        ]
        kind = "server" if args[3:] and args[3] in SERVERS else "command"
        with _one_at_a_time:
            self.pid = _ready(kind).fork(args[3:], more[5], given)
        self._child_created = True
        for one in {*given, *(end for end in (reading, writing, errors) if end > 2)}:
            os.close(one)


def run(*arguments: str, said: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    pipe = subprocess.PIPE
    with Command(*arguments, env=env, stdin=pipe, stdout=pipe, stderr=pipe) as running:
        try:
            out, errors = running.communicate(said, timeout=120)
        except BaseException:
            running.kill()
            raise
    return subprocess.CompletedProcess(arguments, running.returncode, out, errors)


class Ready:
    """A process that has imported what a server or a command needs."""

    def __init__(self, kind: str) -> None:
        ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)
        self._to, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with other:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.servers.forking", kind, str(other.fileno())],
                pass_fds=[other.fileno()],
                stdin=subprocess.PIPE,  # as they are where most commands run, not to be sought in
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )

    def fork(self, arguments: list[str], env: dict[str, str], streams: list[int]) -> int:
        """The id of a new process, which is a child of this one."""
        asked = json.dumps({"arguments": arguments, "env": env})
        socket.send_fds(self._to, [asked.encode()], streams)
        return int(self._to.recv(100))


@cache
def _ready(kind: str) -> Ready:
    return Ready(kind)


def _may_fork(env: dict[str, str]) -> bool:
    asked, mine = (
        {name: value for name, value in one.items() if READ_AT_THE_START.match(name)}
        for one in (env, dict(os.environ))
    )
    return sys.platform == "linux" and asked == mine and Path.cwd() == ROOT
