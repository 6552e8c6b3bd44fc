"""Categories: made, named, put in order, merged, removed and brought back, in every segment."""

from __future__ import annotations

from typing import Any

import pytest

from tests.meetings.memory_board import (
    ANNA,
    BERTIL,
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
    placement,
)
from workshop.base.ids import new_id
from workshop.meeting.board import Actor
from workshop.meeting.operations import categories
from workshop.meeting.operations.checks import GRACE

FIELDS: dict[str, dict[str, Any]] = {
    "category.add": {"id": new_id(), "name": "Ny"},
    "category.rename": {"id": KNOWN, "name": "Annan"},
    "category.move": {"id": OTHER, "after": None},
    "category.merge": {"id": KNOWN, "into": OTHER},
    "category.remove": {"id": KNOWN},
    "category.restore": {"id": KNOWN},
}


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("actor", [LONE, SEATED])
def test_participants_do_that_while_they_sort(board: MemoryBoard, kind: str, actor: Actor) -> None:
    assert board.refuses(actor, kind, **FIELDS[kind]) == "step_closed"
    board.close("frame-cluster", GRACE.total_seconds() + 1)
    assert board.refuses(actor, kind, **FIELDS[kind]) == "step_closed"
    board.open("frame-cluster")
    assert board.refuses(WALL, kind, **FIELDS[kind]) == "not_yours"
    assert board.refuses(actor, kind, **FIELDS[kind]) is None


@pytest.mark.parametrize("kind", FIELDS)
def test_facilitators_do_that_until_the_end(board: MemoryBoard, kind: str) -> None:
    board.do(ANNA, "session.end")
    assert board.refuses(ANNA, kind, **FIELDS[kind]) == "ended"
    board.do(ANNA, "session.reopen")
    assert board.refuses(ANNA, kind, **FIELDS[kind]) is None


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_and_no_other(board: MemoryBoard, kind: str) -> None:
    assert board.refuses(ANNA, kind, **FIELDS[kind], more=1) == "malformed"
    for key in FIELDS[kind]:
        left = {k: v for k, v in FIELDS[kind].items() if k != key}
        assert board.refuses(ANNA, kind, **left) == "malformed"


def test_a_new_category_stands_last_in_every_segment(board: MemoryBoard) -> None:
    category_id = new_id()
    puts = board.do(ANNA, "category.add", id=category_id, name="  Tillit\x00 ")
    assert [put.kind for put in puts] == ["category", "placement", "placement", "placement"]
    assert board.records["category"][category_id]["name"] == "Tillit"
    for segment_id in board.records["segment"]:
        placed = [p for p in board.every("placement") if p["segment_id"] == segment_id]
        assert max(placed, key=lambda p: str(p["rank"]))["category_id"] == category_id


def test_it_stands_beside_the_last_one_if_that_is_alone(board: MemoryBoard) -> None:
    board.add("placement", placement(MATRIX, OTHER, "V1", beside=True))
    beside = []
    for _ in range(4):
        category_id = new_id()
        board.do(ANNA, "category.add", id=category_id, name="Ny")
        beside.append(board.records["placement"][f"{MATRIX}:{category_id}"]["beside"])
        assert not board.records["placement"][f"{FRAME}:{category_id}"]["beside"]
    assert beside == [False, True, False, True]


def test_removed_categories_leave_a_seat_free(board: MemoryBoard) -> None:
    board.add("placement", placement(MATRIX, OTHER, "V1", beside=True))
    board.do(ANNA, "category.remove", id=OTHER)
    category_id = new_id()
    board.do(ANNA, "category.add", id=category_id, name="Ny")
    assert board.records["placement"][f"{MATRIX}:{category_id}"]["beside"]


@pytest.mark.parametrize("wrong", ["", "1", "x" * 36, "a" * 35 + "\x00", "a" * 37, 7, None])
def test_an_id_is_a_uuid(board: MemoryBoard, wrong: object) -> None:
    assert board.refuses(ANNA, "category.add", id=wrong, name="Ny") == "malformed"


