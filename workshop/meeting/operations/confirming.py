"""Confirming the proposed text, passage by passage: one agrees, or says what is wrong."""

from __future__ import annotations

from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.limits import LONGEST_OBJECTION, MOST_PASSAGES
from workshop.meeting.operations.checks import only_who_may, text_of
from workshop.meeting.records import Confirmation
from workshop.meeting.refusal import OperationRefused


def confirm(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Agree to passages of the version that is proposed now, or say what is wrong with one.

    Also of a meeting that has ended: what is proposed is its text.
    """
    op.only(("op_id", "kind", "version", "passages", "agree"), ("text",))
    only_who_may(actor, "confirm")
    passages = [str(one.whole(most=MOST_PASSAGES - 1)) for one in op["passages"].each()]
    agree, text = op["agree"].truth(), op.get("text")
    if not passages or agree == (text is not None) or (text and len(passages) > 1):
        raise OperationRefused("malformed")
    words = text_of(text, LONGEST_OBJECTION) if text else ""
    if op["version"].whole() != board.session["proposed"]:
        raise OperationRefused("not_proposed")
    before = _of(board, actor)
    said = {**before["said"], **dict.fromkeys(passages, words)}
    replies = {one: reply for one, reply in before["replies"].items() if one not in passages}
    return [Put("confirmation", before | {"said": said, "replies": replies})]


def _of(board: Board, actor: Actor) -> Confirmation:
    """What somebody has said so far, with everybody at the same table."""
    version = board.session["proposed"]
    return board.get("confirmation", f"{version}:{actor.owner_id}") or {
        "version": version or 0,
        "owner_id": actor.owner_id,
        "session_id": board.session["id"],
        "table_id": actor.table_id,
        "participant_id": None if actor.table_id else actor.id,
        "said": {},
        "replies": {},
    }
