"""An idea: whatever somebody contributed, in any segment."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, TypedDict

from workshop.meeting.records.fields import ByAuthor, Lead, Own, Room

IdeaKind = Literal["idea", "question", "paragraph", "heading", "quotation"]
"""What an idea is in the minutes: a point of a list, or what stands between such points."""
Progress = Literal["planned", "ongoing", "done", "dropped"]
IdeaState = Literal["private", "shared", "hidden", "merged", "removed"]


class Place(TypedDict):
    """Where an idea stands in its segment."""

    category_id: str | None
    column: str


class Plan(TypedDict):
    """Who does it, until when, and how far it has come."""

    owner: str | None
    due_on: dt.date | None
    progress: Progress | None


class Speech(TypedDict):
    """Whose words these are, of which group of organisations; whether they name persons."""

    actor: str | None
    actor_group: str | None
    personal: bool


class Author(TypedDict):
    """Who wrote it: a device and the table it sits at, or an account and the table it wrote for."""

    participant_id: str | None
    table_id: str | None
    facilitator_id: str | None


class Idea(TypedDict):
    """One contribution."""

    id: Room[str]
    session_id: str
    segment_id: Room[str]
    category_id: Room[str | None]
    column: Room[str]
    parent_id: Room[str | None]
    rank: Room[str]
    text: Own[str]
    kind: Room[IdeaKind]
    state: Room[IdeaState]
    merged_into_id: Room[str | None]
    participant_id: str | None
    table_id: Room[str | None]
    facilitator_id: str | None
    owner: Own[str | None]
    due_on: Own[dt.date | None]
    progress: Own[Progress | None]
    actor: ByAuthor[str | None]
    actor_group: ByAuthor[str | None]
    personal: Lead[bool]
    sources: Lead[list[dict[str, Any]]]
    gap_before: bool
    revision: int
    hidden_reason: Lead[str | None]
    removed_by: str | None
    was_private: bool
    votes: Room[int | None]
    created_at: dt.datetime


class SentIdea(TypedDict):
    """What is sent besides; `at` in milliseconds."""

    rev: Room[int]
    edited: Room[bool]
    at: Room[int]
    by: Lead[str | None]


def new_idea(
    idea_id: str,
    session_id: str,
    segment_id: str,
    *,
    place: Place,
    parent_id: str | None,
    rank: str,
    text: str,
    kind: IdeaKind,
    state: IdeaState,
    author: Author,
    plan: Plan,
    speech: Speech,
    created_at: dt.datetime,
) -> Idea:
    """An idea that somebody has just written."""
    return {
        "id": idea_id,
        "session_id": session_id,
        "segment_id": segment_id,
        **place,
        "parent_id": parent_id,
        "rank": rank,
        "text": text,
        "kind": kind,
        "state": state,
        "merged_into_id": None,
        **author,
        **plan,
        **speech,
        "sources": [],
        "gap_before": False,
        "revision": 1,
        "hidden_reason": None,
        "removed_by": None,
        "was_private": False,
        "votes": None,
        "created_at": created_at,
    }
