"""Moving ideas: where they stand afterwards, in which order, and who may."""

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
    WALL,
    MemoryBoard,
    category,
)
from workshop.base.ids import new_id
from workshop.meeting.board import Actor
from workshop.meeting.operations.checks import GRACE

HERE: dict[str, Any] = {"segment_id": MATRIX, "category_id": KNOWN, "column": "left"}


@pytest.fixture(autouse=True)
def sorting(board: MemoryBoard) -> None:
    board.open("frame-cluster")


def moved(board: MemoryBoard, *ids: str, by: Actor = LONE, **to: Any) -> str | None:
    """What moving ideas is refused for."""
    return board.refuses(by, "idea.move", ids=[*ids], **to)


def written(board: MemoryBoard, count: int, **fields: Any) -> list[str]:
    return [board.write(SEATED, **fields) for _ in range(count)]


def test_an_idea_is_sorted_and_sorted_out_again(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    before = board.idea(idea)
    for to in (KNOWN, OTHER, None):
        assert moved(board, idea, category_id=to) is None
        assert board.idea(idea) == before | {"category_id": to}, "and nothing else has changed"


def test_only_what_is_moved_is_told(board: MemoryBoard) -> None:
    idea, _ = written(board, 2)
    child = board.write(LONE, parent_id=idea)
    puts = board.do(LONE, "idea.move", ids=[idea], category_id=KNOWN)
    assert {put.record["id"] for put in puts} == {idea, child}


def test_sub_points_go_along(board: MemoryBoard) -> None:
    idea, other = written(board, 2)
    child = board.write(LONE, parent_id=idea)
    below = board.write(ANNA, parent_id=child)
    hidden = board.write(LONE, parent_id=child)
    board.do(ANNA, "idea.hide", id=hidden)
    board.do(LONE, "idea.move", ids=[idea, other], category_id=KNOWN)
    places = {board.idea(one)["category_id"] for one in (idea, other, child, below, hidden)}
    assert places == {KNOWN}
    assert board.idea(child)["parent_id"] == idea


def test_what_is_moved_with_what_it_hangs_under_still_hangs_there(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    child = board.write(SEATED, parent_id=idea)
    board.do(LONE, "idea.move", ids=[child, idea], category_id=KNOWN)
    assert board.idea(child)["parent_id"] == idea
    assert board.idea(child)["category_id"] == KNOWN


def test_a_sub_point_alone_stays_where_its_parent_stands(board: MemoryBoard) -> None:
    child = board.write(SEATED, parent_id=board.write(SEATED))
    assert moved(board, child, category_id=KNOWN) == "not_found"
    assert board.idea(child)["category_id"] is None


def test_a_sub_point_becomes_an_idea_of_its_own(board: MemoryBoard) -> None:
    idea, last = board.write(SEATED, category_id=KNOWN), board.write(SEATED)
    child, *others = written(board, 3, parent_id=idea)
    below = board.write(SEATED, parent_id=child)
    assert moved(board, child, parent_id=None) is None
    assert board.idea(child)["parent_id"] is None
    assert board.idea(below)["parent_id"] == child
    assert board.idea(child)["category_id"] == KNOWN
    assert board.order(idea, child, last) == [idea, child, last], "right behind its parent"
    assert moved(board, *others, parent_id=None, category_id=OTHER) is None
    assert [board.idea(one)["category_id"] for one in others] == [OTHER, OTHER]


def test_several_become_ideas_of_their_own_in_the_order_given(board: MemoryBoard) -> None:
    idea, last = written(board, 2)
    children = written(board, 3, parent_id=idea)
    board.do(LONE, "idea.move", ids=children, parent_id=None)
    assert len({board.idea(one)["rank"] for one in children}) == 3
    assert board.order(idea, last, *children) == [idea, *children, last]


def test_an_idea_becomes_a_sub_point(board: MemoryBoard) -> None:
    idea, parent = board.write(SEATED, category_id=KNOWN), board.write(SEATED, category_id=OTHER)
    first, below = board.write(LONE, parent_id=parent), board.write(LONE, parent_id=idea)
    assert moved(board, idea, parent_id=parent) is None
    for one in (idea, below):
        assert board.idea(one)["category_id"] == OTHER
    assert board.order(idea, first) == [first, idea], "behind those that were there"


def test_nothing_hangs_under_itself(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    child = board.write(SEATED, parent_id=idea)
    below = board.write(SEATED, parent_id=child)
    for parent in (idea, child, below):
        assert moved(board, idea, parent_id=parent) == "not_found"
    assert board.idea(idea)["parent_id"] is None
    other = board.write(SEATED)
    assert moved(board, idea, other, parent_id=below) is None
    assert board.idea(idea)["parent_id"] is None
    assert board.idea(other)["parent_id"] == below


def test_a_circle_through_a_duplicate_is_one(board: MemoryBoard) -> None:
    speaker, duplicate = written(board, 2)
    below = board.write(SEATED, parent_id=duplicate)
    board.do(LONE, "idea.merge", ids=[duplicate], into=speaker)
    assert moved(board, speaker, parent_id=below) == "not_found"
    assert moved(board, speaker, parent_id=duplicate) == "not_found"


def test_a_sub_point_of_a_duplicate_is_one_of_its_speaker(board: MemoryBoard) -> None:
    speaker, duplicate, idea = written(board, 3)
    board.do(LONE, "idea.merge", ids=[duplicate], into=speaker)
    board.do(LONE, "idea.move", ids=[idea], parent_id=duplicate)
    assert board.idea(idea)["parent_id"] == speaker


def test_moved_trees_go_nine_levels_deep(board: MemoryBoard) -> None:
    deep = top = board.write(SEATED)
    for _ in range(6):
        deep = board.write(SEATED, parent_id=deep)
    tree = board.write(SEATED)
    low = board.write(SEATED, parent_id=tree)
    assert moved(board, tree, parent_id=deep) is None, "nine levels"
    assert moved(board, tree, parent_id=None) is None
    board.write(SEATED, parent_id=low)
    assert moved(board, tree, parent_id=deep) == "too_deep"
    other = board.write(SEATED)
    board.do(LONE, "idea.merge", ids=[tree], into=other)
    assert moved(board, other, parent_id=deep) == "too_deep", "as deep with its duplicate"
    assert board.idea(top)["parent_id"] is None


# Order


@pytest.mark.parametrize("at", range(-1, 5))
def test_ideas_are_put_in_order(board: MemoryBoard, at: int) -> None:
    ideas = written(board, 5)
    rest = [ideas[0], ideas[2], ideas[4]]
    after = rest[at] if 0 <= at < 3 else None
    ids = [ideas[3], ideas[1]]
    board.do(LONE, "idea.move", ids=ids, after=after)
    place = at + 1 if after else 0
    assert board.order(*ideas) == [*rest[:place], *ids, *rest[place:]]


def test_two_hundred_in_the_order_given(board: MemoryBoard) -> None:
    ideas = written(board, 200)
    backwards = ideas[::-1]
    board.do(LONE, "idea.move", ids=backwards[:-1], after=ideas[0])
    assert board.order(*ideas) == [ideas[0], *backwards[:-1]]
    assert moved(board, *ideas, board.write(LONE)) == "malformed", "one too many"


def test_again_and_again_behind_the_same_one(board: MemoryBoard) -> None:
    first, *ideas = written(board, 30)
    for _ in range(10):
        for idea in ideas:
            board.do(LONE, "idea.move", ids=[idea], after=first)
    assert board.order(first, *ideas) == [first, *ideas[::-1]]


def test_behind_what_is_not_there_or_elsewhere(board: MemoryBoard) -> None:
    idea, other = written(board, 2)
    child = board.write(SEATED, parent_id=other)
    note = board.write(ANNA, segment_id=LISTS, category_id=KNOWN)
    for after in ("unknown", child, note):
        assert moved(board, idea, after=after) == "not_found"
    assert moved(board, idea, after=idea) == "malformed"
    assert moved(board, child, after=idea) == "not_found"


def test_a_place_in_the_list_stays_when_it_is_sorted(board: MemoryBoard) -> None:
    ideas = written(board, 3)
    board.do(LONE, "idea.move", ids=[ideas[1]], category_id=KNOWN)
    assert board.order(*ideas) == ideas


def test_in_another_category_behind_another_one(board: MemoryBoard) -> None:
    one, other, last = written(board, 3)
    board.do(LONE, "idea.move", ids=[last], category_id=KNOWN, after=one)
    assert board.order(one, other, last) == [one, last, other]
    assert board.idea(last)["category_id"] == KNOWN


# Places that are gone, or are none


def test_under_a_removed_category_nothing_is_sorted(board: MemoryBoard) -> None:
    idea = board.write(SEATED, category_id=OTHER)
    board.do(ANNA, "category.remove", id=KNOWN)
    assert moved(board, idea, category_id=KNOWN) is None
    assert board.idea(idea)["category_id"] is None


def test_where_a_category_went_ideas_go(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    board.do(ANNA, "category.merge", id=KNOWN, into=OTHER)
    board.do(LONE, "idea.move", ids=[idea], category_id=KNOWN)
    assert board.idea(idea)["category_id"] == OTHER


@pytest.mark.parametrize("state", ["removed", "hidden", "private", "merged"])
def test_what_is_gone_is_left_out(board: MemoryBoard, state: str) -> None:
    gone, below, there = board.write(SEATED), "", board.write(SEATED)
    below = board.write(SEATED, parent_id=gone)
    board.add("idea", board.idea(gone) | {"state": state, "merged_into_id": there})
    ids = [gone, "unknown", there, there] if state == "merged" else [gone, below, there]
    assert moved(board, *ids, category_id=KNOWN, parent_id=None) is None
    assert board.idea(there)["category_id"] == KNOWN
    assert board.idea(below)["parent_id"] == gone
    assert board.idea(gone)["category_id"] is (KNOWN if state == "merged" else None)
    assert moved(board, gone, category_id=OTHER) == "not_found"


def test_what_is_private_is_nobodys_to_move(board: MemoryBoard) -> None:
    board.do(ANNA, "segment.private", id=FRAME, private=True)
    idea, shared = board.write(SEATED), board.write(ANNA)
    for actor in (SEATED, LONE, ANNA):
        assert moved(board, idea, by=actor, category_id=KNOWN) == "not_found"
        assert moved(board, shared, by=actor, parent_id=idea) == "not_found"
    assert board.idea(idea)["state"] == "private"


@pytest.mark.parametrize("state", ["removed", "hidden", "private"])
@pytest.mark.parametrize("depth", [0, 1])
def test_nothing_is_moved_under_what_not_everybody_sees(
    board: MemoryBoard, state: str, depth: int
) -> None:
    over = parent = board.write(SEATED)
    if depth:
        parent = board.write(SEATED, parent_id=over)
    idea = board.write(SEATED)
    board.add("idea", board.idea(over) | {"state": state})
    for actor in (SEATED, LONE, ANNA):
        assert moved(board, idea, by=actor, parent_id=parent) == "not_found"


def test_facilitators_move_what_they_hid(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    board.do(ANNA, "idea.hide", id=idea)
    assert moved(board, idea, category_id=KNOWN) == "not_found"
    assert moved(board, idea, by=ANNA, category_id=KNOWN) is None
    assert board.idea(idea)["state"] == "hidden"


# Who, and where


def test_participants_sort_while_they_are_asked_to(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    board.close("frame-cluster", GRACE.total_seconds() - 5)
    assert moved(board, idea, category_id=KNOWN) is None
    board.close("frame-cluster", GRACE.total_seconds() + 1)
    assert moved(board, idea, category_id=OTHER) == "step_closed"
    assert moved(board, idea, by=ANNA, category_id=OTHER) is None
    assert moved(board, idea, by=WALL, category_id=KNOWN) == "not_yours"
    board.do(ANNA, "session.end")
    assert moved(board, idea, by=ANNA, category_id=KNOWN) == "ended"


@pytest.mark.parametrize("step", ["frame-write", "frame-settle", "lists-write", "lists-vote"])
def test_no_other_step_opens_sorting(board: MemoryBoard, step: str) -> None:
    idea = board.write(SEATED)
    board.do(ANNA, "step.open", id=step)
    board.close("frame-cluster", 600)
    assert moved(board, idea, category_id=KNOWN) == "step_closed"


def test_participants_sort_a_frame_and_nothing_else(board: MemoryBoard) -> None:
    entry = board.write(SEATED, segment_id=LISTS, category_id=KNOWN)
    note = board.write(ANNA, column="discussion")
    for one in (entry, note):
        assert moved(board, one, category_id=OTHER) == "not_found"
        assert moved(board, one, by=ANNA, category_id=OTHER) is None
    idea = board.write(SEATED)
    assert moved(board, idea, column="discussion") == "not_yours"
    assert moved(board, idea, by=ANNA, column="discussion") is None
    assert moved(board, board.write(SEATED), parent_id=note) in ("not_found", None)


def test_in_a_matrix_entries_change_column_and_category(board: MemoryBoard) -> None:
    entry = board.write(SEATED, **HERE)
    board.do(ANNA, "idea.move", ids=[entry], column="right")
    board.do(ANNA, "idea.move", ids=[entry], category_id=OTHER)
    assert (board.idea(entry)["category_id"], board.idea(entry)["column"]) == (OTHER, "right")
    assert moved(board, entry, by=ANNA, column="middle") == "malformed"
    assert moved(board, entry, by=ANNA, column="") == "malformed"
    assert moved(board, entry, by=ANNA, category_id=None) == "malformed"


def test_segments_are_walls(board: MemoryBoard) -> None:
    idea, entry = board.write(SEATED), board.write(SEATED, segment_id=LISTS, category_id=KNOWN)
    assert moved(board, idea, by=ANNA, parent_id=entry) == "not_found"
    assert moved(board, idea, entry, by=ANNA, parent_id=entry) == "not_found"


@pytest.mark.parametrize(
    "wrong",
    [
        {"ids": []},
        {"ids": "x"},
        {"ids": [7]},
        {"ids": None},
        {"category_id": 7},
        {"column": None},
        {"parent_id": ["x"]},
        {"after": 7},
        {"rank": "V"},
        {"segment_id": FRAME},
        {"state": "shared"},
        {"parent_id": "x", "category_id": KNOWN},
    ],
)
def test_what_cannot_be_read_is_malformed(board: MemoryBoard, wrong: dict[str, Any]) -> None:
    wanted: dict[str, Any] = {"ids": [board.write(SEATED)]} | wrong
    assert board.refuses(LONE, "idea.move", **wanted) == "malformed"


def test_a_category_must_be_of_this_session(board: MemoryBoard) -> None:
    board.add("category", category("foreign", "V9"))
    del board.records["category"]["foreign"]
    assert moved(board, board.write(SEATED), category_id="foreign") == "not_found"
    assert moved(board, new_id(), category_id=KNOWN) == "not_found"
