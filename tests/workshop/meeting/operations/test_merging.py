"""Duplicates: one speaks for others, which keep their words, and nobody is shown more for it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.meetings.memory_board import (
    ANNA,
    FRAME,
    KNOWN,
    LISTS,
    LONE,
    MATRIX,
    OTHER,
    SEATED,
    MemoryBoard,
)
from workshop.meeting.board import Actor


@pytest.fixture(autouse=True)
def sorting(board: MemoryBoard) -> None:
    board.open("frame-cluster")


def merged(board: MemoryBoard, *ids: str, into: str, by: Actor = LONE) -> str | None:
    """What merging ideas is refused for."""
    return board.refuses(by, "idea.merge", ids=[*ids], into=into)


def freed(board: MemoryBoard, *ids: str, by: Actor = LONE) -> str | None:
    return board.refuses(by, "idea.unmerge", ids=[*ids])


def spoken_for(board: MemoryBoard, idea: str) -> tuple[str, str | None]:
    record = board.idea(idea)
    return record["state"], record["merged_into_id"]


def written(board: MemoryBoard, count: int, **fields: Any) -> list[str]:
    return [board.write(SEATED, **fields) for _ in range(count)]


def test_one_speaks_for_others(board: MemoryBoard) -> None:
    into, one, other = written(board, 3)
    below = board.write(LONE, parent_id=one)
    board.do(LONE, "idea.move", ids=[into], category_id=KNOWN)
    assert merged(board, one, other, into=into) is None
    assert [spoken_for(board, i) for i in (one, other)] == [("merged", into)] * 2
    assert spoken_for(board, into) == ("shared", None)
    assert board.idea(below)["parent_id"] == one
    assert {board.idea(i)["category_id"] for i in (into, one, other, below)} == {KNOWN}
    assert board.idea(one)["text"] == "Tillit"


def test_who_spoke_for_others_hands_them_on(board: MemoryBoard) -> None:
    first, second, third = written(board, 3)
    merged(board, first, into=second)
    merged(board, second, into=third)
    assert [spoken_for(board, i) for i in (first, second)] == [("merged", third)] * 2
    assert merged(board, board.write(LONE), into=first) is None
    assert {one["merged_into_id"] for one in board.find(state="merged")} == {third}


def test_no_circles(board: MemoryBoard) -> None:
    one, other = written(board, 2)
    assert merged(board, one, into=one) == "not_found"
    merged(board, one, into=other)
    assert merged(board, other, into=one) == "not_found", "into itself, that is"
    assert spoken_for(board, other) == ("shared", None)
    assert merged(board, one, into=other) == "not_found", "it is already"


def test_only_whole_ideas_of_one_list(board: MemoryBoard) -> None:
    idea, other = written(board, 2)
    child = board.write(SEATED, parent_id=other)
    entry = board.write(SEATED, segment_id=LISTS, category_id=KNOWN)
    note = board.write(ANNA, column="discussion")
    for wrong in (child, entry, note):
        assert merged(board, wrong, into=idea, by=ANNA) == "not_found"
        assert merged(board, idea, into=wrong, by=ANNA) == "not_found"
    left = board.write(SEATED, segment_id=MATRIX, category_id=KNOWN, column="left")
    right = board.write(SEATED, segment_id=MATRIX, category_id=KNOWN, column="right")
    assert merged(board, left, into=right, by=ANNA) == "not_found"
    assert merged(board, child, idea, into=other) is None
    assert spoken_for(board, child) == ("shared", None), "left out"


@pytest.mark.parametrize("state", ["private", "hidden", "removed"])
@pytest.mark.parametrize("actor", [SEATED, LONE, ANNA])
def test_nothing_is_shown_by_being_merged(board: MemoryBoard, state: str, actor: Actor) -> None:
    """Merged ideas are everybody's: what was not must not become one."""
    unseen, idea, other = written(board, 3)
    board.add("idea", board.idea(unseen) | {"state": state})
    assert merged(board, unseen, into=idea, by=actor) == "not_found"
    assert merged(board, idea, into=unseen, by=actor) == "not_found"
    assert merged(board, unseen, other, into=idea, by=actor) is None
    assert spoken_for(board, unseen) == (state, None)
    assert spoken_for(board, other) == ("merged", idea)


def test_who_may(board: MemoryBoard) -> None:
    one, other = written(board, 2)
    board.close("frame-cluster", 600)
    assert merged(board, one, into=other) == "step_closed"
    assert merged(board, one, into=other, by=ANNA) is None
    assert freed(board, one) == "step_closed"
    assert freed(board, one, by=ANNA) is None
    board.do(ANNA, "session.end")
    assert merged(board, one, into=other, by=ANNA) == "ended"
    assert freed(board, one, by=ANNA) == "ended"


def test_outside_a_frame_facilitators_merge(board: MemoryBoard) -> None:
    one, other = written(board, 2, segment_id=LISTS, category_id=KNOWN)
    assert merged(board, one, into=other) == "not_found"
    assert merged(board, one, into=other, by=ANNA) is None
    assert freed(board, one) == "not_found"
    assert freed(board, one, by=ANNA) is None


