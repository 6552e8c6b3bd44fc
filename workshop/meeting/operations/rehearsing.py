"""The end of a rehearsal: who was simulated is gone, with all that they wrote and said."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.operations.checks import only_who_may
from workshop.meeting.operations.ideas import removed
from workshop.meeting.operations.merging import freed
from workshop.meeting.records import Idea, RecordKind


def clear(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Take out those who are simulated, their ideas, votes and what else they said. What people
    wrote under such an idea, or merged into one, stands by itself from then on."""
    op.only(("op_id", "kind"))
    only_who_may(actor, "end")
    people = [one for one in board.every("participant") if one["simulated"]]
    gone = {one["id"] for one in people}
    return [
        Put("session", board.session | {"rehearsal": False}),
        *(Put("participant", one | {"left": True}) for one in people),
        *_without_words(board, actor, gone),
        *_without_answers(board, gone),
    ]


def _without_words(board: Board, actor: Actor, gone: Collection[str]) -> Iterator[Put]:
    every = [idea for one in board.every("segment") for idea in board.find(segment_id=one["id"])]
    theirs = {idea["id"]: idea for idea in every if idea["participant_id"] in gone}
    for idea in theirs.values():
        if idea["state"] != "removed":
            yield Put("idea", removed(idea, actor))
    for idea in board.below(*theirs):
        if idea["id"] not in theirs:
            yield Put("idea", _by_itself(board, idea, theirs))


def _by_itself(board: Board, idea: Idea, gone: Collection[str]) -> Idea:
    if idea["state"] == "merged" and idea["merged_into_id"] in gone:
        idea = freed(board, idea)
    return idea | {"parent_id": None} if idea["parent_id"] in gone else idea


def _without_answers(board: Board, gone: Collection[str]) -> Iterator[Put]:
    for kind, said, nothing in _ANSWERS:
        for one in board.every(kind):
            if one["owner_id"] in gone and one[said]:
                yield Put(kind, one | {said: nothing})


_ANSWERS: tuple[tuple[RecordKind, str, object], ...] = (
    ("vote", "cast", False),
    ("consent", "names", []),
    ("ready", "ready", False),
    ("suggestion", "category_id", None),
)
"""What an owner says of other records, and how it is taken back."""
