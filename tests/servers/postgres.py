"""A private PostgreSQL for the tests: a cluster of its own on a socket of its own."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.servers.installation import free_port
from workshop.storage.database import Database

_PLACES = [
    *Path("/usr/lib/postgresql").glob("*/bin"),
    *Path("/opt/homebrew/opt").glob("postgresql*/bin"),
]


def programs() -> Path | None:
    """The folder with initdb and pg_ctl; None where there is no PostgreSQL."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else sorted(_PLACES, reverse=True)
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


class Cluster:
    """A running PostgreSQL; `database()` is the address of a new, empty one, `made()` of a copy."""

    def __init__(self, folder: Path, account: str | None) -> None:
        self.port, self.data = free_port(), folder / "data"
        self._folder, self._account = folder, account
        self._numbers = itertools.count(1)
        self._made = ""  # the name of a database that is there to be copied

    def start(self) -> None:
        """Start it; CalledProcessError where what was killed is still in its way."""
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1"
            f" -c unix_socket_directories={self._folder} -c fsync=off"
        )
        self._control("-l", str(self._folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """End it at once, without finishing anything."""
        self._control("-m", "immediate", "stop")

    @contextmanager
    def standby(self) -> Iterator[Cluster]:
        """One that follows this one, which does not wait for it."""
        with _folder() as (folder, account):
            there = Cluster(folder, account)
            how = ("-R", "-X", "stream", "-c", "fast", "--no-sync")
            source = f"postgresql://samsyn@127.0.0.1:{self.port}/postgres"
            _call(account, "pg_basebackup", *how, "-D", str(there.data), "-d", source)
            with there.running():
                yield there

    def unplug(self, patience: float = 60.0) -> None:
        """A standby hears no more of what it follows; returns when it has taken in all it has."""
        import psycopg

        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET primary_conninfo = ''")
            connection.execute("SELECT pg_reload_conf()")
            end = time.monotonic() + patience
            while connection.execute(_BUSY).fetchone() != (False,):
                assert time.monotonic() < end, "the standby still follows"
                time.sleep(0.02)

    def promote(self) -> None:
        """Let a standby be the one that is written to."""
        self._control("promote")

    @contextmanager
    def running(self) -> Iterator[Cluster]:
        """While it runs, whoever ends it."""
        self.start()
        try:
            yield self
        finally:
            with suppress(subprocess.CalledProcessError):
                self.stop()

    def _control(self, *arguments: str) -> None:
        _call(self._account, "pg_ctl", "-D", str(self.data), "-w", *arguments)

    def database(self, *, like: str = "template1") -> str:
        import psycopg

        name = f"samsyn_{next(self._numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"'.encode())
        return self.address(name)

    def made(self) -> str:
        """The address of a database that nobody has used, but that Samsyn has made."""
        if not self._made:
            address = self.database()
            Database.opened(address).close()
            self._made = address.rpartition("/")[2]
        return self.database(like=self._made)

    def address(self, name: str) -> str:
        """Of a database of that name."""
        return f"postgresql://samsyn@127.0.0.1:{self.port}/{name}"


_BUSY = """
SELECT EXISTS (SELECT FROM pg_stat_wal_receiver)
  OR pg_last_wal_receive_lsn() IS DISTINCT FROM pg_last_wal_replay_lsn()
"""


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A cluster while the tests run."""
    with _folder() as (folder, account):
        there = Cluster(folder, account)
        data = str(there.data)
        _call(account, "initdb", "-D", data, "-U", "samsyn", "--auth=trust", "--encoding=UTF8")
        with there.running():
            yield there


@contextmanager
def _folder() -> Iterator[tuple[Path, str | None]]:
    """A folder, and the account it is of: PostgreSQL refuses root, so then it runs as another."""
    folder, account = Path(tempfile.mkdtemp(prefix="samsyn-pg-")), _account()
    if account:
        shutil.chown(folder, account)
    try:
        yield folder, account
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _call(account: str | None, program: str, *arguments: str) -> None:
    folder = programs()
    assert folder is not None
    subprocess.run(
        [str(folder / program), *arguments],
        user=account,
        cwd="/",
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _account() -> str | None:
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"
