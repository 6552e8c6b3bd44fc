"""A meeting that is not among those at hand."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.storage.models.base import Base

Shelf = Literal["archive", "bin"]
"""Out of the way, to be read at any time; or thrown away, to be erased for good."""


class PutAside(Base):
    """That a session lies in the archive or in the bin, and since when. Others are at hand."""

    __tablename__ = "put_aside"

    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True
    )
    shelf: Mapped[Shelf] = mapped_column(Text)
    since: Mapped[dt.datetime] = mapped_column(default=now)
