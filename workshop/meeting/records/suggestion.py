"""Where somebody says that an idea belongs."""

from __future__ import annotations

from typing import TypedDict

from workshop.meeting.records.fields import Lead, Room


class Suggestion(TypedDict):
    """One owner's word on one idea; without a category it was taken back."""

    idea_id: Room[str]
    owner_id: str
    session_id: str
    segment_id: Room[str]
    table_id: Lead[str | None]
    participant_id: Lead[str | None]
    category_id: Room[str | None]
    instead_of_id: Room[str | None]


class SentSuggestion(TypedDict):
    """What is sent besides."""

    id: Room[str]
