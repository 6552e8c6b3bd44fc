"""The kinds of record that a meeting is made of, one noun a file.

At run time a record is a plain dict, by column. Here stands once what its fields are called, what
they hold and who sees them; models, audiences, undo, the protocol's description and the types of
the scripts read it, or a test holds them to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from workshop.meeting.records.category import Category, CategoryState, new_category
from workshop.meeting.records.confirmation import Confirmation, SentConfirmation
from workshop.meeting.records.consent import Consent, SentConsent
from workshop.meeting.records.count import Count, SentCount, new_count
from workshop.meeting.records.expected import Expected, new_expected
from workshop.meeting.records.fields import Audience, Field, fields_of
from workshop.meeting.records.idea import (
    Author,
    Idea,
    IdeaKind,
    IdeaState,
    Place,
    Plan,
    Progress,
    SentIdea,
    Speech,
    new_idea,
)
from workshop.meeting.records.participant import Participant
from workshop.meeting.records.placement import Placement, SentPlacement, new_placement
from workshop.meeting.records.ready import Ready, SentReady
from workshop.meeting.records.segment import Segment, SentSegment
from workshop.meeting.records.session import (
    Seating,
    SentSession,
    Session,
    SessionState,
    SessionStatus,
)
from workshop.meeting.records.step import Step, StepState
from workshop.meeting.records.suggestion import SentSuggestion, Suggestion
from workshop.meeting.records.table import Table
from workshop.meeting.records.vote import Vote, new_vote

Record = Mapping[str, Any]
"""A record of whatever kind, by field. It is never changed: a new one takes its place."""

RecordKind = Literal[
    "session",
    "segment",
    "step",
    "category",
    "placement",
    "table",
    "idea",
    "participant",
    "vote",
    "consent",
    "ready",
    "suggestion",
    "count",
    "expected",
    "confirmation",
]

FIELDS: dict[RecordKind, tuple[Field, ...]] = {
    "session": fields_of(Session, SentSession),
    "segment": fields_of(Segment, SentSegment),
    "step": fields_of(Step),
    "category": fields_of(Category),
    "placement": fields_of(Placement, SentPlacement),
    "table": fields_of(Table),
    "idea": fields_of(Idea, SentIdea),
    "participant": fields_of(Participant),
    "vote": fields_of(Vote),
    "consent": fields_of(Consent, SentConsent),
    "ready": fields_of(Ready, SentReady),
    "suggestion": fields_of(Suggestion, SentSuggestion),
    "count": fields_of(Count, SentCount),
    "expected": fields_of(Expected),
    "confirmation": fields_of(Confirmation, SentConfirmation),
}
"""The one table of fields: what each kind of record has, and who sees it."""


def record_id(kind: RecordKind, record: Record) -> str:
    """What a record is known by."""
    if kind == "placement":
        return f"{record['segment_id']}:{record['category_id']}"
    if kind == "consent":
        return f"{record['segment_id']}:{record['owner_id']}"
    if kind == "ready":
        return f"{record['step_id']}:{record['owner_id']}"
    if kind == "suggestion":
        return f"{record['idea_id']}:{record['owner_id']}"
    if kind == "confirmation":
        return f"{record['version']}:{record['owner_id']}"
    return str(record["id"])


__all__ = [
    "FIELDS",
    "Audience",
    "Author",
    "Category",
    "CategoryState",
    "Confirmation",
    "Consent",
    "Count",
    "Expected",
    "Field",
    "Idea",
    "IdeaKind",
    "IdeaState",
    "Participant",
    "Place",
    "Placement",
    "Plan",
    "Progress",
    "Ready",
    "Record",
    "RecordKind",
    "Seating",
    "Segment",
    "Session",
    "SessionState",
    "SessionStatus",
    "Speech",
    "Step",
    "StepState",
    "Suggestion",
    "Table",
    "Vote",
    "new_category",
    "new_count",
    "new_expected",
    "new_idea",
    "new_placement",
    "new_vote",
    "record_id",
]
