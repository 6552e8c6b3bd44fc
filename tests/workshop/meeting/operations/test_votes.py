"""Votes and consents: what each owner may, what is counted, and who is told."""

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
    live_of,
    operation,
    telling,
)
from tests.meetings.memory_board import (
    ANNA,
    ELSEWHERE,
    FRAME,
    KNOWN,
    LISTS,
    LONE,
    NEIGHBOUR,
    OTHER,
    SEATED,
    WALL,
    MemoryBoard,
)
from workshop.base.ids import new_id
from workshop.meeting.board import Actor
from workshop.meeting.operations.checks import GRACE
from workshop.storage.database import Database


def entry(board: MemoryBoard, text: str = "Tillit", **fields: Any) -> str:
    return board.write(SEATED, text, LISTS, **{"category_id": KNOWN} | fields)


def vote(board: MemoryBoard, idea: str, by: Actor = LONE, cast: object = True) -> str | None:
    """What a vote is refused for."""
    return board.refuses(by, "vote.cast", id=idea, cast=cast)


def cast(board: MemoryBoard) -> set[tuple[str, str]]:
    return {(one["idea_id"], one["owner_id"]) for one in board.every("vote") if one["cast"]}


def test_a_vote_is_an_owners(board: MemoryBoard) -> None:
    """Those at a table vote as one."""
    board.open("lists-vote")
    idea = entry(board)
    for actor in (SEATED, NEIGHBOUR, ELSEWHERE, LONE, LONE):
        assert vote(board, idea, actor) is None
    assert cast(board) == {(idea, "table-1"), (idea, "table-2"), (idea, "lone")}
    assert vote(board, idea, NEIGHBOUR, cast=False) is None
    assert cast(board) == {(idea, "table-2"), (idea, "lone")}
    seated = [one for one in board.every("vote") if one["owner_id"] == "table-1"]
    assert [(one["table_id"], one["participant_id"]) for one in seated] == [("table-1", None)]


def test_the_id_of_a_vote_tells_nothing(board: MemoryBoard) -> None:
    board.open("lists-vote")
    idea = entry(board)
    vote(board, idea, LONE)
    assert not [one for one in board.every("vote") if idea in one["id"] or "lone" in one["id"]]


def test_each_owner_has_so_many(board: MemoryBoard) -> None:
    board.open("lists-vote")
    first, second, third = entry(board), entry(board), entry(board)
    assert [vote(board, one) for one in (first, second, first)] == [None, None, None]
    assert vote(board, third) == "no_votes_left"
    assert vote(board, third, SEATED) is None, "another one's"
    assert vote(board, first, cast=False) is None
    assert vote(board, third) is None
    assert cast(board) == {(second, "lone"), (third, "lone"), (third, "table-1")}


def test_a_vote_for_what_is_gone_is_free_again(board: MemoryBoard) -> None:
    board.open("lists-vote")
    first, second, third = entry(board), entry(board), entry(board)
    vote(board, first), vote(board, second)
    board.do(ANNA, "idea.hide", id=first)
    assert vote(board, third) is None
    board.do(ANNA, "idea.restore", id=first)
    assert vote(board, entry(board)) == "no_votes_left"


@pytest.mark.parametrize("state", ["private", "hidden", "removed"])
def test_nobody_votes_for_what_not_everybody_sees(board: MemoryBoard, state: str) -> None:
    board.open("lists-vote")
    idea = entry(board)
    below = entry(board, parent_id=idea)
    board.add("idea", board.idea(idea) | {"state": state})
    for actor in (SEATED, LONE):
        assert vote(board, idea, actor) == "not_found"
        assert vote(board, below, actor) == "not_found"
    assert vote(board, "unknown") == "not_found"


def test_for_whole_ideas(board: MemoryBoard) -> None:
    board.open("lists-vote")
    assert vote(board, entry(board, parent_id=entry(board))) == "not_found"


def test_a_vote_for_a_duplicate_is_its_speakers(board: MemoryBoard) -> None:
    board.open("lists-vote")
    into, one, other = entry(board), entry(board), entry(board)
    vote(board, one)
    board.do(ANNA, "idea.merge", ids=[one, other], into=into)
    vote(board, other, SEATED)
    vote(board, into, ELSEWHERE)
    vote(board, into, LONE)
    board.do(ANNA, "step.close", id="lists-vote")
    assert board.idea(into)["votes"] == 3, "by how many owners, not how often"
    assert board.idea(one)["votes"] is None


def test_a_vote_is_taken_back_with_those_of_duplicates(board: MemoryBoard) -> None:
    board.open("lists-vote")
    into, one = entry(board), entry(board)
    vote(board, one)
    vote(board, into)
    board.do(ANNA, "idea.merge", ids=[one], into=into)
    board.do(LONE, "vote.cast", id=into, cast=False)
    assert [it["cast"] for it in board.every("vote")] == [False, False]


@pytest.mark.parametrize("step", ["lists-write", "frame-cluster"])
def test_only_while_that_is_asked(board: MemoryBoard, step: str) -> None:
    idea = entry(board)
    board.do(ANNA, "step.open", id=step)
    assert vote(board, idea) == "step_closed"
    board.open("lists-vote")
    assert vote(board, board.write(ANNA)) == "step_closed", "of another segment"
    board.close("lists-vote", GRACE.total_seconds() / 2)
    assert vote(board, idea) == "step_closed", "without two more minutes"


def test_facilitators_and_walls_have_no_votes(board: MemoryBoard) -> None:
    board.open("lists-vote")
    board.open("frame-settle")
    idea = entry(board)
    for actor in (ANNA, WALL):
        assert vote(board, idea, actor) == "not_yours"
        assert board.refuses(actor, "segment.agree", id=FRAME, agree=True) == "not_yours"
    assert not board.every("vote")
    board.do(ANNA, "session.end")
    assert vote(board, idea) == "ended"


