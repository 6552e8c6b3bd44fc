"""Categories: made, named, put in order, merged and removed, wherever they stand at once."""

from __future__ import annotations

from typing import TypedDict

from session_templates.kinds import KINDS
from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.limits import LONGEST_CATEGORY_NAME, MOST_CATEGORIES, MOST_CATEGORIES_EVER
from workshop.meeting.operations.checks import (
    found,
    line_of,
    may_sort,
    new_id_of,
    only_who_may,
    optional_id,
    text_of,
)
from workshop.meeting.operations.order import arranged, placements
from workshop.meeting.operations.places import is_sorted_here, movable, placed
from workshop.meeting.ranks import appended, between
from workshop.meeting.records import Category, Idea, Segment, new_category, new_placement
from workshop.meeting.refusal import OperationRefused


class _Text(TypedDict):
    text: str | None


def add(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """A new category, last wherever categories stand, with the ideas it is made of, if any."""
    op.only(("op_id", "kind", "id", "name"), ("ids",))
    may_sort(board, actor)
    category_id = new_id_of(op)
    if board.taken("category", category_id):
        raise OperationRefused("op_id_reused")
    states = [category["state"] for category in board.every("category")]
    if states.count("active") >= MOST_CATEGORIES or len(states) >= MOST_CATEGORIES_EVER:
        raise OperationRefused("full")
    category = new_category(category_id, board.session["id"], _name(op), appended(board.number))
    return [
        Put("category", category),
        *_placed_last(board, category_id),
        *placed(
            board, (idea | {"category_id": category_id} for idea in _made_of(board, actor, op))
        ),
    ]


def rename(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Another name, everywhere; from who leads also another text, which may be empty."""
    op.only(("op_id", "kind", "id", "name"), ("text",))
    may_sort(board, actor)
    category = found(board, "category", op["id"].text())
    text = op.get("text")
    changed: Category = category | {"name": _name(op)}
    return [Put("category", changed if text is None else changed | _text(actor, text))]


def move(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Another place among the categories."""
    op.only(("op_id", "kind", "id", "after"))
    may_sort(board, actor)
    category = _active(board, op["id"].text())
    after_id = optional_id(op, "after")
    if after_id == category["id"]:
        raise OperationRefused("malformed")
    after = found(board, "category", after_id)["rank"] if after_id else ""
    ranks = [one["rank"] for one in board.every("category") if one["rank"] > after]
    rank = between(after, min(ranks)) if ranks else appended(board.number)
    return [Put("category", category | {"rank": rank})]


def merge(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """One category goes into another, with all that stands in it."""
    op.only(("op_id", "kind", "id", "into"))
    may_sort(board, actor)
    category, into = (_active(board, op[key].text()) for key in ("id", "into"))
    if category["id"] == into["id"]:
        raise OperationRefused("malformed")
    return [
        Put("category", category | {"state": "merged", "merged_into_id": into["id"]}),
        *_standing_in_for(board, category, into),
        *(
            Put("idea", idea | {"category_id": into["id"]})
            for idea in board.find(category_id=category["id"])
        ),
    ]


def remove(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Gone from the board; what was written under it stays with it, should it come back."""
    op.only(("op_id", "kind", "id"))
    may_sort(board, actor)
    return [Put("category", _active(board, op["id"].text()) | {"state": "removed"})]


def restore(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """A removed category, back where it was."""
    op.only(("op_id", "kind", "id"))
    may_sort(board, actor)
    category = found(board, "category", op["id"].text())
    if category["state"] == "merged":
        raise OperationRefused("not_found")
    return [Put("category", category | {"state": "active"})]


def _name(op: Checked) -> str:
    return line_of(op["name"], LONGEST_CATEGORY_NAME, "name_too_long")


def _text(actor: Actor, said: Checked) -> _Text:
    """What a part of a proposal says."""
    only_who_may(actor, "arrange")
    return {"text": text_of(said, actor.rights.longest) if said.text().strip() else None}


def _active(board: Board, category_id: str) -> Category:
    category = found(board, "category", category_id)
    if category["state"] != "active":
        raise OperationRefused("not_found")
    return category


def _made_of(board: Board, actor: Actor, op: Checked) -> list[Idea]:
    """The whole ideas that the room sorts, among those that a category is to be made of."""
    field = op.get("ids")
    if field is None or not field.value:
        return []
    try:
        ideas = movable(board, actor, field)
    except OperationRefused as refused:
        if refused.name != "not_found":
            raise
        return []  # they are gone; the name that somebody typed is not
    return [idea for idea in ideas if idea["parent_id"] is None and is_sorted_here(board, idea)]


def _placed_last(board: Board, category_id: str) -> list[Put]:
    """In every segment with categories; where two share a table, beside the last one if that is
    alone."""
    kinds = {segment["id"]: KINDS[segment["kind"]] for segment in board.every("segment")}
    return [
        Put(
            "placement",
            new_placement(
                segment["id"],
                category_id,
                appended(board.number),
                beside=kinds[segment["id"]].pairs and _last_is_alone(board, segment),
            ),
        )
        for segment in board.every("segment")
        if kinds[segment["id"]].categories
    ]


def _last_is_alone(board: Board, segment: Segment) -> bool:
    """Whether the last table of a segment holds one category, of those that are on the board."""
    active = {c["id"] for c in board.every("category") if c["state"] == "active"}
    alone = False
    for row in arranged(board, segment):
        if row["shown"] and row["category_id"] in active:
            alone = not (row["beside"] and alone)
    return alone


def _standing_in_for(board: Board, category: Category, into: Category) -> list[Put]:
    """A category stands wherever the one stood that goes into it, for those who worked there."""
    puts = []
    for segment in board.every("segment"):
        rows = {row["category_id"]: row for row in placements(board, segment["id"])}
        was, now = rows.get(category["id"]), rows.get(into["id"])
        if was is None or not was["shown"]:
            continue
        stands = now or was | {"category_id": into["id"]}
        everybody = not (was["tables"] and stands["tables"])
        tables = [] if everybody else [*dict.fromkeys(stands["tables"] + was["tables"])]
        puts.append(Put("placement", stands | {"shown": True, "tables": tables}))
    return puts
