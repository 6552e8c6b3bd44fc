"""The schedule of a meeting, and the clock that goes by it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.meetings.memory_board import ANNA, LONE, WALL, MemoryBoard
from workshop.meeting.plan import minutes_in_all, minutes_of

TALK = "frame-talk"


def planned(board: MemoryBoard, **more: Any) -> str | None:
    return board.refuses(ANNA, "session.plan", **more)


def length(board: MemoryBoard) -> int | None:
    """The minutes of the clock."""
    set_to: int | None = board.session["timer_length"]
    return None if set_to is None else set_to // 60_000


@pytest.mark.parametrize(
    ("planned", "suggested", "steps", "minutes"),
    [(7, 75, 4, 7), (None, 75, 4, 20), (None, 50, 4, 15), (None, 10, 5, 5), (None, 0, 1, 10)],
)
def test_a_step_has_its_share_to_whole_fives(
    planned: int | None, suggested: int, steps: int, minutes: int
) -> None:
    assert minutes_of(planned, suggested, steps) == minutes


def test_all_steps_together_take_so_long() -> None:
    assert minutes_in_all({"a": [None, 7], "b": [None]}, {"a": 50, "b": 0}) == 25 + 7 + 10


def test_with_a_schedule_a_step_that_opens_starts_its_clock(board: MemoryBoard) -> None:
    board.do(ANNA, "step.open", id=TALK)
    assert length(board) is None, "there is no schedule"
    assert planned(board, starts="09:30") is None
    board.do(ANNA, "step.plan", id="frame-settle", minutes=7)
    board.do(ANNA, "timer.start", seconds=3600)
    board.do(ANNA, "step.open", id=TALK)
    assert length(board) == 60, "it was open"
    board.do(ANNA, "step.open", id="frame-settle")
    assert length(board) == 7
    left = board.session["timer_ends_at"] - board.now
    assert dt.timedelta(0) < left <= dt.timedelta(minutes=7)
    board.do(ANNA, "step.plan", id="frame-cluster", minutes=None)
    board.do(ANNA, "step.open", id="frame-cluster")
    assert length(board) == 15, "50 minutes for four steps"


def test_the_clock_can_be_left_alone(board: MemoryBoard) -> None:
    planned(board, starts="09:30", clock=False)
    board.do(ANNA, "step.open", id=TALK)
    assert length(board) is None
    planned(board, clock=True)
    assert board.session["starts"] == "09:30"
    planned(board, starts=None)
    board.do(ANNA, "step.open", id="frame-settle")
    assert length(board) is None


@pytest.mark.parametrize("starts", ["24:00", "9:30", "09:60", "", 9, "09:30:00"])
def test_a_time_is_one_of_the_day(board: MemoryBoard, starts: object) -> None:
    assert planned(board, starts=starts) == "malformed"


@pytest.mark.parametrize("minutes", [0, -5, 1441, "7", True])
def test_a_step_takes_some_minutes_of_a_day(board: MemoryBoard, minutes: object) -> None:
    assert board.refuses(ANNA, "step.plan", id=TALK, minutes=minutes) == "malformed"


def test_who_leads_plans_until_the_end(board: MemoryBoard) -> None:
    for actor in (LONE, WALL):
        assert board.refuses(actor, "session.plan", starts="09:30") == "not_yours"
        assert board.refuses(actor, "step.plan", id=TALK, minutes=5) == "not_yours"
    assert board.refuses(ANNA, "step.plan", id="unknown", minutes=5) == "not_found"
    board.do(ANNA, "session.end")
    assert planned(board, starts="09:30") == "ended"
    assert board.refuses(ANNA, "step.plan", id=TALK, minutes=5) == "ended"
