"""The minutes as a Word document, in the structure of the published regional summaries.

`exports/base/` holds the look, `base_document` opens it; here the blocks are set, one after
another, from the title to the last item. python-docx opens, sets properties and saves; the
blocks are copies of prototypes, since building each by name takes seconds for a long session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from exports.appendix import Appendix, Figures, Group
from exports.base_document import open_base
from exports.minutes import (
    Bullet,
    Bullets,
    CategoryNames,
    HeadedBullets,
    Matrix,
    Minutes,
    Outcome,
    PageWords,
    Part,
    Section,
)
from exports.word_paragraphs import Element, bullet, is_blank, kept, paragraph
from exports.word_tables import (
    category_row,
    category_tables,
    figures_table,
    is_table,
    matrix_table,
)
from words.text import storable

_ITEMS_BETWEEN_REPORTS = 100


def write(
    minutes: Minutes,
    out: BinaryIO,
    *,
    appendix: Appendix | None = None,
    accessible_tables: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write the .docx to `out`.

    An `appendix` follows on a page of its own and changes nothing before it; a settled text never
    has one. `accessible_tables` gives tables without merged cells: each category a heading and a
    table.
    `progress` is told (items done, items in all) about every hundred items and at the end.
    """
    appended = appendix if appendix and appendix.topics and not minutes.settled else None
    counter = _Counter(minutes.item_count + (appended.item_count if appended else 0), progress)
    document = open_base(minutes)
    section_properties = document.element.body.sectPr
    writer = _Writer(minutes.words, accessible_tables, counter)
    for blocks in (writer.blocks(minutes), writer.appendix(appended) if appended else ()):
        for block in _apart(blocks):
            section_properties.addprevious(block)
    document.save(out)
    counter.finish()


class _Writer:
    """Turns the parts of the minutes into blocks, in reading order."""

    def __init__(self, words: PageWords, accessible_tables: bool, counter: _Counter) -> None:
        self.words = words
        self.accessible_tables = accessible_tables
        self.counter = counter

    def blocks(self, minutes: Minutes) -> Iterator[Element]:
        yield from _line("Heading1", minutes.title)
        yield from _line("Subtitle", minutes.place_and_date)
        for section in minutes.sections:
            yield from self._section(section)

    def appendix(self, appendix: Appendix) -> Iterator[Element]:
        yield from _line("Heading2", appendix.heading, new_page=True)
        yield from _line("Normal", appendix.sentence)
        for topic in appendix.topics:
            yield from _line("Heading3", topic.heading)
            for part in topic.parts:
                yield from self._appended(part)

    def _appended(self, part: Group | Figures) -> Iterator[Element]:
        match part:
            case Group(heading, items):
                yield from _line("Heading4", heading)
                yield from self._bullets(items)
            case Figures():
                yield figures_table(part, self.words, self.counter.each)

    def _section(self, section: Section) -> Iterator[Element]:
        yield from _line("Heading2", section.heading)
        yield from _line("Prompt", section.prompt)
        for part in section.parts:
            yield from self._part(part)

    def _part(self, part: Part) -> Iterator[Element]:
        match part:
            case Bullets(items):
                yield from self._bullets(items)
            case HeadedBullets(heading, items):
                yield from _line("Heading3", heading)
                yield from self._bullets(items)
            case Outcome(sentence):
                yield from _line("Outcome", sentence)
            case CategoryNames(names, as_row):
                yield from self._category_list(names, as_row)
            case Matrix():
                yield from self._matrix(part)

    def _bullets(self, items: Iterable[Bullet]) -> Iterator[Element]:
        for item in kept(self.counter.each(items)):
            yield bullet(item)

    def _category_list(self, names: Iterable[str], as_row: bool) -> Iterator[Element]:
        shown = [name for name in map(storable, names) if not is_blank(name)]
        if as_row and shown and not self.accessible_tables:
            yield category_row(shown, self.words)
        else:
            yield from _category_lines(shown)

    def _matrix(self, matrix: Matrix) -> Iterator[Element]:
        if self.accessible_tables:
            yield from category_tables(matrix, self.words, self.counter.each)
        else:
            yield matrix_table(matrix, self.words, self.counter.each)


def _line(style: str, text: str, *, new_page: bool = False) -> Iterator[Element]:
    """The text as one paragraph, or nothing: an empty heading is worse than none."""
    shown = storable(text)
    if not is_blank(shown):
        yield paragraph(style, shown, new_page=new_page)


def _category_lines(names: list[str]) -> Iterator[Element]:
    """One line each; all but the last keep with the next so that the list stays on a page."""
    for number, name in enumerate(names, 1):
        yield paragraph("Category", name, keep_next=number < len(names))


def _apart(blocks: Iterable[Element]) -> Iterator[Element]:
    """The blocks, a gap after a table where Word would join two, or where the document ends."""
    after_table = False
    for block in blocks:
        if after_table and is_table(block):
            yield paragraph("TableGap")
        yield block
        after_table = is_table(block)
    if after_table:
        yield paragraph("TableGap")


def _tell_nobody(done: int, total: int) -> None:
    del done, total


class _Counter:
    """Counts the items as they pass and tells about every hundredth."""

    def __init__(self, total: int, tell: Callable[[int, int], None] | None) -> None:
        self._total = total
        self._tell = tell or _tell_nobody
        self._done = 0

    def each(self, items: Iterable[Bullet]) -> Iterator[Bullet]:
        for item in items:
            yield item
            self._done += 1
            if self._done % _ITEMS_BETWEEN_REPORTS == 0 and self._done < self._total:
                self._tell(self._done, self._total)

    def finish(self) -> None:
        self._tell(self._total, self._total)
