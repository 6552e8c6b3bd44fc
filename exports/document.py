"""What a document says, in reading order, and nothing of how a format says it.

Plain, frozen, complete values: a gatherer (`exports.gather`) makes them, and whoever writes a
format reads them from top to bottom without a database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from words.text import is_blank, storable

State = Literal["draft", "proposed", "confirmed", "settled"]


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

    @property
    def shown(self) -> str:
        """What it says, and what else is known of it."""
        return f"{self.text} – {self.source}" if self.source else self.text


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A heading among the parts of a section: `depth` 0 is one level below that section's own."""

    text: str
    depth: int = 0


@dataclass(frozen=True)
class Prompt:
    """A set sentence: the prompt that a segment worked on, or the outcome that it came to."""

    text: str
    role: Literal["prompt", "outcome"] = "prompt"


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[Bullet, ...]


@dataclass(frozen=True)
class Names:
    """Names in order; `as_row` is one table row, else one line each."""

    names: tuple[str, ...]
    as_row: bool


@dataclass(frozen=True)
class Column:
    """One column of a category in a matrix: its label and its entries, top to bottom."""

    label: str
    items: tuple[Bullet, ...]


@dataclass(frozen=True)
class MatrixCategory:
    """A category and its columns; every category of a segment has the same labels in order."""

    name: str
    columns: tuple[Column, ...]

    @property
    def shown_name(self) -> str:
        """Its name, to stand over its columns."""
        return _heading(self.name, self.item_count)

    @property
    def named(self) -> MatrixCategory:
        """The same, its name in each label: a table repeats its labels where it goes on."""
        name = storable(self.shown_name)
        if is_blank(name):
            return self
        return replace(self, columns=tuple(_named(column, name) for column in self.columns))

    @property
    def item_count(self) -> int:
        """How many entries stand in it."""
        return sum(len(column.items) for column in self.columns)


def _named(column: Column, name: str) -> Column:
    label = storable(column.label)
    return replace(column, label=f"{label}: {name}") if label else column


@dataclass(frozen=True)
class Matrix:
    """One table: one or two categories side by side. Entries on one row are not pairs."""

    categories: tuple[MatrixCategory, ...]

    @property
    def as_lists(self) -> tuple[Heading | Bullets, ...]:
        """The same without a table: each category a heading, each column one below with a list."""
        return tuple(
            part
            for category in self.categories
            for part in (
                Heading(category.shown_name),
                *(
                    one
                    for column in category.columns
                    for one in (Heading(column.label, 1), Bullets(column.items))
                ),
            )
        )

    def title(self, words: Words) -> str:
        """What it shows, to those who do not see it."""
        first, *others = [column.label for column in self.categories[0].columns]
        labels = [first, *(label[:1].lower() + label[1:] for label in others)]
        return words.table_title.format(
            columns=words.joined(labels),
            categories=words.joined([category.name for category in self.categories]),
        )


@dataclass(frozen=True)
class Table:
    """Rows, at least one, of which each belongs together: entries, and figures about them.

    `title` says what it shows to those who do not see it; `labels` stand over the columns.
    """

    title: str
    labels: tuple[str, ...]
    rows: tuple[tuple[Bullet | int, ...], ...]


@dataclass(frozen=True)
class Series:
    """One row of figures in a chart; None is one that nobody knows."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """Figures to compare at a glance: for each of the `names` a bar in every series.

    A table of the same document says the same, so that a format without charts leaves it out.
    """

    title: str
    names: tuple[str, ...]
    series: tuple[Series, ...]


Part = Text | Heading | Prompt | Bullets | Names | Matrix | Table | Chart


@dataclass(frozen=True)
class Report:
    """That a section is the whole document of a meeting, within one that gathers several.

    `kicker` stands above its heading; `state` is the word for the state it has by itself.
    """

    state: str
    kicker: str = ""


@dataclass(frozen=True)
class Section:
    """A heading, what stands under it, and after that the sections one level below."""

    heading: str
    parts: tuple[Part, ...] = ()
    sections: tuple[Section, ...] = ()
    report: Report | None = None

    @property
    def shown_heading(self) -> str:
        """Its heading, to stand over what it holds."""
        return _heading(self.heading, self.item_count)

    @property
    def has_matrix(self) -> bool:
        """Whether there is a matrix in it or below."""
        here = any(isinstance(part, Matrix) for part in self.parts)
        return here or any(below.has_matrix for below in self.sections)

    @property
    def item_count(self) -> int:
        """How many bullets, cells and rows there are, for telling progress."""
        return sum(map(_count, self.parts)) + sum(below.item_count for below in self.sections)


def _heading(text: str, entries: int) -> str:
    """What stands over so many entries: never nothing, or they would seem to be another's."""
    return "–" if entries and is_blank(storable(text)) else text


