"""The end of a rehearsal: who was simulated is gone with all they said; people's words stand."""

from __future__ import annotations

import pytest

from tests.meetings.memory_board import (
    ANNA,
    FRAME,
    KNOWN,
    LISTS,
    LONE,
    OTHER,
    MemoryBoard,
)
from tests.meetings.rehearsed import ONE, TWO, rehearsed


@pytest.fixture
def board() -> MemoryBoard:
    return rehearsed()


def test_nobody_simulated_acts_but_in_a_rehearsal(board: MemoryBoard) -> None:
    board.write(ONE)
    board.do(ANNA, "rehearsal.clear")
    fields = {"id": board.new_id(), "segment_id": FRAME, "text": "Later"}
    assert board.refuses(ONE, "idea.add", **fields) == "not_joined"
    assert board.refuses(LONE, "idea.add", **fields) is None


def test_what_they_wrote_and_said_goes_with_them(board: MemoryBoard) -> None:
    for step in ("frame-cluster", "frame-settle", "lists-vote"):
        board.open(step)
    theirs = board.write(ONE)
    measure = board.write(ONE, "Measure", LISTS, category_id=KNOWN)
    board.do(TWO, "idea.sort", id=theirs, category_id=OTHER)
    board.do(TWO, "segment.agree", id=FRAME, agree=True)
    board.do(TWO, "step.ready", id="frame-write", ready=True)
    board.do(TWO, "vote.cast", id=measure, cast=True)
    board.do(LONE, "segment.agree", id=FRAME, agree=True)

    board.do(ANNA, "rehearsal.clear")

    assert not board.session["rehearsal"]
    assert {board.idea(one)["state"] for one in (theirs, measure)} == {"removed"}
    assert {one["id"]: one["left"] for one in board.every("participant")} == {
        "one": True,
        "two": True,
        "lone": False,
    }
    assert [one["category_id"] for one in board.every("suggestion")] == [None]
    assert [one["owner_id"] for one in board.every("consent") if one["names"]] == ["lone"]
    assert [one["ready"] for one in board.every("ready")] == [False]
    assert [one["cast"] for one in board.every("vote")] == [False]


def test_peoples_words_stand_by_themselves_from_then_on(board: MemoryBoard) -> None:
    board.open("frame-cluster")
    theirs, other = board.write(ONE), board.write(TWO, "Alike")
    under = board.write(LONE, "Under it", parent_id=theirs)
    deeper = board.write(LONE, "Deeper", parent_id=under)
    duplicate = board.write(LONE, "Alike!")
    board.do(ANNA, "idea.merge", ids=[duplicate], into=other)

    board.do(ANNA, "rehearsal.clear")

    assert board.idea(under)["parent_id"] is None
    assert board.idea(deeper)["parent_id"] == under
    freed = board.idea(duplicate)
    assert (freed["state"], freed["merged_into_id"]) == ("shared", None)
    assert {board.idea(one)["state"] for one in (under, deeper)} == {"shared"}


def test_a_simulated_vote_never_counts_for_what_people_wrote(board: MemoryBoard) -> None:
    theirs, own = (board.write(who, "A", LISTS, category_id=KNOWN) for who in (ONE, LONE))
    board.open("lists-vote")
    for voter in (TWO, LONE):
        board.do(voter, "vote.cast", id=theirs, cast=True)
    board.do(ANNA, "step.open", id="lists-write")
    assert board.idea(theirs)["votes"] == 2
    board.do(ANNA, "step.open", id="lists-vote")
    board.do(ANNA, "idea.merge", ids=[theirs], into=own)
    board.do(ANNA, "step.open", id="lists-write")
    assert board.idea(own)["votes"] == 1


def test_it_is_cleared_by_who_leads_also_after_the_end(board: MemoryBoard) -> None:
    assert board.refuses(LONE, "rehearsal.clear") == "not_yours"
    board.do(ANNA, "session.end")
    assert board.refuses(ANNA, "rehearsal.clear") is None
