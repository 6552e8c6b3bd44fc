"""The `samsyn` command with a watch on its hub: how late it wakes who wants to sleep 1 ms.

Started as `python -m tests.benchmarks.watched FILE serve`. When it ends, FILE has a line of
"moment late" for each time it looked: seconds of the machine's monotonic clock, and ms.
"""

from __future__ import annotations

from gevent import monkey

if __name__ == "__main__":
    monkey.patch_all()  # a server's very first act, as in samsyn.start

import atexit
import sys
import time
from pathlib import Path

import gevent

from samsyn.cli import run

EVERY = 0.001


def main() -> None:
    """Run it, watched."""
    file, seen = Path(sys.argv[1]), list[str]()
    atexit.register(lambda: file.write_text("\n".join(seen), "ascii"))
    gevent.spawn(_watch, seen)
    sys.exit(run(sys.argv[2:]))


def _watch(seen: list[str]) -> None:
    while True:
        began = time.monotonic()
        gevent.sleep(EVERY)
        late = time.monotonic() - began - EVERY
        seen.append(f"{began:.4f} {late * 1000:.3f}")


if __name__ == "__main__":
    main()