def test_an_id_is_used_once_in_all_sessions(board: MemoryBoard) -> None:
    category_id, abroad = new_id(), new_id()
    board.others["abroad"] = {"category": {abroad: {}}}
    board.do(ANNA, "category.add", id=category_id, name="Ny")
    assert board.refuses(BERTIL, "category.add", id=category_id, name="Ny") == "op_id_reused"
    assert board.refuses(ANNA, "category.add", id=abroad, name="Ny") == "op_id_reused"


@pytest.mark.parametrize("kind", ["category.add", "category.rename"])
def test_a_name_has_its_limits(board: MemoryBoard, kind: str) -> None:
    category_id = KNOWN if kind == "category.rename" else new_id()
    assert board.refuses(ANNA, kind, id=category_id, name=" \x00 ") == "empty"
    assert board.refuses(ANNA, kind, id=category_id, name="å" * 81) == "name_too_long"
    assert board.refuses(ANNA, kind, id=category_id, name="å" * 80) is None


def test_so_many_fit(board: MemoryBoard, monkeypatch: Any) -> None:
    monkeypatch.setattr(categories, "MOST_CATEGORIES", 3)
    assert board.refuses(ANNA, "category.add", id=new_id(), name="Tredje") is None
    assert board.refuses(ANNA, "category.add", id=new_id(), name="Fjärde") == "full"


@pytest.mark.parametrize("kind", [kind for kind in FIELDS if kind != "category.add"])
def test_it_must_be_there(board: MemoryBoard, kind: str) -> None:
    assert board.refuses(ANNA, kind, **FIELDS[kind] | {"id": "of another"}) == "not_found"


def test_a_name_is_one_line(board: MemoryBoard) -> None:
    category_id = new_id()
    board.do(ANNA, "category.add", id=category_id, name="Tillit\r\n\r\noch  tid")
    board.do(ANNA, "category.rename", id=KNOWN, name="En\tannan\n")
    names = [board.records["category"][one]["name"] for one in (category_id, KNOWN)]
    assert names == ["Tillit och tid", "En annan"]
    longest = " \n".join(["x" * 40, "x" * 39])
    assert board.refuses(ANNA, "category.rename", id=KNOWN, name=longest) is None
    assert board.refuses(ANNA, "category.rename", id=KNOWN, name=longest + "x") == "name_too_long"


def test_removing_is_soft(board: MemoryBoard) -> None:
    idea_id = board.write(LONE, category_id=KNOWN)
    board.do(ANNA, "category.remove", id=KNOWN)
    assert board.records["category"][KNOWN]["state"] == "removed"
    board.do(ANNA, "category.rename", id=KNOWN, name="Annan")
    board.do(BERTIL, "category.restore", id=KNOWN)
    assert board.records["category"][KNOWN]["state"] == "active"
    assert board.records["category"][KNOWN]["name"] == "Annan"
    assert board.idea(idea_id)["category_id"] == KNOWN


def test_what_was_merged_does_not_come_back_so(board: MemoryBoard) -> None:
    board.add("category", category(KNOWN, "V0", "merged"))
    assert board.refuses(ANNA, "category.restore", id=KNOWN) == "not_found"


# Made of ideas


def test_a_category_is_made_of_ideas(board: MemoryBoard) -> None:
    board.open("frame-cluster")
    idea, other = board.write(SEATED), board.write(LONE, category_id=KNOWN)
    child, category_id = board.write(LONE, parent_id=idea), new_id()
    board.do(LONE, "category.add", id=category_id, name="Ny", ids=[idea, other])
    assert {board.idea(one)["category_id"] for one in (idea, other, child)} == {category_id}


