"""A category that the room agreed on."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from workshop.meeting.records.fields import Lead, Room

CategoryState = Literal["active", "merged", "removed"]


class Category(TypedDict):
    """One category, of all segments alike."""

    id: Room[str]
    session_id: str
    key: str | None
    name: Room[str]
    text: Room[str | None]
    sources: Lead[list[dict[str, Any]]]
    rank: Room[str]
    state: Room[CategoryState]
    merged_into_id: Lead[str | None]


def new_category(category_id: str, session_id: str, name: str, rank: str) -> Category:
    """A category on the board."""
    return {
        "id": category_id,
        "session_id": session_id,
        "key": None,
        "name": name,
        "text": None,
        "sources": [],
        "rank": rank,
        "state": "active",
        "merged_into_id": None,
    }
