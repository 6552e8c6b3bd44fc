"""Which PostgreSQL the histories are of."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from workshop.storage.models.base import Base


class Timeline(Base):
    """The one whose histories the meetings have: its cluster's number and its timeline, a row.

    A standby that is promoted begins another timeline. SQLite has none, and the table no row.
    """

    __tablename__ = "timelines"

    name: Mapped[str] = mapped_column(primary_key=True)
