"""Files that the server keeps for a while: those it made for somebody, and those it was sent."""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

KEPT_SECONDS = 3600
MOST_SENT_BYTES = 20_000_000
"""The largest file that a form may bring. What is larger is imported by the command."""


class MadeFiles:
    """Files that were made of sessions, each to be fetched within the hour by its name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._under_way: set[str] = set()

    def is_under_way(self, session_id: str) -> bool:
        """Whether a file of a session is being made just now."""
        return session_id in self._under_way

    @contextmanager
    def new(self, session_id: str, ending: str, mark: str = "") -> Iterator[Path]:
        """Where a file of a session is to be made, which is under way until that is done. Its name
        ends with the `mark`, letters and digits, and the `ending`."""
        self._under_way.add(session_id)
        try:
            self._forget_old()
            folder = self._folder / session_id
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            yield folder / f"{secrets.token_hex(16)}{mark}.{ending}"
        finally:
            self._under_way.discard(session_id)

    def find(self, session_id: str, name: str) -> Path | None:
        """The file of a session that has this name; None where it is too old or never was."""
        path = self._folder / session_id / name
        return path if path.stem.isalnum() and path.is_file() and not _is_old(path) else None

    def forget(self, session_id: str) -> None:
        """Let there be no file of a session any more."""
        shutil.rmtree(self._folder / session_id, ignore_errors=True)

    def _forget_old(self) -> None:
        for path in self._folder.glob("*/*"):
            with suppress(FileNotFoundError):  # another one may have just finished it
                if _is_old(path):
                    path.unlink()


class SentFiles:
    """Files that came with a form, there for as long as they are read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def kept(self, save: Callable[[Path], None]) -> Iterator[Path]:
        """Where such a file is, after `save` has put it there."""
        self._folder.mkdir(exist_ok=True, mode=0o700)
        path = self._folder / secrets.token_hex(16)
        try:
            save(path)
            yield path
        finally:
            path.unlink(missing_ok=True)


def _is_old(path: Path) -> bool:
    return path.stat().st_mtime < time.time() - KEPT_SECONDS
