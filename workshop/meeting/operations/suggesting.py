"""Sorting by shares: everybody says where some ideas belong, and no word overwrites another."""

from __future__ import annotations

from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.operations.checks import found, may_sort, not_ended, only_who_may
from workshop.meeting.operations.merging import duplicates_of
from workshop.meeting.operations.places import category_for, may_move, placed
from workshop.meeting.operations.trees import speaker
from workshop.meeting.records import Idea, Suggestion
from workshop.meeting.refusal import OperationRefused


def sort(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Say where an idea belongs. It goes there if it stands nowhere; else it stays where it is."""
    op.only(("op_id", "kind", "id", "category_id"))
    may_sort(board, actor)
    only_who_may(actor, "suggest")  # the word of who leads is a move
    idea = speaker(board, found(board, "idea", op["id"].text()))
    into = category_for(board, op["category_id"].text())
    if into is None or idea["parent_id"] is not None or not may_move(board, actor, idea):
        raise OperationRefused("not_found")
    stands_in = category_for(board, idea["category_id"])
    moved = placed(board, [idea | {"category_id": into}]) if stands_in is None else []
    other = stands_in if stands_in != into else None
    return [*moved, Put("suggestion", _suggestion(actor, idea, into, other))]


def keep(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Let an idea stand where it does: whatever was suggested instead is answered."""
    op.only(("op_id", "kind", "id"))
    only_who_may(actor, "sort_always")
    not_ended(board)
    idea = speaker(board, found(board, "idea", op["id"].text()))
    about = {idea["id"], *(one["id"] for one in duplicates_of(board, [idea]))}
    return [
        Put("suggestion", one | {"instead_of_id": None})
        for one in board.every("suggestion")
        if one["idea_id"] in about and one["instead_of_id"] is not None
    ]


def _suggestion(actor: Actor, idea: Idea, into: str, instead_of: str | None) -> Suggestion:
    return {
        "idea_id": idea["id"],
        "owner_id": actor.owner_id,
        "session_id": idea["session_id"],
        "segment_id": idea["segment_id"],
        "table_id": actor.table_id,
        "participant_id": None if actor.table_id else actor.id,
        "category_id": into,
        "instead_of_id": instead_of,
    }
