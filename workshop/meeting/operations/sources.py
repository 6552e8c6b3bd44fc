"""What ideas and categories rest on: references to others, here or in the series, without words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.limits import MOST_RESTED_ON_AT_ONCE, MOST_SOURCES
from workshop.meeting.operations.checks import not_ended, only_who_may
from workshop.meeting.operations.trees import stands
from workshop.meeting.records import Record
from workshop.meeting.refusal import OperationRefused

Source = dict[str, Any]
"""{session, kind, id, unit, rev}, as `models.Idea` has it."""


def set_sources(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """An idea or a category rests on some more, or on some no more; the others stay.

    What it rests on already is known anew, as it is now, when it is added again.
    """
    op.only(("op_id", "kind", "id"), ("add", "drop"))
    only_who_may(actor, "arrange")
    not_ended(board)
    kind, record = _resting(board, op["id"].text())
    added = {source["id"]: source for source in _added(board, op, record)}
    gone = _dropped(op)
    kept = [one for one in record["sources"] if one["id"] not in gone]
    known = {one["id"] for one in kept}
    sources = [added.get(one["id"], one) for one in kept]
    sources += [one for source_id, one in added.items() if source_id not in known]
    if len(sources) > MOST_SOURCES:
        raise OperationRefused("full")
    return [Put(kind, {**record, "sources": sources})]


def _resting(board: Board, record_id: str) -> tuple[Literal["idea", "category"], Record]:
    """What is to rest on something: an idea that everybody sees, or a category."""
    idea = board.get("idea", record_id)
    if idea is not None and stands(board, idea):
        return "idea", idea
    category = board.get("category", record_id)
    if category is None or category["state"] != "active":
        raise OperationRefused("not_found")
    return "category", category


def _added(board: Board, op: Checked, record: Record) -> list[Source]:
    field = op.get("add")
    members = list(field.each()) if field else []
    if len(members) > MOST_RESTED_ON_AT_ONCE:
        raise OperationRefused("malformed")
    found = [_source(board, member.only(("session", "kind", "id"))) for member in members]
    if any(one["id"] == record["id"] for one in found):
        raise OperationRefused("malformed")  # nothing rests on itself
    return found


def _dropped(op: Checked) -> set[str]:
    field = op.get("drop")
    ids = {member.text() for member in field.each()} if field else set()
    if len(ids) > MOST_SOURCES:
        raise OperationRefused("malformed")
    return ids


def _source(board: Board, file: Checked) -> Source:
    """A reference to what is there for all to see, in this session or another of its series."""
    there, source_id = _There(board, file["session"].text()), file["id"].text()
    kind = file["kind"].one_of(("idea", "category", "session"))
    session, record = there.get("session", there.session_id), there.get(kind, source_id)
    if session is None or record is None or not _seen(there, kind, record):
        raise OperationRefused("not_found")
    return {
        "session": there.session_id,
        "kind": kind,
        "id": source_id,
        "unit": session["unit_id"],
        "rev": record["revision"] if kind == "idea" else None,
    }


@dataclass(frozen=True)
class _There:
    """The records of a session: this one, or another one of its series."""

    board: Board
    session_id: str

    def get(self, kind: Any, known_as: str, /) -> Any:
        if self.session_id == self.board.session["id"]:
            return self.board.get(kind, known_as)
        return self.board.elsewhere(self.session_id, kind, known_as)


def _seen(there: _There, kind: str, record: Any) -> bool:
    if kind == "idea":
        return stands(there, record)
    return kind == "session" or record["state"] == "active"
