"""Where the meetings of a scenario are: an installation whose server dies and comes back."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from tests.servers.installation import Installation, free_port

HOST = "samsyn.example"
SETTINGS = {
    "SAMSYN_BASE_URL": f"https://{HOST}",
    "SAMSYN_PROXIES": "1",
    "SAMSYN_PARTICIPANT_PER_SECOND": "8",
    "SAMSYN_FACILITATOR_PER_SECOND": "50",
    "SAMSYN_SIGN_INS_PER_ADDRESS": "1000",
    "SAMSYN_SIGN_INS_PER_ACCOUNT": "1000",
    "SAMSYN_EXPORTS_PER_MINUTE": "1000",
}
STARTS_WITHIN, ENDS_WITHIN = 30.0, 10.0
GLANCE = 0.005


class House:
    """An installation and its server, which is the whole `samsyn serve`, forked from a launcher.

    `environment` is for every server of it, `launched_with` for the process they are forked from.
    """

    def __init__(
        self,
        folder: Path,
        database_url: str = "",
        launched_with: dict[str, str] | None = None,
        **environment: str,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.port, self.log = free_port(), folder / "log"
        settings = SETTINGS | environment | {"SAMSYN_PORT": str(self.port)}
        self.installation = Installation(folder, database_url, **settings)
        self._launcher = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.launcher"],
            env=os.environ | (launched_with or {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self._hear()["ready"]
        self.pid = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self, command: str = "serve", **environment: str) -> None:
        """A new server; returns when it accepts connections, or has died as it was told to."""
        assert not self.alive
        self._may_die = any(name.startswith("FAULT_") for name in environment)
        self.pid = self._order(command, **environment)
        self._wait(self._accepts, STARTS_WITHIN)

    def run(self, *arguments: str) -> None:
        """One `samsyn` command to its end."""
        pid = self._order(*arguments)
        self._wait(lambda: not _lives(pid), STARTS_WITHIN)

    def kill(self) -> None:
        """kill -9, if it is not dead already; returns when it is gone."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to stop; returns when it has."""
        self._end(signal.SIGTERM)

    @property
    def alive(self) -> bool:
        """Whether there is a server."""
        return _lives(self.pid)

    def close(self) -> None:
        """End everything."""
        self.kill()
        self._launcher.communicate(timeout=ENDS_WITHIN)

    def _order(self, *arguments: str, **environment: str) -> int:
        order = {
            "arguments": arguments,
            "environment": self.installation.environment(environment),
            "log": str(self.log),
        }
        assert self._launcher.stdin is not None
        self._launcher.stdin.write(json.dumps(order) + "\n")
        self._launcher.stdin.flush()
        pid: int = self._hear()["pid"]
        return pid

    def _hear(self) -> dict[str, Any]:
        assert self._launcher.stdout is not None
        said: dict[str, Any] = json.loads(self._launcher.stdout.readline())
        return said

    def _end(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            if self.pid:
                os.kill(self.pid, number)
        self._wait(lambda: not self.alive, ENDS_WITHIN)

    def _accepts(self) -> bool:
        if not self.alive:
            assert self._may_die, self.log.read_text()[-2000:]
            return True
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False

    def _wait(self, until: Any, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, "too slow"
            time.sleep(GLANCE)


def _lives(pid: int) -> bool:
    """Whether a process is there. The launcher forgets those who end, so no zombie is."""
    if not pid:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
