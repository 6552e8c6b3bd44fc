"""Categories: written by facilitators; in every segment from then on."""

from __future__ import annotations

from session_templates.checked import Checked
from workshop.operations.board import Actor, Board, Put, Record
from workshop.operations.checks import found, new_id_of, not_ended, only_lead, text_of
from workshop.operations.refusal import OperationRefused
from workshop.ranks import appended

LONGEST_NAME = 80
MOST_CATEGORIES = 99


def add(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """A new category, last in every segment; in a matrix beside the last one, if that is alone."""
    op.only(("op_id", "kind", "id", "name"))
    _may(board, actor)
    category_id = new_id_of(op)
    if board.taken("category", category_id):
        raise OperationRefused("op_id_reused")
    if len(board.every("category")) >= MOST_CATEGORIES:
        raise OperationRefused("full")
    category = {
        "id": category_id,
        "session_id": board.session["id"],
        "file_id": None,
        "name": text_of(op["name"], LONGEST_NAME, "name_too_long"),
        "rank": appended(board.number),
        "state": "active",
        "merged_into_id": None,
    }
    return [Put("category", category), *_placed_last(board, category_id)]


def rename(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Another name, everywhere."""
    op.only(("op_id", "kind", "id", "name"))
    _may(board, actor)
    category = found(board, "category", op["id"].text())
    return [
        Put("category", category | {"name": text_of(op["name"], LONGEST_NAME, "name_too_long")})
    ]


def remove(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Gone from the board; what was written under it stays with it, should it come back."""
    op.only(("op_id", "kind", "id"))
    _may(board, actor)
    category = found(board, "category", op["id"].text())
    return [Put("category", category | {"state": "removed"})]


def restore(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """A removed category, back where it was."""
    op.only(("op_id", "kind", "id"))
    _may(board, actor)
    category = found(board, "category", op["id"].text())
    if category["state"] == "merged":
        raise OperationRefused("not_found")
    return [Put("category", category | {"state": "active"})]


def _may(board: Board, actor: Actor) -> None:
    only_lead(actor)
    not_ended(board)


def _placed_last(board: Board, category_id: str) -> list[Put]:
    return [
        Put(
            "placement",
            {
                "segment_id": segment["id"],
                "category_id": category_id,
                "rank": appended(board.number),
                "beside": segment["kind"] == "matrix" and _last_is_alone(board, segment["id"]),
            },
        )
        for segment in board.every("segment")
    ]


def _last_is_alone(board: Board, segment_id: str) -> bool:
    """Whether the last table of a matrix holds one category, of those that are on the board."""
    active = {c["id"] for c in board.every("category") if c["state"] == "active"}
    alone = False
    for placement in sorted(board.every("placement"), key=_rank):
        if placement["segment_id"] == segment_id and placement["category_id"] in active:
            alone = not (placement["beside"] and alone)
    return alone


def _rank(placement: Record) -> str:
    return str(placement["rank"])
