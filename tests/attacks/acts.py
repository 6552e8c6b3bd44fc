"""Every kind of operation, made so that whoever may carry it out can: each with what it needs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from tests.attacks.callers import DONE, Callers
from workshop.base.ids import new_id

Fields = dict[str, Any]


class Hall:
    """A meeting, everybody who calls about it, and short ways to bring it where an act needs it.

    `lead` and `author` do what must be carried out.
    """

    def __init__(self, callers: Callers) -> None:
        self.callers, self.meeting = callers, callers.meeting
        self.segments = self.meeting.segments
        self._numbers = count(1)

    def lead(self, kind: str, **fields: Any) -> str:
        return str(self.meeting.do(kind, **fields)["op_id"])

    def author(self, kind: str, **fields: Any) -> None:
        assert self.callers.by_name["author"].asks(self.meeting, kind, fields) == DONE, kind

    def open(self, segment: int, step: str) -> None:
        self.meeting.open_step(segment, step)

    def idea(self, segment: int = 0, **fields: Any) -> str:
        """An idea of the author's, just written."""
        self.open(segment, "write")
        added = new_id()
        place = {"segment_id": self.segments[segment]} | fields
        self.author("idea.add", id=added, text=f"Idea {next(self._numbers)}", **place)
        return added

    def category(self) -> str:
        added = new_id()
        self.lead("category.add", id=added, name=f"Category {next(self._numbers)}")
        return added

    def idea_to_sort(self) -> str:
        idea = self.idea()
        self.open(0, "cluster")
        return idea

    def expected(self) -> str:
        added = new_id()
        name = f"Region {next(self._numbers)}"
        self.lead("expected.set", id=added, group="regions", name=name, here=True)
        return added

    def count(self) -> str:
        added = new_id()
        about = {"segment_id": self.segments[1], "group": "regions", "unit": f"{added}"}
        self.lead("count.set", id=added, **about, present=2, of=None)
        return added


def _add(hall: Hall) -> Fields:
    hall.open(0, "write")
    return {"id": new_id(), "segment_id": hall.segments[0], "text": "An idea"}


def _taken_back(hall: Hall) -> Fields:
    idea = hall.idea()
    hall.author("idea.remove", id=idea)
    return {"id": idea}


def _merge(hall: Hall) -> Fields:
    into = hall.idea()
    return {"ids": [hall.idea_to_sort()], "into": into}


def _unmerge(hall: Hall) -> Fields:
    merge = _merge(hall)
    hall.lead("idea.merge", **merge)
    return {"ids": merge["ids"]}


def _new_category(hall: Hall) -> Fields:
    hall.open(0, "cluster")
    return {"id": new_id(), "name": f"Name {new_id()}"}


def _category(hall: Hall) -> Fields:
    hall.open(0, "cluster")
    return {"id": hall.category()}


def _removed_category(hall: Hall) -> Fields:
    category = _category(hall)
    hall.lead("category.remove", **category)
    return category


def _agree(hall: Hall) -> Fields:
    hall.category()
    hall.open(0, "settle")
    return {"id": hall.segments[0], "agree": True}


def _ready(hall: Hall) -> Fields:
    hall.open(0, "write")
    return {"id": hall.meeting.step(0), "ready": True}


def _vote(hall: Hall) -> Fields:
    idea = hall.idea(2, category_id=hall.category())
    hall.open(2, "vote")
    return {"id": idea, "cast": True}


def _undo(hall: Hall) -> Fields:
    idea = hall.idea()
    op_id = new_id()
    hall.author("idea.edit", id=idea, rev=1, text="Other words", op_id=op_id)
    return {"of": op_id}


def _source(hall: Hall) -> Fields:
    rests_on = {"session": hall.meeting.id, "kind": "idea", "id": hall.idea()}
    return {"id": hall.category(), "add": [rests_on]}


def _device(hall: Hall) -> Fields:
    return {"id": hall.meeting.snapshot()["participant"][0]["id"], "left": False}


def _ticking(hall: Hall) -> Fields:
    hall.lead("timer.start", seconds=300)
    return {}


def _first(hall: Hall, **more: Any) -> Fields:
    return {"id": hall.segments[0]} | more


_REGIONS = {"group": "regions"}

IN_A_WORKSHOP: dict[str, Callable[[Hall], Fields]] = {
    "idea.add": _add,
    "idea.edit": lambda hall: {"id": hall.idea(), "rev": 1, "text": "Other words"},
    "idea.remove": lambda hall: {"id": hall.idea()},
    "idea.restore": _taken_back,
    "idea.hide": lambda hall: {"id": hall.idea()},
    "idea.move": lambda hall: {"category_id": hall.category(), "ids": [hall.idea_to_sort()]},
    "idea.sort": lambda hall: {"category_id": hall.category(), "id": hall.idea_to_sort()},
    "idea.keep": lambda hall: {"id": hall.idea_to_sort()},
    "idea.merge": _merge,
    "idea.unmerge": _unmerge,
    "category.add": _new_category,
    "category.rename": lambda hall: _category(hall) | {"name": f"Name {new_id()}"},
    "category.move": lambda hall: _category(hall) | {"after": None},
    "category.merge": lambda hall: _category(hall) | {"into": hall.category()},
    "category.remove": _category,
    "category.restore": _removed_category,
    "placement.set": lambda hall: {
        "segment_id": hall.segments[1],
        "category_id": hall.category(),
        "shown": True,
    },
    "step.open": lambda hall: {"id": hall.meeting.step(0)},
    "step.close": lambda hall: {"id": hall.meeting.step(0)},
    "step.plan": lambda hall: {"id": hall.meeting.step(0), "minutes": 25},
    "step.ready": _ready,
    "segment.private": lambda hall: _first(hall, private=False),
    "segment.reveal": _first,
    "segment.declare": lambda hall: _first(hall, number=4),
    "segment.rename": lambda hall: _first(hall, heading="Another heading"),
    "segment.agree": _agree,
    "source.set": _source,
    "participant.set": _device,
    "vote.cast": _vote,
    "timer.start": lambda _: {"seconds": 300},
    "timer.pause": _ticking,
    "timer.resume": _ticking,
    "timer.add": lambda hall: _ticking(hall) | {"seconds": 60},
    "timer.stop": _ticking,
    "session.plan": lambda _: {"starts": "09:30"},
    "session.hold": lambda _: {"held": False},
    "session.lobby": lambda _: {"on": False},
    "rehearsal.clear": lambda _: {},
    "participant.admit": lambda hall: {"ids": [_device(hall)["id"]]},
    "session.join": lambda _: {"open": True},
    "session.end": lambda _: {},
    "session.reopen": lambda _: {},
    "text.confirm": lambda _: {"version": 1, "passages": [0], "agree": True},  # none is proposed
    "undo": _undo,
}
IN_A_START_UP_MEETING: dict[str, Callable[[Hall], Fields]] = {
    "count.set": lambda hall: {"id": hall.count(), "present": 3},
    "count.remove": lambda hall: {"id": hall.count()},
    "expected.set": lambda _: {"id": new_id(), **_REGIONS, "name": f"Region {new_id()}"},
    "expected.remove": lambda hall: {"id": hall.expected()},
    "expected.list": lambda _: {**_REGIONS, "names": [f"Region {new_id()}"]},
}
"""What is counted needs a method that counts."""
