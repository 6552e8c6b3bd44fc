"""Who has left, and who is let in: a device is taken out of the count, and counts again."""

from __future__ import annotations

from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.operations.checks import (
    found,
    ids_of,
    not_ended,
    only_who_may,
)


def set_left(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Whether a device counts while nobody has it open (`meeting.here`)."""
    op.only(("op_id", "kind", "id", "left"))
    only_who_may(actor, "arrange")
    not_ended(board)
    participant = found(board, "participant", op["id"].text())
    return [Put("participant", participant | {"left": op["left"].truth()})]


def admit(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Let in those who wait; who is in already stays so, and who is gone is left out."""
    op.only(("op_id", "kind", "ids"))
    only_who_may(actor, "end")
    not_ended(board)
    there = (board.get("participant", one) for one in ids_of(op["ids"]))
    return [
        Put("participant", {**one, "waiting": False, "left": False})
        for one in there
        if one and one["waiting"]
    ]
