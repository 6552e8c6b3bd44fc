"""A link that signs somebody in once."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.storage.models.base import Base

LinkPurpose = Literal["set_up", "sign_in", "password"]


class Link(Base):
    """A link that works once: to set up the first account, to sign in, to choose a password."""

    __tablename__ = "links"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[LinkPurpose] = mapped_column(Text)
    facilitator_id: Mapped[str | None] = mapped_column(
        ForeignKey("facilitators.id", ondelete="CASCADE")
    )
    expires_at: Mapped[dt.datetime]
