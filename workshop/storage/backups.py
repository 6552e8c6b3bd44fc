"""Copies of a whole database: made while it is used, looked at before they count, and put back."""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, make_url

from words.refused import N_, Refused
from workshop.storage import sealing
from workshop.storage.database import StorageError
from workshop.storage.migrations import known_versions

_NAME = "samsyn-backup"
_DATED = re.compile(rf"{_NAME}-\d{{8}}T\d{{12}}Z")
_SQLITE = b"SQLite format 3\x00"
_POSTGRESQL = b"PGDMP"


class BadBackup(Refused):
    """A file is no backup that can be used."""

    def __init__(self, path: Path) -> None:
        super().__init__(N_("{path} is no whole backup of Samsyn."), path=path)


def copy(database: str | Path, target: Path, key: Path | None = None) -> None:
    """Copy a database into a file that only this account can read, and look at the copy; with a
    key file, one that only its holder can read. The clear one then stands in the folder for
    temporary files meanwhile, not beside the target.

    `target` is there, whole and looked at, or not at all. Refused.
    """
    recipients = sealing.recipients_of(key) if key else []
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        if not recipients:
            _copy(database, unfinished)
        else:
            with TemporaryDirectory() as folder:
                clear = Path(folder) / "copy"
                _copy(database, clear)
                sealing.seal(clear, unfinished, recipients)
        _sync(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def next_in(folder: Path, at: dt.datetime) -> Path:
    """Where a backup goes that is made at this moment, in a folder that holds several."""
    return folder / f"{_NAME}-{at.astimezone(dt.UTC):%Y%m%dT%H%M%S%fZ}"


def forget_old(folder: Path, keep: int) -> None:
    """Remove all backups of a folder but the newest so many. Nothing else in it is touched."""
    of_ours = sorted(one for one in folder.iterdir() if _DATED.fullmatch(one.name))
    for old in of_ours[:-keep]:
        old.unlink()


def _copy(database: str | Path, target: Path) -> None:
    if url := _of_postgresql(database):
        _program("pg_dump", url, "--format=custom", f"--file={target}")
    else:
        _copy_sqlite(_file_of(database), "mode=ro", target)
    check(target)


def check(backup: Path) -> None:
    """Open a backup and read through it. BadBackup."""
    with backup.open("rb") as file:
        head = file.read(16)
    if head.startswith(_POSTGRESQL):
        _program("pg_restore", None, "--file=/dev/null", str(backup))
    elif head != _SQLITE or not _is_whole(backup):
        raise BadBackup(backup)


def put_back(backup: Path, database: str | Path, key: Path | None = None) -> None:
    """Put a backup in the place of a database, after looking at it. Refused."""
    if not sealing.is_sealed(backup):
        return _put_back(backup, database)
    if key is None:
        raise Refused(N_("{path} is sealed. Name its key file: --key FILE"), path=backup)
    with TemporaryDirectory() as folder:
        clear = Path(folder) / "copy"
        sealing.unseal(backup, clear, key)
        return _put_back(clear, database)


def _put_back(backup: Path, database: str | Path) -> None:
    check(backup)
    with backup.open("rb") as file:
        is_dump = file.read(5) == _POSTGRESQL
    url = _of_postgresql(database)
    if is_dump != bool(url):
        raise Refused(
            N_("{path} is a backup of the other kind of database. Change SAMSYN_DATABASE_URL."),
            path=backup,
        )
    if url:
        how = ("--clean", "--if-exists", "--single-transaction", "--no-owner")
        _program("pg_restore", url, *how, str(backup))
        return
    target = _file_of(database)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(target, os.O_RDWR | os.O_CREAT, 0o600))
    _copy_sqlite(backup, _AT_REST, target)


_AT_REST = "mode=ro&immutable=1"
"""How a file is opened that nobody writes to: also where SQLite may make no file beside it."""


def _copy_sqlite(source: Path, how: str, target: Path) -> None:
    """By SQLite's own means: what is written meanwhile is in the copy whole or not at all."""
    try:
        with closing(_opened(source, how)) as one, closing(sqlite3.connect(target)) as other:
            one.backup(other)
            if not target.with_name(f"{target.name}-wal").exists():
                other.execute("PRAGMA journal_mode=DELETE")  # one file, whole by itself
    except sqlite3.Error as error:
        raise StorageError.of(error) from None


def _opened(file: Path, how: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True)


def _is_whole(backup: Path) -> bool:
    try:
        with closing(_opened(backup, _AT_REST)) as opened:
            whole = opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (version,) = opened.execute("SELECT version_num FROM alembic_version").fetchone()
            opened.execute("SELECT count(*) FROM sessions").fetchone()
    except (sqlite3.Error, TypeError):
        return False
    return whole and version in known_versions()


def _program(name: str, url: URL | None, *arguments: str) -> None:
    """Run a program of PostgreSQL's. A password is told to it where no other account can see it."""
    environment = dict(os.environ)
    if url is not None:
        if url.password:
            environment["PGPASSWORD"] = str(url.password)
        bare = url.set(drivername="postgresql", password=None)
        arguments = (f"--dbname={bare.render_as_string(hide_password=False)}", *arguments)
    try:
        done = subprocess.run(
            [name, *arguments], env=environment, capture_output=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        raise Refused(N_("{program} of PostgreSQL is not installed here."), program=name) from None
    if done.returncode:
        said = " ".join(done.stderr.split())[:300]
        raise Refused(N_("{program} refuses: {said}"), program=name, said=said)


def _of_postgresql(database: str | Path) -> URL | None:
    if isinstance(database, Path):
        return None
    url = make_url(database)
    return url if url.get_backend_name().startswith("postgres") else None


def _file_of(database: str | Path) -> Path:
    return database if isinstance(database, Path) else Path(make_url(database).database or "")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
