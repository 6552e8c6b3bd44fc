"""The network alone: the server lives, every connection has a fate, somebody does not read."""

from __future__ import annotations

import asyncio
import random
import tempfile
from pathlib import Path

from tests.faults.client import Person
from tests.faults.house import House
from tests.faults.outcome import Outcome
from tests.faults.proxy import CHANCES, SWALLOWED, Chaos
from tests.faults.rig import Rig, Sitting, cookie_of, newcomer, play
from tests.faults.sockets import LostError, Socket

WORSE = CHANCES | {"": 2.0, SWALLOWED: 6.0}
BACKLOG = {"SAMSYN_BACKLOG_PACKETS": "20", "SAMSYN_BACKLOG_BYTES": "65536"}
DROPPED = "reader stalled, and dropped"
SMALL, STALLED_SECONDS, ENDS_WITHIN = 4096, 5.0, 5.0
JOINS, GROWN_AFTER = 30, 6.0
"""So many boards, after so many seconds, are more than a server keeps for one, in the larger
meeting. The smaller one's may all fit into what the system holds. Nobody may ask for more."""


def run(seed: int, seconds: float) -> Outcome:
    """Nobody kills anything."""
    chaos = Chaos(random.Random(seed + 1), dict(WORSE))
    with tempfile.TemporaryDirectory() as folder, House(Path(folder), "", None, **BACKLOG) as house:
        return play(house, seed, seconds, _disturb, chaos=chaos)


async def _disturb(rig: Rig) -> None:
    """To both meetings comes somebody more, who reads nothing; nobody else may notice."""
    await asyncio.sleep(GROWN_AFTER)
    dropped = await asyncio.gather(*(_stall(rig, sitting) for sitting in rig.sittings))
    for _ in filter(None, dropped):
        rig.count(DROPPED)
    if not any(dropped):
        rig.outcome.diverged.append("readers that stall are kept")


async def _stall(rig: Rig, sitting: Sitting) -> bool:
    """Ask for everything, and read nothing of it; whether the server lets go of such a one."""
    meeting, url = sitting.meeting, f"http://127.0.0.1:{rig.house.port}"
    door = await asyncio.to_thread(newcomer, url, meeting.link, "")
    person = Person("stalled", "participant", meeting.id, cookie_of(door))
    line = Socket(lambda *_: None, lambda _: None)
    try:
        await line.open(rig.house.port, person.cookie, person.address, person.auth, SMALL)
        for _ in range(JOINS):
            line.ask("join", {"from": 0, "epoch": None}, lambda _: None)
        await asyncio.sleep(STALLED_SECONDS)
        return await _is_dropped(line)
    except (LostError, TimeoutError):
        return False
    finally:
        line.close()


async def _is_dropped(line: Socket) -> bool:
    """Whether there is an end to what it reads now."""
    reading = asyncio.wait_for(line.listen(), ENDS_WITHIN)
    (ended,) = await asyncio.gather(reading, return_exceptions=True)
    return isinstance(ended, LostError)
