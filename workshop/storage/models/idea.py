"""An idea: whatever somebody contributed, in any segment."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.meeting.columns import IDEAS
from workshop.meeting.records import IdeaKind, IdeaState, Progress
from workshop.storage.models.base import Base


class Idea(Base):
    """One contribution and its place: segment, category and column, or under a parent.

    In a frame, `category_id` is the cluster it was sorted into (None: not sorted). In a matrix,
    `column` is one of the segment's. A child stands where its root stands. Only "shared" ideas
    are for everyone; a "merged" one is a duplicate that the root `merged_into_id` speaks for.
    `votes` is what it got when voting closed. `owner`, `due_on` and `progress` say who does it,
    until when and how far it has come; `actor` and `actor_group` whose words it is, where not the
    room's; `personal` that it names persons. `sources` is what it rests on: [{session, kind, id,
    unit, rev}], references without words. `removed_by` is the actor who took it back, and
    `was_private` says that nobody else had seen it then; `gap_before` is a blank line before it in
    a published list.
    """

    __tablename__ = "ideas"
    __table_args__ = (
        Index(None, "session_id", "segment_id"),
        Index(None, "segment_id", "parent_id", "rank"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    segment_id: Mapped[str] = mapped_column(ForeignKey("segments.id", ondelete="CASCADE"))
    category_id: Mapped[str | None] = mapped_column(
        ForeignKey("categories.id", ondelete="SET NULL"), index=True
    )
    column: Mapped[str] = mapped_column(default=IDEAS)
    parent_id: Mapped[str | None] = mapped_column(
        ForeignKey("ideas.id", ondelete="CASCADE"), index=True
    )
    rank: Mapped[str]
    text: Mapped[str]
    kind: Mapped[IdeaKind] = mapped_column(Text, default="idea")
    state: Mapped[IdeaState] = mapped_column(Text, default="shared")
    merged_into_id: Mapped[str | None] = mapped_column(
        ForeignKey("ideas.id", ondelete="SET NULL"), index=True
    )
    participant_id: Mapped[str | None] = mapped_column(
        ForeignKey("participants.id", ondelete="SET NULL")
    )
    table_id: Mapped[str | None] = mapped_column(ForeignKey("tables.id", ondelete="SET NULL"))
    facilitator_id: Mapped[str | None] = mapped_column(
        ForeignKey("facilitators.id", ondelete="SET NULL")
    )
    owner: Mapped[str | None]
    due_on: Mapped[dt.date | None]
    progress: Mapped[Progress | None] = mapped_column(Text)
    actor: Mapped[str | None]
    actor_group: Mapped[str | None]
    personal: Mapped[bool] = mapped_column(default=False)
    sources: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    gap_before: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)
    hidden_reason: Mapped[str | None]
    removed_by: Mapped[str | None]
    was_private: Mapped[bool] = mapped_column(default=False)
    votes: Mapped[int | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
