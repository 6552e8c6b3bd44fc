"""Break servers, disks and connections, and count what was lost; `FULL=1` for an hour of it.

Tables for people, and as the last line all figures as one JSON object; on standard error what has
been run already. Exit status 1 where the promise was broken, a mutant was not noticed, a fault
never came about, or, with NO_SKIPS or CI set, something was missing.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Lock

from tests.faults.catching import MUTANTS
from tests.faults.outcome import Outcome
from tests.faults.report import Played, Report
from tests.faults.scenarios import SCENARIOS, Scenario

AT_A_TIME = 2
HOUR = 3600.0
ENDS_WITHIN = 600

Job = Callable[[], Played]


def main() -> int:
    """Run everything and print it; the exit status."""
    missing = [f"{one.name}: no {what}" for one in SCENARIOS if (what := one.needs())]
    injects = {one.name: one.injects for one in SCENARIOS}
    report = Report(_carried_out(_jobs()), missing, injects)
    print("\n".join(report.lines()))
    print(json.dumps(report.figures))
    strict = os.environ.get("NO_SKIPS") or os.environ.get("CI")
    return 0 if report.good and not (strict and missing) else 1


def _jobs() -> Iterator[Job]:
    """Each scenario and each mutant once; the scenarios again and again for an hour."""
    end = time.monotonic() + (HOUR if os.environ.get("FULL") else 0)
    for seed in itertools.count(1):
        for scenario in SCENARIOS:
            if not scenario.needs():
                yield partial(_scenario, scenario, seed)
        if seed == 1:
            yield from (partial(_mutant, mutant.name) for mutant in MUTANTS)
        if time.monotonic() > end:
            return


def _carried_out(jobs: Iterator[Job]) -> list[Played]:
    """What came of all jobs, so many at a time."""
    turn = Lock()

    def work() -> list[Played]:
        played: list[Played] = []
        while True:
            with turn:
                job = next(jobs, None)
            if job is None:
                return played
            played.append(job())
            print(f"{played[-1].name}: {played[-1].took:.0f} s", file=sys.stderr, flush=True)

    with ThreadPoolExecutor(AT_A_TIME) as pool:
        working = [pool.submit(work) for _ in range(AT_A_TIME)]
        return [one for done in working for one in done.result()]


def _scenario(scenario: Scenario, seed: int) -> Played:
    played = Played(scenario.name, seed)
    if said := _said(played, scenario.name, str(seed), str(scenario.seconds)):
        played.outcome = Outcome.of(said)
    return played


def _mutant(name: str) -> Played:
    played = Played(name)
    if said := _said(played, name):
        played.caught = json.loads(said)
    return played


def _said(played: Played, *arguments: str) -> str:
    """The last line of a run in a process of its own; "" where it failed."""
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.faults.one", *arguments]
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=ENDS_WITHIN, check=True
        )
        said = done.stdout.splitlines()
    except subprocess.SubprocessError as error:
        said = []
        played.failed = f"{error}\n{error.stderr or ''}"[-3000:]  # type: ignore[attr-defined]
    played.took = time.monotonic() - began
    return said[-1] if said else ""


if __name__ == "__main__":
    sys.exit(main())
