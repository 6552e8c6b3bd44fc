"""The proposed text is agreed to, passage by passage, or contested in one's own words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.meetings.memory_board import ANNA, ELSEWHERE, LONE, NEIGHBOUR, SEATED, WALL, MemoryBoard
from workshop.meeting.board import Actor
from workshop.meeting.limits import LONGEST_OBJECTION, MOST_PASSAGES


@pytest.fixture(autouse=True)
def proposed(board: MemoryBoard) -> None:
    board.session["proposed"] = 2


def agree(board: MemoryBoard, actor: Actor, *passages: Any, version: Any = 2) -> str | None:
    about = {"version": version, "passages": list(passages)}
    return board.refuses(actor, "text.confirm", **about, agree=True)


def object_to(board: MemoryBoard, actor: Actor, passage: int, text: Any = "Fel år") -> str | None:
    about = {"version": 2, "passages": [passage], "agree": False}
    return board.refuses(actor, "text.confirm", **about, text=text)


def said(board: MemoryBoard) -> dict[str, dict[str, str]]:
    return {one["owner_id"]: one["said"] for one in board.every("confirmation")}


def test_a_table_answers_as_one_and_its_last_word_counts(board: MemoryBoard) -> None:
    assert agree(board, SEATED, 0, 1) is None
    assert object_to(board, NEIGHBOUR, 1) is None
    assert agree(board, LONE, 0) is None
    assert said(board) == {"table-1": {"0": "", "1": "Fel år"}, "lone": {"0": ""}}
    assert agree(board, SEATED, 1) is None
    assert said(board)["table-1"] == {"0": "", "1": ""}


def test_a_reply_goes_with_the_word_that_it_was_to(board: MemoryBoard) -> None:
    object_to(board, LONE, 0)
    object_to(board, LONE, 1)
    (one,) = board.every("confirmation")
    one["replies"] = {"0": "Se nästa punkt", "1": "Det stämmer"}
    assert agree(board, LONE, 1) is None
    (one,) = board.every("confirmation")
    assert one["replies"] == {"0": "Se nästa punkt"}


def test_a_text_may_be_confirmed_after_the_end_while_it_is_proposed(board: MemoryBoard) -> None:
    board.session["state"] = "ended"
    assert agree(board, LONE, 0) is None
    for version in (1, 3, 0):
        assert agree(board, LONE, 0, version=version) == "not_proposed"
    board.session["proposed"] = None
    assert agree(board, LONE, 0) == "not_proposed"
    assert object_to(board, ELSEWHERE, 0) == "not_proposed"


def test_another_version_begins_anew(board: MemoryBoard) -> None:
    agree(board, LONE, 0)
    board.session["proposed"] = 3
    agree(board, LONE, 1, version=3)
    assert [one["said"] for one in board.every("confirmation")] == [{"0": ""}, {"1": ""}]


def test_only_those_who_were_there_confirm(board: MemoryBoard) -> None:
    for actor in (ANNA, WALL):
        assert agree(board, actor, 0) == "not_yours"


def test_words_are_held_to_their_limits(board: MemoryBoard) -> None:
    assert object_to(board, LONE, 0, " \n ") == "empty"
    assert object_to(board, LONE, 0, "x" * (LONGEST_OBJECTION + 1)) == "too_long"
    assert object_to(board, LONE, 0, " Fel\x00 år ") is None
    assert said(board) == {"lone": {"0": "Fel år"}}


@pytest.mark.parametrize(
    "fields",
    [
        {"passages": [], "agree": True},
        {"passages": [0, 1], "agree": False, "text": "Fel"},
        {"passages": [0], "agree": False},
        {"passages": [0], "agree": True, "text": "Fel"},
        {"passages": [-1], "agree": True},
        {"passages": [MOST_PASSAGES], "agree": True},
        {"passages": ["0"], "agree": True},
        {"passages": 0, "agree": True},
        {"passages": [0], "agree": 1},
        {"passages": [0], "agree": True, "version": "2"},
        {"passages": [0], "agree": True, "more": 1},
    ],
)
def test_what_is_no_answer_is_none(board: MemoryBoard, fields: dict[str, Any]) -> None:
    assert board.refuses(LONE, "text.confirm", **{"version": 2, **fields}) == "malformed"
    assert said(board) == {}
