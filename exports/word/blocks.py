"""The blocks of a document, paragraphs and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.document import (
    Bullet,
    Bullets,
    Document,
    Front,
    Heading,
    Matrix,
    Names,
    Part,
    Prompt,
    Section,
    Table,
    Text,
    Words,
)
from exports.options import Options
from exports.progress import Counter
from exports.word.matrix import category_tables, matrix_table
from exports.word.paragraphs import Element, bullet, kept, paragraph
from exports.word.tables import names_row, table
from words.text import is_blank, storable

_LOWEST_HEADING = 6
_PROMPT_STYLES = {"prompt": "Prompt", "outcome": "Outcome"}


class Blocks:
    """Turns documents into blocks, their text so many twips wide."""

    def __init__(self, words: Words, options: Options, width: int, counter: Counter) -> None:
        self.words = words
        self.tables = options.tables
        self.width = width
        self.counter = counter

    def of(self, document: Document) -> Iterator[Element]:
        """The blocks of a document without what follows its text."""
        front = document.front
        if front.letter:
            yield from _letter(front, document.place_and_date)
        yield from _line("FrontLine", front.kicker)
        yield from _line("Heading1", document.title)
        yield from _line("FrontLine", front.subtitle)
        if not front.letter:
            yield from _line("Subtitle", document.place_and_date)
        for section in document.sections:
            yield from self._section(section, level=2)

    def following(self, section: Section) -> Iterator[Element]:
        """The blocks of what follows a document's text, on a page of its own."""
        yield from self._section(section, level=2, new_page=True)

    def _section(
        self, section: Section, level: int, *, new_page: bool = False
    ) -> Iterator[Element]:
        """A section without a heading is no level of its own."""
        if section.report:
            yield from _line("Kicker", section.report.kicker)
        heading = min(level, _LOWEST_HEADING)
        headed = list(_line(f"Heading{heading}", section.shown_heading, new_page=new_page))
        yield from headed
        if section.report:
            yield from _line("State", section.report.state)
        for part in section.parts:
            yield from self._part(part, level)
        for below in section.sections:
            yield from self._section(below, level + 1 if headed else level)

    def _part(self, part: Part, level: int) -> Iterator[Element]:
        """Nothing of a chart: its table stands beside it."""
        match part:
            case Text(text):
                yield from _line("Normal", text)
            case Heading(text, depth):
                yield from _line(f"Heading{min(level + 1 + depth, _LOWEST_HEADING)}", text)
            case Prompt(text, role):
                yield from _line(_PROMPT_STYLES[role], text)
            case Bullets(items):
                yield from self._bullets(items)
            case Names(names, as_row):
                yield from self._names(names, as_row)
            case Matrix():
                yield from self._matrix(part, level)
            case Table():
                yield table(part, self.width, self.counter)

    def _bullets(self, items: Iterable[Bullet]) -> Iterator[Element]:
        for item in kept(self.counter.each(items)):
            yield bullet(item)

    def _names(self, names: Iterable[str], as_row: bool) -> Iterator[Element]:
        shown = [name for name in map(storable, names) if not is_blank(name)]
        if as_row and shown and self.tables == "published":
            yield names_row(shown, self.words, self.width)
        else:
            yield from _name_lines(shown)

    def _matrix(self, matrix: Matrix, level: int) -> Iterator[Element]:
        if self.tables == "as-lists":
            for part in matrix.as_lists:
                yield from self._part(part, level)
        elif self.tables == "accessible":
            below = min(level + 1, _LOWEST_HEADING)
            yield from category_tables(matrix, below, self.words, self.width, self.counter)
        else:
            yield matrix_table(matrix, self.words, self.width, self.counter)


def _letter(front: Front, date: str) -> Iterator[Element]:
    """What stands above the title of what is sent: when, and to whom."""
    yield from _line("LetterLine", front.date_label)
    yield from _line("LetterDate", date)
    *others, last = front.recipients or ("",)
    for recipient in others:
        yield from _line("LetterLine", recipient)
    yield from _line("LetterDate", last)


def _line(style: str, text: str, *, new_page: bool = False) -> Iterator[Element]:
    """The text as one paragraph, or nothing: an empty heading is worse than none."""
    shown = storable(text)
    if not is_blank(shown):
        yield paragraph(style, shown, new_page=new_page)


def _name_lines(names: list[str]) -> Iterator[Element]:
    """One line each; all but the last keep with the next so that the list stays on a page."""
    for number, name in enumerate(names, 1):
        yield paragraph("Category", name, keep_next=number < len(names))
