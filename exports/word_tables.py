"""Tables: the matrix as published, the same without merged cells, the names, and figures.

Widths are in twips (a twentieth of a point) and share the page's text width equally. How a cell
looks comes from the styles of its table and paragraphs; only the rule between two categories
and what holds rows together is set directly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise, zip_longest

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from exports.appendix import Figures
from exports.minutes import Bullet, Column, Matrix, MatrixCategory, PageWords
from exports.word_paragraphs import Element, is_blank, kept, paragraph, with_source
from words.text import storable

Count = Callable[[Iterable[Bullet]], Iterable[Bullet]]
"""Passes items through and counts them, for telling progress."""

_TEXT_WIDTH = 9072
_FIGURE_WIDTH = 1360
_NAMES_AT_FULL_SIZE = 5
_TWIPS_A_LETTER = 110  # 20 letters of Table Text fit in a quarter of the text width
_INDENTED_STYLES = 2
_ROWS_KEPT_TOGETHER = 8
_LONGEST_WHOLE_CELL = 700  # characters; a taller row jumps and leaves a white page behind

_WORD = re.compile(r"\w+")


def matrix_table(matrix: Matrix, words: PageWords, count: Count) -> Element:
    """One table: names over their columns, labels, entries. Both first rows repeat on each page."""
    categories = matrix.categories
    columns = [column for category in categories for column in category.columns]
    starts = list(accumulate((len(category.columns) for category in categories), initial=0))
    grid = _Grid(_equal_widths(len(columns)), ruled=frozenset(starts[1:-1]))
    table = _table("SamsynTable", grid, _look(first_row=True, banded_columns=True))
    _describe(table, _matrix_title(categories, words), words.table_description)
    table.append(_row(map(grid.name_cell, starts, categories), header=True))
    table.append(_row(_label_cells(grid, "TableLabel", columns), header=True))
    table.extend(_entry_rows(grid, "TableText", columns, count))
    return table


def category_tables(matrix: Matrix, words: PageWords, count: Count) -> Iterator[Element]:
    """For each category a heading and a table with one header row and no merged cells."""
    for category in matrix.categories:
        name = storable(category.name)
        if not is_blank(name):
            yield paragraph("Heading3", name)
        yield _category_table(category, words, count)


def category_row(names: Sequence[str], words: PageWords) -> Element:
    """The names (storable, at least one) side by side."""
    grid = _Grid(_equal_widths(len(names)))
    style = "CategoryCell" if len(names) <= _NAMES_AT_FULL_SIZE else "CategoryCellNarrow"
    table = _table("CategoryRow", grid, _look())
    _describe(table, _joined(names, words.joining_word))
    table.append(_row(grid.cell(n, [paragraph(style, name)]) for n, name in enumerate(names)))
    return table


def figures_table(figures: Figures, words: PageWords, count: Count) -> Element:
    """Entries in a wide column and their figures in a narrow one, under one header row."""
    grid = _Grid((_TEXT_WIDTH - _FIGURE_WIDTH, _FIGURE_WIDTH))
    subject, counted = figures.labels
    table = _table("SamsynTableSimple", grid, _look(first_row=True))
    _describe(table, words.table_title.format(columns=counted, categories=subject))
    styles = ("TableHeading", "TableHeadingNumber")
    heads = [paragraph(*said) for said in zip(styles, map(storable, figures.labels), strict=True)]
    table.append(_row((grid.cell(n, [head]) for n, head in enumerate(heads)), header=True))
    table.extend(_figure_rows(grid, figures, count))
    return table


def is_table(block: Element) -> bool:
    return bool(block.tag == qn("w:tbl"))


def _category_table(category: MatrixCategory, words: PageWords, count: Count) -> Element:
    grid = _Grid(_equal_widths(len(category.columns)))
    table = _table("SamsynTableSimple", grid, _look(first_row=True))
    _describe(table, _matrix_title([category], words), words.table_description)
    table.append(_row(_label_cells(grid, "TableHeading", category.columns), header=True))
    table.extend(_entry_rows(grid, "TableTextWide", category.columns, count))
    return table


def _figure_rows(grid: _Grid, figures: Figures, count: Count) -> Iterator[Element]:
    for bullet, figure in figures.rows:
        for item in kept(count([bullet])):
            entry = paragraph("TableTextWide", item.text, italic=item.question)
            cells = [with_source(entry, item.source), paragraph("TableNumber", str(figure))]
            whole = _length([item]) <= _LONGEST_WHOLE_CELL
            yield _row((grid.cell(n, [cell]) for n, cell in enumerate(cells)), whole=whole)


@dataclass(frozen=True)
class _Grid:
    """The widths of a table's columns, and the columns that have a rule at their left."""

    widths: tuple[int, ...]
    ruled: frozenset[int] = frozenset()

    def cell(self, column: int, paragraphs: Iterable[Element], span: int = 1) -> Element:
        width = sum(self.widths[column : column + span])
        cell = deepcopy(_cell_prototype(width, span, column in self.ruled))
        cell.extend(paragraphs)
        return cell

    def name_cell(self, column: int, category: MatrixCategory) -> Element:
        name = paragraph("TableHeading", storable(category.name))
        return self.cell(column, [name], span=len(category.columns))


