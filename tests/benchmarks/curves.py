"""Curves as a picture: an SVG that reads in light and in dark, with its words as words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log10
from xml.sax.saxutils import escape

Points = Sequence[tuple[float, float]]

WIDTH, HEIGHT, GAP = 440, 304, 16  # of a panel, and between and around them
LEFT, RIGHT, TOP, BOTTOM = 56, 96, 48, 46  # inside a panel, around the curves
STYLE = """
  .paper { fill: #fff; }
  text { font: 12px system-ui, sans-serif; fill: #1f2933; }
  .title { font-weight: 600; font-size: 14px; }
  .axis, .tick { stroke: #7b8794; fill: none; }
  .tick { stroke-opacity: .3; }
  .curve { fill: none; stroke-width: 2.5; }
  .c0 { stroke: #4b5563; } .p0 { fill: #4b5563; }
  .c1 { stroke: #0b6e4f; } .p1 { fill: #0b6e4f; }
  .c2 { stroke: #b4520a; stroke-dasharray: 7 4; } .p2 { fill: #b4520a; }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #12181f; }
    text { fill: #e4e7eb; }
    .axis, .tick { stroke: #9aa5b1; }
    .c0 { stroke: #b8c2cc; } .p0 { fill: #b8c2cc; }
    .c1 { stroke: #4fd1a1; } .p1 { fill: #4fd1a1; }
    .c2 { stroke: #f6ad6b; } .p2 { fill: #f6ad6b; }
  }
"""


@dataclass(frozen=True)
class Panel:
    """One chart: curves by name, over a logarithmic x; y from 0."""

    title: str
    x: str
    y: str
    curves: Mapping[str, Points]


def svg(title: str, about: str, panels: Sequence[Panel]) -> str:
    """The panels side by side; `title` and `about` are what a screen reader says."""
    width, height = len(panels) * (WIDTH + GAP) + GAP, HEIGHT + 2 * GAP
    drawn = (
        f'<g transform="translate({number * (WIDTH + GAP) + GAP} {GAP})">\n{_panel(panel)}</g>\n'
        for number, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        f' aria-labelledby="title about">\n<title id="title">{escape(title)}</title>\n'
        f'<desc id="about">{escape(about)}</desc>\n<style>{STYLE}</style>\n'
        f'<rect class="paper" width="{width}" height="{height}"/>\n{"".join(drawn)}</svg>\n'
    )


def _panel(panel: Panel) -> str:
    points = [point for curve in panel.curves.values() for point in curve]
    xs = sorted({x for x, _ in points})
    scale = _Scale(xs[0], xs[-1], _rounded(max(y for _, y in points)))
    parts = [
        _text(0, 18, panel.title, "title"),
        _text(0, 36, panel.y),
        _text(scale.right, HEIGHT - 6, panel.x, anchor="end"),
        *(_rule(scale, share * scale.most) for share in (0, 0.25, 0.5, 0.75, 1)),
        *(_text(scale.x(x), HEIGHT - BOTTOM + 18, f"{x:,.0f}", anchor="middle") for x in xs),
    ]
    for number, curve in enumerate(panel.curves.values()):
        parts += _curve(scale, number, curve)
    parts += _names(scale, panel.curves)
    return "".join(f"{part}\n" for part in parts)


class _Scale:
    """Where values are in a panel."""

    right, floor = WIDTH - RIGHT, HEIGHT - BOTTOM

    def __init__(self, first: float, last: float, most: float) -> None:
        self._first, self._decades, self.most = log10(first), log10(last) - log10(first), most

    def x(self, value: float) -> float:
        share = (log10(value) - self._first) / self._decades
        return round(LEFT + share * (self.right - LEFT), 1)

    def y(self, value: float) -> float:
        return round(self.floor - value / self.most * (self.floor - TOP), 1)


def _rule(scale: _Scale, value: float) -> str:
    y, kind = scale.y(value), "tick" if value else "axis"
    label = _text(LEFT - 8, y + 4, f"{value:g}", anchor="end")
    return f'<path class="{kind}" d="M{LEFT} {y}H{scale.right}"/>{label}'


def _curve(scale: _Scale, number: int, points: Points) -> Iterable[str]:
    places = [f"{scale.x(x)} {scale.y(y)}" for x, y in points]
    yield f'<path class="curve c{number}" d="M{"L".join(places)}"/>'
    for x, y in points:
        yield f'<circle class="p{number}" cx="{scale.x(x)}" cy="{scale.y(y)}" r="3.5"/>'


def _names(scale: _Scale, curves: Mapping[str, Points]) -> Iterable[str]:
    """Each curve's name at its end, kept apart from the others."""
    ends = sorted((scale.y(curve[-1][1]), number) for number, curve in enumerate(curves.values()))
    names, free = list(curves), float(HEIGHT)
    for y, number in reversed(ends):
        free = min(y, free - 16)
        yield _text(scale.right + 10, free + 4, names[number])


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    named = f' class="{kind}"' if kind else ""
    placed = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:g}" y="{y:g}"{named}{placed}>{escape(words)}</text>'


def _rounded(value: float) -> float:
    """The next of 1, 2, 4, 6, 8 times a power of ten: what an axis can end with."""
    power = 10 ** (len(str(int(value))) - 1) if value >= 1 else 1
    while power > value:
        power /= 10
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= value)
