"""A login: a facilitator signed in on one browser."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.storage.models.base import Base


class Login(Base):
    """A facilitator signed in on one browser; gone when they sign out or time has passed.

    `browser` is what it calls itself, `network` as much of where it was as the audit log keeps.
    """

    __tablename__ = "logins"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    facilitator_id: Mapped[str] = mapped_column(
        ForeignKey("facilitators.id", ondelete="CASCADE"), index=True
    )
    signed_in_at: Mapped[dt.datetime] = mapped_column(default=now)
    seen_at: Mapped[dt.datetime] = mapped_column(default=now)
    browser: Mapped[str] = mapped_column(default="")
    network: Mapped[str] = mapped_column(default="")
