"""Tables whose rows belong together: entries with figures about them, and names in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.document import Bullet, Table, Words
from exports.progress import Counter
from exports.word.dividing import style_of
from exports.word.entries import fits_a_page
from exports.word.grid import Grid, describe, empty_table, equal_widths, look, row
from exports.word.paragraphs import Element, kept, paragraph
from words.text import storable

_FIGURE_WIDTH, _SHORT = 1360, 12
_NAMES_AT_FULL_SIZE = 5


def names_row(names: Sequence[str], words: Words, width: int) -> Element:
    """The names (storable, at least one) side by side."""
    grid = Grid(equal_widths(len(names), width))
    style = "CategoryCell" if len(names) <= _NAMES_AT_FULL_SIZE else "CategoryCellNarrow"
    table = empty_table("CategoryRow", grid, look())
    describe(table, words.joined(names))
    styles = (style_of(name, style, grid.widths[n]) for n, name in enumerate(names))
    cells = map(paragraph, styles, names)
    table.append(row(grid.cell(n, [cell]) for n, cell in enumerate(cells)))
    return table


def table(part: Table, width: int, counter: Counter) -> Element:
    """Entries in wide columns and figures in narrow ones, under one header row."""
    figures = [isinstance(cell, int) for cell in part.rows[0]]
    grid = Grid(tuple(_widths(_narrow(part), width)))
    made = empty_table("SamsynTableSimple", grid, look(first_row=True))
    describe(made, part.title)
    styles = ("TableHeadingNumber" if figure else "TableHeading" for figure in figures)
    labels = map(paragraph, styles, map(storable, part.labels))
    made.append(row((grid.cell(n, [label]) for n, label in enumerate(labels)), header=True))
    made.extend(_rows(grid, part, counter))
    return made


def _narrow(part: Table) -> list[bool]:
    """Which columns hold figures, alone or as “2 of 3”; never the first, which says of what."""
    columns = list(zip(*part.rows, strict=True))
    return [number > 0 and all(map(_is_figure, column)) for number, column in enumerate(columns)]


def _is_figure(cell: Bullet | int) -> bool:
    if isinstance(cell, int):
        return True
    return len(cell.text) <= _SHORT and (cell.text == "–" or any(map(str.isdigit, cell.text)))


def _widths(narrow: Sequence[bool], whole: int) -> Iterator[int]:
    figures = sum(narrow)
    width = min(_FIGURE_WIDTH, whole * 2 // 3 // max(figures, 1))
    wide = iter(equal_widths(len(narrow) - figures, whole - figures * width))
    for figure in narrow:
        yield width if figure else next(wide)


def _rows(grid: Grid, part: Table, counter: Counter) -> Iterator[Element]:
    """The rows of which something can be seen beside the figures."""
    for cells in counter.each(part.rows):
        if items := list(kept(cell for cell in cells if isinstance(cell, Bullet))):
            whole = all(fits_a_page([item]) for item in items)
            yield row((grid.cell(n, [_cell(cell)]) for n, cell in enumerate(cells)), whole=whole)


def _cell(cell: Bullet | int) -> Element:
    if isinstance(cell, int):
        return paragraph("TableNumber", str(cell))
    text = storable(cell.text)
    return paragraph("TableTextWide", text, italic=cell.question, source=cell.source)
