"""A step of a segment, on the agenda."""

from __future__ import annotations

import datetime as dt
from typing import Literal, TypedDict

from session_templates.kinds import StepKind
from workshop.meeting.records.fields import Room

StepState = Literal["coming", "open", "closed"]


class Step(TypedDict):
    """One step. At most one of a session is open."""

    id: Room[str]
    session_id: str
    segment_id: Room[str]
    position: Room[int]
    kind: Room[StepKind]
    state: Room[StepState]
    closed_at: dt.datetime | None
    minutes: Room[int | None]
