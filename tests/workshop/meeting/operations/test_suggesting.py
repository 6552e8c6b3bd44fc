"""Sorting by shares: the first word sorts, one that differs stands beside it for facilitators."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from tests.meetings.live_room import (
    Client,
    People,
    did,
    idea_at,
    leads,
    telling,
)
from tests.meetings.memory_board import (
    ANNA,
    ELSEWHERE,
    KNOWN,
    LISTS,
    LONE,
    NEIGHBOUR,
    OTHER,
    SEATED,
    WALL,
    MemoryBoard,
)
from workshop.meeting.board import Actor
from workshop.meeting.operations.checks import GRACE
from workshop.storage.database import Database


@pytest.fixture(autouse=True)
def sorting(board: MemoryBoard) -> None:
    board.open("frame-cluster")


def sort(board: MemoryBoard, idea: str, into: Any = KNOWN, by: Actor = LONE) -> str | None:
    """What a word on where an idea belongs is refused for."""
    return board.refuses(by, "idea.sort", id=idea, category_id=into)


def said(board: MemoryBoard) -> dict[str, tuple[str | None, str | None]]:
    """By owner: where they say that ideas belong, and instead of where."""
    return {
        one["owner_id"]: (one["category_id"], one["instead_of_id"])
        for one in board.every("suggestion")
    }


def place(board: MemoryBoard, idea: str) -> str | None:
    found: str | None = board.idea(idea)["category_id"]
    return found


def test_the_first_word_sorts(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    below = board.write(LONE, parent_id=idea)
    assert sort(board, idea) is None
    assert (place(board, idea), place(board, below)) == (KNOWN, KNOWN)
    assert said(board) == {"lone": (KNOWN, None)}


def test_a_word_that_differs_moves_nothing(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    sort(board, idea)
    before = dict(board.idea(idea))
    assert sort(board, idea, OTHER, ELSEWHERE) is None
    assert sort(board, idea, KNOWN, SEATED) is None
    assert board.idea(idea) == before
    assert said(board) == {
        "lone": (KNOWN, None),
        "table-2": (OTHER, KNOWN),
        "table-1": (KNOWN, None),
    }


def test_an_owner_has_one_word_on_an_idea(board: MemoryBoard) -> None:
    """Those at a table have one together."""
    idea = board.write(LONE)
    sort(board, idea, KNOWN)
    sort(board, idea, OTHER, SEATED)
    sort(board, idea, KNOWN, NEIGHBOUR)
    assert said(board) == {"lone": (KNOWN, None), "table-1": (KNOWN, None)}
    owners = {one["owner_id"]: one for one in board.every("suggestion")}
    about = ("table_id", "participant_id")
    assert [owners["table-1"][key] for key in about] == ["table-1", None]
    assert [owners["lone"][key] for key in about] == [None, "lone"]


def test_what_stood_in_a_category_that_is_gone_is_not_sorted(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    sort(board, idea)
    board.do(ANNA, "category.remove", id=KNOWN)
    assert sort(board, idea, OTHER, SEATED) is None
    assert place(board, idea) == OTHER
    assert said(board)["table-1"] == (OTHER, None)
    assert sort(board, idea, KNOWN) == "not_found"


def test_a_merged_category_is_the_one_it_went_into(board: MemoryBoard) -> None:
    idea, other = board.write(SEATED), board.write(SEATED)
    sort(board, other, OTHER)
    board.do(ANNA, "category.merge", id=KNOWN, into=OTHER)
    assert sort(board, idea, KNOWN) is None
    assert sort(board, other, KNOWN, SEATED) is None
    assert place(board, idea) == OTHER
    assert said(board) == {"lone": (OTHER, None), "table-1": (OTHER, None)}


def test_a_word_on_a_duplicate_is_one_on_its_speaker(board: MemoryBoard) -> None:
    into, twin = board.write(SEATED), board.write(SEATED)
    board.do(LONE, "idea.merge", ids=[twin], into=into)
    assert sort(board, twin) is None
    assert {place(board, one) for one in (into, twin)} == {KNOWN}
    assert [one["idea_id"] for one in board.every("suggestion")] == [into]


def test_moving_by_hand_stays_what_it_was(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    sort(board, idea)
    board.do(ELSEWHERE, "idea.move", ids=[idea], category_id=OTHER)
    assert place(board, idea) == OTHER
    assert said(board) == {"lone": (KNOWN, None)}


@pytest.mark.parametrize("state", ["private", "hidden", "removed"])
def test_nobody_sorts_what_not_everybody_sees(board: MemoryBoard, state: str) -> None:
    idea = board.write(LONE)
    board.add("idea", board.idea(idea) | {"state": state})
    assert sort(board, idea) == "not_found"


def test_whole_ideas_of_a_frame(board: MemoryBoard) -> None:
    below = board.write(LONE, parent_id=board.write(LONE))
    entry = board.write(LONE, segment_id=LISTS, category_id=KNOWN)
    for idea in (below, entry, "unknown"):
        assert sort(board, idea, OTHER) == "not_found"
    assert not said(board)


def test_facilitators_move(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    assert [sort(board, idea, by=one) for one in (ANNA, WALL)] == ["not_yours"] * 2


def test_only_while_the_room_sorts(board: MemoryBoard) -> None:
    idea = board.write(SEATED)
    board.close("frame-cluster", GRACE.total_seconds() + 5)
    assert sort(board, idea) == "step_closed"
    board.do(ANNA, "session.end")
    assert sort(board, idea) == "ended"


def test_what_a_phone_had_not_sent_yet_counts(board: MemoryBoard) -> None:
    board.close("frame-cluster", GRACE.total_seconds() - 5)
    assert sort(board, board.write(SEATED)) is None


@pytest.mark.parametrize("wrong", [{"category_id": None}, {"id": 7}, {"ids": []}])
def test_what_cannot_be_read_is_malformed(board: MemoryBoard, wrong: dict[str, Any]) -> None:
    fields: dict[str, Any] = {"id": board.write(SEATED), "category_id": KNOWN} | wrong
    assert board.refuses(LONE, "idea.sort", **fields) == "malformed"


# What facilitators answer


def test_a_facilitator_lets_an_idea_stand(board: MemoryBoard) -> None:
    idea, twin, another = (board.write(SEATED) for _ in range(3))
    for one in (idea, twin, another):
        sort(board, one)
        sort(board, one, OTHER, SEATED)
    board.do(LONE, "idea.merge", ids=[twin], into=idea)
    assert board.refuses(ANNA, "idea.keep", id=twin) is None
    differ = {one["idea_id"] for one in board.every("suggestion") if one["instead_of_id"]}
    assert differ == {another}
    assert said(board)["table-1"][0] == OTHER, "its owner has still said so"
    assert place(board, idea) == KNOWN


def test_only_facilitators_do(board: MemoryBoard) -> None:
    idea = board.write(LONE)
    assert board.refuses(LONE, "idea.keep", id=idea) == "not_yours"
    assert board.refuses(ANNA, "idea.keep", id="unknown") == "not_found"
    board.do(ANNA, "session.end")
    assert board.refuses(ANNA, "idea.keep", id=idea) == "ended"


# Who is told


def test_nobody_else_learns_what_somebody_suggests(database: Database, people: People) -> None:
    """Live, by tail and by snapshot; what moves nothing is a bare number to the others."""
    live, here = telling(database)
    seated, neighbour, elsewhere, _ = people.participants
    first, second = people.categories
    idea = idea_at(people.segments["frame"])
    live.carry_out(people.anna, [idea])
    did(live, elsewhere, "idea.sort", id=idea["id"], category_id=first)
    here += [Client(actor, live) for actor in people.everybody]
    for client in here:
        client.join()
    away = {client.actor: (client.last, client.epoch) for client in here}
    for client in here:
        client.heard = ""
    did(live, seated, "idea.sort", id=idea["id"], category_id=second)
    record = {
        "id": f"{idea['id']}:{seated.table_id}",
        "idea_id": idea["id"],
        "segment_id": people.segments["frame"],
        "category_id": second,
        "instead_of_id": first,
    }
    for client in here:
        actor = client.actor
        wanted = [record] if actor in (seated, neighbour) else []
        if leads(actor):
            wanted = [record | {"table_id": seated.table_id, "participant_id": None}]
        heard = [{"n": away[actor][0] + 1} | ({"e": [["suggestion", *wanted]]} if wanted else {})]
        assert orjson.loads(client.heard) == heard[0]
        assert orjson.loads(b"".join(live.catch_up(actor, *away[actor])))["changes"] == heard
        snapshot = orjson.loads(b"".join(live.catch_up(actor)))
        own = [one for kind, one in snapshot["own"] if kind == "suggestion"]
        everything = [*snapshot["snapshot"]["suggestion"], *own]
        assert [one for one in everything if one["id"] == record["id"]] == wanted
        known = len(wanted) + (leads(actor) or actor == elsewhere)
        assert len(everything) == known
        assert len(client.board["suggestion"]) == known
