"""A unit of a series: one of those that it compares."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class Unit(Base):
    """One of those that a series compares, as a care region. `facts` are texts about it.

    `key` is what files call it; two may have one name. `met` says that a meeting about it was held
    and is erased.
    """

    __tablename__ = "units"
    __table_args__ = (UniqueConstraint("series_id", "key"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    series_id: Mapped[str] = mapped_column(ForeignKey("series.id", ondelete="CASCADE"))
    key: Mapped[str]
    name: Mapped[str]
    rank: Mapped[str]
    facts: Mapped[list[str]] = mapped_column(default=list)
    met: Mapped[bool] = mapped_column(default=False)
