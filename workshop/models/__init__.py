"""The tables. One noun a file; rows are the truth, changes the news and the history."""

from workshop.models.base import Base, now
from workshop.models.category import Category, CategoryState, Placement
from workshop.models.change import Change, Operation
from workshop.models.facilitator import Facilitator, Link, LinkPurpose, Login
from workshop.models.idea import DISCUSSION, IDEAS, Idea, IdeaKind, IdeaState
from workshop.models.participant import Participant, Table
from workshop.models.segment import Segment, Step, StepKind, StepState, steps_of
from workshop.models.session import (
    Seating,
    Session,
    SessionFacilitator,
    SessionState,
    SessionStatus,
)
from workshop.models.vote import Consent, Suggestion, Vote

__all__ = [
    "DISCUSSION",
    "IDEAS",
    "Base",
    "Category",
    "CategoryState",
    "Change",
    "Consent",
    "Facilitator",
    "Idea",
    "IdeaKind",
    "IdeaState",
    "Link",
    "LinkPurpose",
    "Login",
    "Operation",
    "Participant",
    "Placement",
    "Seating",
    "Segment",
    "Session",
    "SessionFacilitator",
    "SessionState",
    "SessionStatus",
    "Step",
    "StepKind",
    "StepState",
    "Suggestion",
    "Table",
    "Vote",
    "now",
    "steps_of",
]
