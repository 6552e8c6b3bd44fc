"""Long work in a process of its own: the `samsyn` command, run by the server.

Minutes and imports take up to seconds of computing, which would freeze every screen. The command
that does them from a terminal does them here too, with the same sentences.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from dataclasses import dataclass
from typing import IO, TypeVar, cast

from workshop.base.settings import Settings

Result = TypeVar("Result")

REFUSED = 2
"""The exit status of a command that refuses."""


@dataclass(frozen=True)
class Ended:
    """How a child ended: its last line of output, or the sentence it refused with.

    The sentence is empty where it broke down instead: what it said then is not for people.
    """

    line: str
    refused: str | None


def run(settings: Settings, language: str, *arguments: str) -> Generator[str, None, Ended]:
    """Run `samsyn` with these arguments; yields its lines as they come, returns its end."""
    child = subprocess.Popen(
        [sys.executable, "-m", "samsyn.start", *arguments],
        env=settings.for_child() | {"LANGUAGE": language, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    line = ""
    try:
        for output in cast(IO[str], child.stdout):
            line = output.rstrip("\n")
            yield line
        said = cast(IO[str], child.stderr).read().strip()
        status = child.wait()
    finally:
        child.kill()  # the one who asked may have gone
        child.wait()
    return Ended(line, None if status == 0 else said if status == REFUSED else "")


def finish(running: Generator[str, None, Result]) -> Result:
    """What comes of something whose progress nobody follows."""
    while True:
        try:
            next(running)
        except StopIteration as end:
            result: Result = end.value
            return result
