"""From one idea to every screen, beside a bare broadcast and Node's socket.io.

Interleaved: in each round each size is measured with one server right after the other, each
freshly started.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import product

import uvloop

from tests.benchmarks import cores
from tests.benchmarks.figures import Figures, median, ratio
from tests.benchmarks.house import RAISED, prepared
from tests.benchmarks.load import Load, Phase
from tests.benchmarks.scale import FULL, ROUNDS
from tests.benchmarks.servers import Server, node, picows

SIZES = (50, 150, 500, 2000)
RATES = (5, 20)
SERVERS = ("picows", "samsyn", "node")
SECONDS = 5.0 if FULL else 1.6
WARM_UP = 10  # ideas

Start = Callable[[], AbstractContextManager[Server]]


@dataclass(frozen=True)
class Cell:
    """One server with so many screens at one rate: what a phase found, and what it cost."""

    phase: Phase
    cpu: float  # ms per 1,000 deliveries
    share: float  # of the server's core
    kilobytes: float  # per connection
    joining: float  # seconds until all were there


Cells = dict[tuple[str, int, int], list[Cell]]
"""By server, screens and rate: one of each round."""


def table() -> tuple[str, Figures]:
    """The table to print, and its figures by name."""
    cells: Cells = defaultdict(list)
    with prepared() as house, cores.of_load():
        with house.preparing() as leader:
            session = house.session(leader)
        starts: tuple[Start, ...] = (picows, lambda: house.serving(session), node)
        for screens, rates in _plan():
            for name, start in zip(SERVERS, starts, strict=True):
                with start() as server:
                    for rate, cell in uvloop.run(_measured(server, screens, rates)).items():
                        cells[name, screens, rate].append(cell)
    return _text(cells), _figures(cells)


def _plan() -> Iterator[tuple[int, tuple[int, ...]]]:
    """Screens and rates, in turn. The quick form repeats only what targets compare most."""
    yield from ((screens, RATES) for screens in SIZES)
    for _ in range(ROUNDS - 1):
        yield from (
            (screens, RATES if FULL else (20,)) for screens in (SIZES if FULL else (150, 500))
        )


async def _measured(server: Server, screens: int, rates: tuple[int, ...]) -> dict[int, Cell]:
    """By rate, what a fresh server does."""
    load = Load(server.port, server.dialect)
    empty = server.memory()
    joined = await load.join(screens)
    await load.write(2 * WARM_UP, 0.5)
    kilobytes = (server.memory() - empty) / screens
    cells = {}
    for rate in rates:
        before = server.cpu()
        phase = await load.write(rate, SECONDS)
        used = server.cpu() - before
        per_thousand = used * 1e6 / phase.deliveries
        share = used / phase.seconds
        cells[rate] = Cell(phase, per_thousand, share, kilobytes, joined.seconds)
    load.close()
    await asyncio.sleep(0.05)
    return cells


def _text(cells: Cells) -> str:
    raised = ", ".join(f"{name}={value}" for name, value in RAISED.items())
    lines = [
        f"From one idea to every screen; {cores.said()}; medians of interleaved rounds",
        "All deliveries made, all ideas acknowledged. CPU: ms of the server per 1,000 deliveries.",
        f"Limits raised for one address with all screens: {raised}",
        "screens  ideas/s  server  p50 ms  p95 ms  p99 ms    CPU x picows  core%   KB load% rounds",
        *(_row(cells, *about) for about in product(SIZES, RATES, SERVERS)),
    ]
    if any(cell.phase.load_was_the_limit for some in cells.values() for cell in some):
        lines.append(
            "* the load itself was the limit in at least one round: server at least so good"
        )
    return "\n".join(lines)


def _row(cells: Cells, screens: int, rate: int, name: str) -> str:
    some = cells[name, screens, rate]
    times = ratio([one.cpu for one in some], [one.cpu for one in cells["picows", screens, rate]])
    mark = "*" if any(one.phase.load_was_the_limit for one in some) else ""
    return (
        f"{screens:>7}{rate:>9}  {name:<6}"
        f"{median(one.phase.p50 for one in some):>8.1f}"
        f"{median(one.phase.p95 for one in some):>8.1f}"
        f"{median(one.phase.p99 for one in some):>8.1f}"
        f"{median(one.cpu for one in some):>7.1f}{times:>9.2f}"
        f"{median(one.share for one in some) * 100:>7.0f}"
        f"{median(one.kilobytes for one in some):>5.0f}"
        f"{median(one.phase.busy for one in some) * 100:>6.0f}{len(some):>8}{mark}"
    )


def _figures(cells: Cells) -> Figures:
    figures: Figures = {}
    for (name, screens, rate), some in cells.items():
        values = {
            "p50_ms": median(one.phase.p50 for one in some),
            "p95_ms": median(one.phase.p95 for one in some),
            "p99_ms": median(one.phase.p99 for one in some),
            "cpu": median(one.cpu for one in some),
            "core": median(one.share for one in some),
            "load": median(one.phase.busy for one in some),
            "load_lag_ms": median(one.phase.lag for one in some),
            "kb": median(one.kilobytes for one in some),
        }
        figures |= {f"{name}_{screens}_{rate}_{key}": value for key, value in values.items()}
    for screens in SIZES:
        for other in ("picows", "node"):
            ours, theirs = cells["samsyn", screens, 20], cells[other, screens, 20]
            cpu = ratio([one.cpu for one in ours], [one.cpu for one in theirs])
            p99 = ratio([one.phase.p99 for one in ours], [one.phase.p99 for one in theirs])
            figures |= {f"cpu_vs_{other}_{screens}": cpu, f"p99_vs_{other}_{screens}": p99}
    figures["kb_per_connection"] = figures[f"samsyn_{SIZES[-1]}_20_kb"]
    return figures
