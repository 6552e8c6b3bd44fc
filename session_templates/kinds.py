"""What a kind of segment is. All but what draws and writes one asks for these traits, not its name.

`workshop/static/live/board/kinds.js` holds the same values for the screens; a test compares them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SegmentKind = Literal["frame", "matrix", "lists", "points", "counts", "gathered"]
StepKind = Literal["write", "discuss", "cluster", "settle", "review", "vote"]


@dataclass(frozen=True)
class Kind:
    """The traits of a kind of segment.

    `steps`: what it is led through, in order, before a vote. `categories`: the categories of the
    session stand here. `makes_categories`: they are made here, of ideas that the room sorts, and
    agreed on. `columns`: what is written stands in columns of the segment's own. `pairs`: two
    categories may share a table. `notes`: there are notes of a joint discussion. `written`: the
    room writes here. `planned`: entries say who does them and by when, in whatever column.
    `questions`: an entry may be a question. `forms`: an entry may be a paragraph, a heading or a
    quotation. `counts`: who is there is counted here, of those who were expected. `gathers`: what
    the meetings of the series hold is shown here.
    """

    steps: tuple[StepKind, ...]
    makes_categories: bool = False
    categories: bool = False
    columns: bool = False
    pairs: bool = False
    notes: bool = False
    written: bool = False
    planned: bool = False
    questions: bool = False
    forms: bool = False
    counts: bool = False
    gathers: bool = False

    @property
    def under_categories(self) -> bool:
        """Whether all that is written here stands under a category from the first."""
        return self.categories and not self.makes_categories

    @property
    def needs_columns(self) -> bool:
        """Whether there is no such segment without columns. Where no categories stand, columns are
        no more than headings, which may be left out."""
        return self.columns and self.categories


KINDS: dict[SegmentKind, Kind] = {
    "frame": Kind(
        steps=("write", "discuss", "cluster", "settle"),
        makes_categories=True,
        categories=True,
        notes=True,
        written=True,
    ),
    "matrix": Kind(
        steps=("write", "review"), categories=True, columns=True, pairs=True, written=True
    ),
    "lists": Kind(
        steps=("write", "review"), categories=True, written=True, planned=True, questions=True
    ),
    "points": Kind(steps=("write", "review"), columns=True, written=True, forms=True),
    "counts": Kind(steps=("review",), counts=True),
    "gathered": Kind(steps=("review",), gathers=True),
}
"""frame: ideas that the room clusters into categories; matrix: columns of entries per category;
lists: one list of entries per category; points: entries under no category; counts: how many are
there of those expected; gathered: what the meetings of a series hold."""

Gathers = Literal["units", "meetings", "sessions", "counts", "points", "views", "crosswalk"]
"""What a segment that gathers shows of its series: its units and their facts; the date of each
meeting; the meetings, one after another; how many were there; the entries of one column; what was
said on each part of a proposal; which categories of the meetings each of its own rests on."""


def steps_of(kind: SegmentKind, votes: int | None) -> tuple[StepKind, ...]:
    """The steps that a segment is led through, in order; one with a budget of votes ends so."""
    steps = KINDS[kind].steps
    return (*steps, "vote") if votes else steps
