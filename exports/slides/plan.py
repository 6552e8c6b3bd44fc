"""Which slides a document becomes, as plain values.

Each section begins a slide, and so does each section of a report that stands among others. What
goes on over several slides says so in their titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from exports.document import Chart, Document, Section, Table
from exports.slides import charts, look, tables
from exports.slides.breaking import broken
from exports.slides.lines import Block, Line, of_section
from exports.slides.look import SECTION_TITLE, TITLE, Box
from exports.slides.tables import Sized
from words.text import is_blank, storable

Content = tuple[Line, ...] | Sized | Chart
"""What stands on a slide: lines, or a table or chart that fits on one."""


@dataclass(frozen=True)
class Slide:
    """A slide after the first: what its title says, whose it is, and what stands below.

    `kicker` is None but where a report begins: then it is the lines above the title, or none.
    """

    title: str
    footer: str
    content: Content
    kicker: tuple[str, ...] | None = None


def slides_of(document: Document) -> Iterator[Slide]:
    """The slides that follow the title slide of a document."""
    plan = _Plan(document)
    for section in document.everything:
        yield from plan.top(section)


class _Plan:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.footer = _footer(document.state_word, document.title)

    def top(self, section: Section) -> Iterator[Slide]:
        if section.report:
            yield from self._report(section)
        elif any(below.report for below in section.sections):
            yield from self._gathered(section)
        else:
            yield from self._run(section.heading, of_section(section), self.footer)

    def _gathered(self, section: Section) -> Iterator[Slide]:
        """Reports under a heading: the first begins under it, where nothing else does."""
        own = list(of_section(Section("", section.parts)))
        yield from self._run(section.heading, own, self.footer)
        for number, below in enumerate(section.sections):
            yield from self._report(below, "" if own or number else section.heading)

    def _report(self, section: Section, above: str = "") -> Iterator[Slide]:
        """Its heading is the title of its first slide, and those of its sections of the others."""
        state, kicker = (
            (section.report.state, section.report.kicker) if section.report else ("", "")
        )
        footer = _footer(state, section.heading)
        filled = [below for below in section.sections if any(of_section(below))]
        begun = Section("", section.parts, tuple(filled[:1]))
        later = section.heading if section.parts or not filled else filled[0].heading
        yield from self._run(
            section.heading,
            of_section(begun),
            footer,
            kicker=tuple(filter(None, map(storable, (above, kicker)))),
            later=later,
        )
        for below in filled[1:]:
            yield from self._run(below.heading, of_section(below), footer)

    def _run(
        self,
        title: str,
        blocks: Iterable[Block],
        footer: str,
        *,
        kicker: tuple[str, ...] | None = None,
        later: str | None = None,
    ) -> Iterator[Slide]:
        """The slides of what stands under one title."""
        heading = _one_line(title) or _one_line(self.document.title)
        box = TITLE if kicker is None else SECTION_TITLE
        shown, whole = _fitting(heading, box), []
        if shown != heading:
            whole = [Line(heading, "heading")]
        for content in _contents([*whole, *blocks]):
            if isinstance(content, tuple):
                yield Slide(shown, footer, content, kicker)
                shown, kicker = self._continued(later or title), None
            else:
                yield Slide(_fitting(_one_line(_title(content)), TITLE), footer, content)

    def _continued(self, title: str) -> str:
        words = self.document.words.continued
        heading = _one_line(title) or _one_line(self.document.title)
        return f"{_fitting(heading, TITLE, beside=f' {words}')} {words}"


def _contents(blocks: Sequence[Block]) -> Iterator[Content]:
    """What each slide holds."""
    for kind, group in groupby(_without_bare_headings(blocks), type):
        some = list(group)
        if kind is Line:
            yield from broken([block for block in some if isinstance(block, Line)])
        for block in some:
            if isinstance(block, Table):
                yield from tables.parts_of(block)
            elif isinstance(block, Chart):
                yield from charts.parts_of(block)


def _without_bare_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, without headings over a table or chart alone: their titles say what they are."""
    above: list[Block] = []
    for block in blocks:
        if isinstance(block, Line):
            if block.role != "heading":
                yield from above
                yield block
                above = []
            else:
                above.append(block)
        else:
            above = []
            yield block


def _fitting(title: str, box: Box, *, beside: str = "") -> str:
    """The title, or as much of it as a slide has room for."""
    if look.fitting_size(title + beside, box, look.TITLE_SIZES):
        return title
    return look.cut(title, box, look.LEAST_SIZE, beside)


def _title(content: Sized | Chart) -> str:
    return content.table.title if isinstance(content, Sized) else content.title


def _footer(state: str, title: str) -> str:
    return " · ".join(filter(None, map(_one_line, (state, title))))


def _one_line(text: str) -> str:
    shown = " ".join(storable(text).split())
    return "" if is_blank(shown) else shown
