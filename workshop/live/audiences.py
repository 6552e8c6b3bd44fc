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
from workshop.meeting.board import Board, Put, Record, RecordKind, owner_key
from workshop.meeting.operations.trees import STANDING, upwards

Effect = list[Any]
"""[kind, record] puts a record, [kind, id] drops it."""

Stored = dict[str, Any]
"""{"kind", "view": as facilitators see it, "room", "lead" and "mine": "put", "drop" or "", "own"}.

`mine` is for the screens of the owner whose key is `own`, where the record is or was theirs alone.
"""

ROOM, NOBODY = "room", ""
"""Whom a record reaches besides facilitators, where it is not an owner's key."""


@dataclass(frozen=True)
class News:
    """One change as each audience may see it; [] is a bare number.

    `own` stands instead of `room` on the author's own screens: owner key -> effects.
    """

    number: int
    room: list[Effect]
    lead: list[Effect]
    own: dict[str, list[Effect]]


def stored(put: Put, reached_before: str, board: Board) -> Stored:
    """An effect for the change log. `board` stands as the change leaves it."""
    reached = reach(put.kind, put.record, board)
    owner = next((one for one in (reached, reached_before) if one not in (ROOM, NOBODY)), "")
    return {
        "kind": put.kind,
        "view": view(put.kind, put.record),
        "room": _step(ROOM, reached_before, reached),
        "lead": "put" if seen_by_lead(put.kind, put.record, board) else "drop",
        "own": owner,
        "mine": _step(owner, reached_before, reached) if owner else "",
    }


def news(number: int, effects: list[Stored], code: str) -> News:
    """The news that a change of the log is. The join code is in no log: it is put in here."""
    effects = [_with_code(one, code) for one in effects]
    owners = {one["own"] for one in effects if one["own"]}
    return News(
        number,
        room=_some(_for_room(one) for one in effects),
        lead=[_for_lead(one) for one in effects],
        own={key: _some(_for_owner(one, key) for one in effects) for key in owners},
    )


def combined(before: Stored | None, after: Stored) -> Stored:
    """The effect of two on the same record, for those who have been told of neither."""
    if before is None:
        return after
    gone = "drop" if before["mine"] and after["room"] != "put" else ""
    return after | {
        "room": after["room"] or (before["room"] and "drop"),
        "own": after["own"] or before["own"],
        "mine": after["mine"] or gone,
    }


def reach(kind: RecordKind, record: Record, board: Board) -> str:
    """Whom a record reaches, given what it hangs under: ROOM, the key of an owner, or NOBODY."""
    if kind == "idea":
        return _idea_reaches(record, board)
    if kind == "category":
        return ROOM if record["state"] == "active" else NOBODY
    if kind == "vote":
        return owner_key(record["table_id"], record["participant_id"]) if record["cast"] else NOBODY
    if kind == "suggestion":
        owner = owner_key(record["table_id"], record["participant_id"])
        return owner if record["category_id"] else NOBODY
    if kind == "consent":
        return ROOM if record["names"] else NOBODY
    return NOBODY if kind == "participant" else ROOM


def _idea_reaches(idea: Record, board: Board) -> str:
    """What is private or hidden, and what hangs under it, is there for its own author alone."""
    withheld = [one for one in upwards(board, idea) if one["state"] not in STANDING]
    if not withheld:
        return ROOM
    return _written_by(idea) if all(one["state"] in _OWNERS for one in withheld) else NOBODY


_OWNERS = ("private", "hidden")
"""The states of what its owner sees and the room does not."""


def _written_by(idea: Record) -> str:
    """The key of an owner; NOBODY for what facilitators wrote, who see it anyway."""
    owner = idea["table_id"], idea["participant_id"]
    return owner_key(*owner) if any(owner) else NOBODY


def seen_by_room(kind: RecordKind, record: Record, board: Board) -> bool:
    """Whether everybody sees a record."""
    return reach(kind, record, board) == ROOM


def seen_by_lead(kind: RecordKind, record: Record, board: Board) -> bool:
    """Whether facilitators see a record: all but what was taken back."""
    if kind in ("vote", "consent", "suggestion"):
        return reach(kind, record, board) != NOBODY
    return kind != "idea" or all(one["state"] != "removed" for one in upwards(board, record))


