"""A placement: whether a category stands in a segment, and where."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.storage.models.base import Base


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
