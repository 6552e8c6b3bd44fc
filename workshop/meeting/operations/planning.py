"""The schedule of a meeting: when it starts, how long its steps take, what the clock does."""

from __future__ import annotations

import re

from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.limits import LONGEST_STEP
from workshop.meeting.operations.checks import found, not_ended, only_who_may
from workshop.meeting.refusal import OperationRefused

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def plan_session(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """When the meeting starts ("09:30"; null: it has no plan), and whether the clock goes by it."""
    op.only(("op_id", "kind"), ("starts", "clock"))
    only_who_may(actor, "lead_steps")
    not_ended(board)
    session, starts, clock = board.session, op.get("starts"), op.get("clock")
    if starts is not None:
        session = session | {"starts": None if starts.value is None else time_of(starts)}
    if clock is not None:
        session = session | {"clock_by_plan": clock.truth()}
    return [Put("session", session)]


def plan_step(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """How many minutes a step takes; null: as the method suggests."""
    op.only(("op_id", "kind", "id", "minutes"))
    only_who_may(actor, "lead_steps")
    not_ended(board)
    step, said = found(board, "step", op["id"].text()), op["minutes"]
    minutes = None if said.value is None else said.whole(least=1, most=LONGEST_STEP)
    return [Put("step", step | {"minutes": minutes})]


def time_of(said: Checked) -> str:
    """A time of the day."""
    time = said.text()
    if not _TIME.fullmatch(time):
        raise OperationRefused("malformed")
    return time
