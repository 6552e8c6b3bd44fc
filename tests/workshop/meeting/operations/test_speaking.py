"""For whom a device writes, where a consultation wants to know it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.meetings.memory_board import ANNA, FRAME, LONE, MemoryBoard

GROUPS = [{"key": "regions", "label": "Regioner", "counted": True}]


@pytest.fixture
def board(board: MemoryBoard) -> MemoryBoard:
    board.session |= {"groups": GROUPS, "asks_organisation": {"speaks": True}}
    expected = {"id": "e", "group": "regions", "name": "Region Nord", "removed": False}
    board.records["expected"]["e"] = expected
    return board


def said(board: MemoryBoard, *organisations: str) -> tuple[Any, Any]:
    """Of what the device writes that answers for these: the actor and its group."""
    board.records["participant"][LONE.id or ""] = {"organisations": list(organisations)}
    idea = board.idea(board.write(LONE))
    return idea["actor"], idea["actor_group"]


@pytest.mark.parametrize(
    ("organisations", "wanted"),
    [
        (["Regioner"], (None, "regions")),
        (["Region Nord"], ("Region Nord", "regions")),
        (["Patientföreningen"], ("Patientföreningen", None)),
        (["Region Nord", "Regioner"], (None, None)),
        ([], (None, None)),
    ],
)
def test_a_device_writes_for_the_one_it_answers_for(
    board: MemoryBoard, organisations: list[str], wanted: tuple[Any, Any]
) -> None:
    assert said(board, *organisations) == wanted


def test_a_device_that_answers_for_several_says_for_which_it_writes(board: MemoryBoard) -> None:
    board.records["participant"][LONE.id or ""] = {"organisations": ["Region Nord", "Facket"]}
    idea = board.idea(board.write(LONE, actor="Region Nord"))
    assert (idea["actor"], idea["actor_group"]) == ("Region Nord", "regions")
    assert board.idea(board.write(LONE, actor="Facket"))["actor"] == "Facket"
    more: list[dict[str, Any]] = [{"actor": "Region Syd"}, {"actor_group": "regions"}]
    for said in (*more, {"actor": "Facket", "personal": True}):
        op = {"id": "0" * 36, "segment_id": FRAME, "text": "x", **said}
        assert board.refuses(LONE, "idea.add", **op) == "not_yours"


def test_nobody_speaks_where_nobody_is_asked(board: MemoryBoard) -> None:
    board.session["asks_organisation"] = {"speaks": False}
    assert said(board, "Regioner") == (None, None)
    board.session["asks_organisation"] = None
    assert said(board, "Regioner") == (None, None)


def test_who_leads_says_whose_a_view_is_that_came_by_mail(board: MemoryBoard) -> None:
    idea = board.write(ANNA)
    assert board.idea(idea)["actor"] is None
    view = {"id": idea, "rev": 1, "text": "Tillit", "actor": "Region Syd", "actor_group": "regions"}
    board.do(ANNA, "idea.edit", **view)
    assert (board.idea(idea)["actor"], board.idea(idea)["actor_group"]) == ("Region Syd", "regions")
    spoken = {"id": "0" * 36, "segment_id": FRAME, "text": "x", "actor": "Region Syd"}
    assert board.refuses(LONE, "idea.add", **spoken) == "not_yours"


def test_a_part_says_what_whoever_leads_wrote_of_it(board: MemoryBoard) -> None:
    (category, *_) = board.records["category"]
    board.do(ANNA, "category.rename", id=category, name="Rådet", text="Ett råd inrättas.\n")
    assert board.records["category"][category]["text"] == "Ett råd inrättas."
    board.do(ANNA, "category.rename", id=category, name="Rådet igen")
    assert board.records["category"][category]["text"] == "Ett råd inrättas."
    board.do(ANNA, "category.rename", id=category, name="Rådet", text=" ")
    assert board.records["category"][category]["text"] is None
    assert board.refuses(LONE, "category.rename", id=category, name="x", text="y") is not None
