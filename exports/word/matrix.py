"""A matrix: as one table, as published, or as a table for each category, without merged cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from exports.document import Column, Matrix, MatrixCategory, Words
from exports.progress import Counter
from exports.word.dividing import style_of
from exports.word.entries import entry_rows
from exports.word.grid import Grid, describe, empty_table, equal_widths, look, row
from exports.word.paragraphs import Element, paragraph
from words.text import is_blank, storable


def matrix_table(matrix: Matrix, words: Words, width: int, counter: Counter) -> Element:
    """One table: names over their columns, labels, entries. Both first rows repeat on each page."""
    categories = matrix.categories
    columns = [column for category in categories for column in category.columns]
    starts = list(accumulate((len(category.columns) for category in categories), initial=0))
    grid = Grid(equal_widths(len(columns), width), ruled=frozenset(starts[1:-1]))
    table = empty_table("SamsynTable", grid, look(first_row=True, banded_columns=True))
    describe(table, matrix.title(words), words.table_description)
    table.append(row(_name_cells(grid, starts, categories), header=True))
    table.append(row(_label_cells(grid, "TableLabel", columns), header=True))
    table.extend(entry_rows(grid, "TableText", columns, counter))
    return table


def category_tables(
    matrix: Matrix, level: int, words: Words, width: int, counter: Counter
) -> Iterator[Element]:
    """For each category a heading at this level and a table with one header row."""
    for category in matrix.categories:
        name = storable(category.shown_name)
        if not is_blank(name):
            yield paragraph(f"Heading{level}", name)
        yield _category_table(category, words, width, counter)


def _category_table(
    category: MatrixCategory, words: Words, width: int, counter: Counter
) -> Element:
    grid = Grid(equal_widths(len(category.columns), width))
    table = empty_table("SamsynTableSimple", grid, look(first_row=True))
    describe(table, Matrix((category,)).title(words), words.table_description)
    table.append(row(_label_cells(grid, "TableHeading", category.named.columns), header=True))
    table.extend(entry_rows(grid, "TableTextWide", category.columns, counter))
    return table


def _name_cells(
    grid: Grid, starts: Iterable[int], categories: Iterable[MatrixCategory]
) -> Iterator[Element]:
    for start, category in zip(starts, categories, strict=False):
        name, span = storable(category.shown_name), len(category.columns)
        width = sum(grid.widths[start : start + span])
        style = style_of(name, "TableHeading", width)
        yield grid.cell(start, [paragraph(style, name)], span=span)


def _label_cells(grid: Grid, style: str, columns: Iterable[Column]) -> Iterator[Element]:
    for number, column in enumerate(columns):
        label = storable(column.label)
        yield grid.cell(number, [paragraph(style_of(label, style, grid.widths[number]), label)])
