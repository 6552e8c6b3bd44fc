"""What hangs together: sub-points under ideas, duplicates under those that speak for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Protocol

from workshop.meeting.records import Idea

STANDING = ("shared", "merged")
"""The states of what everybody sees, as long as it hangs under nothing that they do not."""


class Ideas(Protocol):
    """Where ideas are looked up: a board, or one as it will be."""

    def get(self, kind: Literal["idea"], known_as: str, /) -> Idea | None:
        """One idea of the session."""


def above(board: Ideas, idea: Idea) -> Idea | None:
    """What an idea hangs under: its parent, or as a duplicate the idea that speaks for it."""
    merged = idea["state"] == "merged"
    over = idea["parent_id"] or (idea["merged_into_id"] if merged else None)
    return board.get("idea", over) if over else None


def upwards(board: Ideas, idea: Idea | None) -> Iterator[Idea]:
    """An idea and all that it hangs under."""
    while idea is not None:
        yield idea
        idea = above(board, idea)


def speaker(board: Ideas, idea: Idea) -> Idea:
    """The idea itself, or the one that speaks for it."""
    over = above(board, idea) if idea["state"] == "merged" else None
    return over or idea


def stands(board: Ideas, idea: Idea) -> bool:
    """Whether everybody sees an idea."""
    return all(one["state"] in STANDING for one in upwards(board, idea))


def levels_above(board: Ideas, idea: Idea) -> int:
    """On which level an idea is seen, from 1; a duplicate takes none of its own."""
    return sum(one["state"] != "merged" for one in upwards(board, idea))
