"""What one idea costs while other sessions run in the same process."""

from __future__ import annotations

import asyncio
from statistics import median

import uvloop

from tests.benchmarks import cores
from tests.benchmarks.dialects import Live
from tests.benchmarks.figures import Figures
from tests.benchmarks.house import prepared
from tests.benchmarks.load import Load, Phase, undisturbed
from tests.benchmarks.scale import FEWER
from tests.benchmarks.servers import Server

SESSIONS = (1, 5, 20)
SCREENS, RATE, SECONDS = 25, 2, 3.0
"""Each session has so many screens, on which so many ideas a second are written."""


def table() -> tuple[str, Figures]:
    """The table to print, and its figures by name."""
    costs: dict[int, list[tuple[float, float]]] = {count: [] for count in SESSIONS}
    with prepared() as house, cores.of_load():
        with house.preparing() as leader:
            sessions = [house.session(leader, devices=SCREENS) for _ in range(SESSIONS[-1])]
        for _ in range(FEWER):
            for count in SESSIONS:
                with house.serving(sessions[0]) as server:
                    costs[count].append(uvloop.run(_measured(server, sessions[:count])))
    cpu = {count: median(one[0] for one in some) for count, some in costs.items()}
    p99 = {count: median(one[1] for one in some) for count, some in costs.items()}
    lines = [
        f"Sessions at once, each {SCREENS} screens and {RATE} ideas/s; {cores.said()}",
        "sessions   ms of processor an idea   delivered p99 ms",
        *(f"{count:>8}{cpu[count]:>26.2f}{p99[count]:>19.1f}" for count in SESSIONS),
    ]
    figures = {f"sessions_{count}_idea_ms": value for count, value in cpu.items()}
    return "\n".join(lines), figures | {f"sessions_{n}_p99_ms": v for n, v in p99.items()}


async def _measured(server: Server, sessions: list[Live]) -> tuple[float, float]:
    """ms of the server's processor an idea, and the slowest session's p99."""
    loads = [Load(server.port, session) for session in sessions]
    for load in loads:
        await load.join(SCREENS)
    await asyncio.gather(*(load.write(10, 0.5) for load in loads))
    before = server.cpu()
    starts = (number / RATE / len(loads) for number in range(len(loads)))
    with undisturbed():
        phases = await asyncio.gather(*map(_phase, loads, starts))
    used = server.cpu() - before
    for load in loads:
        load.close()
    return used * 1e3 / sum(one.ideas for one in phases), max(one.p99 for one in phases)


async def _phase(load: Load, start: float) -> Phase:
    """Rooms do not write in step: each begins some moment later."""
    await asyncio.sleep(start)
    return await load.write(RATE, SECONDS)
