"""A document as Markdown: what CommonMark knows, and for figures the tables that wikis know.

What people wrote stays what they wrote: none of their signs becomes a mark. A matrix is lists, each
column's under its label, since the rows of its table do not belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from exports.document import (
    Bullet,
    Bullets,
    Document,
    Heading,
    Matrix,
    Names,
    Part,
    Prompt,
    Section,
    Table,
    Text,
)
from exports.options import Options
from exports.progress import Counter, Progress, tell_nobody
from words.text import is_blank, storable

_LOWEST = 6
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!$^=+-])|(?<=\d)([.)])(?=\s|$)")
_BREAK = "\\\n"


def write(
    document: Document,
    out: BinaryIO,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress = tell_nobody,
) -> None:
    """Write the text to `out`, UTF-8. Lists are all that it has, in each form of tables."""
    del options
    counter = Counter(document.item_count, progress)
    for block in _Writer(counter).document(document):
        out.write(f"{block}\n".encode())
    counter.finish()


class _Writer:
    def __init__(self, counter: Counter) -> None:
        self.counter = counter

    def document(self, document: Document) -> Iterator[str]:
        front = document.front
        yield from _paragraph(document.state_word, "**{}**")
        yield from _paragraph(" ".join(front.mark))
        for text in document.letter_lines:
            yield from _paragraph(text)
        yield from _paragraph(front.kicker)
        yield from _heading(document.title, 1)
        yield from _paragraph(front.subtitle)
        yield from _paragraph(document.line_below_title)
        for section in document.everything:
            yield from self._section(section, 2)

    def _section(self, section: Section, level: int) -> Iterator[str]:
        """A section without a heading is no level of its own."""
        if section.report:
            yield from _paragraph(section.report.kicker)
        headed = list(_heading(section.shown_heading, level))
        yield from headed
        if section.report:
            yield from _paragraph(section.report.state)
        for part in section.parts:
            yield from self._part(part, level)
        for below in section.sections:
            yield from self._section(below, level + 1 if headed else level)

    def _part(self, part: Part, level: int) -> Iterator[str]:
        """Nothing of a chart: its table stands beside it."""
        match part:
            case Text(text):
                yield from _paragraph(text)
            case Heading(text, depth):
                yield from _heading(text, level + 1 + depth)
            case Prompt(text):
                yield from _paragraph(text, "> {}")
            case Bullets(items):
                yield from _list(self.counter.each(items))
            case Names(names):
                yield from _list(map(Bullet, names))
            case Matrix():
                yield from self._matrix(part, level)
            case Table():
                yield from self._table(part)

    def _matrix(self, matrix: Matrix, level: int) -> Iterator[str]:
        for part in matrix.as_lists:
            yield from self._part(part, level)

    def _table(self, table: Table) -> Iterator[str]:
        yield _row(map(_plain, table.labels))
        yield _row("---" for _ in table.labels)
        for row in self.counter.each(table.rows):
            yield _row(str(cell) if isinstance(cell, int) else _plain(cell.shown) for cell in row)
        yield ""


def _heading(text: str, level: int) -> Iterator[str]:
    if said := _plain(text):
        yield f"{'#' * min(level, _LOWEST)} {said}\n"


def _paragraph(text: str, around: str = "{}") -> Iterator[str]:
    if said := _lines(text):
        yield around.format(said.replace("\n", "\n> ") if around[0] == ">" else said) + "\n"


def _list(items: Iterable[Bullet]) -> Iterator[str]:
    """Each item at most one level below the one before it."""
    at = -1
    for item in items:
        said = _said(item)
        if said:
            at = min(item.level, at + 1)
            margin = "  " * at
            yield f"{margin}- {said}".replace("\n", f"\n{margin}  ")
    if at >= 0:
        yield ""


def _said(item: Bullet) -> str:
    said = _lines(item.text)
    whole = f"*{said}*" if item.question and said else said
    return f"{whole} – {_plain(item.source)}" if item.source else whole


def _lines(text: str) -> str:
    """A text with its line breaks; "" where it says nothing."""
    shown = storable(text).strip()
    if is_blank(shown):
        return ""
    return _BREAK.join(_escaped(line.strip()) for line in shown.split("\n"))


def _plain(text: str) -> str:
    """A text on one line."""
    return "" if is_blank(storable(text)) else _escaped(" ".join(storable(text).split()))


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda found: f"\\{found[0]}", text)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
