"""A participant: a device that joined."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from workshop.meeting.records.fields import Room


class Participant(TypedDict):
    """A device in the room: `organisations` are those it answers for, `persons` how many are at it.

    `left`: it does not count while nobody has it open. `waiting`: it has not been let in yet.
    `simulated`: nobody is behind it, it is there to rehearse; once it has `left`, it is gone. The
    whole record is for facilitators alone.
    """

    id: Room[str]
    session_id: str
    table_id: Room[str | None]
    name: Room[str | None]
    organisations: Room[list[str]]
    persons: Room[int]
    left: Room[bool]
    waiting: Room[bool]
    simulated: Room[bool]
    joined_at: Room[dt.datetime]
