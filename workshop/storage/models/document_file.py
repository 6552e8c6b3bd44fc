"""A file that was made of a kept text."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.storage.models.base import Base


class DocumentFile(Base):
    """That a file with this sum (SHA-256) is of a version, how it ends and how many bytes it has.

    Whoever has it years later can learn what it is, also when another release writes other bytes.
    """

    __tablename__ = "document_files"

    digest: Mapped[str] = mapped_column(primary_key=True)
    version_id: Mapped[str] = mapped_column(
        ForeignKey("document_versions.id", ondelete="CASCADE"), primary_key=True
    )
    format: Mapped[str]
    size: Mapped[int]
    made_at: Mapped[dt.datetime] = mapped_column(default=now)
