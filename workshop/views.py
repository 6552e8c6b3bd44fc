"""Records as they are sent: what each audience may see of them (`docs/live-protocol.md`).

An effect is kept in the change log in one form, `Stored`, from which the news for every audience
is made: for the screens there now, for those that catch up, and the same for both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from session_templates.plan import Wording
from workshop.operations.board import Board, Put, Record, RecordKind, owner_key

Effect = list[Any]
"""[kind, record] puts a record, [kind, id] drops it."""

Stored = dict[str, Any]
"""{"kind", "view": as facilitators see it, "room": "put", "drop" or "", "own": owner key or ""}."""


@dataclass(frozen=True)
class News:
    """One change as each audience may see it; [] is a bare number.

    `own` stands instead of `room` on the author's own screens: owner key -> effects.
    """

    number: int
    room: list[Effect]
    lead: list[Effect]
    own: dict[str, list[Effect]]


def stored(put: Put, before: Record | None, seen_before: bool, board: Board) -> Stored:
    """An effect for the change log. `board` stands as the change leaves it."""
    record = put.record
    seen = seen_by_room(put.kind, record, board)
    room = "put" if seen else "drop" if seen_before else ""
    private = put.kind == "idea" and "private" in (record["state"], (before or record)["state"])
    own = owner_key(record["table_id"], record["participant_id"]) if private else ""
    return {"kind": put.kind, "view": view(put.kind, record), "room": room, "own": own}


def news(number: int, effects: list[Stored], code: str) -> News:
    """The news that a change of the log is. The join code is in no log: it is put in here."""
    effects = [_with_code(one, code) for one in effects]
    room = [effect for one in effects if (effect := _for_room(one)) is not None]
    owners = {one["own"] for one in effects if one["own"]}
    own = {key: [e for one in effects if (e := _for_owner(one, key)) is not None] for key in owners}
    return News(number, room, [_for_lead(one) for one in effects], own)


def seen_by_room(kind: RecordKind, record: Record, board: Board) -> bool:
    """Whether everybody may see a record, given what it hangs under."""
    if kind == "category":
        return bool(record["state"] == "active")
    if kind != "idea":
        return kind != "participant"
    seen: Record | None = record
    while seen is not None and seen["state"] == "shared":
        if seen["parent_id"] is None:
            return True
        seen = board.get("idea", seen["parent_id"])
    return False


def room_view(kind: RecordKind, seen: Record) -> Record:
    """What facilitators see of a record, without what is theirs alone."""
    hidden = _LEAD_ONLY.get(kind, ())
    return {key: value for key, value in seen.items() if key not in hidden}


def lead_view(kind: RecordKind, seen: Record) -> Record:
    """What facilitators see: that somebody wrote in private, not what."""
    return seen | {"text": None} if kind == "idea" and seen["state"] == "private" else seen


def view(kind: RecordKind, record: Record) -> Record:
    """A record as it is sent, everything in it but the session's join code."""
    made: dict[str, Callable[[Record], Record]] = {
        "session": _session,
        "segment": lambda one: _picked(one, _SEGMENT),
        "step": lambda one: _picked(one, ("id", "segment_id", "position", "kind", "state")),
        "category": lambda one: _picked(one, ("id", "name", "rank", "state")),
        "placement": _placement,
        "table": lambda one: _picked(one, ("id", "name", "rank")),
        "idea": _idea,
        "participant": _participant,
    }
    return made[kind](record)


_LEAD_ONLY: dict[str, tuple[str, ...]] = {
    "idea": ("by", "hidden_reason"),
}
_SEGMENT = (
    *("id", "position", "kind", "heading", "short_heading", "prompt", "short_prompt", "minutes"),
    *("columns", "target_categories", "discussion_heading", "private"),
)
_IDEA = (
    *("id", "segment_id", "category_id", "column", "parent_id", "rank", "text", "kind", "state"),
    *("table_id", "owner", "hidden_reason"),
)


def _session(record: Record) -> Record:
    wording = Wording.from_json(record["wording"])
    return {
        **_picked(
            record,
            ("id", "title", "place", "language", "state", "joining", "seating", "asks_names"),
        ),
        "step_id": record["step_id"],
        "date": record["date"].isoformat(),
        "place_and_date": wording.place_and_date(
            record["place"], record["date"], record["place_date_line"]
        ),
        "question_prefix": wording.question_prefix,
        "timer": _timer(record),
    }


def _timer(record: Record) -> Record | None:
    ends_at, left, length = (record[f"timer_{key}"] for key in ("ends_at", "left", "length"))
    if ends_at is None and left is None:
        return None
    return {"ends_at": ends_at and milliseconds(ends_at), "left": left, "length": length}


def _placement(record: Record) -> Record:
    seen = _picked(record, ("segment_id", "category_id", "rank", "beside"))
    return {"id": f"{record['segment_id']}:{record['category_id']}"} | seen


def _idea(record: Record) -> Record:
    return {
        **_picked(record, _IDEA),
        "by": record["participant_id"] or record["facilitator_id"],
        "rev": record["revision"],
        "edited": record["revision"] > 1,
        "due_on": record["due_on"] and record["due_on"].isoformat(),
        "at": milliseconds(record["created_at"]),
    }


def _participant(record: Record) -> Record:
    seen = _picked(record, ("id", "name", "table_id", "organisation"))
    return seen | {"joined_at": milliseconds(record["joined_at"])}


def milliseconds(moment: dt.datetime) -> int:
    """A moment as it is sent."""
    return int(moment.timestamp() * 1000)


def _picked(record: Record, keys: Iterable[str]) -> Record:
    return {key: record[key] for key in keys}


def _with_code(one: Stored, code: str) -> Stored:
    return one | {"view": one["view"] | {"code": code}} if one["kind"] == "session" else one


def _for_lead(one: Stored) -> Effect:
    return [one["kind"], lead_view(one["kind"], one["view"])]


def _for_room(one: Stored) -> Effect | None:
    if one["room"] == "put":
        return [one["kind"], room_view(one["kind"], one["view"])]
    return [one["kind"], one["view"]["id"]] if one["room"] == "drop" else None


def _for_owner(one: Stored, key: str) -> Effect | None:
    """The owner's own private idea is there for them alone; all else is as the room has it."""
    if one["own"] != key or one["room"] == "put":
        return _for_room(one)
    if one["view"]["state"] == "private":
        return [one["kind"], room_view(one["kind"], one["view"])]
    return [one["kind"], one["view"]["id"]]
