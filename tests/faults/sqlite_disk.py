"""A disk of our own under SQLite: it knows what was synced, and may be full.

In a server, `install` puts SQLite on it. It books whatever is done to a file, in order and before
it is done. Once the server was killed, `Disk.lose_power` makes of the files what a disk may hold
after a power cut: all that was synced, and of the rest whatever had got there by chance.
"""

from __future__ import annotations

import os
import random
import signal
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import apsw
from sqlalchemy import create_engine

NAME = "a disk of our own"
SECTOR = 512
"""A write may be torn between two of these, never within one."""

Fates = tuple[float, ...]
FATES: Fates = (0.0, 0.5, 1.0)
"""How likely a write of a file that was not synced is on the disk nevertheless: one of these."""

WRITE, CUT_TO, SYNC, MAKE, DELETE, SYNC_FOLDER = range(6)
_ENTRY = struct.Struct("<BBQI")
_SHARED_MEMORY = "-shm"
_FOLDER_SYNCED_FOR = (
    apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_SUPER_JOURNAL
)
"""The files that SQLite, when it syncs them for the first time, syncs with their name."""

_registered: list[apsw.VFS] = []  # apsw forgets one that nobody holds


def install() -> None:
    """Put this process's SQLite databases on a disk of our own, booked in the folder FAULT_DISK."""
    from tests.faults import sqlite_dbapi
    from workshop.storage import database

    _registered.append(_Disk(Path(os.environ["FAULT_DISK"])))
    vars(database)["create_engine"] = partial(create_engine, module=sqlite_dbapi)


@dataclass
class Cut:
    """What a power cut did to what was not synced: so many writes gone, and so many torn."""

    gone: int = 0
    torn: int = 0


class Disk:
    """The disk as a test holds it: `data` is the folder of the database, `folder` the disk's own.

    Servers get `environment`. All is done while there is none.
    """

    def __init__(self, data: Path, folder: Path) -> None:
        self.data, self._folder = data, folder
        folder.mkdir(parents=True, exist_ok=True)
        self.environment = {"FAULTS": "tests.faults.sqlite_disk:install", "FAULT_DISK": str(folder)}
        self.begin()

    def lose_power(self, chance: random.Random, *, leaves_nothing: bool = False) -> Cut:
        """Let the files be as after a power cut: what was not synced is gone, or some of it."""
        folder = _replayed(self._held, (self._folder / "book").read_bytes())
        left, cut = folder.after_power_cut(chance, (0.0,) if leaves_nothing else FATES)
        for file in self._files():
            file.unlink()
        for name, content in left.items():
            (self.data / name).write_bytes(content)
            (self.data / name).chmod(0o600)
        if chance.random() < 0.5:
            for memory in self.data.glob(f"*{_SHARED_MEMORY}"):
                memory.unlink()
        self.begin()
        return cut

    def sync(self) -> None:
        """Whatever was written is safe, also while a server runs: it was long ago."""
        with (self._folder / "book").open("ab", buffering=0) as book:
            for file in self._files():
                book.write(_Entry(SYNC, file.name).booked())
            book.write(_Entry(SYNC_FOLDER, "").booked())

    def fails_after(self, count: int) -> dict[str, str]:
        """The environment of a server whose power fails when it has done so much with its disk."""
        return {"FAULT_FAILS_AFTER": str(count)}

    def fill(self, more: int) -> None:
        """From now on, also while a server runs, it takes only so many bytes more."""
        held = sum(file.stat().st_size for file in self._files())
        (self._folder / "full.new").write_text(str(held + more), "ascii")
        (self._folder / "full.new").replace(self._folder / "full")

    def make_room(self) -> None:
        """It takes whatever comes, also while a server runs."""
        (self._folder / "full").unlink()

    def begin(self) -> None:
        """Begin a new book, with what the files hold now."""
        self._held = {file.name: file.read_bytes() for file in self._files()}
        (self._folder / "book").write_bytes(b"")

    def _files(self) -> list[Path]:
        found = self.data.glob("samsyn.sqlite3*")
        return [file for file in found if not file.name.endswith(_SHARED_MEMORY)]


