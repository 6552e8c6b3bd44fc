"""Charts on slides: in parts of which each can be read on one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exports.document import Chart, Series
from exports.slides.look import LEAST_SIZE
from exports.slides.room import Font
from words.text import storable

MOST_BARS = 16
_NAME_WIDTH = 330
"""Points beside the bars; a longer name ends in "…", the table has it whole."""


def parts_of(chart: Chart) -> Iterator[Chart]:
    """The chart, by as many names as have room, in equal parts; the first name is on top."""
    most = max(1, MOST_BARS // max(1, len(chart.series)))
    parts = -(-len(chart.names) // most)
    for part in range(parts):
        start, end = (len(chart.names) * edge // parts for edge in (part, part + 1))
        yield replace(
            chart,
            names=tuple(map(_name, chart.names[start:end])),
            series=tuple(Series(one.label, one.values[start:end]) for one in chart.series),
        )


def said(chart: Chart) -> str:
    """What it shows, in words, for those who do not see it."""
    rows = []
    for number, name in enumerate(chart.names):
        values = [(one.label, one.values[number]) for one in chart.series]
        rows.append(f"{name}: " + ", ".join(f"{label} {_value(value)}" for label, value in values))
    return storable(f"{chart.title}. {'; '.join(rows)}.")


def _name(name: str) -> str:
    return Font(LEAST_SIZE).cut(storable(name), _NAME_WIDTH)


def _value(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
