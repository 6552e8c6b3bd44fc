"""What a slow disk costs: acknowledgements, and the pauses of the hub, with 4 ms more a sync."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import uvloop

from tests.benchmarks import cores
from tests.benchmarks.dialects import Live
from tests.benchmarks.figures import Figures, percentile
from tests.benchmarks.house import House, prepared
from tests.benchmarks.load import Load, Phase
from tests.benchmarks.scale import FEWER
from tests.benchmarks.servers import Server

SCREENS, RATE, SECONDS = 50, 200, 5.0
SLOWER = 4  # ms
SHIM = """
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <unistd.h>
static int slowly(long call, int file) { usleep(MICROSECONDS); return syscall(call, file); }
int fsync(int file) { return slowly(SYS_fsync, file); }
int fdatasync(int file) { return slowly(SYS_fdatasync, file); }
"""
"""What a process is given in front of its C library: each sync takes so much longer."""


@dataclass(frozen=True)
class Found:
    """Times in ms."""

    phase: Phase
    pause_p99: float
    longest_pause: float


def table() -> tuple[str, Figures]:
    """The table to print, and its figures by name."""
    found: dict[str, list[Found]] = {"as it is": []}
    with tempfile.TemporaryDirectory() as folder, prepared() as house, cores.of_load():
        with house.preparing() as leader:
            session = house.session(leader)
        disks = {"as it is": ""}
        if shim := _shim(Path(folder)):
            disks[f"{SLOWER} ms slower"] = str(shim)
        for _ in range(FEWER):
            for disk, preloaded in disks.items():
                watch = Path(folder) / "watch"
                found.setdefault(disk, []).append(_found(house, session, watch, preloaded))
    return _text(found), _figures(found)


def _shim(folder: Path) -> Path | None:
    """The library that makes syncing slow; None where there is no compiler, or not Linux."""
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        return None
    source, made = folder / "slow.c", folder / "slow.so"
    source.write_text(SHIM.replace("MICROSECONDS", str(SLOWER * 1000)), "ascii")
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", made, source], check=True)
    return made


def _found(house: House, session: Live, watch: Path, preloaded: str) -> Found:
    settings = {"LD_PRELOAD": preloaded} if preloaded else {}
    watched = ("tests.benchmarks.watched", str(watch))
    with house.serving(session, *watched, **settings) as server:
        phase, began, ended = uvloop.run(_phase(server))
    looks = [tuple(map(float, line.split())) for line in watch.read_text("ascii").splitlines()]
    late = sorted(late for moment, late in looks if began <= moment <= ended)
    return Found(phase, percentile(late, 0.99), late[-1])


async def _phase(server: Server) -> tuple[Phase, float, float]:
    load = Load(server.port, server.dialect)
    await load.join(SCREENS)
    await load.write(20, 0.5)
    began = time.monotonic()
    phase = await load.write(RATE, SECONDS)
    ended = time.monotonic()
    load.close()
    return phase, began, ended


def _text(found: dict[str, list[Found]]) -> str:
    lines = [
        f"Slow disks: {SCREENS} screens, {RATE} ideas/s; {cores.said()}; rounds: {FEWER}",
        "disk           acknowledged p50   p99 ms   hub's pause p99 ms   longest",
    ]
    lines += [
        f"{disk:<15}{median(one.phase.answered_p50 for one in some):>16.1f}"
        f"{median(one.phase.answered_p99 for one in some):>9.1f}"
        f"{median(one.pause_p99 for one in some):>21.1f}"
        f"{median(one.longest_pause for one in some):>10.1f}"
        for disk, some in found.items()
    ]
    if len(found) == 1:
        lines.append(f"left out: a disk {SLOWER} ms slower (needs Linux and a C compiler named cc)")
    return "\n".join(lines)


def _figures(found: dict[str, list[Found]]) -> Figures:
    figures: Figures = {}
    for some, name in zip(found.values(), ("disk", "slow_disk"), strict=False):
        figures |= {
            f"{name}_answered_p50_ms": median(one.phase.answered_p50 for one in some),
            f"{name}_answered_p99_ms": median(one.phase.answered_p99 for one in some),
            f"{name}_pause_p99_ms": median(one.pause_p99 for one in some),
            f"{name}_pause_ms": median(one.longest_pause for one in some),
        }
    return figures
