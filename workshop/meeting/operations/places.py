"""Where ideas stand: moved by those who sort where categories are made, else by who leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from session_templates.kinds import KINDS
from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.columns import DISCUSSION, IDEAS, columns_of
from workshop.meeting.limits import MOST_LEVELS
from workshop.meeting.operations.checks import (
    found,
    given,
    ids_of,
    may_sort,
    only_who_may,
    optional_id,
)
from workshop.meeting.operations.trees import levels_above, speaker, stands, upwards
from workshop.meeting.ranks import appended, between
from workshop.meeting.records import Idea, Place
from workshop.meeting.refusal import OperationRefused


def move(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Other places for ideas, with what hangs under them; those that are gone are left out."""
    op.only(("op_id", "kind", "ids"), ("category_id", "column", "parent_id", "after"))
    may_sort(board, actor)
    ideas = movable(board, actor, op["ids"])
    parent_id = optional_id(op, "parent_id")
    if parent_id is None:
        return placed(board, _moved(board, actor, op, ideas))
    if given(op, "category_id", "column"):
        raise OperationRefused("malformed")  # a sub-point stands where its parent stands
    return placed(board, _under(board, actor, op, ideas, found(board, "idea", parent_id)))


def movable(board: Board, actor: Actor, ids: Checked) -> list[Idea]:
    """The ideas that are there to be moved; refused where none is."""
    ideas = [board.get("idea", one) for one in ids_of(ids)]
    there = [idea for idea in ideas if idea is not None and may_move(board, actor, idea)]
    if not there:
        raise OperationRefused("not_found")
    return there


def placed(board: Board, ideas: Iterable[Idea]) -> list[Put]:
    """Ideas as they will be, with all that hangs under them: it stands where they stand."""
    after = {idea["id"]: idea for idea in ideas}
    for child in board.below(*after):
        over = after[child["parent_id"] or child["merged_into_id"] or ""]
        after.setdefault(child["id"], child | place_of(over))
    return [Put("idea", idea) for idea in after.values()]


def place_of(idea: Idea) -> Place:
    """Category and column."""
    return {"category_id": idea["category_id"], "column": idea["column"]}


def category_for(board: Board, category_id: str | None) -> str | None:
    """Where something put under a category ends up: one that was merged went into another one,
    under one that was removed nothing is sorted any more."""
    while category_id is not None:
        category = found(board, "category", category_id)
        if category["state"] == "active":
            return category_id
        category_id = category["merged_into_id"] if category["state"] == "merged" else None
    return None


def may_move(board: Board, actor: Actor, idea: Idea) -> bool:
    """Whether an idea is there to be moved by somebody, apart from when."""
    if actor.may("sort_always"):
        above = upwards(board, idea)
        seen = all(one["state"] in ("shared", "merged", "hidden") for one in above)
        return seen and idea["state"] != "merged"
    return is_sorted_here(board, idea) and idea["state"] == "shared" and stands(board, idea)


def is_sorted_here(board: Board, idea: Idea) -> bool:
    """Whether an idea is among those that the room sorts into categories."""
    segment = found(board, "segment", idea["segment_id"])
    return KINDS[segment["kind"]].makes_categories and idea["column"] == IDEAS


def _moved(board: Board, actor: Actor, op: Checked, ideas: list[Idea]) -> Iterator[Idea]:
    """As ideas of their own where that is asked for, else as what they are."""
    own = given(op, "parent_id")
    if not own and given(op, "category_id", "column"):
        ideas = [idea for idea in ideas if idea["parent_id"] is None]
    if given(op, "after") and ideas:
        segment_id, parent_id = ideas[0]["segment_id"], None if own else ideas[0]["parent_id"]
        ideas = [
            idea
            for idea in ideas
            if idea["segment_id"] == segment_id and (own or idea["parent_id"] == parent_id)
        ]
        ranks = _ranks_after(board, op, ideas, parent_id)
    else:
        ranks = _ranks_of_their_own(board, ideas) if own else [idea["rank"] for idea in ideas]
    if not ideas:
        raise OperationRefused("not_found")
    for idea, rank in zip(ideas, ranks, strict=True):
        parent_id = None if own else idea["parent_id"]
        place = _place(board, actor, op, idea)
        yield idea | {"rank": rank, "parent_id": parent_id} | place


