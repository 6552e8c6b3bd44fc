"""What somebody says of a text that was proposed."""

from __future__ import annotations

from typing import TypedDict

from workshop.meeting.records.fields import Lead, Room


class Confirmation(TypedDict):
    """One owner's word on the passages of one version of the text.

    `said` holds, by the number of a passage, what is wrong with it; "" where the owner agrees.
    `replies` holds, by the same, what leaders answered.
    """

    version: Room[int]
    owner_id: str
    session_id: str
    table_id: Lead[str | None]
    participant_id: Lead[str | None]
    said: Room[dict[str, str]]
    replies: Room[dict[str, str]]


class SentConfirmation(TypedDict):
    """What is sent besides."""

    id: Room[str]
