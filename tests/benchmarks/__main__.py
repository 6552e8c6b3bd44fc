"""Run the benchmarks: tables for people, and as the last line all figures as one JSON object.

`python -m tests.benchmarks [PART …]` runs the parts named, else all. `--earlier FILE …` adds the
figures of runs whose output is in those files; without a part, nothing else is run. In the
environment, `FULL=1` asks for every size and more rounds, and `WRITE=1` puts the figures into
docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from types import ModuleType

from tests.benchmarks import (
    board,
    boards,
    disk,
    document,
    fanout,
    meetings,
    minutes,
    phone,
    series,
    series_served,
    storms,
)
from tests.benchmarks.figures import Figures

PARTS: dict[str, ModuleType] = {
    "fanout": fanout,
    "storms": storms,
    "boards": boards,
    "disk": disk,
    "meetings": meetings,
    "minutes": minutes,
    "series": series,
    "served": series_served,
    "console": board,
    "phone": phone,
}


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    asked.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    asked.add_argument("--earlier", nargs="+", type=Path, default=[], metavar="FILE")
    given = asked.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        asked.error(f"no such part: {', '.join(unknown)}")
    figures: Figures = {}
    for file in given.earlier:
        figures |= json.loads(file.read_text("utf-8").splitlines()[-1])
    for name in given.parts or ([] if given.earlier else PARTS):
        figures |= _measured(name)
    if os.environ.get("WRITE"):
        document.write(figures)
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


def _measured(name: str) -> Figures:
    began = time.monotonic()
    text, figures = PARTS[name].table()
    print(text, end="\n\n", flush=True)
    print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return dict(figures)


if __name__ == "__main__":
    main()
