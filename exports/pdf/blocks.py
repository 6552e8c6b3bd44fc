"""A document as the plain blocks that `look.typ` draws, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from exports.document import (
    Bullet,
    Bullets,
    Column,
    Document,
    Heading,
    Matrix,
    MatrixCategory,
    Names,
    Part,
    Prompt,
    Section,
    Table,
    Text,
)
from exports.options import Tables
from exports.progress import Counter
from words.text import is_blank, storable

Block = dict[str, Any]

_LOWEST = 6


class Blocks:
    """Turns a document into blocks; a text that shows nothing is none."""

    def __init__(self, document: Document, tables: Tables, counter: Counter) -> None:
        self.document = document
        self.tables = tables
        self.counter = counter
        self.last = 0

    def all(self) -> Iterator[Block]:
        """The blocks of the whole document."""
        document, front = self.document, self.document.front
        for text in document.letter_lines:
            yield from _block("line", text)
        yield from _block("line", front.kicker)
        yield from self._heading(document.title, 1)
        yield from _block("line", front.subtitle)
        yield from _block("place", document.line_below_title)
        yield {"is": "contents"}
        for section in document.sections:
            yield from self._section(section, 2)
        for section in document.following:
            yield {"is": "page"}
            yield from self._section(section, 2)

    def _section(self, section: Section, level: int) -> Iterator[Block]:
        """A section without a heading is no level of its own."""
        if section.report:
            yield from _block("line", section.report.kicker)
        headed = list(self._heading(section.shown_heading, level))
        yield from headed
        if section.report:
            yield from _block("line", section.report.state)
        for part in section.parts:
            yield from self._part(part, level)
        for below in section.sections:
            yield from self._section(below, level + 1 if headed else level)

    def _heading(self, text: str, level: int) -> Iterator[Block]:
        """A heading, at most one level below the one before it."""
        for block in _block("heading", text):
            self.last = min(level, self.last + 1, _LOWEST)
            yield {**block, "level": self.last}

    def _part(self, part: Part, level: int) -> Iterator[Block]:
        """Nothing of a chart: its table stands beside it."""
        match part:
            case Text(text):
                yield from _block("text", text)
            case Heading(text, depth):
                yield from self._heading(text, level + 1 + depth)
            case Prompt(text, role):
                yield from _block(role, text)
            case Bullets(items):
                yield from _listed("bullets", "items", _items(self.counter.each(items)))
            case Names(names, as_row):
                row = as_row and self.tables == "published"
                yield from _listed("names", "names", _shown(names), row=row)
            case Matrix():
                yield from self._matrix(part, level)
            case Table():
                yield _figures(part, self.counter)

    def _matrix(self, matrix: Matrix, level: int) -> Iterator[Block]:
        if self.tables == "published":
            yield self._table(matrix, names=[_name(category) for category in matrix.categories])
        elif self.tables == "as-lists":
            for part in matrix.as_lists:
                yield from self._part(part, level)
        else:
            for category in matrix.categories:
                yield from self._heading(category.shown_name, level + 1)
                yield self._table(Matrix((category.named,)), names=[])

    def _table(self, matrix: Matrix, names: list[Block]) -> Block:
        columns = [column for category in matrix.categories for column in category.columns]
        return {
            "is": "matrix",
            "names": names,
            "columns": [self._column(column) for column in columns],
        }

    def _column(self, column: Column) -> Block:
        items = list(_items(self.counter.each(column.items)))
        return {"label": storable(column.label), "entries": list(_entries(items))}


def _block(kind: str, text: str) -> Iterator[Block]:
    shown = storable(text)
    if not is_blank(shown):
        yield {"is": kind, "text": shown}


def _listed(kind: str, name: str, of: Iterable[Any], **more: bool) -> Iterator[Block]:
    """What lists something, if there is something."""
    if values := list(of):
        yield {"is": kind, name: values, **more}


def _shown(names: Iterable[str]) -> Iterator[str]:
    return (name for name in map(storable, names) if not is_blank(name))


def _name(category: MatrixCategory) -> Block:
    return {"text": storable(category.shown_name), "span": len(category.columns)}


def _items(items: Iterable[Bullet]) -> Iterator[Block]:
    """Each at most one level below the one before it."""
    at = -1
    for item in items:
        text = storable(item.text)
        if not is_blank(text):
            at = min(item.level, at + 1)
            yield {
                "text": text,
                "level": at,
                "question": item.question,
                "gap": item.gap_before,
                "source": storable(item.source),
            }


def _entries(items: Iterable[Block]) -> Iterator[list[Block]]:
    """An item with what stands under it, a cell each."""
    entry: list[Block] = []
    for item in items:
        if item["level"] == 0 and entry:
            yield entry
            entry = []
        entry.append(item)
    if entry:
        yield entry


def _figures(table: Table, counter: Counter) -> Block:
    return {
        "is": "figures",
        "labels": [storable(label) for label in table.labels],
        "rows": [
            [
                {"number": cell} if isinstance(cell, int) else {"text": storable(cell.shown)}
                for cell in row
            ]
            for row in counter.each(table.rows)
        ],
    }
