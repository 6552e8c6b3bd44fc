"""A table in the room."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class Table(Base):
    """A table in the room. What is written at it belongs to all its devices."""

    __tablename__ = "tables"
    __table_args__ = (UniqueConstraint("session_id", "name"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    name: Mapped[str]
    rank: Mapped[str]
