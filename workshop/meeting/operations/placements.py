"""The chain: which categories go on to a segment, where they stand, and who works on them."""

from __future__ import annotations

from typing import TypedDict

from session_templates.kinds import KINDS
from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.operations.checks import found, given, not_ended, only_who_may, optional_id
from workshop.meeting.operations.order import arranged, paired
from workshop.meeting.ranks import appended, spread
from workshop.meeting.records import Category, Placement, Segment, new_placement
from workshop.meeting.refusal import OperationRefused


def set_place(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Whether, where and for whom a category stands in a segment.

    Where the order or a pair is said, the segment is arranged: it keeps an order of its own.
    """
    op.only(("op_id", "kind", "segment_id", "category_id"), ("shown", "after", "beside", "tables"))
    only_who_may(actor, "arrange")
    not_ended(board)
    segment = found(board, "segment", op["segment_id"].text())
    if not KINDS[segment["kind"]].categories:
        raise OperationRefused("malformed")
    category = found(board, "category", op["category_id"].text())
    rows = arranged(board, segment)
    there = [row for row in rows if row["category_id"] == category["id"]]
    row = (there[0] if there else _absent(board, segment, category)) | _asked(board, op, segment)
    if not given(op, "after", "beside"):
        return [Put("placement", row)]
    ordered = paired(board, _in_order(op, rows, row))
    ranks = spread(len(ordered))
    return [
        Put("segment", segment | {"arranged": True}),
        *(Put("placement", r | {"rank": rank}) for r, rank in zip(ordered, ranks, strict=True)),
    ]


def _absent(board: Board, segment: Segment, category: Category) -> Placement:
    """The placement of a category that has none in a segment yet."""
    return new_placement(segment["id"], category["id"], appended(board.number), shown=False)


class _Asked(TypedDict, total=False):
    """What may be said of a placement, apart from its order."""

    shown: bool
    tables: list[str]
    beside: bool


def _asked(board: Board, op: Checked, segment: Segment) -> _Asked:
    """What an operation says of a placement, apart from its order."""
    asked: _Asked = {}
    if given(op, "shown"):
        asked["shown"] = op["shown"].truth()
    if given(op, "tables"):
        ids = [one.text() for one in op["tables"].each()]
        asked["tables"] = [found(board, "table", one)["id"] for one in dict.fromkeys(ids)]
    if given(op, "beside"):
        asked["beside"] = op["beside"].truth()
        if not KINDS[segment["kind"]].pairs:
            raise OperationRefused("malformed")
    return asked


def _in_order(op: Checked, rows: list[Placement], row: Placement) -> list[Placement]:
    """The rows of a segment with one of them changed, where it is to stand."""
    ids = [one["category_id"] for one in rows]
    own = row["category_id"]
    others = [one for one in rows if one["category_id"] != own]
    if not given(op, "after"):
        at = ids.index(own) if own in ids else len(others)
    elif (after := optional_id(op, "after")) is None:
        at = 0
    elif after in ids and after != own:
        at = others.index(rows[ids.index(after)]) + 1
    else:
        raise OperationRefused("not_found")
    return [*others[:at], row, *others[at:]]
