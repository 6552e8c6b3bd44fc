"""A category that the room agreed on, and where it stands in each segment."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.ids import new_id
from workshop.models.base import Base

CategoryState = Literal["active", "merged", "removed"]


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


class Placement(Base):
    """Whether a category stands in a segment (`shown`), and where if the segment is arranged.

    In a frame: in the list agreed on. In a matrix: in a table of its own, or `beside` the one
    before it. In lists: as a heading. Three separate facts, so that a category can be listed and
    worked on nowhere, and each segment can have an order of its own. `tables` are the ids of the
    room's tables that it is dealt to; none: everybody works on it.
    """

    __tablename__ = "placements"

    segment_id: Mapped[str] = mapped_column(
        ForeignKey("segments.id", ondelete="CASCADE"), primary_key=True
    )
    category_id: Mapped[str] = mapped_column(
        ForeignKey("categories.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    rank: Mapped[str]
    beside: Mapped[bool] = mapped_column(default=False)
    shown: Mapped[bool] = mapped_column(default=True)
    tables: Mapped[list[str]] = mapped_column(default=list)
