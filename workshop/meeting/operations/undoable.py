"""What may be undone: one table. A further undo is one more row of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workshop.meeting.board import Actor, Board, Made
from workshop.meeting.operations.checks import (
    found,
    may_sort,
    may_write,
    not_ended,
    only_who_may,
)
from workshop.meeting.refusal import OperationRefused
from workshop.meeting.roles import Permission

Check = Callable[[Board, Actor, Made], None]
"""OperationRefused where somebody may not undo a change of their own any more."""


@dataclass(frozen=True)
class Undo:
    """How a kind of operation is undone.

    `may`: who still may. `last_act`: a page undoes it as what was done last, without being pointed
    at it; never words that somebody wrote.
    """

    may: Check
    last_act: bool = True


def _who_may(permission: Permission) -> Check:
    def check(board: Board, actor: Actor, _: Made) -> None:
        only_who_may(actor, permission)
        not_ended(board)

    return check


def _who_sorts(board: Board, actor: Actor, _: Made) -> None:
    may_sort(board, actor)


def _who_writes(board: Board, actor: Actor, made: Made) -> None:
    idea = found(board, "idea", made.before[0]["id"])
    may_write(board, actor, idea["segment_id"])


def _who_leads_steps(board: Board, actor: Actor, made: Made) -> None:
    """Votes that were cast since would be lost to the result, or told before their time."""
    _who_may("lead_steps")(board, actor, made)
    opened = (board.get("step", one["id"]) for one in made.before if one["kind"] == "step")
    voting = {
        one["segment_id"]
        for one in opened
        if one and one["kind"] == "vote" and one["state"] == "open"
    }
    if any(vote["cast"] and vote["segment_id"] in voting for vote in board.every("vote")):
        raise OperationRefused("changed_since")


def _anybody(board: Board, _actor: Actor, _made: Made) -> None:
    not_ended(board)


UNDO: dict[str, Undo] = {
    "idea.add": Undo(_anybody, last_act=False),
    "idea.edit": Undo(_who_writes, last_act=False),
    "idea.remove": Undo(_anybody),
    "idea.restore": Undo(_anybody),
    "idea.hide": Undo(_who_may("hide")),
    "idea.keep": Undo(_who_may("sort_always")),
    "idea.move": Undo(_who_sorts),
    "idea.sort": Undo(_who_sorts),
    "idea.merge": Undo(_who_sorts),
    "idea.unmerge": Undo(_who_sorts),
    "category.add": Undo(_who_sorts),
    "category.rename": Undo(_who_sorts),
    "category.move": Undo(_who_sorts),
    "category.merge": Undo(_who_sorts),
    "category.remove": Undo(_who_sorts),
    "category.restore": Undo(_who_sorts),
    "step.open": Undo(_who_leads_steps),
    "step.plan": Undo(_who_may("lead_steps")),
    "session.plan": Undo(_who_may("lead_steps")),
    "segment.reveal": Undo(_who_may("lead_steps")),
    "placement.set": Undo(_who_may("arrange")),
    "segment.declare": Undo(_who_may("arrange")),
    "segment.rename": Undo(_who_may("arrange")),
    "count.set": Undo(_who_may("arrange")),
    "count.remove": Undo(_who_may("arrange")),
    "expected.set": Undo(_who_may("arrange")),
    "expected.remove": Undo(_who_may("arrange")),
    "expected.list": Undo(_who_may("arrange")),
    "participant.set": Undo(_who_may("arrange")),
    "source.set": Undo(_who_may("arrange")),
}


def last_acts() -> list[str]:
    """The kinds that pages undo without being pointed at them; pages are handed this."""
    return [kind for kind, undo in UNDO.items() if undo.last_act]
