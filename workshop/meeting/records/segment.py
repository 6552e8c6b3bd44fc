"""A segment of a session, as its template was when the session was made."""

from __future__ import annotations

from typing import Any, TypedDict

from session_templates.kinds import Gathers, SegmentKind
from workshop.meeting.records.fields import Room


class Segment(TypedDict):
    """One segment, with its words."""

    id: Room[str]
    session_id: str
    position: Room[int]
    key: str
    kind: Room[SegmentKind]
    heading: Room[str]
    short_heading: Room[str]
    prompt: Room[str]
    short_prompt: Room[str]
    minutes: Room[int]
    columns: Room[list[dict[str, Any]]]
    target_categories: Room[int | None]
    declared: Room[int | None]
    discussion_heading: Room[str | None]
    discussed: bool
    outcome_pattern: str | None
    outcome: Room[str | None]
    excluded: Room[list[str] | None]
    gathers: Room[Gathers | None]
    gathers_of: Room[str | None]
    names_as_row: bool | None
    private: Room[bool]
    arranged: Room[bool]
    votes: Room[int | None]


class SentSegment(TypedDict):
    """What is sent besides: the sentence on how many were there, as it will be printed."""

    sentence: Room[str | None]
