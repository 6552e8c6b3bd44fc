"""Attack a server of one's own, on loopback, and count what got past: a few minutes.

What held and what did not for people, and as the last line all figures as one JSON object. Exit
status 1 where a promise was broken, or, with NO_SKIPS or CI set, something was missing. How much
longer others wait meanwhile is told, and breaks nothing: a busy machine is no attack.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.attacks import access, floods, markers, packets, strings
from tests.attacks.ground import Ground

MOST_GROWTH_MB, MOST_LOG_BYTES = 250, 200_000


def main() -> int:
    """Run everything and print it; the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        try:
            figures = attacked(ground)
        finally:
            ground.close()
    for sentence in ground.found.broken:
        print(f"✗ {sentence}")
    for what in ground.found.missing:
        print(f"missing: {what}")
    print(json.dumps(figures))
    strict = os.environ.get("NO_SKIPS") or os.environ.get("CI")
    return 1 if ground.found.broken or (strict and ground.found.missing) else 0


def attacked(ground: Ground) -> dict[str, float]:
    """Everything, one after another; the figures."""
    found = ground.found
    with _timed("access"):
        _access(ground)
    before = ground.memory()
    with _timed("strings"):
        strings.run(ground)
    with _timed("packets"):
        packets.run(ground)
    with _timed("floods"):
        ratio = floods.run(ground)
    growth, faults = ground.memory() - before, ground.faults()
    found.broken += [f"the log says: {one}" for one in faults]
    with _timed("markers"):
        markers.run(ground)
    size = ground.log.stat().st_size
    if growth > MOST_GROWTH_MB:
        found.broken.append(f"it grew by {growth:.0f} MB")
    if size > MOST_LOG_BYTES:
        found.broken.append(f"it wrote {size} bytes into its log")
    return {
        "pairs": found.pairs,
        "unlisted": found.unlisted,
        "strings_x_sinks": found.strings_x_sinks,
        "canaries_fired": found.canaries_fired,
        "packets": found.packets,
        "crashes": len(faults) + (ground.office.server.process.poll() is not None),
        "rss_growth_mb": round(growth, 1),
        "log_bytes": size,
        "markers_left": found.markers_left,
        "p99_during_attack_ratio": round(ratio, 2),
    }


def _access(ground: Ground) -> None:
    pairs = access.asked(ground.office)
    unlisted = access.unlisted(pairs)
    wrong = [one for one in pairs if one.answer != one.expected]
    ground.found.pairs, ground.found.unlisted = len(pairs), len(unlisted)
    ground.found.broken += [f"nobody has said who may {kind}" for kind in unlisted]
    ground.found.broken += [f"{one.who}, {one.kind}: {one.answer}" for one in wrong]


@contextmanager
def _timed(name: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
