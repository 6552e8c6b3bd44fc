"""The room: steps, private writing, the timer, joining, the end."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.meetings.memory_board import (
    ANNA,
    BERTIL,
    FRAME,
    LONE,
    SEATED,
    WALL,
    MemoryBoard,
)
from workshop.base.ids import new_id

FIELDS: dict[str, dict[str, Any]] = {
    "step.open": {"id": "frame-write"},
    "step.close": {"id": "frame-write"},
    "segment.private": {"id": FRAME, "private": True},
    "segment.reveal": {"id": FRAME},
    "timer.start": {"seconds": 60},
    "timer.pause": {},
    "timer.resume": {},
    "timer.add": {"seconds": 60},
    "timer.stop": {},
    "session.hold": {"held": True},
    "session.join": {"open": False},
    "session.lobby": {"on": True},
    "session.end": {},
    "session.reopen": {},
}


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("actor", [LONE, SEATED, WALL])
def test_only_facilitators_lead_the_room(board: MemoryBoard, kind: str, actor: Any) -> None:
    before = dict(board.session), dict(board.records["step"])
    assert board.refuses(actor, kind, **FIELDS[kind]) == "not_yours"
    assert (board.session, board.records["step"]) == before


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_and_no_other(board: MemoryBoard, kind: str) -> None:
    assert board.refuses(ANNA, kind, **FIELDS[kind], more=1) == "malformed"
    for key in FIELDS[kind]:
        left = {k: v for k, v in FIELDS[kind].items() if k != key}
        assert board.refuses(ANNA, kind, **left) == "malformed"
        assert board.refuses(ANNA, kind, **left, **{key: ["x"]}) == "malformed"


@pytest.mark.parametrize("kind", [kind for kind in FIELDS if "id" in FIELDS[kind]])
def test_what_it_is_about_must_be_there(board: MemoryBoard, kind: str) -> None:
    assert board.refuses(ANNA, kind, **FIELDS[kind] | {"id": "of another"}) == "not_found"


@pytest.mark.parametrize("kind", ["step.open", "session.join", "timer.start", "timer.add"])
def test_after_the_end_the_room_stands_still(board: MemoryBoard, kind: str) -> None:
    board.do(ANNA, "session.end")
    before = dict(board.session)
    assert board.refuses(ANNA, kind, **FIELDS[kind]) == "ended"
    assert board.session == before


# Steps


def test_one_step_is_open_at_a_time(board: MemoryBoard) -> None:
    for step_id in ("frame-write", "frame-talk", "lists-write", "frame-write"):
        board.do(ANNA, "step.open", id=step_id)
        states = {s["id"]: s["state"] for s in board.every("step")}
        assert [one for one, state in states.items() if state == "open"] == [step_id]
        assert board.session["step_id"] == step_id
        assert board.records["step"][step_id]["closed_at"] is None
    closed = board.records["step"]["lists-write"]["closed_at"]
    assert dt.datetime.now(dt.UTC) - closed < dt.timedelta(seconds=10)


def test_opening_a_step_opens_a_prepared_session(board: MemoryBoard) -> None:
    board.session["state"] = "prepared"
    board.do(ANNA, "step.open", id="frame-write")
    assert board.session["state"] == "open"


def test_a_planned_meeting_begins_when_people_may_join(board: MemoryBoard) -> None:
    board.session["state"], board.session["joining"] = "prepared", False
    board.do(ANNA, "session.join", open=False)
    assert board.session["state"] == "prepared"
    board.do(ANNA, "session.join", open=True)
    assert (board.session["state"], board.session["joining"]) == ("open", True)


def test_the_first_step_of_a_planned_meeting_lets_people_join(board: MemoryBoard) -> None:
    board.session["state"], board.session["joining"] = "prepared", False
    board.do(ANNA, "step.open", id="frame-write")
    assert board.session["joining"]


def test_closing_the_current_step_leaves_none(board: MemoryBoard) -> None:
    board.do(ANNA, "step.open", id="frame-write")
    board.do(BERTIL, "step.close", id="frame-write")
    assert board.session["step_id"] is None
    assert board.records["step"]["frame-write"]["state"] == "closed"


def test_closing_another_step_leaves_the_current_one(board: MemoryBoard) -> None:
    board.do(ANNA, "step.open", id="frame-write")
    board.do(ANNA, "step.close", id="lists-write")
    assert board.session["step_id"] == "frame-write"


# Private writing


def test_private_is_from_now_on(board: MemoryBoard) -> None:
    before = board.write(LONE)
    board.do(ANNA, "segment.private", id=FRAME, private=True)
    during, annas = board.write(LONE), board.write(ANNA)
    board.do(ANNA, "segment.private", id=FRAME, private=False)
    after = board.write(LONE)
    states = [board.idea(one)["state"] for one in (before, during, annas, after)]
    assert states == ["shared", "private", "shared", "shared"]


def test_reveal_shows_all_that_was_withheld_at_once(board: MemoryBoard) -> None:
    board.do(ANNA, "segment.private", id=FRAME, private=True)
    mine, tables = board.write(LONE), board.write(SEATED)
    under = board.write(SEATED, parent_id=tables)
    gone = board.write(LONE)
    board.do(LONE, "idea.remove", id=gone)
    board.do(ANNA, "segment.reveal", id=FRAME)
    states = [board.idea(one)["state"] for one in (mine, tables, under, gone)]
    assert states == ["shared", "shared", "shared", "removed"]
    assert not board.records["segment"][FRAME]["private"]


def test_reveal_shows_what_hangs_under_what_was_withheld(board: MemoryBoard) -> None:
    parent = board.write(LONE)
    child = board.write(SEATED, parent_id=parent)
    board.add("idea", board.idea(parent) | {"state": "private"})
    puts = board.do(ANNA, "segment.reveal", id=FRAME)
    assert [put.record["id"] for put in puts] == [FRAME, parent, child]


# The timer


def left(board: MemoryBoard) -> float:
    """The seconds left of a running clock."""
    ends: dt.datetime = board.session["timer_ends_at"]
    return (ends - dt.datetime.now(dt.UTC)).total_seconds()


def test_a_timer_runs_pauses_and_goes_on(board: MemoryBoard) -> None:
    board.do(ANNA, "timer.start", seconds=300)
    assert 295 < left(board) <= 300
    assert (board.session["timer_left"], board.session["timer_length"]) == (None, 300_000)
    board.do(ANNA, "timer.pause")
    assert board.session["timer_ends_at"] is None
    assert 295_000 < board.session["timer_left"] <= 300_000
    board.do(BERTIL, "timer.add", seconds=-200)
    assert 95_000 < board.session["timer_left"] <= 100_000
    board.do(ANNA, "timer.resume")
    assert 95 < left(board) <= 100
    assert board.session["timer_left"] is None
    board.do(ANNA, "timer.add", seconds=50)
    assert 145 < left(board) <= 150
    assert board.session["timer_length"] == 150_000
    board.do(ANNA, "timer.stop")
    clock = [board.session[f"timer_{key}"] for key in ("ends_at", "left", "length")]
    assert clock == [None, None, None]


def test_a_clock_that_has_run_out_is_gone_with_its_step(board: MemoryBoard) -> None:
    board.do(ANNA, "timer.start", seconds=300)
    board.open("matrix-write")
    assert left(board) > 295, "one that runs goes on"
    board.do(ANNA, "timer.add", seconds=-300)
    board.do(ANNA, "step.open", id="lists-write")
    clock = [board.session[f"timer_{key}"] for key in ("ends_at", "left", "length")]
    assert clock == [None, None, None]


@pytest.mark.parametrize("kind", ["timer.pause", "timer.resume"])
def test_where_no_timer_is_none_is_made(board: MemoryBoard, kind: str) -> None:
    board.do(ANNA, kind)
    clock = [board.session[f"timer_{key}"] for key in ("ends_at", "left", "length")]
    assert clock == [None, None, None]


def test_a_timer_never_goes_below_nothing(board: MemoryBoard) -> None:
    board.do(ANNA, "timer.start", seconds=10)
    board.do(ANNA, "timer.add", seconds=-100)
    assert left(board) <= 0
    assert board.session["timer_length"] > 0


def test_a_timer_never_grows_past_what_a_database_holds(board: MemoryBoard) -> None:
    board.do(ANNA, "timer.start", seconds=86_400)
    board.do(ANNA, "timer.pause")
    for _ in range(30):
        board.do(ANNA, "timer.add", seconds=86_400)
    assert max(board.session["timer_left"], board.session["timer_length"]) < 2**31


@pytest.mark.parametrize("seconds", [0, -1, 86_401, 1.5, True, "60", None])
def test_a_timer_is_set_to_a_bearable_time(board: MemoryBoard, seconds: object) -> None:
    assert board.refuses(ANNA, "timer.start", seconds=seconds) == "malformed"


# A moment's pause


def test_the_room_waits_for_a_moment_and_goes_on(board: MemoryBoard) -> None:
    board.open("frame-cluster")
    idea = board.write(SEATED)
    board.do(ANNA, "session.hold", held=True)
    assert board.refuses(SEATED, "idea.add", id=new_id(), segment_id=FRAME, text="Nu?") == "held"
    assert board.refuses(SEATED, "idea.edit", id=idea, rev=1, text="Nu?") == "held"
    assert board.refuses(SEATED, "category.add", id=new_id(), name="Ny") == "held"
    assert board.idea(board.write(ANNA))["state"] == "shared"  # who leads goes on
    assert board.get("step", "frame-write")["state"] == "open"
    board.do(ANNA, "session.hold", held=False)
    assert board.refuses(SEATED, "idea.edit", id=idea, rev=1, text="Nu") is None


def test_the_next_step_lets_the_room_go_on(board: MemoryBoard) -> None:
    board.do(ANNA, "session.hold", held=True)
    board.do(ANNA, "step.open", id="lists-write")
    assert not board.session["held"]


# Joining and the end


def test_joining_is_opened_and_closed(board: MemoryBoard) -> None:
    for is_open in (False, True):
        board.do(ANNA, "session.join", open=is_open)
        assert board.session["joining"] is is_open


def test_the_end_closes_everything_and_can_be_undone(board: MemoryBoard) -> None:
    board.do(ANNA, "step.open", id="frame-write")
    board.do(ANNA, "timer.start", seconds=60)
    board.do(ANNA, "session.end")
    ended = board.session
    assert (ended["state"], ended["joining"], ended["step_id"]) == ("ended", False, None)
    assert ended["timer_ends_at"] is None
    assert all(step["state"] != "open" for step in board.every("step"))
    board.do(BERTIL, "session.reopen")
    assert board.session["state"] == "open"