def test_a_name_is_not_lost_because_ideas_are(board: MemoryBoard) -> None:
    gone, child = board.write(SEATED), board.write(SEATED, parent_id=board.write(SEATED))
    board.do(SEATED, "idea.remove", id=gone)
    board.do(ANNA, "segment.private", id=FRAME, private=True)
    private = board.write(SEATED)
    for ids in ([gone, "unknown", child, private], []):
        category_id = new_id()
        board.do(ANNA, "category.add", id=category_id, name="Ny", ids=ids)
        assert board.records["category"][category_id]["state"] == "active"
        assert not board.find(category_id=category_id)


def test_entries_of_other_segments_make_no_category(board: MemoryBoard) -> None:
    entry, category_id = board.write(SEATED, segment_id=LISTS, category_id=KNOWN), new_id()
    board.do(ANNA, "category.add", id=category_id, name="Ny", ids=[entry])
    assert board.idea(entry)["category_id"] == KNOWN
    assert board.refuses(ANNA, "category.add", id=new_id(), name="Ny", ids="x") == "malformed"


# In order


@pytest.mark.parametrize("at", range(-1, 4))
def test_categories_are_put_in_order(board: MemoryBoard, at: int) -> None:
    ids = [KNOWN, OTHER, *(new_id() for _ in range(3))]
    for one in ids[2:]:
        board.do(ANNA, "category.add", id=one, name="Ny")
    moved, rest = ids[2], [*ids[:2], *ids[3:]]
    for _ in range(2):
        board.do(ANNA, "category.move", id=moved, after=rest[at] if at >= 0 else None)
        assert order(board) == [*rest[: at + 1], moved, *rest[at + 1 :]]
    assert board.refuses(ANNA, "category.move", id=moved, after=moved) == "malformed"
    assert board.refuses(ANNA, "category.move", id=moved, after="unknown") == "not_found"


def order(board: MemoryBoard) -> list[str]:
    return [one["id"] for one in sorted(board.every("category"), key=lambda c: str(c["rank"]))]


# Merged, removed


def test_all_that_stood_in_one_stands_in_the_other(board: MemoryBoard) -> None:
    idea, entry = (board.write(LONE, segment_id=s, category_id=KNOWN) for s in (FRAME, LISTS))
    cell = board.write(LONE, segment_id=MATRIX, category_id=KNOWN, column="left")
    gone, there = board.write(LONE, category_id=KNOWN), board.write(LONE, category_id=OTHER)
    child = board.write(LONE, parent_id=idea)
    board.do(LONE, "idea.remove", id=gone)
    board.do(ANNA, "category.merge", id=KNOWN, into=OTHER)
    for one in (idea, entry, cell, gone, there, child):
        assert board.idea(one)["category_id"] == OTHER
    assert board.records["category"][KNOWN]["state"] == "merged"
    assert board.refuses(ANNA, "category.merge", id=KNOWN, into=OTHER) == "not_found"
    assert board.refuses(ANNA, "category.merge", id=OTHER, into=KNOWN) == "not_found"
    assert board.refuses(ANNA, "category.merge", id=OTHER, into=OTHER) == "malformed"


def test_nothing_is_left_out_of_a_segment_by_merging(board: MemoryBoard) -> None:
    placed = {"segment_id": LISTS, "shown": False}
    board.do(ANNA, "placement.set", category_id=OTHER, **placed)
    board.do(ANNA, "category.merge", id=KNOWN, into=OTHER)
    assert board.records["placement"][f"{LISTS}:{OTHER}"]["shown"]


def test_what_stood_in_a_removed_one_is_not_sorted(board: MemoryBoard) -> None:
    """Either it stands in no category, or in one that nobody has on their board."""
    idea, moved = board.write(LONE, category_id=KNOWN), board.write(LONE, category_id=KNOWN)
    board.do(ANNA, "category.remove", id=KNOWN)
    assert board.refuses(ANNA, "category.remove", id=KNOWN) == "not_found"
    board.do(ANNA, "idea.move", ids=[moved], category_id=OTHER)
    board.do(ANNA, "category.restore", id=KNOWN)
    assert board.idea(idea)["category_id"] == KNOWN
    assert board.idea(moved)["category_id"] == OTHER
