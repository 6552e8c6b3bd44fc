"""What simulated participants do at each step, and that they leave alone what people wrote."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pytest

from session_templates.plan import shipped
from tests.meetings.memory_board import ANNA, FRAME, KNOWN, LISTS, LONE, MATRIX, MemoryBoard
from tests.meetings.rehearsed import rehearsed
from workshop.meeting.simulating import MOST_SORTERS, MOST_WRITTEN, next_act

PLANNED = {one.key: one for one in shipped()["tre-segment"].segments}


@pytest.fixture
def board() -> MemoryBoard:
    return rehearsed()


def act(board: MemoryBoard, step_id: str) -> list[dict[str, Any]]:
    """All that they do in a step, until nobody has anything left to do."""
    board.do(ANNA, "step.open", id=step_id)
    done = []
    chance = Random(1)
    while (found := next_act(board, PLANNED, chance)) is not None:
        actor, op = found
        fields = {key: value for key, value in op.items() if key not in ("kind", "op_id")}
        board.do(actor, op["kind"], **fields)
        done.append(op)
        assert len(done) < 200
    return done


@pytest.mark.parametrize("segment_id", [FRAME, LISTS])
def test_they_write_from_the_samples_and_say_that_they_are_done(
    board: MemoryBoard, segment_id: str
) -> None:
    done = act(board, f"{segment_id}-write")
    ideas = board.find(segment_id=segment_id)
    assert {one["text"] for one in ideas} <= set(PLANNED[segment_id].samples)
    assert Counter(one["participant_id"] for one in ideas) == dict.fromkeys(
        ("one", "two"), MOST_WRITTEN
    )
    places = [(one["category_id"], one["text"]) for one in ideas]
    assert len(set(places)) == len(places)
    assert [op["kind"] for op in done[-2:]] == ["step.ready"] * 2


def test_each_column_has_what_its_own_samples_say(board: MemoryBoard) -> None:
    board.records["segment"][MATRIX]["columns"] = [one.as_json() for one in PLANNED[MATRIX].columns]
    act(board, "matrix-write")
    for idea in board.find(segment_id=MATRIX):
        assert idea["text"] in PLANNED[MATRIX].samples_of(idea["column"])
        assert idea["category_id"]


def test_without_samples_they_are_done_at_once(board: MemoryBoard) -> None:
    board.records["segment"][FRAME]["key"] = "another"
    assert [op["kind"] for op in act(board, "frame-write")] == ["step.ready"] * 2


def test_they_sort_and_vote_for_nothing_that_people_wrote(board: MemoryBoard) -> None:
    own = board.write(LONE, "Mine")
    measure = board.write(LONE, "My measure", LISTS, category_id=KNOWN)
    for segment_id in (FRAME, LISTS):
        act(board, f"{segment_id}-write")
    act(board, "frame-cluster")
    act(board, "lists-vote")
    assert board.idea(own)["category_id"] is None
    words = Counter(one["idea_id"] for one in board.every("suggestion"))
    theirs = [one for one in board.find(segment_id=FRAME) if one["id"] != own]
    assert words == {one["id"]: MOST_SORTERS for one in theirs}
    assert all(one["category_id"] for one in theirs)
    votes = [one for one in board.every("vote") if one["cast"]]
    assert measure not in {one["idea_id"] for one in votes}
    assert Counter(one["owner_id"] for one in votes) == {"one": 2, "two": 2}


def test_they_agree_to_the_list_as_it_stands(board: MemoryBoard) -> None:
    act(board, "frame-settle")
    assert {one["owner_id"] for one in board.every("consent") if one["names"]} == {"one", "two"}
    board.do(ANNA, "category.rename", id=KNOWN, name="Another")
    names = act(board, "frame-settle")
    assert [op["kind"] for op in names[:2]] == ["segment.agree"] * 2


def test_they_wait_while_the_room_waits_and_between_the_steps(board: MemoryBoard) -> None:
    assert next_act(board, PLANNED, Random(1)) is None
    board.do(ANNA, "step.open", id="frame-write")
    board.do(ANNA, "session.hold", held=True)
    assert next_act(board, PLANNED, Random(1)) is None
    board.do(ANNA, "session.hold", held=False)
    board.do(ANNA, "rehearsal.clear")
    assert next_act(board, PLANNED, Random(1)) is None
