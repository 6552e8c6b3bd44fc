"""A vote for an idea."""

from __future__ import annotations

from typing import TypedDict

from workshop.meeting.records.fields import Lead, Own, Room
from workshop.meeting.records.idea import Idea


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


def new_vote(
    vote_id: str, idea: Idea, *, owner_id: str, table_id: str | None, participant_id: str | None
) -> Vote:
    """A vote for an idea, not cast yet."""
    return {
        "id": vote_id,
        "session_id": idea["session_id"],
        "segment_id": idea["segment_id"],
        "idea_id": idea["id"],
        "owner_id": owner_id,
        "table_id": table_id,
        "participant_id": participant_id,
        "cast": False,
    }
