"""Who is done with a step: each owner says so, and what that is worth."""

from __future__ import annotations

from tests.meetings.memory_board import (
    ANNA,
    ELSEWHERE,
    LONE,
    NEIGHBOUR,
    SEATED,
    WALL,
    MemoryBoard,
)
from workshop.meeting.board import Actor

STEP, NEXT = "frame-write", "frame-talk"


def says(board: MemoryBoard, by: Actor, ready: object = True, step: str = STEP) -> str | None:
    """What it is refused for that somebody says so."""
    return board.refuses(by, "step.ready", id=step, ready=ready)


def ready(board: MemoryBoard, step: str = STEP) -> set[str]:
    said = board.every("ready")
    return {one["owner_id"] for one in said if one["ready"] and one["step_id"] == step}


def test_those_at_a_table_are_done_as_one(board: MemoryBoard) -> None:
    for actor in (SEATED, NEIGHBOUR, ELSEWHERE, LONE):
        assert says(board, actor) is None
    assert ready(board) == {"table-1", "table-2", "lone"}
    assert says(board, NEIGHBOUR, ready=False) is None
    assert ready(board) == {"table-2", "lone"}


def test_it_is_said_of_the_step_that_is_open_by_those_who_work_in_it(board: MemoryBoard) -> None:
    assert says(board, LONE, step=NEXT) == "step_closed"
    assert says(board, LONE, step="unknown") == "not_found"
    assert says(board, LONE, ready="yes") == "malformed"
    assert says(board, ANNA) == "not_yours"
    assert says(board, WALL) == "not_yours"
    board.do(ANNA, "session.end")
    assert says(board, LONE) == "ended"


def test_a_step_that_is_opened_once_more_has_nobody_done(board: MemoryBoard) -> None:
    says(board, LONE)
    board.do(ANNA, "step.open", id=STEP)
    assert ready(board) == {"lone"}, "it was open"
    board.do(ANNA, "step.open", id=NEXT)
    assert ready(board) == {"lone"}, "they were done"
    board.do(ANNA, "step.open", id=STEP)
    assert ready(board) == set()
