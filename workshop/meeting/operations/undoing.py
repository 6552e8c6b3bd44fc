"""Undo: everything that one of one's own operations changed, back as it found it.

Only as long as nothing it touched has been changed since and nothing living depends on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import orjson

from words.checked import Checked
from workshop.meeting.board import Actor, Board, Made, Put
from workshop.meeting.limits import MOST_LEVELS
from workshop.meeting.operations.checks import found, has_room, is_op_id
from workshop.meeting.operations.ideas import removed
from workshop.meeting.operations.places import place_of
from workshop.meeting.operations.trees import Ideas, above, levels_above, upwards
from workshop.meeting.operations.undoable import UNDO
from workshop.meeting.ranks import appended, between
from workshop.meeting.records import (
    FIELDS,
    Category,
    Count,
    Expected,
    Idea,
    Record,
    RecordKind,
    Suggestion,
)
from workshop.meeting.refusal import OperationRefused
from workshop.meeting.representation import told_anew

Records = dict[tuple[RecordKind, str], Any]
"""Records as they will be, by kind and id."""


def undo(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Put back what one of one's own operations changed."""
    op.only(("op_id", "kind", "of"))
    if not is_op_id(op["of"].value):
        raise OperationRefused("malformed")
    made = board.made(op["of"].value)
    if made is None:
        raise OperationRefused("not_found")
    if made.actor != actor.name:
        raise OperationRefused("not_yours")
    if made.kind not in UNDO:
        raise OperationRefused("changed_since")
    UNDO[made.kind].may(board, actor, made)
    after = _After(board, _put_back(board, actor, made), made)
    after.settle()
    after.check()
    puts = [Put(kind, record) for (kind, _), record in after.records.items()]
    return [*puts, *told_anew(board, puts)]


def plain(fields: Record) -> Record:
    """Some fields of a record as JSON can hold them."""
    held: Record = orjson.loads(orjson.dumps(fields))
    return held


def _put_back(board: Board, actor: Actor, made: Made) -> Records:
    records: Records = {}
    if any("was" not in change for change in made.before):
        raise OperationRefused("changed_since")  # booked by a version that could not undo
    changes = [change for change in made.before if change["was"] != {}]
    touched = {change["id"] for change in changes}
    for change in changes:
        kind: RecordKind = change["kind"]
        record: Any = board.get(kind, change["id"])
        if record is None or not _untouched(kind, record, change["now"], change["was"]):
            raise OperationRefused("changed_since")
        if kind == "idea" and not actor.may("hide") and _is_hidden(board, record):
            over = above(board, record)
            if over is None or over["id"] not in touched:  # else it goes along, hidden as it is
                raise OperationRefused("not_found")
        if change["was"] is not None:
            has_room(board, len(change["was"].get("text") or "") - len(record.get("text") or ""))
            records[kind, change["id"]] = record | _revived(kind, change["was"], record)
        elif kind in _UNMADE:
            records[kind, change["id"]] = _UNMADE[kind](record, actor)
    return records


def _untouched(kind: RecordKind, record: Record, now: Record, was: Record | None) -> bool:
    """Whether what a change did is still so; what it made, as it made it."""
    if was is None and kind != "suggestion":  # those at a table have one word in common
        return record.get("state") in (None, "active", "shared", "private")
    return plain({key: record[key] for key in now}) == now


def _is_hidden(board: Ideas, idea: Idea) -> bool:
    return any(one["state"] == "hidden" for one in upwards(board, idea))


def _revived(kind: RecordKind, was: Record, record: Record) -> dict[str, Any]:
    """Fields as they were. A revision never comes again: who builds on it must be told."""
    fields = dict(was)
    if "revision" in was:
        fields["revision"] = record["revision"] + 1
    for name in _MOMENTS[kind].keys() & {key for key, value in was.items() if value}:
        fields[name] = _MOMENTS[kind][name](was[name])
    return fields


_READ: dict[object, Callable[[str], dt.date]] = {
    dt.date: dt.date.fromisoformat,
    dt.datetime: dt.datetime.fromisoformat,
}

_MOMENTS = {
    kind: {field.name: _READ[of] for field in fields for of in field.types if of in _READ}
    for kind, fields in FIELDS.items()
}
"""The fields that JSON holds as texts, with what reads each."""


def _unmade_category(category: Category, _: Actor) -> Category:
    return category | {"state": "removed"}


