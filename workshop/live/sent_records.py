"""Records as they are sent, field by field. Who sees which stands in `workshop.meeting.records`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from operator import itemgetter
from typing import Any

from session_templates.wording import Wording
from workshop.meeting.board import Board
from workshop.meeting.records import (
    FIELDS,
    Audience,
    Confirmation,
    Consent,
    Count,
    Field,
    Idea,
    Placement,
    Ready,
    Record,
    RecordKind,
    Segment,
    Session,
    Suggestion,
    record_id,
)
from workshop.meeting.representation import line, sentence

Sent = dict[str, Any]
"""A record as it is sent, by field."""


def view(kind: RecordKind, record: Record, board: Board) -> Sent:
    """A record as it is sent, everything in it but the session's join code."""
    return _SENDING[kind].view(record, board)


def room_view(kind: RecordKind, seen: Sent) -> Sent:
    """What facilitators see of a record, without what is theirs alone."""
    hidden = LEAD_ONLY[kind]
    return {key: value for key, value in seen.items() if key not in hidden} if hidden else seen


def lead_view(kind: RecordKind, seen: Sent) -> Sent:
    """What facilitators see: that somebody wrote in private, or voted, not what."""
    owners = kind == "vote" or (kind == "idea" and seen["state"] == "private")
    return seen | dict.fromkeys(OWNERS_ONLY[kind]) if owners else seen


def milliseconds(moment: dt.datetime) -> int:
    """A moment as it is sent."""
    return int(moment.timestamp() * 1000)


def own_view(kind: RecordKind, seen: Sent) -> Sent:
    """What those see whose a record is: as the room, and what only its author has of it.

    What was logged before there was such a thing holds none.
    """
    return room_view(kind, seen) | {key: seen[key] for key in AUTHORS[kind] & seen.keys()}


def _named(*audiences: Audience) -> dict[RecordKind, frozenset[str]]:
    return {
        kind: frozenset(field.name for field in fields if field.audience in audiences)
        for kind, fields in FIELDS.items()
    }


LEAD_ONLY, OWNERS_ONLY = _named("lead", "author"), _named("own")
"""What the room does not see of a record; what facilitators do not while it is somebody's alone."""
AUTHORS = _named("author")


class _Sending:
    """How a kind of record is sent."""

    def __init__(self, kind: RecordKind) -> None:
        columns = [field for field in FIELDS[kind] if field.audience and not field.made]
        self._names = [field.name for field in columns]
        self._values = picking(self._names)
        self._written = [(one.name, how) for one in columns if (how := _how_written(one))]
        self._made = _MADE.get(kind)

    def view(self, record: Record, board: Board) -> Sent:
        sent = dict(zip(self._names, self._values(record), strict=True))
        for name, written in self._written:
            if sent[name] is not None:
                sent[name] = written(sent[name])
        return sent | self._made(record, board) if self._made else sent


def picking(names: list[str]) -> Callable[[Record], tuple[Any, ...]]:
    """What takes so many values of a record: of one name, `itemgetter` gives no tuple."""
    if len(names) == 1:
        (name,) = names
        return lambda record: (record[name],)
    return itemgetter(*names)


def _how_written(field: Field) -> Callable[[Any], Any] | None:
    """How JSON has it, where it has no such thing."""
    if dt.datetime in field.types:
        return milliseconds
    return dt.date.isoformat if dt.date in field.types else None


def _of_session(session: Session, _: Board) -> Sent:
    wording = Wording.from_json(session["wording"])
    return {
        "place_and_date": wording.place_and_date(
            session["place"], session["date"], session["place_date_line"]
        ),
        "question_prefix": wording.question_prefix,
        "not_discussed": wording.not_discussed,
        "timer": _timer(session),
    }


def _timer(session: Session) -> Sent | None:
    ends_at, left = session["timer_ends_at"], session["timer_left"]
    if ends_at is None and left is None:
        return None
    ends = ends_at and milliseconds(ends_at)
    return {"ends_at": ends, "left": left, "length": session["timer_length"]}


def _of_segment(segment: Segment, board: Board) -> Sent:
    return {"sentence": sentence(board, segment)}


def _of_idea(idea: Idea, _: Board) -> Sent:
    return {
        "rev": idea["revision"],
        "edited": idea["revision"] > 1,
        "at": milliseconds(idea["created_at"]),
        "by": idea["participant_id"] or idea["facilitator_id"],
    }


def _of_placement(placement: Placement, _: Board) -> Sent:
    return {"id": record_id("placement", placement)}


def _of_consent(consent: Consent, _: Board) -> Sent:
    return {"id": record_id("consent", consent)}


def _of_confirmation(confirmation: Confirmation, _: Board) -> Sent:
    return {"id": record_id("confirmation", confirmation)}


def _of_ready(ready: Ready, _: Board) -> Sent:
    return {"id": record_id("ready", ready)}


def _of_suggestion(suggestion: Suggestion, _: Board) -> Sent:
    return {"id": record_id("suggestion", suggestion)}


def _of_count(count: Count, board: Board) -> Sent:
    return {"line": line(board, count)}


_MADE: dict[RecordKind, Callable[[Any, Board], Sent]] = {
    "session": _of_session,
    "segment": _of_segment,
    "placement": _of_placement,
    "idea": _of_idea,
    "consent": _of_consent,
    "ready": _of_ready,
    "suggestion": _of_suggestion,
    "confirmation": _of_confirmation,
    "count": _of_count,
}
"""What is sent of a record besides its columns; some of it follows from other records."""

_SENDING = {kind: _Sending(kind) for kind in FIELDS}
