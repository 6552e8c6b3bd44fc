"""What somebody says of a text that was proposed."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.storage.models.base import Base


class Confirmation(Base):
    """An owner's word on the passages of a version; `owner_id` as of a vote.

    `said` holds, by the number of a passage (`exports/passages.py`), what is wrong with it; ""
    where the owner agrees; `replies`, by the same, what leaders answered. Whoever answers by a link
    is neither a participant nor a table: `owner_id` then stands for the device.
    """

    __tablename__ = "confirmations"

    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[str] = mapped_column(primary_key=True)
    table_id: Mapped[str | None] = mapped_column(ForeignKey("tables.id", ondelete="CASCADE"))
    participant_id: Mapped[str | None] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE")
    )
    said: Mapped[dict[str, str]]
    replies: Mapped[dict[str, str]] = mapped_column(default=dict)
