"""What opening a board costs, and one change on it, as the board grows."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import uvloop

from tests.benchmarks import cores
from tests.benchmarks.figures import Figures
from tests.benchmarks.house import prepared
from tests.benchmarks.load import Load
from tests.benchmarks.scale import FEWER
from tests.benchmarks.servers import Server

SIZES = (10, 500, 2000, 5000)
"""Ideas on a board, once the changes that are measured have been made (on the first: before)."""

SCREENS = 10
CHANGES, RATE = 60, 50
NEWCOMERS = 30


@dataclass(frozen=True)
class Found:
    """What a board costs its server, in ms of its processor; and what a newcomer waits."""

    change: float
    first: float
    opening: float
    wait: float
    kilobytes: float


def table() -> tuple[str, Figures]:
    """The table to print, and its figures by name."""
    found: dict[int, list[Found]] = {size: [] for size in SIZES}
    with prepared() as house, cores.of_load():
        with house.preparing() as leader:
            sessions = {
                size: house.session(leader, max(size - CHANGES, SIZES[0]), SCREENS)
                for size in SIZES
            }
        for _ in range(FEWER):
            for size, session in sessions.items():
                with house.serving(session) as server:
                    found[size].append(uvloop.run(_measured(server)))
    return _text(found), _figures(found)


async def _measured(server: Server) -> Found:
    load = Load(server.port, server.dialect)
    await load.join(SCREENS)
    before = server.cpu()
    await load.write(RATE, CHANGES / RATE)
    change = (server.cpu() - before) / CHANGES
    before = server.cpu()
    await load.join(1)
    first, before = server.cpu() - before, server.cpu()
    joined = [await load.join(1) for _ in range(NEWCOMERS)]
    opening = (server.cpu() - before) / NEWCOMERS
    load.close()
    wait, size = median(one.seconds for one in joined), joined[0].bytes
    return Found(change * 1e3, first * 1e3, opening * 1e3, wait * 1e3, size / 1024)


def _text(found: dict[int, list[Found]]) -> str:
    title = (
        f"Boards as they grow; {cores.said()}; rounds: {FEWER}; ms of the server's"
        f" processor\n(a change with {SCREENS} screens at {RATE}/s; opening with nobody writing:"
        f" the first makes the snapshot, {NEWCOMERS} later share it)"
    )
    head = "  ideas  a change  first opening  a later one   waits ms       KB"
    rows = [
        f"{size:>7}{_of(some, 'change'):>10.2f}{_of(some, 'first'):>15.1f}"
        f"{_of(some, 'opening'):>13.1f}{_of(some, 'wait'):>11.1f}{_of(some, 'kilobytes'):>9.0f}"
        for size, some in found.items()
    ]
    return "\n".join([title, head, *rows])


def _figures(found: dict[int, list[Found]]) -> Figures:
    figures: Figures = {}
    for size, some in found.items():
        figures |= {
            f"change_{size}_ms": _of(some, "change"),
            f"first_open_{size}_ms": _of(some, "first"),
            f"open_{size}_ms": _of(some, "opening"),
            f"open_{size}_wait_ms": _of(some, "wait"),
        }
    return figures


def _of(some: list[Found], name: str) -> float:
    return median(float(getattr(one, name)) for one in some)
