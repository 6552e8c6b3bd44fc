"""Where slides break: what goes on one slide, so that nothing stands outside it.

No heading is left at the foot; no point is divided that fits on a slide; after that as few slides
as the text needs, and among those the ones that break before a heading, or at least before a point
of the first level, that leave no point without the first of what hangs under it, and that are
filled alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from exports.slides.lines import Line
from exports.slides.look import BODY, style_of

_HEADING_AT_FOOT, _WITHIN_POINT, _A_SLIDE = 100_000.0, 1_500.0, 1_000.0
_WITHOUT_ITS_FIRST, _BEFORE_DEEPER, _BEFORE_POINT, _UNEVEN = 60.0, 30.0, 12.0, 20.0
"""What is worse than what."""

_ROWS_WHOLE, _ROWS_A_PIECE = 4, 2
"""A longer line may be divided, into pieces of so many rows."""


def broken(lines: Sequence[Line], height: float = BODY.height) -> Iterator[tuple[Line, ...]]:
    """The lines of each slide, in a body of this height (points)."""
    measured = [piece for line in lines for piece in _pieces(line)]
    start = 0
    for end in _best_ends(measured, height):
        yield tuple(_joined(piece.line for piece in measured[start:end]))
        start = end


@dataclass(frozen=True)
class _Piece:
    """A line or a part of one, the room it takes, and how far it stays from what is above it."""

    line: Line
    height: float
    above: float


def _pieces(line: Line) -> Iterator[_Piece]:
    style = style_of(line)
    rows = list(style.font.broken(line.text, style.width))
    most = len(rows) if len(rows) <= _ROWS_WHOLE else _ROWS_A_PIECE
    for start in range(0, len(rows), most):
        some = rows[start : start + most]
        piece = replace(line, text="".join(some), rest=start > 0)
        yield _Piece(piece, len(some) * style.font.height, 0 if start else style.above)


def _joined(pieces: Iterable[Line]) -> Iterator[Line]:
    """Lines again, of the pieces that came on one slide."""
    whole: Line | None = None
    for piece in pieces:
        if whole and piece.rest:
            whole = replace(whole, text=whole.text + piece.text)
            continue
        if whole:
            yield whole
        whole = piece
    if whole:
        yield whole


def _best_ends(measured: Sequence[_Piece], height: float) -> list[int]:
    """Where each slide ends, by the least cost of all ways to break."""
    count = len(measured)
    costs, after = [0.0] * (count + 1), [0] * (count + 1)
    for start in range(count - 1, -1, -1):
        costs[start], used = inf, 0.0
        for end in range(start + 1, count + 1):
            one = measured[end - 1]
            used += one.height + (one.above if end > start + 1 else 0)
            if used > height and end > start + 1:
                break
            cost = costs[end] + _cost(measured, end) + _UNEVEN * (1 - used / height) ** 2
            if cost < costs[start]:
                costs[start], after[start] = cost, end
    ends, start = [], 0
    while start < count:
        start = after[start]
        ends.append(start)
    return ends


def _cost(measured: Sequence[_Piece], end: int) -> float:
    """What it costs that a slide ends here, the slide itself among it."""
    if end == len(measured):
        return _A_SLIDE
    last, following = measured[end - 1].line, measured[end].line
    return _A_SLIDE + _break_cost(last, following)


def _break_cost(last: Line, following: Line) -> float:
    if following.rest:
        return _WITHIN_POINT
    if last.role == "heading":
        return _HEADING_AT_FOOT
    if following.role == "heading":
        return 0
    if following.level > last.level or last.text.rstrip().endswith(":"):
        return _WITHOUT_ITS_FIRST
    return _BEFORE_DEEPER if following.level else _BEFORE_POINT
