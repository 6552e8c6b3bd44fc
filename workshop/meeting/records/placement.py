"""A placement: whether a category stands in a segment, and where."""

from __future__ import annotations

from typing import TypedDict

from workshop.meeting.records.fields import Room


class Placement(TypedDict):
    """Where one category stands in one segment."""

    segment_id: Room[str]
    category_id: Room[str]
    rank: Room[str]
    beside: Room[bool]
    shown: Room[bool]
    tables: Room[list[str]]


class SentPlacement(TypedDict):
    """What is sent besides."""

    id: Room[str]


def new_placement(
    segment_id: str, category_id: str, rank: str, *, beside: bool = False, shown: bool = True
) -> Placement:
    """A category in a segment, for everybody to work on."""
    return {
        "segment_id": segment_id,
        "category_id": category_id,
        "rank": rank,
        "beside": beside,
        "shown": shown,
        "tables": [],
    }
