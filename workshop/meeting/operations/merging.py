"""Duplicates: one idea speaks for others, which keep their words and can be had back."""

from __future__ import annotations

from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put, Record
from workshop.meeting.operations.checks import found, ids_of, may_sort
from workshop.meeting.operations.places import is_sorted_here, movable, place_of, placed
from workshop.meeting.operations.trees import speaker, stands, upwards
from workshop.meeting.refusal import OperationRefused


def merge(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Let one idea speak for others, and for those that they spoke for."""
    op.only(("op_id", "kind", "ids", "into"))
    may_sort(board, actor)
    into = speaker(board, found(board, "idea", op["into"].text()))
    ideas = [one for one in movable(board, actor, op["ids"]) if _may_merge(board, one, into)]
    if not ideas:
        raise OperationRefused("not_found")
    merged = {"state": "merged", "merged_into_id": into["id"]}
    merged_now = (*ideas, *duplicates_of(board, ideas))
    return placed(board, (one | merged | place_of(into) for one in merged_now))


def unmerge(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Ideas of their own again, where that which spoke for them stands."""
    op.only(("op_id", "kind", "ids"))
    may_sort(board, actor)
    ideas = [board.get("idea", one) for one in ids_of(op["ids"])]
    merged = [one for one in ideas if one is not None and _may_unmerge(board, actor, one)]
    if not merged:
        raise OperationRefused("not_found")
    return placed(board, [freed(board, one) for one in merged])


def duplicates_of(board: Board, ideas: list[Record]) -> list[Record]:
    """The ideas that some speak for."""
    ids = {idea["id"] for idea in ideas}
    below = board.below(*ids)
    return [one for one in below if one["state"] == "merged" and one["merged_into_id"] in ids]


def freed(board: Board, duplicate: Record) -> Record:
    """A duplicate as an idea of its own; what was hidden with something above it stays hidden."""
    over = upwards(board, duplicate)
    reasons = [one["hidden_reason"] for one in over if one["state"] == "hidden"]
    return duplicate | {
        "state": "hidden" if reasons else "shared",
        "hidden_reason": reasons[0] if reasons else None,
        "merged_into_id": None,
    }


def _may_merge(board: Board, idea: Record, into: Record) -> bool:
    """Whether both are whole ideas of one list that everybody sees."""
    same = all(idea[key] == into[key] for key in ("segment_id", "column"))
    whole = idea["parent_id"] is None and into["parent_id"] is None
    return (
        same
        and whole
        and idea["id"] != into["id"]
        and all(one["state"] == "shared" and stands(board, one) for one in (idea, into))
    )


def _may_unmerge(board: Board, actor: Actor, idea: Record) -> bool:
    if idea["state"] != "merged":
        return False
    if actor.leads:
        return all(one["state"] != "removed" for one in upwards(board, idea))
    return is_sorted_here(board, idea) and stands(board, idea)
