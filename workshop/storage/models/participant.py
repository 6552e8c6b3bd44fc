"""Who is in the room: a participant is a device, a table a name that several may share."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class Participant(Base):
    """A device that joined; name and organisations only where the template asks for them.

    `organisations` are those it answers for, `persons` how many are at it; `left`: it does not
    count while nobody has it open. `waiting`: it stands in the lobby, sees and does nothing.
    `simulated`: nobody is behind it; it is there to rehearse, and in no document.
    """

    __tablename__ = "participants"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    table_id: Mapped[str | None] = mapped_column(ForeignKey("tables.id", ondelete="SET NULL"))
    name: Mapped[str | None]
    organisations: Mapped[list[str]] = mapped_column(default=list)
    persons: Mapped[int] = mapped_column(default=1)
    left: Mapped[bool] = mapped_column(default=False)
    waiting: Mapped[bool] = mapped_column(default=False)
    simulated: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[dt.datetime] = mapped_column(default=now)
