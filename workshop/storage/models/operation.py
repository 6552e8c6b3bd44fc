"""An operation that was answered, kept so that one sent again gets the same answer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.storage.models.base import Base


class Operation(Base):
    """An operation that was answered, so that one sent again gets the same answer.

    `payload_hash` is SHA-256 of what was sent, in hexadecimal: the same id with another payload
    is refused.
    """

    __tablename__ = "operations"

    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True
    )
    op_id: Mapped[str] = mapped_column(primary_key=True)
    payload_hash: Mapped[str]
    answer: Mapped[dict[str, Any]]