def _count(part: Part) -> int:
    match part:
        case Bullets(items):
            return len(items)
        case Matrix(categories):
            return sum(category.item_count for category in categories)
        case Table(rows=rows):
            return len(rows)
        case _:
            return 0


@dataclass(frozen=True)
class Words:
    """The words around the contents, in the document's language (from the session's template).

    `states` has the word on page one for each state ("Arbetsmaterial"); `page` holds {page} and
    {pages}; `table_title` holds {columns} and {categories}. `continued` stands behind the heading
    of what goes on elsewhere.
    """

    states: Mapping[State, str]
    page: str
    table_title: str
    table_description: str
    joining_word: str
    continued: str

    def joined(self, names: Sequence[str]) -> str:
        """Names, at least one, as one says them: "A, B and C"."""
        *others, last = names
        return f"{', '.join(others)} {self.joining_word} {last}" if others else last


@dataclass(frozen=True)
class Front:
    """What stands on page one beside the title and the place and date: above and below the title,
    and the mark of whoever it comes from, a line each.

    With a label for its date or recipients it begins as a letter does: the label, the date, and
    each recipient on a line of its own stand above the title.
    """

    kicker: str = ""
    subtitle: str = ""
    mark: tuple[str, ...] = ()
    date_label: str = ""
    recipients: tuple[str, ...] = ()

    @property
    def letter(self) -> bool:
        """Whether it begins as a letter."""
        return bool(self.date_label or self.recipients)


@dataclass(frozen=True)
class Document:
    """A document of a session: its front, its sections, and what may follow them: figures, and an
    appendix. `place_and_date` is the line that says where and when.

    `made_at` is the moment that it tells of, not that of writing it down: what has not changed
    since is the same document. `identifier` is that of a kept version, "" of what may still change.
    """

    language: str
    title: str
    place_and_date: str
    state: State
    author: str
    subject: str
    keywords: tuple[str, ...]
    made_at: datetime
    words: Words
    sections: tuple[Section, ...] = ()
    front: Front = Front()
    figures: Section | None = None
    appendix: Section | None = None
    identifier: str = ""

    @property
    def letter_lines(self) -> tuple[str, ...]:
        """What stands above the title of what is sent: when, and to whom."""
        front = self.front
        above = (front.date_label, self.place_and_date, *front.recipients)
        return above if front.letter else ()

    @property
    def line_below_title(self) -> str:
        """Where and when, unless it stands above the title."""
        return "" if self.front.letter else self.place_and_date

    @property
    def state_word(self) -> str:
        """The word for its state ("Arbetsmaterial")."""
        return self.words.states[self.state]

    @property
    def appended(self) -> Section | None:
        """The appendix, as far as there may be one: what is settled is the text alone."""
        return None if self.state == "settled" else self.appendix

    @property
    def following(self) -> tuple[Section, ...]:
        """What follows its text."""
        return tuple(filter(None, (self.figures, self.appended)))

    @property
    def everything(self) -> tuple[Section, ...]:
        """All its sections in order, what follows the text among them."""
        return (*self.sections, *self.following)

    @property
    def has_matrix(self) -> bool:
        """Whether anything in it is written in one form of tables or the other."""
        return any(section.has_matrix for section in self.everything)

    @property
    def item_count(self) -> int:
        """How many items writing it passes, for telling progress."""
        return sum(section.item_count for section in self.everything)
