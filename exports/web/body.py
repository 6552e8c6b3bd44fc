"""What a document holds as HTML: elements and classes, no style and no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain
from typing import get_args

from exports.document import (
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
from exports.options import Tables
from exports.progress import Counter, tell_nobody
from exports.web.lists import nested
from exports.web.tables import accessible, figures, published
from words.text import is_blank, storable

_LOWEST = 6
_PROMPTS = {"prompt": "p-question", "outcome": "outcome"}


class Body:
    """Turns a document into HTML. Its title is a heading of `first_level`, all others are below.
    Without a form of tables all stand there, for a page that shows one by its `data-tables`."""

    def __init__(
        self,
        document: Document,
        *,
        first_level: int,
        tables: Tables | None = None,
        counter: Counter | None = None,
    ) -> None:
        self.document = document
        self.first = first_level
        self.tables = tables
        self.counter = counter or Counter(document.item_count, tell_nobody)
        self.last = first_level - 1

    def pieces(self) -> Iterator[str]:
        """The elements, in reading order."""
        document, front = self.document, self.document.front
        yield from line("p", document.state_word, f'class="status" data-status="{document.state}"')
        yield from line("p", " ".join(front.mark), 'class="mark"')
        for text in document.letter_lines:
            yield from line("p", text, 'class="letter"')
        yield from line("p", front.kicker, 'class="kicker"')
        yield from self._heading(document.title, self.first)
        yield from line("p", front.subtitle, 'class="subtitle"')
        yield from line("p", document.line_below_title, 'class="place"')
        for section in document.sections:
            yield from self._section(section, self.first + 1)
        for name, following in (("figures", document.figures), ("appendix", document.appended)):
            if following is not None:
                yield f'<div class="appendix" data-{name}>\n'
                yield from self._section(following, self.first + 1)
                yield "</div>\n"

    def _section(self, section: Section, level: int) -> Iterator[str]:
        """A section without a heading is no level of its own."""
        if section.report:
            yield from line("p", section.report.kicker, 'class="kicker"')
        headed = list(self._heading(section.shown_heading, level))
        yield from headed
        if section.report:
            yield from line("p", section.report.state, 'class="status"')
        for part in section.parts:
            yield from self._part(part, level)
        for below in section.sections:
            yield from self._section(below, level + 1 if headed else level)

    def _heading(self, text: str, level: int) -> Iterator[str]:
        """A heading, at most one level below the one before it, as far down as there are levels."""
        shown = min(level, self.last + 1, _LOWEST)
        made = list(line(f"h{shown}", text, f'class="p{min(shown - self.first + 1, 4)}"'))
        if made:
            self.last = shown
        yield from made

    def _part(self, part: Part, level: int) -> Iterator[str]:
        """Nothing of a chart: its table stands beside it."""
        match part:
            case Text(text):
                yield from line("p", text)
            case Heading(text, depth):
                yield from self._heading(text, level + 1 + depth)
            case Prompt(text, role):
                yield from line("p", text, f'class="{_PROMPTS[role]}"')
            case Bullets(items):
                yield from nested(self.counter.each(items))
            case Names(names, as_row):
                yield from self._names(names, as_row)
            case Matrix():
                yield from self._matrix(part, level)
            case Table():
                yield from figures(part, self.counter)

    def _names(self, names: Iterable[str], as_row: bool) -> Iterator[str]:
        """One list in all forms of tables: side by side, or a line each."""
        shown = list(chain.from_iterable(line("li", name) for name in names))
        in_a_row = as_row and self.tables in ("published", None)
        if shown:
            yield from (f'<ul class="names{" names--row" * in_a_row}">\n', *shown, "</ul>\n")

    def _matrix(self, matrix: Matrix, level: int) -> Iterator[str]:
        if self.tables:
            yield from self._matrix_as(self.tables, matrix, level)
            return
        above = self.last
        for tables in get_args(Tables):
            self.last = above
            yield f'<div data-tables="{tables}">\n'
            yield from self._matrix_as(tables, matrix, level)
            yield "</div>\n"

    def _matrix_as(self, tables: Tables, matrix: Matrix, level: int) -> Iterator[str]:
        words = self.document.words
        if tables == "published":
            yield from published(matrix, words, self.counter)
        elif tables == "as-lists":
            for part in matrix.as_lists:
                yield from self._part(part, level)
        else:
            for category in matrix.categories:
                yield from self._heading(category.shown_name, level + 1)
                yield from accessible(category, words, self.counter)


def line(tag: str, text: str, attributes: str = "") -> Iterator[str]:
    """The text as one element that takes its own direction, or nothing where it says nothing."""
    shown = storable(text)
    if not is_blank(shown):
        more = f" {attributes}" if attributes else ""
        yield f'<{tag}{more} dir="auto">{escape(shown, quote=False)}</{tag}>\n'
