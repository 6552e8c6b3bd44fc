"""A link by which somebody comes to lead a session, or to write in it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.ids import new_id
from workshop.storage.models.base import Base

InvitedRole = Literal["facilitator", "scribe"]


class Invitation(Base):
    """A link that works once, for whoever has an account; its token itself is kept nowhere."""

    __tablename__ = "invitations"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[InvitedRole] = mapped_column(Text)
    token_hash: Mapped[str] = mapped_column(unique=True)
    expires_at: Mapped[dt.datetime]
