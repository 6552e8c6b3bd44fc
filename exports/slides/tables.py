"""Tables on slides: in parts of which each has room on one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from exports.document import Bullet, Table
from exports.slides.look import BODY, LEAST_SIZE
from exports.slides.room import Font
from words.text import storable

MOST_COLUMNS = 6
_FIRST = 0.34
"""How much of the width the first of several columns takes: it says what each row is."""

SIDE, TOP = 7.2, 3.6
"""Within a cell, left and right, above and below, in points."""

_ROWS_OF_TEXT = 6  # in a cell; what is longer goes on in the next row of the table
_TEXT, _LABEL = Font(LEAST_SIZE), Font(LEAST_SIZE, bold=True)

Row = tuple[Bullet | int, ...]


@dataclass(frozen=True)
class Sized:
    """A table that fits on a slide, with its columns' widths and its rows' heights in points."""

    table: Table
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def parts_of(table: Table) -> Iterator[Sized]:
    """The table, by as many columns and rows as fit; the first column stands in each part."""
    for columns in _column_groups(len(table.labels)):
        widths = _widths(len(columns))
        part = replace(
            table,
            labels=tuple(table.labels[column] for column in columns),
            rows=tuple(tuple(row[column] for column in columns) for row in table.rows),
        )
        yield from _by_rows(part, widths)


def shown(cell: Bullet | int) -> str:
    """The text of a cell, storable."""
    if isinstance(cell, int):
        return str(cell)
    return storable(cell.shown)


def _by_rows(table: Table, widths: tuple[float, ...]) -> Iterator[Sized]:
    labels = _height([storable(label) for label in table.labels], widths, _LABEL)
    rows: list[Row] = []
    heights = [labels]
    for row in (piece for whole in table.rows for piece in _pieces(whole, widths)):
        height = _height([*map(shown, row)], widths, _TEXT)
        if rows and sum(heights) + height > BODY.height:
            yield Sized(replace(table, rows=tuple(rows)), widths, tuple(heights))
            rows, heights = [], [labels]
        rows.append(row)
        heights.append(height)
    yield Sized(replace(table, rows=tuple(rows)), widths, tuple(heights))


def _pieces(row: Row, widths: Sequence[float]) -> Iterator[Row]:
    """The row, in several where a cell holds much text."""
    texts = [list(_broken(cell, width)) for cell, width in zip(row, widths, strict=True)]
    yield from zip_longest(*texts, fillvalue=Bullet(""))


def _broken(cell: Bullet | int, width: float) -> Iterator[Bullet | int]:
    if isinstance(cell, int):
        yield cell
        return
    lines = list(_TEXT.broken(shown(cell), width - 2 * SIDE))
    for start in range(0, max(len(lines), 1), _ROWS_OF_TEXT):
        text = "".join(lines[start : start + _ROWS_OF_TEXT])
        yield Bullet(text, question=cell.question)


def _height(texts: Sequence[str], widths: Sequence[float], font: Font) -> float:
    lines = max(
        font.lines(text, width - 2 * SIDE) for text, width in zip(texts, widths, strict=True)
    )
    return max(lines, 1) * font.height + 2 * TOP


def _column_groups(columns: int) -> Iterator[list[int]]:
    """The numbers of the columns of each part."""
    others = range(1, columns)
    most = MOST_COLUMNS - 1
    for start in range(0, max(len(others), 1), most):
        yield [0, *others[start : start + most]]


def _widths(columns: int) -> tuple[float, ...]:
    if columns == 1:
        return (BODY.width,)
    first = BODY.width * (_FIRST if columns > 2 else 0.75)
    return (first, *[(BODY.width - first) / (columns - 1)] * (columns - 1))
