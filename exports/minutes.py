"""What the minutes of a session say, in reading order, and nothing of how Word says it.

`gather()` turns a stored session into a `Minutes`: plain, frozen, complete. Whoever writes a
format (`exports.word`, the preview page) reads it from top to bottom and needs no database.
The order is the published structure of the regional summaries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from workshop.base.clock import now
from workshop.meeting.columns import DISCUSSION
from workshop.sessions.contents import Contents, Entry
from workshop.storage.models import Category, Idea, Segment


@dataclass(frozen=True)
class Bullet:
    """One item of a list. `level` counts from 0; `question` is set in italics as a whole.

    `source` is what else is known of it: only the appendix says so.
    """

    text: str
    level: int = 0
    question: bool = False
    gap_before: bool = False
    source: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list without a heading: the ideas of a frame segment."""

    items: tuple[Bullet, ...]


@dataclass(frozen=True)
class HeadedBullets:
    """A heading one level below the segment's, and its list: a discussion, or a category."""

    heading: str
    items: tuple[Bullet, ...]


@dataclass(frozen=True)
class Outcome:
    """The set sentence on how many categories the group agreed on."""

    sentence: str


@dataclass(frozen=True)
class CategoryNames:
    """The categories agreed on, in order; `as_row` is one table row, else one line each."""

    names: tuple[str, ...]
    as_row: bool


@dataclass(frozen=True)
class Column:
    """One column of a category in a matrix segment: its label and its entries, top to bottom."""

    label: str
    items: tuple[Bullet, ...]


@dataclass(frozen=True)
class MatrixCategory:
    """A category and its columns; every category of a segment has the same labels in order."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Matrix:
    """One table: one or two categories side by side. Entries on one row are not pairs."""

    categories: tuple[MatrixCategory, ...]


Part = Bullets | HeadedBullets | Outcome | CategoryNames | Matrix


@dataclass(frozen=True)
class Section:
    """One segment: its heading, its prompt and what the room made of it."""

    heading: str
    prompt: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class PageWords:
    """The words around the contents, in the session's language (from its template).

    `page` holds {page} and {pages}; `table_title` holds {columns} and {categories}.
    """

    page: str
    table_title: str
    table_description: str
    joining_word: str


@dataclass(frozen=True)
class Minutes:
    """The minutes of one session. `status` is the word on page one ("Arbetsmaterial")."""

    language: str
    title: str
    place_and_date: str
    status: str
    settled: bool
    author: str
    subject: str
    category_names: tuple[str, ...]
    made_at: datetime
    words: PageWords
    sections: tuple[Section, ...] = field(default=())

    @property
    def item_count(self) -> int:
        """How many bullets and cells there are, for telling progress."""
        return sum(_count(part) for section in self.sections for part in section.parts)


def _count(part: Part) -> int:
    match part:
        case Bullets(items) | HeadedBullets(items=items):
            return len(items)
        case Matrix(categories):
            return sum(len(column.items) for category in categories for column in category.columns)
        case _:
            return 0


def gather(contents: Contents) -> Minutes:
    """The minutes of a session as it stands now."""
    session, wording = contents.session, contents.wording
    return Minutes(
        language=session.language,
        title=session.title,
        place_and_date=contents.place_and_date,
        status=wording.settled if session.status == "settled" else wording.draft,
        settled=session.status == "settled",
        author="Samsyn",
        subject=wording.minutes,
        category_names=tuple(category.name for category in contents.categories),
        made_at=now(),
        words=PageWords(
            wording.page, wording.table_title, wording.table_description, wording.joining_word
        ),
        sections=tuple(_section(contents, segment) for segment in contents.segments),
    )


def _section(contents: Contents, segment: Segment) -> Section:
    parts = {"frame": _frame, "matrix": _matrix, "lists": _lists}[segment.kind]
    return Section(segment.heading, segment.prompt, tuple(parts(contents, segment)))


def _frame(contents: Contents, segment: Segment) -> Iterable[Part]:
    yield Bullets(_bullets(contents, contents.column(segment)))
    notes = contents.column(segment, DISCUSSION)
    if segment.discussion_heading is not None and (notes or segment.discussed):
        yield HeadedBullets(segment.discussion_heading, _bullets(contents, notes))
    yield Outcome(contents.outcome(segment))
    names = tuple(category.name for category in contents.placed(segment))
    if names:
        yield CategoryNames(names, contents.names_as_row(segment))


def _matrix(contents: Contents, segment: Segment) -> Iterable[Part]:
    for table in contents.tables(segment):
        yield Matrix(tuple(_matrix_category(contents, segment, one) for one in table))


def _matrix_category(contents: Contents, segment: Segment, category: Category) -> MatrixCategory:
    return MatrixCategory(
        category.name,
        tuple(
            Column(
                column["label"],
                _bullets(contents, contents.entries(segment, category, column["id"])),
            )
            for column in segment.columns
        ),
    )


def _lists(contents: Contents, segment: Segment) -> Iterable[Part]:
    for category in contents.placed(segment):
        entries = contents.entries(segment, category)
        yield HeadedBullets(category.name, _bullets(contents, entries))


def _bullets(contents: Contents, entries: Iterable[Entry]) -> tuple[Bullet, ...]:
    prefix = contents.wording.question_prefix
    return tuple(
        bullet(below.idea, level, prefix) for entry in entries for level, below in entry.walk()
    )


def bullet(idea: Idea, level: int, question_prefix: str) -> Bullet:
    """An idea as an item of a list."""
    question = idea.kind == "question"
    return Bullet(
        question_prefix + idea.text if question else idea.text, level, question, idea.gap_before
    )