def _equal_widths(columns: int) -> tuple[int, ...]:
    """Widths that differ by one twip at most and fill the text width."""
    edges = [_TEXT_WIDTH * edge // columns for edge in range(columns + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def _label_cells(grid: _Grid, style: str, columns: Iterable[Column]) -> Iterator[Element]:
    for number, column in enumerate(columns):
        yield grid.cell(number, [paragraph(style, storable(column.label))])


def _entry_rows(
    grid: _Grid, style: str, columns: Iterable[Column], count: Count
) -> Iterator[Element]:
    """Shorter columns are empty at the foot; a table without entries has one empty row."""
    entries = [_entries(kept(count(column.items))) for column in columns]
    rows = list(zip_longest(*entries, fillvalue=())) or [((),) * len(entries)]
    for number, row in enumerate(rows):
        whole = all(_length(entry) <= _LONGEST_WHOLE_CELL for entry in row)
        keep_next = whole and _keeps_next(number, len(rows))
        yield _row(
            (
                grid.cell(column, _entry(entry, style, grid.widths[column], keep_next))
                for column, entry in enumerate(row)
            ),
            whole=whole,
        )


Entry = Sequence[Bullet]
"""What one cell holds: an item and its sub-points."""


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
    """Hyphenated only where a word cannot fit: a division hides how it was written."""
    if item.level:
        return f"{style}{min(item.level, _INDENTED_STYLES) + 1}"
    longest = max(map(len, _WORD.findall(item.text)), default=0)
    narrow = style == "TableText" and longest > width // _TWIPS_A_LETTER
    return "TableTextHyphenated" if narrow else style


def _length(entry: Entry) -> int:
    return sum(len(item.text) for item in entry)


def _keeps_next(row: int, rows: int) -> bool:
    """A small table stays on one page; a long one leaves no row alone at top or foot."""
    return row < rows - 1 if rows <= _ROWS_KEPT_TOGETHER else row in (0, rows - 2)


def _matrix_title(categories: Sequence[MatrixCategory], words: PageWords) -> str:
    first, *others = [column.label for column in categories[0].columns]
    labels = [first, *(label[:1].lower() + label[1:] for label in others)]
    return words.table_title.format(
        columns=_joined(labels, words.joining_word),
        categories=_joined([category.name for category in categories], words.joining_word),
    )


def _joined(names: Sequence[str], joining_word: str) -> str:
    *others, last = names
    return f"{', '.join(others)} {joining_word} {last}" if others else last


def _table(style: str, grid: _Grid, look: str) -> Element:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{_TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )


def _look(*, first_row: bool = False, banded_columns: bool = False) -> str:
    """Which conditional formats of the table style apply, as flags and as the older bit mask."""
    mask = 0x0020 * first_row + 0x0200 + 0x0400 * (not banded_columns)
    return (
        f'<w:tblLook w:val="{mask:04X}" w:firstRow="{first_row:d}" w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="{not banded_columns:d}"/>'
    )


def _describe(table: Element, title: str, description: str = "") -> None:
    """The alternative text that screen readers read before they enter the table."""
    properties = table[0]
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        if text:
            element = parse_xml(f"<{tag} {nsdecls('w')}/>")
            element.set(qn("w:val"), storable(text))
            properties.append(element)


def _row(cells: Iterable[Element], *, header: bool = False, whole: bool = True) -> Element:
    row = deepcopy(_row_prototype(header, whole))
    row.extend(cells)
    return row


@cache
def _row_prototype(header: bool, whole: bool) -> Element:
    properties = f"{'<w:cantSplit/>' * whole}{'<w:tblHeader/>' * header}"
    return parse_xml(f"<w:tr {nsdecls('w')}><w:trPr>{properties}</w:trPr></w:tr>")


@cache
def _cell_prototype(width: int, span: int, ruled: bool) -> Element:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    rule = '<w:left w:val="single" w:sz="8" w:space="0" w:color="2F7D69"/>'
    borders = f"<w:tcBorders>{rule}</w:tcBorders>" if ruled else ""
    return parse_xml(
        f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f"{merged}{borders}</w:tcPr></w:tc>"
    )