class _Disk(apsw.VFS):
    """The disk as SQLite uses it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(NAME, "")
        self._limit = folder / "full"
        self._book = os.open(folder / "book", os.O_WRONLY | os.O_APPEND)
        self._left = int(os.environ.get("FAULT_FAILS_AFTER", "-1"))

    def enter(self, kind: int, path: str, place: int = 0, content: bytes = b"") -> None:
        """Book something. One write to the end of a file is whole, whoever else writes."""
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1
        os.write(self._book, _Entry(kind, Path(path).name, place, content).booked())

    def room(self, path: str) -> int | None:
        """How many bytes more fit; None: whatever comes."""
        try:
            limit = int(self._limit.read_text("ascii"))
        except FileNotFoundError:
            return None
        main = Path(path.removesuffix("-wal").removesuffix("-journal"))
        files = (main.with_name(main.name + end) for end in ("", "-wal", "-journal"))
        return max(0, limit - sum(file.stat().st_size for file in files if file.exists()))

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        if path is None:
            return super().xOpen(name, flags)
        new = not Path(path).exists()
        if new:
            self.enter(MAKE, path)
        return _File(self, path, name, flags, new=new)

    def xDelete(self, path: str, sync: bool) -> None:  # noqa: N802
        self.enter(DELETE, path)
        super().xDelete(path, sync)
        if sync:
            self.enter(SYNC_FOLDER, path)


class _File(apsw.VFSFile):
    """An open file of the disk. What it holds is really there; only that it is synced is not."""

    def __init__(self, disk: _Disk, path: str, name: Any, flags: list[int], *, new: bool) -> None:
        super().__init__("", name, flags)
        self._disk, self._path = disk, path
        self._sync_name = new and bool(flags[0] & _FOLDER_SYNCED_FOR)

    def xWrite(self, content: bytes, place: int) -> None:  # noqa: N802
        grows = place + len(content) - self.xFileSize()
        room = self._disk.room(self._path) if grows > 0 else None
        if room is not None and room < grows:
            self._put(content[: max(0, len(content) - grows + room)], place)
            raise apsw.FullError("the disk is full")
        self._put(content, place)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._disk.enter(CUT_TO, self._path, size)
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.enter(SYNC, self._path)
        if self._sync_name:
            self._disk.enter(SYNC_FOLDER, self._path)
            self._sync_name = False

    def _put(self, content: bytes, place: int) -> None:
        if content:
            self._disk.enter(WRITE, self._path, place, content)
            super().xWrite(content, place)


@dataclass
class _Entry:
    kind: int
    name: str
    place: int = 0
    content: bytes = b""

    def booked(self) -> bytes:
        """As it stands in the book."""
        name = self.name.encode()
        return (
            _ENTRY.pack(self.kind, len(name), self.place, len(self.content)) + name + self.content
        )

    def do(self, content: bytearray) -> None:
        """Do to a file's content what was booked."""
        if self.kind == CUT_TO:
            del content[self.place :]
        else:
            content.extend(bytes(max(0, self.place - len(content))))
            content[self.place : self.place + len(self.content)] = self.content


class _Content:
    """What a file held when it was synced, and what was done to it since."""

    def __init__(self, synced: bytes = b"") -> None:
        self.synced, self.since = bytearray(synced), list[_Entry]()

    def do(self, entry: _Entry) -> None:
        if entry.kind == SYNC:
            for one in self.since:
                one.do(self.synced)
            self.since.clear()
        else:
            self.since.append(entry)

    def after_power_cut(self, chance: random.Random, fates: Fates, cut: Cut) -> bytes:
        """What is left of it."""
        fate = chance.choice(fates)
        for one in self.since:
            if chance.random() >= fate:
                cut.gone += 1
            elif fate < 1 and chance.random() < 0.5 and len(one.content) > SECTOR:
                cut.torn += 1
                size = SECTOR * chance.randrange(1, -(-len(one.content) // SECTOR))
                _Entry(WRITE, one.name, one.place, one.content[:size]).do(self.synced)
            else:
                one.do(self.synced)
        return bytes(self.synced)


class _Folder:
    """The files by their names, and by those names that are safe."""

    def __init__(self, held: dict[str, bytes]) -> None:
        self.synced = {name: _Content(content) for name, content in held.items()}
        self.there = dict(self.synced)
        self.since: list[tuple[str, _Content | None]] = []

    def do(self, entry: _Entry) -> None:
        if entry.kind == MAKE:
            self._name(entry.name, _Content())
        elif entry.kind == DELETE:
            self._name(entry.name, None)
        elif entry.kind == SYNC_FOLDER:
            self._sync(len(self.since))
        else:
            self._content(entry.name).do(entry)

    def after_power_cut(self, chance: random.Random, fates: Fates) -> tuple[dict[str, bytes], Cut]:
        """What is left of each file. Names come and go in order."""
        cut = Cut()
        self._sync(chance.randint(0, len(self.since)))
        return {
            name: content.after_power_cut(chance, fates, cut)
            for name, content in self.synced.items()
        }, cut

    def _content(self, name: str) -> _Content:
        if name not in self.there:  # Samsyn makes the database's file itself
            self.there[name] = self.synced[name] = _Content()
        return self.there[name]

    def _name(self, name: str, content: _Content | None) -> None:
        self.since.append((name, content))
        _set(self.there, name, content)

    def _sync(self, count: int) -> None:
        for name, content in self.since[:count]:
            _set(self.synced, name, content)
        del self.since[:count]


def _set(names: dict[str, _Content], name: str, content: _Content | None) -> None:
    names.pop(name, None)
    if content is not None:
        names[name] = content


def _replayed(held: dict[str, bytes], book: bytes) -> _Folder:
    folder = _Folder(held)
    for entry in _entries(book):
        folder.do(entry)
    return folder


def _entries(book: bytes) -> Iterator[_Entry]:
    at = 0
    while at + _ENTRY.size <= len(book):
        kind, length, place, size = _ENTRY.unpack_from(book, at)
        at += _ENTRY.size
        name, content = book[at : at + length], book[at + length : at + length + size]
        at += length + size
        if at <= len(book):  # the last entry may be cut short, by the kill
            yield _Entry(kind, name.decode(), place, content)
