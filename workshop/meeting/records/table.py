"""A table in the room."""

from __future__ import annotations

from typing import TypedDict

from workshop.meeting.records.fields import Room


class Table(TypedDict):
    """A table in the room. What is written at it belongs to all its devices."""

    id: Room[str]
    session_id: str
    name: Room[str]
    rank: Room[str]
