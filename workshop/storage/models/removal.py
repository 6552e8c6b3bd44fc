"""A device that was shown out of a meeting."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.storage.models.base import Base


class Removal(Base):
    """That a participant may no longer be in its meeting; `for_good`: nor come in anew by that
    browser. What it wrote there stays."""

    __tablename__ = "removals"

    participant_id: Mapped[str] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), primary_key=True
    )
    for_good: Mapped[bool] = mapped_column(default=False)
    removed_at: Mapped[dt.datetime] = mapped_column(default=now)
