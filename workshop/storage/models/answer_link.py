"""A link by which anybody answers the proposed text of a meeting."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class AnswerLink(Base):
    """The one link of a meeting, until the end of a day; what stands in it only as a hash."""

    __tablename__ = "answer_links"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), unique=True
    )
    token_hash: Mapped[str] = mapped_column(unique=True)
    until: Mapped[dt.date]
    made_by: Mapped[str]
    made_at: Mapped[dt.datetime] = mapped_column(default=now)
