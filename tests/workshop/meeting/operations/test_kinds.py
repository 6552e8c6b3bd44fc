"""A kind of segment that is one row more: decisions ask for traits, and stay as they are."""

from __future__ import annotations

import pytest

from session_templates import kinds
from session_templates.kinds import Kind
from tests.meetings.memory_board import (
    ANNA,
    FRAME,
    KNOWN,
    LISTS,
    LONE,
    MATRIX,
    MemoryBoard,
    segment,
    step,
)
from workshop.base.ids import new_id

POINTS, HEADED, FIGURES = "points", "headed", "figures"
ROWS = {
    POINTS: Kind(steps=("write", "review"), columns=True, written=True),
    HEADED: Kind(steps=("write", "review"), columns=True, written=True),
    FIGURES: Kind(steps=("review",)),
}
"""Lists without categories, without headings and with them, and one in which nobody writes."""


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch, board: MemoryBoard) -> MemoryBoard:
    """A session with segments of three more kinds, all their steps open."""
    for position, (name, kind) in enumerate(ROWS.items(), 3):
        monkeypatch.setitem(kinds.KINDS, name, kind)  # type: ignore[misc]
        board.add("segment", segment(name))
        for one in kind.steps:
            board.add("step", step(f"{name}-{one}", name, position, one, "open"))
    columns = [{"id": one, "label": one} for one in ("purpose", "organisation")]
    board.records["segment"][HEADED]["columns"] = columns
    return board


def test_categories_stand_only_where_a_kind_has_them(board: MemoryBoard) -> None:
    category_id = new_id()
    board.do(ANNA, "category.add", id=category_id, name="Tillit")
    placed = {p["segment_id"] for p in board.every("placement") if p["category_id"] == category_id}
    assert placed == {FRAME, MATRIX, LISTS}
    for name in ROWS:
        place = {"segment_id": name, "category_id": category_id}
        assert board.refuses(ANNA, "placement.set", **place, shown=True) == "malformed"
    board.do(ANNA, "category.merge", id=category_id, into=KNOWN)
    assert {p["segment_id"] for p in board.every("placement")} == {FRAME, MATRIX, LISTS}


def test_points_are_written_under_no_category(board: MemoryBoard) -> None:
    point = board.write(ANNA, "Samverkan", POINTS)
    assert board.idea(point)["category_id"] is None
    board.write(ANNA, "Nära", POINTS, parent_id=point)
    place = {"id": new_id(), "segment_id": POINTS, "text": "Ny"}
    assert board.refuses(ANNA, "idea.add", **place, category_id=KNOWN) == "malformed"
    assert board.refuses(ANNA, "idea.add", **place, column="purpose") == "malformed"
    assert board.refuses(ANNA, "idea.add", **place, column="discussion") == "malformed"
    assert board.refuses(ANNA, "idea.move", ids=[point], category_id=KNOWN) == "malformed"
    assert board.refuses(ANNA, "idea.move", ids=[point], category_id=None) is None


def test_they_stand_under_the_headings_that_there_are(board: MemoryBoard) -> None:
    place = {"id": new_id(), "segment_id": HEADED, "text": "Ny"}
    assert board.refuses(LONE, "idea.add", **place) == "malformed"
    point = board.write(LONE, "Styrgrupp", HEADED, column="purpose")
    board.do(ANNA, "idea.move", ids=[point], column="organisation")
    assert board.idea(point)["column"] == "organisation"


def test_the_room_sorts_only_where_categories_are_made(board: MemoryBoard) -> None:
    board.open("frame-cluster")
    point, same = (board.write(LONE, text, POINTS) for text in ("Närhet", "Nära"))
    assert board.refuses(LONE, "idea.move", ids=[point], category_id=None) == "not_found"
    assert board.refuses(LONE, "idea.sort", id=point, category_id=KNOWN) == "not_found"
    board.do(ANNA, "idea.merge", ids=[same], into=point)
    assert board.refuses(LONE, "idea.unmerge", ids=[same]) == "not_found"
    board.do(ANNA, "idea.unmerge", ids=[same])
    category_id = new_id()
    board.do(ANNA, "category.add", id=category_id, name="Ny", ids=[point])
    assert board.idea(point)["category_id"] is None


def test_nobody_writes_where_a_kind_is_not_written(board: MemoryBoard) -> None:
    place = {"id": new_id(), "segment_id": FIGURES, "text": "3 av 4"}
    assert board.refuses(ANNA, "idea.add", **place) == "malformed"
    assert board.refuses(LONE, "idea.add", **place) == "step_closed"


@pytest.mark.parametrize("name", ROWS)
def test_only_what_makes_categories_declares_how_many(board: MemoryBoard, name: str) -> None:
    assert board.refuses(ANNA, "segment.declare", id=name, number=3) == "malformed"
