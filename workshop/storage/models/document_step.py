"""What was done with a kept text."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.storage.models.base import Base

VersionStep = Literal["propose", "confirm", "settle", "withdraw", "correct", "reword", "reply"]


class DocumentStep(Base):
    """One step of a version: `by` is the name that the account had. Added, never changed.

    `note` says why, where a settled text is opened again to be corrected; which passage has other
    words, and why; to which passage somebody was answered, and what; why a text is confirmed
    though something in it was found wrong.
    """

    __tablename__ = "document_steps"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    version_id: Mapped[str] = mapped_column(
        ForeignKey("document_versions.id", ondelete="CASCADE"), index=True
    )
    step: Mapped[VersionStep] = mapped_column(Text)
    by: Mapped[str]
    note: Mapped[str | None]
    made_at: Mapped[dt.datetime] = mapped_column(default=now)
