"""A category that the room agreed on, and where it stands in each segment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.ids import new_id
from workshop.meeting.records import CategoryState
from workshop.storage.models.base import Base


class Category(Base):
    """One category. `key` is what a file or a template calls it; `rank` orders the board.

    `text` is what it is about, where it was given; `sources` are what it rests on, as an idea's.
    """

    __tablename__ = "categories"
    # It is called as when it was made: SQLite renames a column and no constraint.
    __table_args__ = (
        UniqueConstraint("session_id", "key", name="uq_categories_session_id_file_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    key: Mapped[str | None]
    name: Mapped[str]
    text: Mapped[str | None]
    sources: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    rank: Mapped[str]
    state: Mapped[CategoryState] = mapped_column(Text, default="active")
    merged_into_id: Mapped[str | None] = mapped_column(
        ForeignKey("categories.id", ondelete="SET NULL")
    )
