"""Whom a record reaches, and the news for each audience (`docs/live-protocol.md`).

An effect is kept in the change log in one form, `Stored`, from which the news for every audience
is made: for the screens there now, for those that catch up, and the same for both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workshop.live.sent_records import lead_view, own_view, room_view, view
from workshop.meeting.board import Board, Put, owner_key
from workshop.meeting.operations.trees import STANDING, upwards
from workshop.meeting.records import Confirmation, Idea, RecordKind

Effect = list[Any]
"""[kind, record] puts a record, [kind, id] drops it."""

Stored = dict[str, Any]
"""{"kind", "view": as facilitators see it, "room", "lead" and "mine": "put", "drop" or "", "own"}.

`mine` is for the screens of the owner whose key is `own`, where the record is or was theirs alone,
or holds what the room does not see.
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
        "view": view(put.kind, put.record, board),
        "room": _step(ROOM, reached_before, reached),
        "lead": "put" if seen_by_lead(put.kind, put.record, board) else "drop",
        "own": owner,
        "mine": _step(owner, reached_before, reached) if owner else "",
    } | _told_to_author(put, reached)


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


def reach(kind: RecordKind, record: Any, board: Board) -> str:
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
    if kind == "confirmation":
        return _written_by(record)
    if kind in _SAID:
        return ROOM if record[_SAID[kind]] else NOBODY
    if kind == "count":
        return NOBODY if record["removed"] else ROOM
    return NOBODY if kind in ("participant", "expected") else ROOM


_SAID = {"consent": "names", "ready": "ready"}
"""The field that is empty in what was taken back."""


def _idea_reaches(idea: Idea, board: Board) -> str:
    """What is private or hidden, and what hangs under it, is there for its own author alone."""
    withheld = [one for one in upwards(board, idea) if one["state"] not in STANDING]
    if not withheld:
        return ROOM
    return _written_by(idea) if all(one["state"] in _OWNERS for one in withheld) else NOBODY


_OWNERS = ("private", "hidden")
"""The states of what its owner sees and the room does not."""


def _written_by(record: Idea | Confirmation) -> str:
    """The key of an owner; NOBODY for what facilitators wrote, who see it anyway, and for what came
    by a link, which has no screen."""
    owner = record["table_id"], record["participant_id"]
    return owner_key(*owner) if any(owner) else NOBODY


def seen_by_room(kind: RecordKind, record: Any, board: Board) -> bool:
    """Whether everybody sees a record."""
    return reach(kind, record, board) == ROOM


def seen_by_lead(kind: RecordKind, record: Any, board: Board) -> bool:
    """Whether facilitators see a record: all but what was taken back."""
    if kind in ("vote", "consent", "ready", "suggestion"):
        return reach(kind, record, board) != NOBODY
    if kind in ("count", "expected"):
        return not record["removed"]
    return kind != "idea" or all(one["state"] != "removed" for one in upwards(board, record))


def _told_to_author(put: Put, reached: str) -> Stored:
    """What everybody sees its author sees more of, where the room does not see all."""
    owner = spoken_by(put.kind, put.record) if reached == ROOM else ""
    return {"own": owner, "mine": "put"} if owner else {}


def spoken_by(kind: RecordKind, record: Any) -> str:
    """The key of the owner of an idea that was said for somebody; else ""."""
    if kind != "idea" or not (record["actor"] or record["actor_group"]):
        return ""
    return _written_by(record)


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
    if one["own"] == key and one["mine"] == "put":
        return [one["kind"], own_view(one["kind"], one["view"])]
    return _effect(one, one["mine"] or one["room"] if one["own"] == key else one["room"])


def _effect(one: Stored, what: str) -> Effect | None:
    if what == "put":
        return [one["kind"], room_view(one["kind"], one["view"])]
    return [one["kind"], one["view"]["id"]] if what == "drop" else None


def _some(effects: Iterable[Effect | None]) -> list[Effect]:
    return [effect for effect in effects if effect is not None]
