"""Run the benchmarks: tables for people, and as the last line all figures as one JSON object."""

from __future__ import annotations

import json

from tests.benchmarks import board, minutes


def main() -> None:
    """Measure and print."""
    figures: dict[str, float] = {}
    for part in (minutes, board):
        text, measured = part.table()
        print(text, end="\n\n", flush=True)
        figures |= measured
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
