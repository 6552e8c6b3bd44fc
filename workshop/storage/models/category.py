"""A category that the room agreed on, and where it stands in each segment."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.ids import new_id
from workshop.meeting.records import CategoryState
from workshop.storage.models.base import Base


class Category(Base):
    """One category. `file_id` is its id in an imported file; `rank` orders the board."""

    __tablename__ = "categories"
    __table_args__ = (UniqueConstraint("session_id", "file_id"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    file_id: Mapped[str | None]
    name: Mapped[str]
    rank: Mapped[str]
    state: Mapped[CategoryState] = mapped_column(Text, default="active")
    merged_into_id: Mapped[str | None] = mapped_column(
        ForeignKey("categories.id", ondelete="SET NULL")
    )
