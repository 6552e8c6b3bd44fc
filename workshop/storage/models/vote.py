"""What a table, or a person who sits at none, stands for: votes, the list agreed to, and where
ideas belong.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class Vote(Base):
    """One vote for an idea. `owner_id` is the table's id, or the participant's where there is none.

    `cast` is False where it was taken back. Its id tells nothing of the idea or the owner.
    """

    __tablename__ = "votes"
    __table_args__ = (UniqueConstraint("idea_id", "owner_id"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    segment_id: Mapped[str] = mapped_column(ForeignKey("segments.id", ondelete="CASCADE"))
    idea_id: Mapped[str] = mapped_column(ForeignKey("ideas.id", ondelete="CASCADE"))
    owner_id: Mapped[str]
    table_id: Mapped[str | None] = mapped_column(ForeignKey("tables.id", ondelete="CASCADE"))
    participant_id: Mapped[str | None] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE")
    )
    cast: Mapped[bool]