@pytest.mark.parametrize("wrong", [{"ids": []}, {"into": None}, {"into": 7}, {"more": 1}])
def test_what_cannot_be_read_is_malformed(board: MemoryBoard, wrong: dict[str, Any]) -> None:
    one, other = written(board, 2)
    wanted: dict[str, Any] = {"ids": [one], "into": other} | wrong
    assert board.refuses(LONE, "idea.merge", **wanted) == "malformed"


# Ideas of their own again


def test_duplicates_are_had_back_where_their_speaker_stands(board: MemoryBoard) -> None:
    into, one, other = written(board, 3)
    below = board.write(LONE, parent_id=one)
    merged(board, one, other, into=into)
    board.do(LONE, "idea.move", ids=[into], category_id=OTHER)
    assert freed(board, one, into, "unknown") is None
    assert spoken_for(board, one) == ("shared", None)
    assert spoken_for(board, other) == ("merged", into)
    assert {board.idea(i)["category_id"] for i in (one, other, below)} == {OTHER}
    assert freed(board, into) == "not_found"


def test_of_a_sub_point_they_become_ideas_of_their_own(board: MemoryBoard) -> None:
    into, one, parent = written(board, 3)
    merged(board, one, into=into)
    board.do(LONE, "idea.move", ids=[into], parent_id=parent)
    freed(board, one)
    assert board.idea(one)["parent_id"] is None


def test_what_a_removed_one_spoke_for_comes_back(board: MemoryBoard) -> None:
    into, one, other = board.write(SEATED), board.write(LONE), board.write(LONE)
    below = board.write(LONE, parent_id=one)
    merged(board, one, other, into=into)
    board.do(SEATED, "idea.remove", id=into)
    assert [spoken_for(board, i) for i in (one, other)] == [("shared", None)] * 2
    assert board.idea(below)["parent_id"] == one
    board.do(SEATED, "idea.restore", id=into)
    assert [spoken_for(board, i) for i in (into, one)] == [("shared", None)] * 2


def test_a_duplicate_can_be_taken_back(board: MemoryBoard) -> None:
    into, one = board.write(SEATED), board.write(LONE)
    merged(board, one, into=into)
    assert board.refuses(SEATED, "idea.remove", id=one) is not None, "it is not theirs"
    board.do(LONE, "idea.remove", id=one)
    assert board.idea(one)["state"] == "removed"
    board.do(LONE, "idea.restore", id=one)
    assert spoken_for(board, one) == ("shared", None)


def test_participants_do_not_free_what_is_hidden(board: MemoryBoard) -> None:
    into, one = written(board, 2)
    merged(board, one, into=into)
    board.do(ANNA, "idea.hide", id=into)
    assert freed(board, one) == "not_found"
    assert spoken_for(board, one) == ("merged", into)


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_what_was_hidden_with_its_speaker_stays_hidden(board: MemoryBoard, depth: int) -> None:
    """However far up that is: freed by a facilitator, or because its speaker was removed."""
    first, second, into, one, other = written(board, 5)
    merged(board, one, other, into=into)
    board.do(LONE, "idea.move", ids=[second], parent_id=first)
    board.do(LONE, "idea.move", ids=[into], parent_id=second)
    board.do(ANNA, "idea.hide", id=[into, second, first][depth], reason="Ett namn")
    assert freed(board, one, by=ANNA) is None
    assert board.idea(one)["state"] == "hidden"
    board.do(ANNA if depth == 0 else SEATED, "idea.remove", id=into)
    assert board.idea(other)["state"] == "hidden"
    board.do(ANNA, "idea.restore", id=one)
    assert spoken_for(board, one) == ("shared", None)


def test_hiding_the_speaker_hides_what_it_speaks_for(board: MemoryBoard) -> None:
    into, one = written(board, 2)
    below = board.write(LONE, parent_id=one)
    merged(board, one, into=into)
    puts = board.do(ANNA, "idea.hide", id=into)
    assert {put.record["id"] for put in puts} == {into, one, below}


def test_facilitators_hide_a_duplicate(board: MemoryBoard) -> None:
    """Everybody can read it: it must be possible to hide it."""
    into, one = written(board, 2)
    merged(board, one, into=into)
    board.do(ANNA, "idea.hide", id=one)
    assert spoken_for(board, one) == ("hidden", None)
    board.do(ANNA, "idea.restore", id=one)
    assert spoken_for(board, one) == ("shared", None)


def test_words_are_hung_under_a_duplicate(board: MemoryBoard) -> None:
    into, one = written(board, 2)
    merged(board, one, into=into)
    below = board.write(LONE, parent_id=one)
    board.do(LONE, "idea.move", ids=[into], category_id=KNOWN)
    assert board.idea(below)["category_id"] == KNOWN


def test_what_is_private_now_stays_apart(board: MemoryBoard) -> None:
    shared = board.write(SEATED)
    board.do(ANNA, "segment.private", id=FRAME, private=True)
    mine = board.write(SEATED)
    assert merged(board, mine, into=shared, by=SEATED) == "not_found"
    board.do(ANNA, "segment.reveal", id=FRAME)
    assert merged(board, mine, into=shared, by=SEATED) is None
