"""Categories: the facilitators', in every segment."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workshop.operations.memory_board import (
    ANNA,
    BERTIL,
    FRAME,
    KNOWN,
    LONE,
    MATRIX,
    OTHER,
    SEATED,
    MemoryBoard,
    category,
    placement,
)
from workshop.ids import new_id
from workshop.operations import categories

FIELDS: dict[str, dict[str, Any]] = {
    "category.add": {"id": new_id(), "name": "Ny"},
    "category.rename": {"id": KNOWN, "name": "Annan"},
    "category.remove": {"id": KNOWN},
    "category.restore": {"id": KNOWN},
}


@pytest.mark.parametrize("kind", FIELDS)
def test_only_facilitators_do_that_and_not_after_the_end(board: MemoryBoard, kind: str) -> None:
    assert board.refuses(LONE, kind, **FIELDS[kind]) == "not_yours"
    assert board.refuses(SEATED, kind, **FIELDS[kind]) == "not_yours"
    board.do(ANNA, "session.end")
    assert board.refuses(ANNA, kind, **FIELDS[kind]) == "ended"


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
    board.elsewhere.add(abroad)
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


@pytest.mark.parametrize("kind", ["category.rename", "category.remove", "category.restore"])
def test_it_must_be_there(board: MemoryBoard, kind: str) -> None:
    assert board.refuses(ANNA, kind, **FIELDS[kind] | {"id": "of another"}) == "not_found"


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
