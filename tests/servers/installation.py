"""An installation of Samsyn under test: its data, its command, its server as a real process."""

from __future__ import annotations

import os
import re
import secrets
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

import httpx
from alembic.migration import MigrationContext
from sqlalchemy import Engine, Select, create_engine, inspect, select, table, text

from tests.meetings import empty_database
from tests.servers import forked

STARTS_WITHIN = 30
A_MOMENT = 0.2  # seconds, in which some words are on their way and some are not written yet
PORTS = range(11_000, 32_000)  # browsers refuse some below


class Installation:
    """A data folder and a database of its own."""

    def __init__(self, folder: Path, database_url: str = "", **settings: str) -> None:
        self.folder = folder
        self.log: Path | None = None
        """Where servers write what they say on standard error; else whoever ends them reads it."""
        self.settings = {
            "SAMSYN_DATA_DIR": str(folder / "data"),
            "SAMSYN_DATABASE_URL": database_url,
            "SAMSYN_PORT": str(free_port()),
            "LANGUAGE": "en",
        } | settings

    def made(self) -> Self:
        """With a database that is there before anything is started."""
        assert not self.settings["SAMSYN_DATABASE_URL"], "another kind of database"
        empty_database.put(self.folder / "data")
        return self

    def run(
        self, *arguments: str, said: str = "", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        """Run one `samsyn` command to its end; `said` is what stands on its standard input."""
        return forked.run(*arguments, said=said, env=self.environment(settings))

    def imported(self, file: Path, *more: str) -> str:
        """The id of a session just imported."""
        done = self.run("import", str(file), *more)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()[-1]

    def export(self, session: str, output: Path, kind: str = "docx", *more: str) -> Path:
        """A file just exported."""
        done = self.run("export", session, f"--format={kind}", f"--output={output}", *more)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        return output

    def stored(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows of all tables, to compare; nothing where there is no database yet."""
        with self.engine() as engine, engine.connect() as connection:
            return {
                name: sorted(map(tuple, connection.execute(_all_of(name))), key=repr)
                for name in inspect(connection).get_table_names()
                if name not in ("alembic_version", "timelines")  # what a database notes of itself
            }

    def version(self) -> str:
        """The version of the database's schema."""
        with self.engine() as engine, engine.connect() as connection:
            return str(MigrationContext.configure(connection).get_current_revision())

    @property
    def database_url(self) -> str:
        """The address of the database, as a setting would have it."""
        file = self.folder / "data" / "samsyn.sqlite3"
        return self.settings["SAMSYN_DATABASE_URL"] or f"sqlite:///{file}"

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """A way into the database beside Samsyn's own."""
        url = self.database_url.replace("postgresql:", "postgresql+psycopg:")
        there = url.startswith("postgresql") or Path(url.removeprefix("sqlite:///")).exists()
        made = create_engine(url if there else "sqlite://")
        try:
            yield made
        finally:
            made.dispose()

    def start(self, command: str = "demo", lines: int | None = None, **settings: str) -> Server:
        """A server, once it has printed `lines`: `serve` prints two while it has no account."""
        lines = lines or (2 if command == "serve" else 1)
        return Server(command, self.environment(settings), lines, self.log)

    def environment(self, settings: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
        """What a command of this installation finds in its environment."""
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("SAMSYN_")}
        return inherited | self.settings | dict(settings)


class Server:
    """A running server. `printed` are its first lines; a demo's last one is the link."""

    def __init__(
        self, command: str, environment: dict[str, str], lines: int, log: Path | None = None
    ) -> None:
        errors = log.open("ab") if log else subprocess.PIPE
        self.process = forked.Command(
            command, env=environment, stdout=subprocess.PIPE, stderr=errors
        )
        self.port = int(environment["SAMSYN_PORT"])
        self.url = f"http://localhost:{self.port}"
        assert self.process.stdout is not None
        self.printed = [self.process.stdout.readline().strip()]
        self._wait_until_it_answers()
        self.printed += [self.process.stdout.readline().strip() for _ in range(lines - 1)]

    @property
    def link(self) -> str:
        """The last address it printed."""
        found = re.findall(r"https?://\S+", " ".join(self.printed))
        assert found, self.printed
        return str(found[-1])

    def stop(self) -> None:
        """Ask it to stop, and wait."""
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=60)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.communicate()

    def _wait_until_it_answers(self) -> None:
        for _ in range(STARTS_WITHIN * 20):
            if self.process.poll() is not None:
                raise AssertionError(self.process.communicate()[1] or "it ended")
            try:
                httpx.get(f"{self.url}/", timeout=5)
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server does not answer")


class House:
    """Where a meeting is: its server, and the power that fails."""

    def __init__(self, start: Callable[[], Server]) -> None:
        self.start = start
        self.server = start()

    @contextmanager
    def power_cut(self) -> Iterator[threading.Timer]:
        """The server is killed in a moment, and started again when people have done this.

        What it gives ends when the power does.
        """
        power = threading.Timer(A_MOMENT, self.server.kill)
        power.start()
        yield power
        power.join()
        self.server = self.start()


def _all_of(name: str) -> Select[Any]:
    return select(text("*")).select_from(table(name))


def free_port() -> int:
    """A port that nobody listens on; not one of those that go to whoever connects somewhere."""
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
