"""A step of a segment, on the agenda."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from session_templates.kinds import StepKind
from workshop.base.ids import new_id
from workshop.meeting.records import StepState
from workshop.storage.models.base import Base


class Step(Base):
    """One step of a segment on the agenda. At most one step of a session is open. `minutes` are
    those that were planned for it; None: as the method suggests."""

    __tablename__ = "steps"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    segment_id: Mapped[str] = mapped_column(ForeignKey("segments.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[StepKind] = mapped_column(Text)
    state: Mapped[StepState] = mapped_column(Text, default="coming")
    closed_at: Mapped[dt.datetime | None]
    minutes: Mapped[int | None]