def test_counts_come_when_voting_closes_and_go_when_it_opens(board: MemoryBoard) -> None:
    chosen, other = entry(board), entry(board)
    board.do(ANNA, "step.open", id="lists-vote")
    for actor in (LONE, SEATED, NEIGHBOUR):
        vote(board, chosen, actor)
    for closes in ("step.close", "step.open", "session.end"):
        assert board.idea(chosen)["votes"] is None
        about = {"step.close": {"id": "lists-vote"}, "step.open": {"id": "lists-talk"}}
        board.do(ANNA, closes, **about.get(closes, {}))
        assert board.idea(chosen)["votes"] == 2
        assert not board.idea(other)["votes"]
        if closes != "session.end":
            board.do(ANNA, "step.open", id="lists-vote")


@pytest.mark.parametrize("wrong", [{"cast": "yes"}, {"cast": None}, {"id": 7}, {"more": 1}])
def test_what_cannot_be_read_is_malformed(board: MemoryBoard, wrong: dict[str, Any]) -> None:
    board.open("lists-vote")
    wanted: dict[str, Any] = {"id": entry(board), "cast": True} | wrong
    assert board.refuses(LONE, "vote.cast", **wanted) == "malformed"


# Agreeing


def agreed(board: MemoryBoard) -> dict[str, list[str]]:
    return {one["owner_id"]: one["names"] for one in board.every("consent")}


def test_an_owner_agrees_to_the_list_as_it_stands(board: MemoryBoard) -> None:
    board.open("frame-settle")
    board.do(SEATED, "segment.agree", id=FRAME, agree=True)
    board.do(ANNA, "category.rename", id=OTHER, name="Annan")
    board.do(ANNA, "category.move", id=OTHER, after=None)
    board.do(LONE, "segment.agree", id=FRAME, agree=True)
    assert agreed(board) == {"table-1": [KNOWN, OTHER], "lone": ["Annan", KNOWN]}
    board.do(ANNA, "placement.set", segment_id=FRAME, category_id=OTHER, shown=False)
    board.do(LONE, "segment.agree", id=FRAME, agree=True)
    board.do(NEIGHBOUR, "segment.agree", id=FRAME, agree=False)
    assert agreed(board)["lone"] == [KNOWN]
    assert not agreed(board)["table-1"]


def test_agreeing_has_its_step(board: MemoryBoard) -> None:
    assert board.refuses(LONE, "segment.agree", id=FRAME, agree=True) == "step_closed"
    board.close("frame-settle", 1)
    assert board.refuses(LONE, "segment.agree", id=FRAME, agree=True) == "step_closed"
    board.open("frame-settle")
    assert board.refuses(LONE, "segment.agree", id="unknown", agree=True) == "not_found"
    assert board.refuses(LONE, "segment.agree", id=FRAME, agree=1) == "malformed"


# Who is told


def test_nobody_learns_what_somebody_voted_for(database: Database, people: People) -> None:
    """Live, by tail and by snapshot, while voting is open and when it has closed."""
    live, here = telling(database)
    seated, neighbour, _, lone = people.participants
    idea = idea_at(people.segments["lists"], "Tillit", category_id=people.categories[0])
    live.carry_out(people.anna, [idea, operation("step.open", id=people.steps["lists", "vote"])])
    here += [Client(actor, live) for actor in people.everybody]
    for client in here:
        client.join()
    away = {client.actor: (client.last, client.epoch) for client in here}
    did(live, seated, "vote.cast", id=idea["id"], cast=True)
    did(live, lone, "vote.cast", id=idea["id"], cast=True)
    did(live, lone, "vote.cast", id=idea["id"], cast=False)
    for client in here:
        actor, mine = client.actor, client.actor in (seated, neighbour)
        tail = b"".join(live.catch_up(actor, *away[actor])).decode()
        snapshot = orjson.loads(b"".join(live.catch_up(actor)))
        votes = snapshot["snapshot"]["vote"] + [
            one for kind, one in snapshot["own"] if kind == "vote"
        ]
        assert [one["idea_id"] for one in votes if one.get("idea_id")] == [idea["id"]] * mine
        assert (idea["id"] in tail) is mine or actor == lone
        owners = [one.get("table_id") for one in votes]
        assert owners == ([seated.table_id] if leads(actor) else [None] * mine)
        assert client.board.get("vote", {}).keys() == {one["id"] for one in votes}
        assert idea["id"] not in [one.get("id") for one in votes]
    did(live, people.anna, "step.close", id=people.steps["lists", "vote"])
    for client in here:
        assert client.ideas[idea["id"]]["votes"] == 1
        if leads(client.actor):
            assert idea["id"] not in str(client.board["vote"])


def test_everybody_sees_who_agrees(database: Database, people: People) -> None:
    live = live_of(database)
    frame, lone = people.segments["frame"], people.participants[3]
    did(live, people.anna, "step.open", id=people.steps["frame", "settle"])
    did(live, lone, "segment.agree", id=frame, agree=True)
    wanted = [{"id": f"{frame}:{lone.id}", "segment_id": frame, "names": ["K0", "K1"]}]
    for agree in (True, False):
        did(live, lone, "segment.agree", id=frame, agree=agree)
        for actor in people.everybody:
            snapshot = orjson.loads(b"".join(live.catch_up(actor)))["snapshot"]
            assert snapshot["consent"] == (wanted if agree else [])


def test_ids_of_votes_are_made_here(board: MemoryBoard) -> None:
    board.open("lists-vote")
    assert board.refuses(LONE, "vote.cast", id=new_id(), cast=True) == "not_found"
