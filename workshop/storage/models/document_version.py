"""A text of a meeting's minutes that is kept as it was."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class DocumentVersion(Base):
    """One kept text, written once: the database refuses whatever would change a row.

    `content` is a document as JSON (`exports/kept.py`) and `digest` its SHA-256; `head` and `epoch`
    say which state of the board it was made from. `replaces` is the number of the settled version
    that it corrects, and `note` why. What became of it is in the steps.
    """

    __tablename__ = "document_versions"
    __table_args__ = (UniqueConstraint("session_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    number: Mapped[int]
    content: Mapped[str] = mapped_column(deferred=True)
    digest: Mapped[str]
    head: Mapped[int]
    epoch: Mapped[str]
    template: Mapped[str]
    without_persons: Mapped[bool]
    replaces: Mapped[int | None]
    note: Mapped[str | None]
    made_by: Mapped[str]
    made_at: Mapped[dt.datetime] = mapped_column(default=now)
