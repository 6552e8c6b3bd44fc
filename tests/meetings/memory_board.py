"""A board in memory, and people who act on it: the rules alone, without a database."""

from __future__ import annotations

import datetime as dt
from typing import Any

from session_templates.plan import shipped
from words.checked import Checked
from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.meeting.board import Actor, Board, Made, Put
from workshop.meeting.operations import decide
from workshop.meeting.records import Idea, RecordKind, record_id
from workshop.meeting.refusal import OperationRefused

Record = dict[str, Any]
"""As much of a record as the rules look at."""

SESSION = "session"
FRAME, MATRIX, LISTS = "frame", "matrix", "lists"
KNOWN, OTHER = "category-1", "category-2"

ANNA = Actor(SESSION, "facilitator", "anna", login="login of anna")
BERTIL = Actor(SESSION, "facilitator", "bertil", login="login of bertil")
SEATED = Actor(SESSION, "participant", "seated", table_id="table-1")
NEIGHBOUR = Actor(SESSION, "participant", "neighbour", table_id="table-1")
ELSEWHERE = Actor(SESSION, "participant", "elsewhere", table_id="table-2")
LONE = Actor(SESSION, "participant", "lone")
WALL = Actor(SESSION, "wall", "")


class MemoryBoard(Board):
    """Three segments, all their writing steps open, two categories placed everywhere."""

    def __init__(self) -> None:
        self.number = 1
        self.others: dict[str, dict[RecordKind, dict[str, Record]]] = {}
        """The records of other sessions of the series."""
        self.records: dict[RecordKind, dict[str, Record]] = {
            "segment": {kind: segment(kind) for kind in (FRAME, MATRIX, LISTS)},
            "step": {},
            "category": {},
            "placement": {},
            "idea": {},
            "table": {f"table-{n}": {"id": f"table-{n}"} for n in (1, 2)},
            "vote": {},
            "consent": {},
            "ready": {},
            "suggestion": {},
            "participant": {},
            "count": {},
            "expected": {},
            "confirmation": {},
        }
        self.session: Any = {
            "id": SESSION,
            "state": "open",
            "joining": True,
            "held": False,
            "lobby": False,
            "rehearsal": False,
            "step_id": None,
            "proposed": None,
            "timer_ends_at": None,
            "timer_left": None,
            "timer_length": None,
            "starts": None,
            "clock_by_plan": True,
            "groups": [],
            "asks_organisation": None,
            "unit_id": None,
            "wording": shipped()["tre-segment"].wording.as_json(),
        }
        for position, segment_id in enumerate(self.records["segment"]):
            self.add("step", step(f"{segment_id}-write", segment_id, position, "write", "open"))
            self.add("step", step(f"{segment_id}-talk", segment_id, position, "discuss", "coming"))
        for kind in ("cluster", "settle"):
            self.add("step", step(f"frame-{kind}", FRAME, 3, kind, "coming"))
        self.add("step", step("lists-vote", LISTS, 3, "vote", "coming"))
        for rank, category_id in enumerate((KNOWN, OTHER)):
            self.add("category", category(category_id, f"V{rank}"))
            for segment_id in self.records["segment"]:
                self.add("placement", placement(segment_id, category_id, f"V{rank}"))

    @property
    def now(self) -> dt.datetime:
        return now()

    def new_id(self) -> str:
        return new_id()

    def add(self, kind: RecordKind, record: Record) -> None:
        """Keep a record."""
        self.records[kind][record_id(kind, record)] = record

    def do(self, actor: Actor, kind: str, /, **fields: Any) -> list[Put]:
        """Decide on an operation and keep what it leaves. OperationRefused."""
        puts = decide(self, actor, Checked({"op_id": new_id(), "kind": kind} | fields))
        for put in puts:
            if put.kind == "session":
                self.session = put.record
            else:
                self.add(put.kind, dict(put.record))
        self.number += 1
        return puts

    def refuses(self, actor: Actor, kind: str, /, **fields: Any) -> str | None:
        """The name that an operation is refused by; it must leave no trace. None: it is not."""
        try:
            self.do(actor, kind, **fields)
        except OperationRefused as refused:
            return refused.name
        return None

    def write(
        self, actor: Actor, /, text: str = "Tillit", segment_id: str = FRAME, **more: Any
    ) -> str:
        """Add an idea; its id."""
        idea_id = new_id()
        self.do(actor, "idea.add", id=idea_id, segment_id=segment_id, text=text, **more)
        return idea_id

    def idea(self, idea_id: str) -> Record:
        return self.records["idea"][idea_id]

    def close(self, step_id: str, seconds_ago: float) -> None:
        """Let a step have been closed so many seconds ago."""
        closed_at = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=seconds_ago)
        self.add(
            "step", self.records["step"][step_id] | {"state": "closed", "closed_at": closed_at}
        )

    def open(self, step_id: str) -> None:
        """Let one more step be open."""
        self.add("step", self.records["step"][step_id] | {"state": "open"})

    def order(self, *idea_ids: str) -> list[str]:
        """Ideas in the order they stand in."""
        return sorted(idea_ids, key=lambda one: (self.idea(one)["rank"], one))

    def get(self, kind: RecordKind, known_as: str) -> Any:
        if kind == "session":
            return self.session if known_as == SESSION else None
        return self.records[kind].get(known_as)

    def taken(self, kind: RecordKind, known_as: str) -> bool:
        return known_as in self.records[kind] or any(
            known_as in other.get(kind, ()) for other in self.others.values()
        )

    def elsewhere(self, session_id: str, kind: RecordKind, known_as: str) -> Any:
        return self.others.get(session_id, {}).get(kind, {}).get(known_as)

    def every(self, kind: RecordKind) -> list[Any]:
        assert kind != "idea", "of ideas there are too many"
        return list(self.records[kind].values())

    def find(self, **equal: object) -> list[Any]:
        ideas = self.records["idea"].values()
        return [i for i in ideas if all(i[key] == value for key, value in equal.items())]

    def below(self, *idea_ids: str) -> list[Any]:
        level = [
            one
            for one in self.records["idea"].values()
            if one["parent_id"] in idea_ids
            or (one["state"] == "merged" and one["merged_into_id"] in idea_ids)
        ]
        return level + self.below(*(one["id"] for one in level)) if level else []

    def next_rank(self, idea: Idea | None, segment_id: str, parent_id: str | None) -> str | None:
        beside = self.find(segment_id=segment_id, parent_id=parent_id)
        behind = [one["rank"] for one in beside if idea is None or one["rank"] > idea["rank"]]
        return min(behind, default=None)

    def made(self, op_id: str) -> Made | None:
        raise NotImplementedError("undo is tried on a real database")

    def idea_count(self) -> int:
        return len(self.records["idea"])

    def characters(self) -> int:
        return sum(len(idea["text"]) for idea in self.records["idea"].values())


def segment(kind: str) -> Record:
    """A segment whose id is its kind."""
    columns = [{"id": "left", "label": "Left"}, {"id": "right", "label": "Right"}]
    return {
        "id": kind,
        "key": kind,
        "kind": kind,
        "columns": columns if kind == MATRIX else [],
        "private": False,
        "arranged": False,
        "declared": None,
        "outcome": None,
        "excluded": None,
        "outcome_pattern": "{number_word}",
        "votes": 2 if kind == LISTS else None,
        "minutes": 50,
    }


def step(step_id: str, segment_id: str, position: int, kind: str, state: str) -> Record:
    return {
        "id": step_id,
        "segment_id": segment_id,
        "position": position,
        "kind": kind,
        "state": state,
        "closed_at": None,
        "minutes": None,
    }


def category(category_id: str, rank: str, state: str = "active") -> Record:
    record = {"id": category_id, "name": category_id, "rank": rank, "state": state}
    return record | {"merged_into_id": None, "sources": []}


def placement(segment_id: str, category_id: str, rank: str, beside: bool = False) -> Record:
    about = {"segment_id": segment_id, "category_id": category_id, "rank": rank}
    return about | {"beside": beside, "shown": True, "tables": []}
