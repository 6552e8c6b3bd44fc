"""Points: what they are in the minutes, whose words they are, who does them and how far it is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.meetings.memory_board import ANNA, LONE, MATRIX, MemoryBoard, segment, step

POINTS = "points"


@pytest.fixture
def board(board: MemoryBoard) -> MemoryBoard:
    equip(board)
    return board


def equip(board: MemoryBoard) -> None:
    """A segment of points that all may write in, and a group of organisations."""
    board.add("segment", segment(POINTS))
    board.add("step", step("points-write", POINTS, 3, "write", "open"))
    if not board.session["groups"]:
        group = {"key": "regions", "label": "Regioner", "counted": True}
        board.session |= {"groups": [group]}


def edited(board: MemoryBoard, idea: str, **fields: Any) -> dict[str, Any]:
    """An idea with something more said of it."""
    now = board.idea(idea)
    board.do(ANNA, "idea.edit", id=idea, rev=now["revision"], text=now["text"], **fields)
    return board.idea(idea)


@pytest.mark.parametrize("form", ["paragraph", "heading", "quotation", "question", "idea"])
def test_who_leads_says_what_a_point_is(board: MemoryBoard, form: str) -> None:
    written = board.write(ANNA, "Att få samsyn", POINTS, form=form)
    assert board.idea(written)["kind"] == form
    of_the_room = board.write(LONE, "Att få samsyn", POINTS)
    assert board.idea(of_the_room)["kind"] == "idea"
    assert edited(board, of_the_room, form=form)["kind"] == form
    assert edited(board, of_the_room)["kind"] == form


def test_elsewhere_entries_are_entries(board: MemoryBoard) -> None:
    place = {"category_id": "category-1", "column": "left"}
    idea = board.write(ANNA, "Tid", MATRIX, **place)
    fields = {"id": idea, "rev": 1, "text": "Tid", "form": "paragraph"}
    assert board.refuses(ANNA, "idea.edit", **fields) == "malformed"


def test_whose_words_they_are_and_whether_they_name_persons(board: MemoryBoard) -> None:
    idea = board.write(ANNA, "Bra", POINTS, actor="Peter Seger", actor_group="regions")
    assert (board.idea(idea)["actor"], board.idea(idea)["actor_group"]) == (
        "Peter Seger",
        "regions",
    )
    assert edited(board, idea, personal=True)["personal"]
    after = edited(board, idea, actor="", actor_group="")
    assert (after["actor"], after["actor_group"], after["personal"]) == (None, None, True)


def test_how_far_it_has_come_may_be_said_by_whoever_wrote_it(board: MemoryBoard) -> None:
    idea = board.write(LONE, "Kalla till möte", POINTS, progress="planned", owner="Kim")
    assert (board.idea(idea)["progress"], board.idea(idea)["owner"]) == ("planned", "Kim")
    assert edited(board, idea, progress="done")["owner"] == "Kim"
    assert edited(board, idea, progress="")["progress"] is None


@pytest.mark.parametrize(
    "fields",
    [{"form": "paragraph"}, {"actor": "Kim"}, {"actor_group": "regions"}, {"personal": False}],
)
def test_the_room_says_none_of_that(board: MemoryBoard, fields: dict[str, Any]) -> None:
    about = {"id": "1" * 36, "segment_id": POINTS, "text": "Ny"}
    assert board.refuses(LONE, "idea.add", **about, **fields) == "not_yours"


@pytest.mark.parametrize(
    "fields",
    [
        {"form": "poem"},
        {"form": None},
        {"actor": "o" * 201},
        {"actor_group": "nobody"},
        {"personal": "yes"},
        {"progress": "soon"},
    ],
)
def test_what_is_none_of_the_words_for_it(board: MemoryBoard, fields: dict[str, Any]) -> None:
    about = {"id": "1" * 36, "segment_id": POINTS, "text": "Ny"}
    assert board.refuses(ANNA, "idea.add", **about, **fields) == "malformed"
