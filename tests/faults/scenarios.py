"""The table of all scenarios: what is run, for how long, and what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.faults import (
    browser,
    clock,
    connections,
    kills,
    postmaster,
    powercut,
    promoted,
    put_back,
)
from tests.faults.outcome import Outcome
from tests.faults.proxy import CHANCES, HALF_OPEN


def nothing() -> str | None:
    """What is missing for a scenario that needs no more than Python."""
    return None


@dataclass(frozen=True)
class Scenario:
    """`run(seed, seconds)` injects faults for so many seconds. `needs` names what is missing.

    `injects` are the kinds of faults without which it proves nothing.
    """

    name: str
    run: Callable[[int, float], Outcome]
    seconds: float
    injects: tuple[str, ...]
    needs: Callable[[], str | None] = nothing


KILLS = (kills.AT_RANDOM, *kills.AT_POINTS)
POSTGRESQL_KILLS = (postmaster.A_BACKEND, postmaster.ALL_OF_IT, postmaster.POSTMASTER)
NETWORK = (connections.DROPPED, *(kind for kind in CHANCES if kind not in ("", HALF_OPEN)))
"""A connection is half open too seldom to be counted on in a quick run."""
STANDBY = (promoted.PROMOTED, promoted.GONE)
BACKUP = (put_back.PUT_BACK, put_back.GONE)
BROWSER = (browser.KILLED, browser.OFFLINE, browser.ANEW, browser.CLOSED)

SCENARIOS = (
    Scenario("server killed, SQLite", kills.on_sqlite, 35, KILLS),
    Scenario("server killed, PostgreSQL", kills.on_postgresql, 35, KILLS, kills.no_postgresql),
    Scenario("PostgreSQL killed", postmaster.run, 18, POSTGRESQL_KILLS, kills.no_postgresql),
    Scenario("standby promoted, PostgreSQL", promoted.run, 6, STANDBY, promoted.missing),
    Scenario("network", connections.run, 15, NETWORK),
    Scenario("power cut, SQLite", powercut.run, 15, (powercut.CUT, powercut.GONE)),
    Scenario("disk full, SQLite", powercut.run_full, 5, (powercut.FULL,)),
    Scenario("backup put back, SQLite", put_back.run, 7, BACKUP),
    Scenario(
        "backup put back, PostgreSQL",
        put_back.run_postgresql,
        7,
        BACKUP,
        put_back.missing_postgresql,
    ),
    Scenario(
        "clock set, server killed", clock.run, 12, (clock.SET, kills.AT_RANDOM), clock.missing
    ),
    Scenario("the browser's outbox", browser.run, 15, BROWSER, browser.missing),
)
