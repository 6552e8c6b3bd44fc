"""The chain: which categories go on to a segment, in which order, side by side, and to whom."""

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
from workshop.base.ids import new_id
from workshop.meeting.records import Record


def set_place(board: MemoryBoard, category: str, segment: str = MATRIX, **to: Any) -> str | None:
    """What placing a category is refused for."""
    wanted = {"segment_id": segment, "category_id": category} | to
    return board.refuses(ANNA, "placement.set", **wanted)


def placed(board: MemoryBoard, category: str, segment: str = MATRIX) -> Record:
    return board.records["placement"][f"{segment}:{category}"]


def order(board: MemoryBoard, segment: str = MATRIX) -> list[str]:
    """The categories of a segment, as the protocol says who stands where."""
    arranged = board.records["segment"][segment]["arranged"]
    there = [c for c in board.every("category") if c["state"] == "active"]
    there = [one for one in there if placed(board, one["id"], segment)["shown"]]
    ranked = [placed(board, c["id"], segment) if arranged else c for c in there]
    ranks = sorted((r["rank"], c["id"]) for r, c in zip(ranked, there, strict=True))
    return [one for _, one in ranks]


def tables(board: MemoryBoard, segment: str = MATRIX) -> list[list[str]]:
    """The tables of a matrix, as the protocol says."""
    arranged = board.records["segment"][segment]["arranged"]
    found: list[list[str]] = []
    for number, one in enumerate(order(board, segment)):
        beside = placed(board, one, segment)["beside"] if arranged else number % 2 == 1
        if beside and found and len(found[-1]) == 1:
            found[-1].append(one)
        else:
            found.append([one])
    return found


@pytest.fixture
def five(board: MemoryBoard) -> list[str]:
    """Five categories on the board."""
    more = [new_id() for _ in range(3)]
    for one in more:
        board.do(ANNA, "category.add", id=one, name=one)
    return [KNOWN, OTHER, *more]


def test_a_category_is_listed_and_worked_on_nowhere(board: MemoryBoard) -> None:
    for segment in (MATRIX, LISTS):
        assert set_place(board, KNOWN, segment, shown=False) is None
    assert [order(board, one) for one in (FRAME, MATRIX, LISTS)] == [
        [KNOWN, OTHER],
        [OTHER],
        [OTHER],
    ]
    assert not board.records["segment"][MATRIX]["arranged"]
    set_place(board, KNOWN, shown=True)
    assert order(board) == [KNOWN, OTHER]


def test_segments_follow_until_they_are_arranged(board: MemoryBoard, five: list[str]) -> None:
    assert tables(board) == [five[:2], five[2:4], five[4:]]
    board.do(ANNA, "category.move", id=five[4], after=None)
    assert order(board) == order(board, LISTS) == [five[4], *five[:4]]
    assert set_place(board, five[0], after=five[3]) is None
    assert order(board) == [five[4], *five[1:4], five[0]]
    board.do(ANNA, "category.move", id=five[4], after=five[3])
    assert order(board) == [five[4], *five[1:4], five[0]], "it has an order of its own"
    assert order(board, LISTS) == five


@pytest.mark.parametrize("at", range(-1, 4))
def test_a_category_is_put_where_it_is_meant(board: MemoryBoard, five: list[str], at: int) -> None:
    rest = five[:2] + five[3:]
    set_place(board, five[2], LISTS, after=rest[at] if at >= 0 else None)
    assert order(board, LISTS) == [*rest[: at + 1], five[2], *rest[at + 1 :]]
    assert order(board) == five, "the others are as they were"
    assert len({placed(board, one, LISTS)["rank"] for one in five}) == 5


def test_pairs_stay_when_a_matrix_is_arranged(board: MemoryBoard, five: list[str]) -> None:
    assert set_place(board, five[2], beside=False) is None
    assert tables(board) == [five[:2], [five[2], five[3]], [five[4]]]
    set_place(board, five[3], beside=False)
    assert tables(board) == [five[:2], [five[2]], [five[3]], [five[4]]]
    set_place(board, five[4], beside=True)
    assert tables(board) == [five[:2], [five[2]], five[3:]]
    assert set_place(board, five[4], LISTS, beside=True) == "malformed", "there are no tables"


