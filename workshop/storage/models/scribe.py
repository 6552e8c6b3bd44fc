"""Who writes in a session on behalf of its tables."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.storage.models.base import Base


class Scribe(Base):
    """That an account writes in a session, and leads nothing of it.

    Apart from those who lead, so that nothing that asks for these can take a scribe for one.
    """

    __tablename__ = "scribes"

    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True
    )
    facilitator_id: Mapped[str] = mapped_column(
        ForeignKey("facilitators.id", ondelete="CASCADE"), primary_key=True, index=True
    )
