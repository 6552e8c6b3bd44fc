"""A method that a facilitator made out of another one."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class OwnTemplate(Base):
    """A template of somebody's own, as the text of its file. What is `shared` everybody who has an
    account can read, copy and start meetings from; its owner alone changes it."""

    __tablename__ = "own_templates"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    owner_id: Mapped[str] = mapped_column(
        ForeignKey("facilitators.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(Text)
    shared: Mapped[bool] = mapped_column(default=False)
    changed_at: Mapped[dt.datetime] = mapped_column(default=now, onupdate=now)