def test_three_never_share_a_table(board: MemoryBoard, five: list[str]) -> None:
    for one in five:
        set_place(board, one, beside=True)
        assert max(map(len, tables(board))) <= 2
    assert [one for table in tables(board) for one in table] == five


def test_a_beside_that_nothing_stands_beside_is_none(board: MemoryBoard, five: list[str]) -> None:
    """What is told is what is so: no `beside` of a third, none of the first."""
    for one in five:
        set_place(board, one, beside=True)
    assert [placed(board, one)["beside"] for one in five] == [False, True, False, True, False]


def test_a_new_category_joins_at_the_end_of_all(board: MemoryBoard, five: list[str]) -> None:
    set_place(board, five[0], after=five[4])
    new = new_id()
    board.do(ANNA, "category.add", id=new, name="Ny")
    assert order(board) == [*five[1:], five[0], new]
    assert order(board, FRAME) == [*five, new]


def test_a_category_is_dealt_to_tables(board: MemoryBoard) -> None:
    assert set_place(board, KNOWN, tables=["table-2", "table-1", "table-2"]) is None
    assert placed(board, KNOWN)["tables"] == ["table-2", "table-1"]
    assert placed(board, KNOWN, LISTS)["tables"] == []
    assert not board.records["segment"][MATRIX]["arranged"]
    assert set_place(board, KNOWN, tables=["table-3"]) == "not_found"
    assert set_place(board, KNOWN, tables=[]) is None
    assert placed(board, KNOWN)["tables"] == []


def test_dealing_is_a_focus_and_never_a_wall(board: MemoryBoard) -> None:
    set_place(board, KNOWN, LISTS, tables=["table-2"])
    board.write(SEATED, segment_id=LISTS, category_id=KNOWN)
    board.write(LONE, segment_id=LISTS, category_id=KNOWN)


def test_each_field_by_itself(board: MemoryBoard) -> None:
    set_place(board, KNOWN, shown=False, tables=["table-1"])
    set_place(board, KNOWN, shown=True)
    assert placed(board, KNOWN)["tables"] == ["table-1"]
    set_place(board, KNOWN, after=OTHER)
    assert placed(board, KNOWN)["tables"] == ["table-1"]
    assert placed(board, KNOWN)["shown"]


def test_only_facilitators_until_the_end(board: MemoryBoard) -> None:
    board.open("frame-cluster")
    place = {"segment_id": MATRIX, "category_id": KNOWN, "shown": False}
    assert board.refuses(LONE, "placement.set", **place) == "not_yours"
    assert board.refuses(LONE, "segment.declare", id=FRAME, number=4) == "not_yours"
    board.do(ANNA, "session.end")
    assert board.refuses(ANNA, "placement.set", **place) == "ended"
    assert board.refuses(ANNA, "segment.declare", id=FRAME, number=4) == "ended"


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"segment_id": "unknown"}, "not_found"),
        ({"category_id": "unknown"}, "not_found"),
        ({"after": "unknown"}, "not_found"),
        ({"after": KNOWN}, "not_found"),
        ({"shown": "yes"}, "malformed"),
        ({"beside": None}, "malformed"),
        ({"tables": "table-1"}, "malformed"),
        ({"tables": [7]}, "malformed"),
        ({"after": 7}, "malformed"),
        ({"rank": "V"}, "malformed"),
    ],
)
def test_what_is_not_there_or_cannot_be_read(
    board: MemoryBoard, wrong: dict[str, Any], name: str
) -> None:
    wanted = {"segment_id": MATRIX, "category_id": KNOWN} | wrong
    assert board.refuses(ANNA, "placement.set", **wanted) == name


def test_the_number_declared_is_set_apart_from_the_list(board: MemoryBoard) -> None:
    for number in (4, 0, None):
        board.do(ANNA, "segment.declare", id=FRAME, number=number)
        assert board.records["segment"][FRAME]["declared"] == number
    for wrong in (-1, "4", 1.5, True, 10**9):
        assert board.refuses(ANNA, "segment.declare", id=FRAME, number=wrong) == "malformed"
    assert board.refuses(ANNA, "segment.declare", id=LISTS, number=4) == "malformed"
    assert board.refuses(ANNA, "segment.declare", id=FRAME) == "malformed"