def _under(
    board: Board, actor: Actor, op: Checked, ideas: list[Idea], parent: Idea
) -> Iterator[Idea]:
    """As sub-points of another one, or of what speaks for that; never of themselves."""
    parent = speaker(board, parent)
    may = actor.may("sort_always") or parent["column"] == IDEAS
    over = {one["id"] for one in upwards(board, parent)}
    ideas = [i for i in ideas if i["id"] not in over and i["segment_id"] == parent["segment_id"]]
    if not ideas or not may or not stands(board, parent):
        raise OperationRefused("not_found")
    if levels_above(board, parent) + _height(board, ideas) > MOST_LEVELS:
        raise OperationRefused("too_deep")
    ranks = (
        _ranks_after(board, op, ideas, parent["id"])
        if given(op, "after")
        else [appended(board.number, index) for index in range(len(ideas))]
    )
    for idea, rank in zip(ideas, ranks, strict=True):
        yield idea | {"parent_id": parent["id"], "rank": rank} | place_of(parent)


def _place(board: Board, actor: Actor, op: Checked, idea: Idea) -> Place:
    """The category and the column that are asked for."""
    segment = found(board, "segment", idea["segment_id"])
    kind = KINDS[segment["kind"]]
    place = place_of(idea)
    if given(op, "category_id"):
        category_id = optional_id(op, "category_id")
        if kind.under_categories if category_id is None else not kind.categories:
            raise OperationRefused("malformed")
        place["category_id"] = category_for(board, category_id)
    if given(op, "column"):
        column = op["column"].text()
        if kind.notes and column == DISCUSSION:
            only_who_may(actor, "write_notes")
        elif column not in columns_of(segment["columns"]):
            raise OperationRefused("malformed")
        place["column"] = column
    return place


def _ranks_of_their_own(board: Board, ideas: list[Idea]) -> list[str]:
    """Of what were sub-points: right behind what they hung under, in their order."""
    gaps: dict[str, tuple[str, str | None]] = {}
    ranks: list[str] = []
    for idea in ideas:
        root = [*upwards(board, idea)][-1]
        rank = idea["rank"]
        if root is not idea:
            if root["id"] not in gaps:
                gaps[root["id"]] = root["rank"], board.next_rank(root, idea["segment_id"], None)
            low, behind = gaps[root["id"]]
            rank = between(low, behind) if behind else appended(board.number, len(ranks))
            gaps[root["id"]] = rank, behind
        ranks.append(rank)
    return ranks


def _ranks_after(board: Board, op: Checked, ideas: list[Idea], parent_id: str | None) -> list[str]:
    """Ranks behind another idea with the same parent, or before all of them."""
    segment_id, after_id = ideas[0]["segment_id"], optional_id(op, "after")
    after = None if after_id is None else found(board, "idea", after_id)
    if after is not None and (after["segment_id"], after["parent_id"]) != (segment_id, parent_id):
        raise OperationRefused("not_found")
    if after_id in {idea["id"] for idea in ideas}:
        raise OperationRefused("malformed")
    behind = board.next_rank(after, segment_id, parent_id)
    if behind is None:
        return [appended(board.number, index) for index in range(len(ideas))]
    ranks: list[str] = []
    low = after["rank"] if after else None
    for _ in ideas:
        low = between(low, behind)
        ranks.append(low)
    return ranks


def _height(board: Board, ideas: list[Idea]) -> int:
    """How many levels the highest of some ideas is, with all under it; a duplicate takes none."""
    levels = {idea["id"]: 1 for idea in ideas}
    for idea in board.below(*levels):
        above_id = idea["parent_id"] or idea["merged_into_id"] or ""
        levels.setdefault(idea["id"], levels[above_id] + (idea["state"] != "merged"))
    return max(levels.values())
