"""The file that a command writes: whole or not at all, and never in the place of something else."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal

from words.refused import N_, Refused, reason

MOST_LINKS = 40
"""So many links are followed from one to the next, as Linux does."""


def write_file(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Let `write` fill the file at `path`, which appears whole or not at all.

    What is there and is no plain file of its own (a device, a pipe, a link) stays what it is: it
    is written to once all is made.
    """
    try:
        if _is_open(path):
            _write_through(path, "ab", write)
        elif path.exists() and not path.is_file():
            _write_through(path, "wb", write)
        else:
            _write_whole(_end_of(path), write)
    except BrokenPipeError:  # whoever read has seen enough
        raise
    except OSError as error:
        raise Refused(
            N_("{path} cannot be written: {reason}."),
            path=path,
            reason=reason(error),
        ) from None


def _write_whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("xb") as file:
            write(file)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _write_through(
    path: Path, mode: Literal["ab", "wb"], write: Callable[[BinaryIO], None]
) -> None:
    made = BytesIO()
    write(made)
    with path.open(mode, buffering=0) as stream:
        rest = memoryview(made.getbuffer())
        while rest:
            rest = rest[stream.write(rest) or 0 :]


def _end_of(path: Path) -> Path:
    """Where links lead. OSError where they lead to each other."""
    try:
        return path.resolve()
    except RuntimeError:  # before Python 3.13
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None


def _is_open(path: Path) -> bool:
    """Whether a path names what this process has open already, as /dev/stdout does."""
    for _ in range(MOST_LINKS):
        if not path.is_symlink():
            break
        if path.parent.match("/proc/*/fd") or path.parent == Path("/dev/fd"):
            return True
        path = path.parent / path.readlink()
    return False
