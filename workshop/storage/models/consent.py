"""That somebody agreed to the list of categories."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.storage.models.base import Base


class Consent(Base):
    """That an owner agreed to the list of categories as it stood: their `names` in order.

    No names: it was taken back.
    """

    __tablename__ = "consents"

    segment_id: Mapped[str] = mapped_column(
        ForeignKey("segments.id", ondelete="CASCADE"), primary_key=True
    )
    owner_id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    names: Mapped[list[str]]
