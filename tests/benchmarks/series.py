"""A large series: taken in, and written in every format, by the command."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.benchmarks.figures import Figures
from tests.benchmarks.scale import FULL
from tests.meetings.series import meeting, results, series_file
from tests.servers.installation import Installation

MEETINGS, IDEAS = (200, 400) if FULL else (50, 400)
SAID = IDEAS * 9 // 10
FORMATS = ("json", "pptx", "docx", "xlsx")


@dataclass
class Measured:
    """One command: seconds, and its peak MB."""

    seconds: float
    megabytes: float


def table() -> tuple[str, Figures]:
    """The table to print, and its figures by name."""
    with tempfile.TemporaryDirectory() as folder:
        installation = Installation(Path(folder))
        file = Path(folder) / "series.json"
        file.write_text(json.dumps(series_of_meetings()), "utf-8")
        made, series = _run(installation, "import", str(file))
        measured = {"import": made}
        for kind in FORMATS:
            output = f"--output={folder}/made.{kind}"
            command = ("export", "--series", series, f"--format={kind}", "--figures", output)
            measured[kind], _ = _run(installation, *command)
    title = f"A series of {MEETINGS} meetings with {IDEAS} ideas each, by the command"
    rows = [
        f"{name:>8} {one.seconds:>9.1f} {one.megabytes:>9.0f}" for name, one in measured.items()
    ]
    figures: Figures = {}
    for name, one in measured.items():
        figures |= {f"series_{name}_s": one.seconds, f"series_{name}_mb": one.megabytes}
    return "\n".join([title, "            seconds   peak MB", *rows]), figures


def series_of_meetings() -> dict[str, object]:
    """Meetings that say much, of which a tenth is to be done, with four categories each."""
    units = [{"key": f"u{number}", "name": f"Unit {number}"} for number in range(MEETINGS)]
    meetings = [
        meeting(
            f"m{number}",
            title=f"Meeting {number}",
            baseline=[{"text": f"Something that is there, number {n}"} for n in range(SAID)],
            steps=[
                {"text": f"Something that is to be done next, number {n}"}
                for n in range(IDEAS - SAID)
            ],
        )
        | {"categories": [{"key": f"c{n}", "name": f"Category {n} of {number}"} for n in range(4)]}
        for number in range(MEETINGS)
    ]
    of = {f"m{number}": f"u{number}" for number in range(MEETINGS)}
    return series_file("large", units, of, [*meetings, results()])


def _run(installation: Installation, *arguments: str) -> tuple[Measured, str]:
    """Run a command; how it went, and the last line it said."""
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "samsyn.start", *arguments],
        env=installation.environment({}),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    seen = Measured(0, 0)
    weighing = threading.Thread(target=_weigh, args=(child.pid, seen))
    weighing.start()
    said, _ = child.communicate()
    weighing.join()
    assert child.returncode == 0
    return Measured(time.perf_counter() - began, seen.megabytes), said.strip()


def _weigh(process: int, seen: Measured) -> None:
    """Watch a process until it ends."""
    try:
        watched = psutil.Process(process)
        while watched.status() != psutil.STATUS_ZOMBIE:
            seen.megabytes = max(seen.megabytes, watched.memory_info().rss / 1e6)
            time.sleep(0.01)
    except psutil.Error:
        return
