"""The table of all scenarios: what is run, for how long, and what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.faults import browser, clock, connections, kills, postmaster, powercut, put_back
from tests.faults.outcome import Outcome


def nothing() -> str | None:
    """What is missing for a scenario that needs no more than Python."""
    return None


@dataclass(frozen=True)
class Scenario:
    """`run(seed, seconds)` injects faults for so many seconds. `needs` names what is missing."""

    name: str
    run: Callable[[int, float], Outcome]
    seconds: float
    needs: Callable[[], str | None] = nothing


SCENARIOS = (
    Scenario("server killed, SQLite", kills.on_sqlite, 35),
    Scenario("server killed, PostgreSQL", kills.on_postgresql, 35, kills.no_postgresql),
    Scenario("PostgreSQL killed", postmaster.run, 18, kills.no_postgresql),
    Scenario("network", connections.run, 15),
    Scenario("power cut, SQLite", powercut.run, 12),
    Scenario("disk full, SQLite", powercut.run_full, 5),
    Scenario("backup put back, SQLite", put_back.run, 7),
    Scenario(
        "backup put back, PostgreSQL", put_back.run_postgresql, 7, put_back.missing_postgresql
    ),
    Scenario("clock set, server killed", clock.run, 12, clock.missing),
    Scenario("the browser's outbox", browser.run, 15, browser.missing),
)
