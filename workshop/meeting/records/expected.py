"""An organisation that should be represented."""

from __future__ import annotations

from typing import TypedDict

from workshop.meeting.records.fields import Room


class Expected(TypedDict):
    """One organisation of a group: `here` is said by hand, null: as the devices say.

    `also` is what devices say instead of its name. The whole record is for facilitators alone.
    """

    id: Room[str]
    session_id: str
    group: Room[str]
    name: Room[str]
    rank: Room[str]
    also: Room[list[str]]
    here: Room[bool | None]
    removed: bool


def new_expected(
    expected_id: str, session_id: str, *, group: str, name: str, rank: str
) -> Expected:
    """One of whom only the devices say whether it is there."""
    return {
        "id": expected_id,
        "session_id": session_id,
        "group": group,
        "name": name,
        "rank": rank,
        "also": [],
        "here": None,
        "removed": False,
    }