def _unmade_suggestion(suggestion: Suggestion, _: Actor) -> Suggestion:
    return suggestion | {"category_id": None, "instead_of_id": None}


def _unmade_line(line: Count | Expected, _: Actor) -> Record:
    return {**line, "removed": True}


_UNMADE: dict[RecordKind, Callable[[Any, Actor], Record]] = {
    "idea": removed,
    "category": _unmade_category,
    "suggestion": _unmade_suggestion,
    "count": _unmade_line,
    "expected": _unmade_line,
}
"""What undoes the making of a record. A placement goes with its category."""


class _After:
    """The board as it will be, as far as an undo changes it."""

    def __init__(self, board: Board, records: Records, made: Made) -> None:
        self._board, self.records = board, records
        self._unmade = {change["id"] for change in made.before if change.get("was") is None}
        self._shows = made.kind in ("idea.hide", "idea.restore")

    def get(self, kind: RecordKind, known_as: str) -> Any:
        return self.records.get((kind, known_as)) or self._board.get(kind, known_as)

    def settle(self) -> None:
        """What hangs under something stands where that stands, whatever was added meanwhile."""
        ideas = [record for (kind, _), record in self.records.items() if kind == "idea"]
        for child in self._board.below(*(idea["id"] for idea in ideas)):
            self.records.setdefault(("idea", child["id"]), child)
        for (kind, known_as), record in list(self.records.items()):
            if kind == "idea":
                place = place_of(self._upwards(record)[-1])
                place["category_id"] = self._went_into(place["category_id"])
                self.records[kind, known_as] = record | place | {"rank": self._free_rank(record)}

    def _free_rank(self, idea: Idea) -> str:
        """The rank that it had; right behind whoever took that place meanwhile."""
        segment_id, parent_id, rank = idea["segment_id"], idea["parent_id"], idea["rank"]
        now = found(self._board, "idea", idea["id"])
        if (now["rank"], now["parent_id"]) == (rank, parent_id):
            return rank  # it stays where it is: nothing to look up
        there = self._board.find(segment_id=segment_id, parent_id=parent_id, rank=rank)
        if all(("idea", other["id"]) in self.records for other in there):
            return rank
        behind = self._board.next_rank(idea, segment_id, parent_id)
        return between(rank, behind) if behind else appended(self._board.number)

    def _went_into(self, category_id: str | None) -> str | None:
        """Where what stood in a category stands, if that has been merged since."""
        category = self.get("category", category_id) if category_id else None
        while category is not None and category["state"] == "merged":
            category_id = category["merged_into_id"]
            category = self.get("category", category_id) if category_id else None
        return category_id

    def check(self) -> None:
        """Refuse where something would be left hanging."""
        for (kind, known_as), record in self.records.items():
            if kind == "idea":
                self._check_idea(record)
            elif kind == "category" and known_as in self._unmade:
                self._check_unmade(known_as)

    def _check_idea(self, idea: Idea) -> None:
        if idea["state"] == "removed":
            return
        over = self._upwards(idea)[1:]
        gone = any(one["state"] == "removed" for one in over)
        merged = idea["state"] == "merged"
        spoken_for = not merged or (idea["parent_id"] is None and over[0]["state"] != "merged")
        too_deep = levels_above(self, idea) > MOST_LEVELS
        if gone or too_deep or not spoken_for or self._is_shown_or_hidden(idea):
            raise OperationRefused("changed_since")

    def _is_shown_or_hidden(self, idea: Idea) -> bool:
        """Whether it would come out of, or go under, what somebody has hidden since."""
        before = found(self._board, "idea", idea["id"])
        if self._shows or before["state"] == "removed":
            return False
        return _is_hidden(self, idea) != _is_hidden(self._board, before)

    def _check_unmade(self, category_id: str) -> None:
        """A category that is unmade holds nothing that was put there since."""
        for held in self._board.find(category_id=category_id):
            idea = self.records.get(("idea", held["id"]), held)
            if idea["category_id"] == category_id and idea["state"] != "removed":
                raise OperationRefused("changed_since")

    def _upwards(self, idea: Idea) -> list[Idea]:
        """An idea and all that it will hang under; refused where that would be itself."""
        above: list[Idea] = []
        for over in upwards(self, idea):
            if over in above:
                raise OperationRefused("changed_since")
            above.append(over)
        return above
