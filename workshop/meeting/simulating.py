"""What somebody simulated does next: as people would at that step, and only to what is simulated.

What people wrote is neither sorted nor voted on by nobody. Whoever carries it out sends it as any
device would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Protocol, TypeVar

from session_templates.kinds import KINDS
from session_templates.segments import SegmentPlan
from workshop.meeting.board import Actor, Board
from workshop.meeting.columns import DISCUSSION, columns_of
from workshop.meeting.operations.order import standing
from workshop.meeting.records import Idea, Participant, Segment

MOST_WRITTEN = 3
"""So many ideas in a segment are those of one of them, as long as there are samples."""
MOST_SORTERS = 2
"""So many of them say where an idea belongs."""
ANOTHER_CATEGORY = 0.2
"""How often the second one says something else."""

Operation = dict[str, Any]
Samples = Mapping[str, SegmentPlan]
"""What the template plans, by the segments' keys."""


T = TypeVar("T")


class Chance(Protocol):
    """As much of `random.Random` as is asked here."""

    def random(self) -> float: ...
    def choice(self, seq: Sequence[T], /) -> T: ...
    def shuffle(self, x: list[Any], /) -> None: ...


def next_act(board: Board, samples: Samples, chance: Chance) -> tuple[Actor, Operation] | None:
    """Who does what; None where there is nothing to be done just now."""
    step = board.get("step", board.session["step_id"] or "")
    segment = board.get("segment", step["segment_id"]) if step else None
    if step is None or segment is None or board.session["held"]:
        return None
    people = here(board)
    chance.shuffle(people)
    what = _OF_STEPS.get(step["kind"])
    room = _Room(board, segment, samples.get(segment["key"]), chance)
    for person in people:
        if what and (op := what(room, person)):
            return _as(person), op | {"op_id": board.new_id()}
    done = {one["owner_id"] for one in board.every("ready") if _is_said(one, step["id"])}
    for person in people:
        if person["id"] not in done:
            op = {"kind": "step.ready", "id": step["id"], "ready": True}
            return _as(person), op | {"op_id": board.new_id()}
    return None


def here(board: Board) -> list[Participant]:
    """Those who are simulated and still there."""
    return [one for one in board.every("participant") if one["simulated"] and not one["left"]]


class _Room:
    """What they look at: a segment, its simulated ideas, and what its template has for samples."""

    def __init__(
        self, board: Board, segment: Segment, plan: SegmentPlan | None, chance: Chance
    ) -> None:
        self.board, self.segment, self.plan, self.chance = board, segment, plan, chance
        ids = {one["id"] for one in here(board)}
        every = board.find(segment_id=segment["id"])
        self.ideas = [idea for idea in every if idea["participant_id"] in ids]
        self.categories = [category["id"] for category in standing(board, segment)]

    def choice(self) -> list[Idea]:
        """What can be sorted, or voted for."""
        return [one for one in self.ideas if one["state"] == "shared" and not one["parent_id"]]


def _write(room: _Room, person: Participant) -> Operation | None:
    own = [idea for idea in room.ideas if idea["participant_id"] == person["id"]]
    free = [*_free(room)] if len(own) < MOST_WRITTEN else []
    if not free:
        return None
    place, text = room.chance.choice(free)
    said = {"kind": "idea.add", "id": room.board.new_id(), "segment_id": room.segment["id"]}
    return said | {"text": text} | place


def _free(room: _Room) -> Iterator[tuple[Operation, str]]:
    """Each sample at each place where it has not been said."""
    if room.plan is None:
        return
    kind = KINDS[room.segment["kind"]]
    said = {(one["category_id"], one["column"], one["text"]) for one in room.ideas}
    under: Iterable[str | None] = room.categories
    if not kind.under_categories:  # wherever it may be sorted by now
        under, said = [None], {(None, column, text) for _, column, text in said}
    for category, column in product(under, columns_of(room.segment["columns"])):
        for text in room.plan.samples_of(column):
            if (category, column, text) not in said:
                yield _place(category, column), text


def _place(category: str | None, column: str) -> Operation:
    named = {"category_id": category, "column": column}
    return {key: value for key, value in named.items() if value}


def _sort(room: _Room, person: Participant) -> Operation | None:
    if not room.categories:
        return None
    words: dict[str, list[str]] = {}
    for one in room.board.every("suggestion"):
        if one["category_id"]:
            words.setdefault(one["idea_id"], []).append(one["owner_id"])
    for idea in room.choice():
        sorters = words.get(idea["id"], [])
        if idea["column"] != DISCUSSION and _may_add(sorters, person):
            into = _category(room, idea)
            return {"kind": "idea.sort", "id": idea["id"], "category_id": into}
    return None


def _may_add(sorters: list[str], person: Participant) -> bool:
    return len(sorters) < MOST_SORTERS and person["id"] not in sorters


def _category(room: _Room, idea: Idea) -> str:
    where = idea["category_id"]
    if where in room.categories and room.chance.random() >= ANOTHER_CATEGORY:
        return str(where)
    return room.chance.choice(room.categories)


def _agree(room: _Room, person: Participant) -> Operation | None:
    names = [category["name"] for category in standing(room.board, room.segment)]
    said = (
        one["names"]
        for one in room.board.every("consent")
        if (one["segment_id"], one["owner_id"]) == (room.segment["id"], person["id"])
    )
    if not names or next(said, None) == names:
        return None
    return {"kind": "segment.agree", "id": room.segment["id"], "agree": True}


def _vote(room: _Room, person: Participant) -> Operation | None:
    own = {
        one["idea_id"]
        for one in room.board.every("vote")
        if one["cast"]
        and (one["segment_id"], one["owner_id"]) == (room.segment["id"], person["id"])
    }
    left = [idea for idea in room.choice() if idea["id"] not in own]
    if not left or len(own) >= (room.segment["votes"] or 0):
        return None
    return {"kind": "vote.cast", "id": room.chance.choice(left)["id"], "cast": True}


_OF_STEPS: dict[str, Callable[[_Room, Participant], Operation | None]] = {
    "write": _write,
    "cluster": _sort,
    "settle": _agree,
    "vote": _vote,
}


def _as(person: Participant) -> Actor:
    return Actor(person["session_id"], "participant", person["id"], simulated=True)


def _is_said(ready: Mapping[str, Any], step_id: str) -> bool:
    return bool(ready["ready"] and ready["step_id"] == step_id)