def room_view(kind: RecordKind, seen: Record) -> Record:
    """What facilitators see of a record, without what is theirs alone."""
    hidden = _LEAD_ONLY.get(kind)
    return {key: value for key, value in seen.items() if key not in hidden} if hidden else seen


def lead_view(kind: RecordKind, seen: Record) -> Record:
    """What facilitators see: that somebody wrote in private, or voted, not what."""
    if kind == "vote":
        return seen | {"idea_id": None}
    return seen | _WITHHELD if kind == "idea" and seen["state"] == "private" else seen


def view(kind: RecordKind, record: Record) -> Record:
    """A record as it is sent, everything in it but the session's join code."""
    return _VIEWS[kind](record)


_WITHHELD: Record = {"text": None, "owner": None, "due_on": None}
_LEAD_ONLY: dict[RecordKind, frozenset[str]] = {
    "idea": frozenset({"by", "hidden_reason"}),
    "vote": frozenset({"table_id", "participant_id"}),
    "suggestion": frozenset({"table_id", "participant_id"}),
    "category": frozenset({"merged_into_id"}),
}
_SEGMENT = (
    *("id", "position", "kind", "heading", "short_heading", "prompt", "short_prompt", "minutes"),
    *("columns", "target_categories", "declared_categories", "discussion_heading", "private"),
    *("votes", "arranged"),
)
_IDEA = (
    *("id", "segment_id", "category_id", "column", "parent_id", "rank", "text", "kind", "state"),
    *("merged_into_id", "table_id", "owner", "votes", "hidden_reason"),
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
    seen = _picked(record, ("segment_id", "category_id", "rank", "beside", "shown", "tables"))
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


def _consent(record: Record) -> Record:
    seen = _picked(record, ("segment_id", "names"))
    return {"id": f"{record['segment_id']}:{record['owner_id']}"} | seen


def _suggestion(record: Record) -> Record:
    keys = ("segment_id", "idea_id", "category_id", "instead_of_id", "table_id", "participant_id")
    return {"id": f"{record['idea_id']}:{record['owner_id']}"} | _picked(record, keys)


def milliseconds(moment: dt.datetime) -> int:
    """A moment as it is sent."""
    return int(moment.timestamp() * 1000)


def _picked(record: Record, keys: Iterable[str]) -> Record:
    return {key: record[key] for key in keys}


def _with_code(one: Stored, code: str) -> Stored:
    return one | {"view": one["view"] | {"code": code}} if one["kind"] == "session" else one


def _step(whom: str, before: str, after: str) -> str:
    """What becomes of a record for the room, or for an owner, whom the room's news reach too."""
    if after == whom:
        return "put"
    return "drop" if before == whom and after != ROOM else ""


def _for_lead(one: Stored) -> Effect:
    record = one["view"]
    return [one["kind"], lead_view(one["kind"], record) if one["lead"] == "put" else record["id"]]


def _for_room(one: Stored) -> Effect | None:
    return _effect(one, one["room"])


def _for_owner(one: Stored, key: str) -> Effect | None:
    """What is the owner's alone is there for them; all else is as the room has it."""
    return _effect(one, one["mine"] or one["room"] if one["own"] == key else one["room"])


def _effect(one: Stored, what: str) -> Effect | None:
    if what == "put":
        return [one["kind"], room_view(one["kind"], one["view"])]
    return [one["kind"], one["view"]["id"]] if what == "drop" else None


def _some(effects: Iterable[Effect | None]) -> list[Effect]:
    return [effect for effect in effects if effect is not None]


_VIEWS: dict[str, Callable[[Record], Record]] = {
    "session": _session,
    "segment": lambda one: _picked(one, _SEGMENT),
    "step": lambda one: _picked(one, ("id", "segment_id", "position", "kind", "state")),
    "category": lambda one: _picked(one, ("id", "name", "rank", "state", "merged_into_id")),
    "placement": _placement,
    "table": lambda one: _picked(one, ("id", "name", "rank")),
    "idea": _idea,
    "participant": _participant,
    "vote": lambda one: _picked(one, ("id", "segment_id", "idea_id", "table_id", "participant_id")),
    "consent": _consent,
    "suggestion": _suggestion,
}
