"""What the room is asked: to agree on the list of categories, to vote, whether they are done."""

from __future__ import annotations

from collections import defaultdict

from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.columns import DISCUSSION
from workshop.meeting.operations.checks import found, may_agree, may_say_ready, may_vote
from workshop.meeting.operations.order import standing
from workshop.meeting.operations.trees import speaker, stands
from workshop.meeting.records import Consent, Idea, Ready, Vote, new_vote
from workshop.meeting.refusal import OperationRefused


def agree(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Agree to the list of categories as it stands, or take that back."""
    op.only(("op_id", "kind", "id", "agree"))
    segment = found(board, "segment", op["id"].text())
    may_agree(board, actor, segment["id"])
    names = [category["name"] for category in standing(board, segment)]
    consent: Consent = {
        "segment_id": segment["id"],
        "owner_id": actor.owner_id,
        "session_id": board.session["id"],
        "names": names if op["agree"].truth() else [],
    }
    return [Put("consent", consent)]


def say_ready(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Say that one is done with the step that is open, or that one is not after all."""
    op.only(("op_id", "kind", "id", "ready"))
    step = found(board, "step", op["id"].text())
    may_say_ready(board, actor, step)
    ready: Ready = {
        "step_id": step["id"],
        "owner_id": actor.owner_id,
        "session_id": board.session["id"],
        "ready": op["ready"].truth(),
    }
    return [Put("ready", ready)]


def nobody_ready(board: Board, step_id: str) -> list[Put]:
    """A step that is opened once more: whoever was done with it then says so anew."""
    said = (one for one in board.every("ready") if one["step_id"] == step_id and one["ready"])
    return [Put("ready", one | {"ready": False}) for one in said]


def vote(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Vote for an idea, or for the one that speaks for it; or take the vote back."""
    op.only(("op_id", "kind", "id", "cast"))
    idea = speaker(board, found(board, "idea", op["id"].text()))
    segment = found(board, "segment", idea["segment_id"])
    may_vote(board, actor, segment["id"])
    if not _in_choice(board, idea):
        raise OperationRefused("not_found")
    own = [v for v in board.every("vote") if v["owner_id"] == actor.owner_id and v["cast"]]
    here = [vote for vote in own if _chosen(board, vote)["id"] == idea["id"]]
    if not op["cast"].truth():
        return [Put("vote", vote | {"cast": False}) for vote in here]
    if not here and sum(_counts(board, vote, segment["id"]) for vote in own) >= (
        segment["votes"] or 0
    ):
        raise OperationRefused("no_votes_left")
    return [Put("vote", (here or [_vote_for(board, actor, idea)])[0] | {"cast": True})]


def counted(board: Board, segment_id: str) -> list[Put]:
    """The ideas of a segment whose votes have changed, with what they got."""
    ideas = board.find(segment_id=segment_id)
    owners = defaultdict(set)
    for vote in board.every("vote"):
        if _counts(board, vote, segment_id):
            owners[_chosen(board, vote)["id"]].add(vote["owner_id"])
    return [
        Put("idea", idea | {"votes": votes})
        for idea in ideas
        if (votes := len(owners[idea["id"]]) or None) != idea["votes"]
    ]


def withheld(board: Board, segment_id: str) -> list[Put]:
    """The ideas of a segment without the votes that they got."""
    ideas = board.find(segment_id=segment_id)
    return [Put("idea", idea | {"votes": None}) for idea in ideas if idea["votes"] is not None]


def _in_choice(board: Board, idea: Idea) -> bool:
    return idea["parent_id"] is None and idea["column"] != DISCUSSION and stands(board, idea)


def _chosen(board: Board, vote: Vote) -> Idea:
    """What a vote is for: a duplicate's counts for the idea that speaks for it."""
    return speaker(board, found(board, "idea", vote["idea_id"]))


def _counts(board: Board, vote: Vote, segment_id: str) -> bool:
    """Whether a vote is cast here, for something that is still there."""
    if not vote["cast"] or vote["segment_id"] != segment_id:
        return False
    chosen = _chosen(board, vote)
    return _in_choice(board, chosen) and _reaches(board, vote, chosen)


def _reaches(board: Board, vote: Vote, chosen: Idea) -> bool:
    """A simulated vote is for what is simulated too: what people wrote gets none of it."""
    voter = board.get("participant", vote["owner_id"])
    if voter is None or not voter["simulated"]:
        return True
    author = board.get("participant", chosen["participant_id"] or "")
    return author is not None and author["simulated"]


def _vote_for(board: Board, actor: Actor, idea: Idea) -> Vote:
    """The vote of somebody for an idea: the one taken back before, or a new one."""
    for vote in board.every("vote"):
        if (vote["owner_id"], vote["idea_id"]) == (actor.owner_id, idea["id"]):
            return vote
    return new_vote(
        board.new_id(),
        idea,
        owner_id=actor.owner_id,
        table_id=actor.table_id,
        participant_id=None if actor.table_id else actor.id,
    )
