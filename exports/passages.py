"""A document as passages: what stands under one heading, in reading order, as lines of words.

Two texts are compared by them, and whoever was there agrees to them one by one. A version is
never changed, so that a passage of it is known by its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exports.document import (
    Bullets,
    Chart,
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


@dataclass(frozen=True)
class Line:
    """A paragraph, a list item, the cells of a row; `level` counts from 0. A `label` stands over
    the lines after it and is the form's, nobody's words."""

    text: str
    level: int = 0
    label: bool = False


@dataclass(frozen=True)
class Passage:
    """A heading, "" where there is none, and the lines below it."""

    heading: str
    lines: tuple[Line, ...]


def passages(document: Document) -> Iterator[Passage]:
    """What page one says of the whole, then the rest in order; the figures last, no appendix."""
    front = document.front
    around = (*document.letter_lines, front.kicker, front.subtitle, document.line_below_title)
    yield Passage(document.title, tuple(Line(text) for text in (*around, *front.mark) if text))
    for section in (*document.sections, *filter(None, [document.figures])):
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[Passage]:
    heading, lines = section.heading, list[Line]()
    for part in section.parts:
        if isinstance(part, Heading | Matrix):
            yield from _unless_empty(heading, lines)
            heading, lines = part.text if isinstance(part, Heading) else "", []
        if isinstance(part, Matrix):
            yield from map(_of_category, part.categories)
        else:
            lines += _of_part(part)
    yield from _unless_empty(heading, lines)
    for below in section.sections:
        yield from _of_section(below)


def _unless_empty(heading: str, lines: list[Line]) -> Iterator[Passage]:
    if heading or lines:
        yield Passage(heading, tuple(lines))


def _of_category(category: MatrixCategory) -> Passage:
    lines = list[Line]()
    for column in category.columns:
        lines.append(Line(column.label, label=True))
        lines += (Line(item.text, item.level) for item in column.items)
    return Passage(category.name, tuple(lines))


def _of_part(part: Part) -> Iterator[Line]:
    match part:
        case Text(text) | Prompt(text):
            yield Line(text)
        case Bullets(items):
            yield from (Line(item.text, item.level) for item in items)
        case Names(names):
            yield from map(Line, names)
        case Table(rows=rows):
            for row in rows:
                cells = (str(one) if isinstance(one, int) else one.text for one in row)
                yield Line(" | ".join(cells))
        case Heading() | Matrix() | Chart():
            pass
