"""The others in a room, in a process of their own: they come in, wait for a word, and write.

python -m tests.benchmarks.others URL LINK SEGMENT PEOPLE IDEAS SECONDS: each of so many people
writes so many ideas, spread over so many seconds. Says "here" when all are in; begins at a line
on its standard input.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import PIPE, Popen

from tests.meetings.running import Meeting
from tests.people.crowd import Phone


class Others:
    """Them, as a benchmark knows them."""

    def __init__(self, process: Popen[str]) -> None:
        self._process = process

    def write(self) -> None:
        """Let them begin."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def wait(self) -> None:
        """Until all of them have written all, and everything is acknowledged."""
        assert self._process.wait(120) == 0


@contextmanager
def others(meeting: Meeting, people: int, ideas: int, seconds: float) -> Iterator[Others]:
    """So many people in the room, who have not written yet."""
    words = (meeting.leader.url, meeting.link, meeting.segments[0], people, ideas, seconds)
    command = [sys.executable, "-m", "tests.benchmarks.others", *map(str, words)]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "here\n"
            yield Others(process)
        finally:
            process.kill()


async def _write(url: str, link: str, segment: str, people: int, ideas: int, within: float) -> None:
    phones = [Phone(url, number) for number in range(people)]
    for some in (phones[start : start + 10] for start in range(0, people, 10)):
        await asyncio.gather(*(_arrive(phone, link) for phone in some))
    print("here", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    await asyncio.gather(*(_say(phone, segment, ideas, within) for phone in phones))
    await asyncio.gather(*(phone.leave() for phone in phones))


async def _arrive(phone: Phone, link: str) -> None:
    await phone.come_in(link)
    await phone.connect()


async def _say(phone: Phone, segment: str, ideas: int, within: float) -> None:
    chance = random.Random(phone.number)
    for number in range(ideas):
        await asyncio.sleep(chance.uniform(0, 2 * within / ideas))
        await phone.write(segment, f"Person {phone.number} har tänkt på det här {number} gånger")


if __name__ == "__main__":
    os.nice(10)  # they have phones of their own, which take nothing from the one that is measured
    url, link, segment, people, ideas, within = sys.argv[1:]
    writing = _write(url, link, segment, int(people), int(ideas), float(within))
    asyncio.run(writing)  # noqa: TID251  (a process of its own)
