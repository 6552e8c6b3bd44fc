"""An organisation that should be represented."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class Expected(Base):
    """One organisation of a group. `here` is said by hand (None: as the devices say); `also` are
    the answers of devices that mean it."""

    __tablename__ = "expected"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    group: Mapped[str]
    name: Mapped[str]
    rank: Mapped[str]
    also: Mapped[list[str]] = mapped_column(default=list)
    here: Mapped[bool | None]
    removed: Mapped[bool] = mapped_column(default=False)
