"""The server's clock is set, forth and back by days. The monotonic one goes on as it should."""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import suppress
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.faults import kills
from tests.faults.house import House
from tests.faults.outcome import Outcome
from tests.faults.rig import Rig, play

LIBRARIES = (
    *Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"),
    *Path("/usr/lib/faketime").glob("libfaketimeMT.so.1"),
    *Path("/usr/local/lib/faketime").glob("libfaketimeMT.so.1"),
)
SET = "clock set, and the server's own goes by it"
FURTHEST = 5 * 86_400
"""Seconds before or after the true time."""
LIFE = 1.5, 4.0  # seconds between two kills
SHOWN_WITHIN, MOSTLY = 4.0, 60.0
"""The seconds in which a server's clock is set, and those by which it may still be off."""
RESTS_WITHIN = 120.0
"""The library makes threads wait for each other: a server under it is many times slower."""
PATIENT = {"SAMSYN_LOGIN_HOURS": "1000", "SAMSYN_IDLE_MINUTES": "10000"}
"""Whoever is signed in for hours only is rightly signed out when the days go by."""


def run(seed: int, seconds: float) -> Outcome:
    """The clock is set every now and then; some of the time the server is killed as well."""
    with tempfile.TemporaryDirectory() as folder:
        offset = Path(folder) / "offset"
        _set(offset, 0)
        faked = {
            "LD_PRELOAD": str(LIBRARIES[0]),
            "FAKETIME_TIMESTAMP_FILE": str(offset),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }
        with House(Path(folder), "", faked, **PATIENT, **faked) as house:

            async def disturb(rig: Rig) -> None:
                await asyncio.gather(_set_again(rig, offset), _kill_now_and_then(rig))

            return play(house, seed, seconds, disturb, rests_within=RESTS_WITHIN)


def missing() -> str | None:
    """What is missing for it."""
    return None if LIBRARIES else "libfaketime"


async def _set_again(rig: Rig, offset: Path) -> None:
    while not rig.over:
        await asyncio.sleep(rig.chance.uniform(0.5, 1.5))
        ahead = rig.chance.randint(-FURTHEST, FURTHEST)
        _set(offset, ahead)
        if await asyncio.to_thread(_is_set, rig.house.port, ahead):
            rig.count(SET)


def _is_set(port: int, ahead: int) -> bool:
    """Whether the server says that it is so much later, as soon as it should."""
    end = time.monotonic() + SHOWN_WITHIN
    while time.monotonic() < end:
        with suppress(OSError, HTTPException):  # it is being killed as well
            if abs(_now(port) - time.time() - ahead) < MOSTLY:
                return True
        time.sleep(0.1)
    return False


def _now(port: int) -> float:
    """The time on the server's clock."""
    connection = HTTPConnection("127.0.0.1", port, timeout=SHOWN_WITHIN)
    try:
        connection.request("HEAD", "/")
        return parsedate_to_datetime(connection.getresponse().headers["Date"]).timestamp()
    finally:
        connection.close()


async def _kill_now_and_then(rig: Rig) -> None:
    while not rig.over:
        await asyncio.sleep(rig.chance.uniform(*LIFE))
        await asyncio.to_thread(rig.house.kill)
        rig.count(kills.AT_RANDOM, kills=1)
        await asyncio.to_thread(rig.house.start)


def _set(offset: Path, seconds: int) -> None:
    """All at once, so that nobody reads half of it."""
    fresh = offset.with_suffix(".new")
    fresh.write_text(f"{seconds:+d}\n", "ascii")
    fresh.replace(offset)
