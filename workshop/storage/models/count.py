"""How many organisations of a group were there."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class Count(Base):
    """One line of a segment that counts: `group` is a key of the session's groups.

    `present` and `of` are numbers by hand (None: as the list gives them), not whole where an
    organisation stands for a part; `lead_in` stands before the numbers, `addition` after the unit.
    """

    __tablename__ = "counts"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    segment_id: Mapped[str] = mapped_column(ForeignKey("segments.id", ondelete="CASCADE"))
    group: Mapped[str]
    rank: Mapped[str]
    unit: Mapped[str]
    lead_in: Mapped[str | None]
    addition: Mapped[str | None]
    present: Mapped[float | None]
    of: Mapped[float | None]
    removed: Mapped[bool] = mapped_column(default=False)
