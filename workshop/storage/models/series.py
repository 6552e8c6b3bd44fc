"""A series: meetings and texts that belong together."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class Series(Base):
    """A series. `persons` is how many were at its meetings in all, where they do not say.

    `key` is what a file calls it, `imported` what that said of itself besides. `delete_after` is
    the day after which nothing of it is kept.
    """

    __tablename__ = "series"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    key: Mapped[str | None]
    title: Mapped[str]
    language: Mapped[str]
    persons: Mapped[int | None]
    imported: Mapped[dict[str, Any] | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    delete_after: Mapped[dt.date | None]
