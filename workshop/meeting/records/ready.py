"""That somebody is done with a step."""

from __future__ import annotations

from typing import TypedDict

from workshop.meeting.records.fields import Room


class Ready(TypedDict):
    """Whether an owner says that they are done with a step; not so: that was taken back."""

    step_id: Room[str]
    owner_id: str
    session_id: str
    ready: Room[bool]


class SentReady(TypedDict):
    """What is sent besides."""

    id: Room[str]
