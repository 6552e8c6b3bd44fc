"""A vote for an idea."""

from __future__ import annotations

from typing import TypedDict

from workshop.meeting.records.fields import Lead, Own, Room


class Vote(TypedDict):
    """One vote of a table, or of a person who sits at none."""

    id: Room[str]
    session_id: str
    segment_id: Room[str]
    idea_id: Own[str]
    owner_id: str
    table_id: Lead[str | None]
    participant_id: Lead[str | None]
    cast: bool
