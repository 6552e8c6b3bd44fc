"""A test stand: a server with nothing but live sessions, and short ways to have them.

`stand_process` is what runs there.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.servers.installation import free_port


class Stand:
    """A server process with nothing but live sessions, on a free port."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.port = free_port()
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("SAMSYN_")}
        own = {"SAMSYN_DATA_DIR": str(folder), "SAMSYN_PORT": str(self.port)}
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.servers.stand_process"],
                env=inherited | own | settings,
                stdout=log,
                stderr=log,
            )
        self._wait_until_it_answers()

    def get(self, path: str, **headers: str) -> tuple[int, str, str]:
        """Status, text and cookie of an address."""
        return self.ask("GET", path, b"", **headers)

    def ask(self, method: str, path: str, body: bytes, **headers: str) -> tuple[int, str, str]:
        """Status, text and cookie of a request; header names have _ for -."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        connection.request(method, path, body or None, named)
        response = connection.getresponse()
        text = response.read().decode()
        cookie = (response.getheader("Set-Cookie") or "").split(";")[0]
        connection.close()
        return response.status, text, cookie

    def session(self, **wanted: str) -> dict[str, str]:
        """A new session: its id, the segment that is open for writing, the wall's token."""
        query = "&".join(f"{key}={value}" for key, value in wanted.items())
        found: dict[str, str] = json.loads(self.get(f"/stand/new_session?{query}")[1])
        return found

    def participant(self, session: str) -> str:
        """The cookie of a new device in a session."""
        return self.get(f"/stand/participant?session={session}")[2]

    def facilitator(self) -> str:
        """The cookie of the facilitator who leads all sessions."""
        return self.get("/stand/facilitator")[2]

    def memory(self) -> float:
        """Megabytes that the server holds now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def stop(self) -> None:
        """End it."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def _wait_until_it_answers(self) -> None:
        for _ in range(600):
            assert self.process.poll() is None, self.log.read_text()
            try:
                return socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the stand does not answer")
