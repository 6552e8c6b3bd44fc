"""Duplicates: one idea speaks for others, which keep their words and can be had back."""

from __future__ import annotations

from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.operations.checks import found, ids_of, may_sort
from workshop.meeting.operations.places import is_sorted_here, movable, placed
from workshop.meeting.operations.trees import speaker, stands, upwards
from workshop.meeting.records import Idea, IdeaState
from workshop.meeting.refusal import OperationRefused


def merge(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Let one idea speak for others, and for those that they spoke for."""
    op.only(("op_id", "kind", "ids", "into"))
    may_sort(board, actor)
    into = speaker(board, found(board, "idea", op["into"].text()))
    there = movable(board, actor, op["ids"])
    ideas = [idea for idea in there if _may_merge(board, idea, into)]
    if not ideas:
        raise OperationRefused("not_found")
    merged = [*ideas, *duplicates_of(board, ideas)]
    return placed(board, [_as_duplicate(idea, into) for idea in merged])


def unmerge(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Ideas of their own again, where that which spoke for them stands."""
    op.only(("op_id", "kind", "ids"))
    may_sort(board, actor)
    ideas = [board.get("idea", idea_id) for idea_id in ids_of(op["ids"])]
    merged = [idea for idea in ideas if idea is not None and _may_unmerge(board, actor, idea)]
    if not merged:
        raise OperationRefused("not_found")
    return placed(board, [freed(board, idea) for idea in merged])


def duplicates_of(board: Board, ideas: list[Idea]) -> list[Idea]:
    """The ideas that some speak for."""
    ids = {idea["id"] for idea in ideas}
    below = board.below(*ids)
    return [idea for idea in below if idea["state"] == "merged" and idea["merged_into_id"] in ids]


def freed(board: Board, duplicate: Idea) -> Idea:
    """A duplicate as an idea of its own; what was hidden with something above it stays hidden."""
    above = upwards(board, duplicate)
    reasons = [idea["hidden_reason"] for idea in above if idea["state"] == "hidden"]
    state: IdeaState = "hidden" if reasons else "shared"
    return duplicate | {
        "state": state,
        "hidden_reason": reasons[0] if reasons else None,
        "merged_into_id": None,
    }


def _as_duplicate(idea: Idea, into: Idea) -> Idea:
    return idea | {
        "state": "merged",
        "merged_into_id": into["id"],
        "category_id": into["category_id"],
        "column": into["column"],
    }


def _may_merge(board: Board, idea: Idea, into: Idea) -> bool:
    """Whether both are whole ideas of one list that everybody sees."""
    same = idea["segment_id"] == into["segment_id"] and idea["column"] == into["column"]
    whole = idea["parent_id"] is None and into["parent_id"] is None
    return (
        same
        and whole
        and idea["id"] != into["id"]
        and all(one["state"] == "shared" and stands(board, one) for one in (idea, into))
    )


def _may_unmerge(board: Board, actor: Actor, idea: Idea) -> bool:
    if idea["state"] != "merged":
        return False
    if actor.may("sort_always"):
        return all(one["state"] != "removed" for one in upwards(board, idea))
    return is_sorted_here(board, idea) and stands(board, idea)
