"""Run one scenario or one mutant: `python -m tests.faults.one NAME SEED SECONDS`, or `NAME`.

The last line is what came of it, as JSON.
"""

from __future__ import annotations

import json
import sys

from tests.faults.catching import MUTANTS
from tests.faults.scenarios import SCENARIOS


def main(name: str, seed: str = "1", seconds: str = "10") -> None:
    """Run it and print what came of it."""
    for mutant in MUTANTS:
        if mutant.name == name:
            print(json.dumps(mutant.caught()))
    for scenario in SCENARIOS:
        if scenario.name == name:
            print(scenario.run(int(seed), float(seconds)).json())


if __name__ == "__main__":
    main(*sys.argv[1:])
