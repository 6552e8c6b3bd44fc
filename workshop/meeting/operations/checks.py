"""What several operations ask before they act. Each refuses by name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, Literal, TypeGuard, overload

from words.checked import Checked
from words.text import typed
from workshop.meeting.board import Actor, Board
from workshop.meeting.limits import MOST_CHARACTERS, MOST_MOVED
from workshop.meeting.records import (
    Category,
    Count,
    Expected,
    Idea,
    Participant,
    Placement,
    Record,
    RecordKind,
    Segment,
    Step,
    Table,
)
from workshop.meeting.refusal import OperationRefused
from workshop.meeting.roles import Permission

GRACE = dt.timedelta(minutes=2)
"""A phone without network has not yet sent what was written before a step closed."""

_OP_ID = re.compile("[!-~]{1,64}")
_ID = re.compile(r"[0-9a-f-]{36}")


def is_op_id(value: Any) -> TypeGuard[str]:
    """Whether a value is an id as clients make them, which every database can hold."""
    return isinstance(value, str) and _OP_ID.fullmatch(value) is not None


def only_who_may(actor: Actor, *permissions: Permission) -> None:
    """Refuse whoever's role has none of these permissions."""
    if not any(map(actor.may, permissions)):
        raise OperationRefused("not_yours")


def new_id_of(op: Checked) -> str:
    """The id that a client made for a new record."""
    record_id = op["id"].text()
    if not _ID.fullmatch(record_id):
        raise OperationRefused("malformed")
    return record_id


@overload
def found(board: Board, kind: Literal["segment"], record_id: str) -> Segment: ...
@overload
def found(board: Board, kind: Literal["step"], record_id: str) -> Step: ...
@overload
def found(board: Board, kind: Literal["category"], record_id: str) -> Category: ...
@overload
def found(board: Board, kind: Literal["placement"], record_id: str) -> Placement: ...
@overload
def found(board: Board, kind: Literal["table"], record_id: str) -> Table: ...
@overload
def found(board: Board, kind: Literal["idea"], record_id: str) -> Idea: ...
@overload
def found(board: Board, kind: Literal["participant"], record_id: str) -> Participant: ...
@overload
def found(board: Board, kind: Literal["count"], record_id: str) -> Count: ...
@overload
def found(board: Board, kind: Literal["expected"], record_id: str) -> Expected: ...
def found(board: Board, kind: RecordKind, record_id: str) -> Record:
    """A record that must be there."""
    record = board.get(kind, record_id)
    if record is None:
        raise OperationRefused("not_found")
    return record


def not_ended(board: Board) -> None:
    """Refuse to write in a session that has ended."""
    if board.session["state"] == "ended":
        raise OperationRefused("ended")


def may_write(board: Board, actor: Actor, segment_id: str) -> None:
    """Refuse who may not write in a segment, at all or now."""
    not_ended(board)
    only_who_may(actor, "write", "write_always")
    steps = (
        step
        for step in board.every("step")
        if step["segment_id"] == segment_id and step["kind"] == "write"
    )
    if not actor.may("write_always"):
        _goes_on(board, steps)


def may_sort(board: Board, actor: Actor) -> None:
    """Refuse who may not sort, at all or now."""
    not_ended(board)
    only_who_may(actor, "sort", "sort_always")
    steps = (step for step in board.every("step") if step["kind"] == "cluster")
    if not actor.may("sort_always"):
        _goes_on(board, steps)


def may_agree(board: Board, actor: Actor, segment_id: str) -> None:
    """Refuse who is not asked now whether they agree to the categories."""
    _may_answer(board, actor, "agree", segment_id, "settle")


def may_vote(board: Board, actor: Actor, segment_id: str) -> None:
    """Refuse who is not asked now to vote."""
    _may_answer(board, actor, "vote", segment_id, "vote")


def may_say_ready(board: Board, actor: Actor, step: Step) -> None:
    """Refuse who is not at work in a step now."""
    not_ended(board)
    only_who_may(actor, "say_ready")
    if step["state"] != "open":
        raise OperationRefused("step_closed")


def has_room(board: Board, characters: int) -> None:
    """Refuse so many more characters where the session would hold too many."""
    if characters > 0 and board.characters() + characters > MOST_CHARACTERS:
        raise OperationRefused("full")


def ids_of(field: Checked) -> list[str]:
    """The ids of what is acted on together, each once, in the order given."""
    ids = list(dict.fromkeys(one.text() for one in field.each()))
    if not 0 < len(ids) <= MOST_MOVED:
        raise OperationRefused("malformed")
    return ids


def given(op: Checked, *keys: str) -> bool:
    """Whether an operation says something of any of these, be it null."""
    return any(op.get(key) is not None for key in keys)


def optional_id(op: Checked, key: str) -> str | None:
    """An id, of whatever, that may be left out or null."""
    field = op.get(key)
    return None if field is None or field.value is None else field.text()


def text_of(field: Checked, most: int, too_long: str = "too_long") -> str:
    """A text a person typed, cleaned; refused where nothing or too much is left."""
    return _held(typed(field.text()), most, too_long)


def line_of(field: Checked, most: int, too_long: str = "too_long") -> str:
    """The same of one line: a line that breaks goes on."""
    return _held(" ".join(typed(field.text()).split()), most, too_long)


def _may_answer(
    board: Board, actor: Actor, permission: Permission, segment_id: str, kind: str
) -> None:
    not_ended(board)
    only_who_may(actor, permission)
    steps = (step for step in board.every("step") if step["segment_id"] == segment_id)
    if not any(step["kind"] == kind and step["state"] == "open" for step in steps):
        raise OperationRefused("step_closed")


def _held(text: str, most: int, too_long: str) -> str:
    if not text:
        raise OperationRefused("empty")
    if len(text) > most:
        raise OperationRefused(too_long, length=len(text), most=most)
    return text


def _goes_on(board: Board, steps: Iterable[Step]) -> None:
    """Refuse what the room does in these steps, where none is open or it shall wait a moment."""
    if not any(_open(board, step) for step in steps):
        raise OperationRefused("step_closed")
    if board.session["held"]:
        raise OperationRefused("held")


def _open(board: Board, step: Step) -> bool:
    closed_at: dt.datetime | None = step["closed_at"]
    return step["state"] == "open" or (closed_at is not None and board.now - closed_at < GRACE)
