"""What a kind of segment is. Everything else asks for these traits, never for a kind's name.

`workshop/static/live/board/kinds.js` holds the same values for the screens; a test compares them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SegmentKind = Literal["frame", "matrix", "lists"]
StepKind = Literal["write", "discuss", "cluster", "settle", "review", "vote"]


@dataclass(frozen=True)
class Kind:
    """The traits of a kind of segment.

    `steps`: what it is led through, in order, before a vote. `makes_categories`: the room sorts its
    ideas into categories here and agrees on them. `categories`: what is written stands under
    categories. `columns`: a category has the segment's columns. `pairs`: two categories may share a
    table. `notes`: there are notes of a joint discussion. `written`: the room writes here.
    `planned`: entries say who does them and by when. `questions`: an entry may be a question.
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
}
"""frame: ideas that the room clusters into categories; matrix: columns of entries per category;
lists: one list of entries per category."""


def steps_of(kind: SegmentKind, votes: int | None) -> tuple[StepKind, ...]:
    """The steps that a segment is led through, in order; one with a budget of votes ends so."""
    steps = KINDS[kind].steps
    return (*steps, "vote") if votes else steps
