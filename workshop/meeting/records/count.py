"""How many organisations of a group were there."""

from __future__ import annotations

from typing import TypedDict

from workshop.meeting.records.fields import Room


class Count(TypedDict):
    """One line on who was there: the numbers by hand, or null where the list gives them."""

    id: Room[str]
    session_id: str
    segment_id: Room[str]
    group: Room[str]
    rank: Room[str]
    unit: Room[str]
    lead_in: Room[str | None]
    addition: Room[str | None]
    present: Room[float | None]
    of: Room[float | None]
    removed: bool


class SentCount(TypedDict):
    """What is sent besides: the line as it will be printed; null where there is none."""

    line: Room[str | None]


def new_count(
    count_id: str, session_id: str, segment_id: str, *, group: str, unit: str, rank: str
) -> Count:
    """A line whose numbers the list gives."""
    return {
        "id": count_id,
        "session_id": session_id,
        "segment_id": segment_id,
        "group": group,
        "rank": rank,
        "unit": unit,
        "lead_in": None,
        "addition": None,
        "present": None,
        "of": None,
        "removed": False,
    }
