"""What a cell holds, an item and its sub-points, and how rows of them keep together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from exports.document import Bullet, Column
from exports.progress import Counter
from exports.word.dividing import style_of
from exports.word.grid import Grid, row
from exports.word.paragraphs import Element, kept, paragraph

Entry = Sequence[Bullet]
"""What one cell holds: an item and its sub-points."""

_LONGEST_WHOLE_CELL = 700  # characters; a taller row jumps and leaves a white page behind
_ROWS_KEPT_TOGETHER = 8
_INDENTED_STYLES = 2


def entry_rows(
    grid: Grid, style: str, columns: Iterable[Column], counter: Counter
) -> Iterator[Element]:
    """Shorter columns are empty at the foot; a table without entries has one empty row."""
    entries = [_entries(kept(counter.each(column.items))) for column in columns]
    rows = list(zip_longest(*entries, fillvalue=())) or [((),) * len(entries)]
    for number, beside in enumerate(rows):
        whole = all(map(fits_a_page, beside))
        keep_next = whole and _keeps_next(number, len(rows))
        yield row(
            (
                grid.cell(column, _entry(entry, style, grid.widths[column], keep_next))
                for column, entry in enumerate(beside)
            ),
            whole=whole,
        )


def fits_a_page(entry: Entry) -> bool:
    """Whether a row may keep an entry whole."""
    return sum(len(item.text) for item in entry) <= _LONGEST_WHOLE_CELL


def _entries(items: Iterable[Bullet]) -> list[Entry]:
    entries: list[list[Bullet]] = []
    for item in items:
        if item.level == 0 or not entries:
            entries.append([])
        entries[-1].append(item)
    return list(entries)


def _entry(entry: Entry, style: str, width: int, keep_next: bool) -> Iterator[Element]:
    if not entry:
        yield paragraph(style, keep_next=keep_next)
    for item in entry:
        of_item = _entry_style(item, style, width)
        yield paragraph(of_item, item.text, italic=item.question, keep_next=keep_next)


def _entry_style(item: Bullet, style: str, width: int) -> str:
    if item.level:
        return f"{style}{min(item.level, _INDENTED_STYLES) + 1}"
    return style_of(item.text, style, width)


def _keeps_next(row: int, rows: int) -> bool:
    """A small table stays on one page; a long one leaves no row alone at top or foot."""
    return row < rows - 1 if rows <= _ROWS_KEPT_TOGETHER else row in (0, rows - 2)
