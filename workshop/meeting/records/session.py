"""A session: one meeting held by a method, or one text worked out at a desk."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypedDict

from workshop.meeting.records.fields import Room

SessionStatus = Literal["draft", "settled"]
"""What the minutes are: a working document, or the settled text (public-record law)."""

SessionState = Literal["prepared", "open", "ended"]
Seating = Literal["persons", "tables"]


class Session(TypedDict):
    """One meeting, or one text worked out at a desk."""

    id: Room[str]
    method: str
    template: str
    language: Room[str]
    title: Room[str]
    place: Room[str]
    date: Room[dt.date]
    place_date_line: str | None
    wording: dict[str, Any]
    status: SessionStatus
    imported: dict[str, Any] | None
    series_id: str | None
    unit_id: str | None
    desk: Room[bool]
    front: dict[str, Any] | None
    groups: Room[list[dict[str, Any]]]
    state: Room[SessionState]
    joining: Room[bool]
    held: Room[bool]
    lobby: Room[bool]
    rehearsal: Room[bool]
    seating: Room[Seating]
    asks_names: Room[bool]
    asks_organisation: dict[str, Any] | None
    code_number: int
    erase_on: dt.date | None
    wall_number: int
    code_hash: str | None
    step_id: Room[str | None]
    proposed: Room[int | None]
    timer_ends_at: dt.datetime | None
    timer_left: int | None
    timer_length: int | None
    starts: Room[str | None]
    clock_by_plan: Room[bool]
    head: int
    epoch: str
    created_at: dt.datetime


class SentSession(TypedDict):
    """What is sent besides. The join code is in no log: it is put in last."""

    place_and_date: Room[str]
    question_prefix: Room[str]
    not_discussed: Room[str | None]
    timer: Room[dict[str, Any] | None]
    code: Room[str]
