"""What stands on slides: all of a section but its own heading, as lines in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from exports.document import (
    Bullet,
    Bullets,
    Chart,
    Column,
    Heading,
    Matrix,
    Names,
    Part,
    Prompt,
    Section,
    Table,
    Text,
)
from words.text import is_blank, storable

Role = Literal["point", "paragraph", "heading", "prompt"]

DEEPEST = 8
"""PowerPoint has nine levels, counted from 0."""


@dataclass(frozen=True)
class Line:
    """A paragraph of a slide's text, storable. `rest`: it goes on from the slide before."""

    text: str
    role: Role = "point"
    level: int = 0
    italic: bool = False
    rest: bool = False


Block = Line | Table | Chart
"""What a slide can hold: some lines, or one table or chart alone."""


def of_section(section: Section) -> Iterator[Block]:
    """What stands under the heading of a section."""
    for part in section.parts:
        yield from _part(part)
    for below in section.sections:
        yield from of_whole(below)


def of_whole(section: Section) -> Iterator[Block]:
    """A section with its heading; nothing of one that is empty, for no heading stands alone."""
    if blocks := list(of_section(section)):
        yield from _shown([Line(section.heading, "heading")])
        yield from blocks


def _part(part: Part) -> Iterator[Block]:
    match part:
        case Table() | Chart():
            yield part
        case Matrix(categories):
            for category in categories:
                yield from _shown([Line(category.name, "heading")])
                yield from _columns(category.columns)
        case _:
            yield from _shown(_lines(part))


def _lines(part: Text | Heading | Prompt | Bullets | Names) -> Iterator[Line]:
    match part:
        case Text(text):
            yield Line(text, "paragraph")
        case Heading(text):
            yield Line(text, "heading")
        case Prompt(text):
            yield Line(text, "prompt", italic=True)
        case Bullets(items):
            yield from map(_point, items)
        case Names(names):
            yield from map(Line, names)


def _columns(columns: Iterable[Column]) -> Iterator[Line]:
    for column in columns:
        if items := list(_shown(map(_point, column.items))):
            yield from _shown([Line(column.label, "heading")])
            yield from items


def _point(item: Bullet) -> Line:
    return Line(item.shown, level=min(item.level, DEEPEST), italic=item.question)


def _shown(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, storable, without those of which nothing can be seen."""
    for line in lines:
        if not is_blank(text := storable(line.text)):
            yield replace(line, text=text)
