"""Everybody at once: screens that join at the same moment, and ideas faster than people write."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import uvloop

from tests.benchmarks import cores
from tests.benchmarks.dialects import Live
from tests.benchmarks.figures import Figures
from tests.benchmarks.house import House, prepared
from tests.benchmarks.load import Joined, Load, Lost, Phase
from tests.benchmarks.scale import FEWER, FULL, ROUNDS
from tests.benchmarks.servers import Server

JOINING = {500: ROUNDS, 2000: FEWER}
"""How many join, and how often that is tried."""

BOARD = 500  # ideas that those who join are told of
WRITING = 500  # screens
BURST = 1000  # ideas a second
SECONDS, MOST_IDEAS = 2.0, 4000
"""A burst lasts so long, and no longer than a session's 5,000 ideas allow."""
SLOWEST = 250.0  # ms, the p99 with which a rate counts as held
STEP = 1.1 if FULL else 1.3
FASTEST = 8000


@dataclass(frozen=True)
class Held:
    """A rate, and what became of it; no phase where something was lost."""

    rate: float
    phase: Phase | None

    @property
    def well(self) -> bool:
        """Whether everything arrived in time, as fast as it was sent."""
        phase = self.phase
        return phase is not None and phase.p99 <= SLOWEST and phase.rate >= 0.95 * self.rate


def table() -> tuple[str, Figures]:
    """The table to print, and its figures by name."""
    with prepared() as house, cores.of_load():
        with house.preparing() as leader:
            empty, board = house.session(leader), house.session(leader, ideas=BOARD)
        joined = {
            count: [_joined(house, board, count) for _ in range(rounds)]
            for count, rounds in JOINING.items()
        }
        bursts = [_held(house, empty, BURST) for _ in range(FEWER)]
        fastest = _fastest(house, empty, bursts[0])
    return _text(joined, bursts, fastest), _figures(joined, bursts, fastest)


def _joined(house: House, board: Live, count: int) -> Joined:
    async def storm(server: Server) -> Joined:
        load = Load(server.port, board)
        found = await load.join(count)
        load.close()
        return found

    with house.serving(board) as server:
        return uvloop.run(storm(server))


def _held(house: House, session: Live, rate: float) -> Held:
    async def burst(server: Server) -> Phase:
        load = Load(server.port, session)
        await load.join(WRITING)
        await load.write(20, 0.5)
        phase = await load.write(rate, min(SECONDS, MOST_IDEAS / rate))
        load.close()
        return phase

    with house.serving(session) as server:
        try:
            return Held(rate, uvloop.run(burst(server)))
        except Lost:
            return Held(rate, None)


def _fastest(house: House, session: Live, first: Held) -> Held:
    """The highest rate that is held, found by doubling and then by halving the distance."""
    low, high = first, None
    while not low.well and low.rate > 1:
        low, high = _held(house, session, low.rate / 2), low.rate
    while high is None or high / low.rate > STEP:
        rate = low.rate * 2 if high is None else (low.rate * high) ** 0.5
        if rate > FASTEST:
            break
        tried = _held(house, session, rate)
        if tried.well:
            low = tried
        else:
            high = rate
    return low


def _text(joined: dict[int, list[Joined]], bursts: list[Held], fastest: Held) -> str:
    lines = [f"Everybody at once; {cores.said()}"]
    for count, some in joined.items():
        seconds, busy = median(one.seconds for one in some), median(one.busy for one in some)
        lines.append(
            f"{count} join a board of {BOARD} ideas at the same moment: {seconds:.2f} s"
            f" (median of {len(some)}; load {busy * 100:.0f} % of its core)"
        )
    lines += [_burst(BURST, held) for held in bursts]
    lines.append(f"highest rate held with p99 <= {SLOWEST:.0f} ms:")
    lines.append(_burst(fastest.rate, fastest))
    return "\n".join(lines)


def _burst(rate: float, held: Held) -> str:
    start = f"{WRITING} screens, {rate:.0f} durable ideas/s:"
    if held.phase is None:
        return f"{start} something was LOST"
    phase = held.phase
    limit = " * the load was the limit" if phase.load_was_the_limit else ""
    return (
        f"{start} delivered p50 {phase.p50:.0f} p99 {phase.p99:.0f} ms, acknowledged p99"
        f" {phase.answered_p99:.0f} ms, load {phase.busy * 100:.0f} %{limit}"
    )


def _figures(joined: dict[int, list[Joined]], bursts: list[Held], fastest: Held) -> Figures:
    figures = {f"join_{n}_s": median(one.seconds for one in some) for n, some in joined.items()}
    phases = [held.phase for held in bursts if held.phase]
    if len(phases) == len(bursts):
        figures[f"burst_{BURST}_p99_ms"] = median(one.p99 for one in phases)
        figures[f"burst_{BURST}_answered_p99_ms"] = median(one.answered_p99 for one in phases)
    return figures | {f"burst_ideas_per_s_{WRITING}": fastest.rate if fastest.well else 0.0}
