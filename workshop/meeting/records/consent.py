"""That somebody agreed to the list of categories."""

from __future__ import annotations

from typing import TypedDict

from workshop.meeting.records.fields import Room


class Consent(TypedDict):
    """The list that an owner agreed to, as it stood; no names: that was taken back."""

    segment_id: Room[str]
    owner_id: str
    session_id: str
    names: Room[list[str]]


class SentConsent(TypedDict):
    """What is sent besides."""

    id: Room[str]
