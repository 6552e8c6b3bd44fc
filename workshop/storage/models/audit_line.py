"""What somebody did that others may have to answer for."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class AuditLine(Base):
    """One act: `who` is an account's name ("" for the command), `about` an id or a name of account.

    It refers to nothing, so that it outlives what it tells of. Nothing that people wrote is in it.
    """

    __tablename__ = "audit"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    at: Mapped[dt.datetime] = mapped_column(default=now, index=True)
    act: Mapped[str]
    who: Mapped[str]
    about: Mapped[str]
    network: Mapped[str]
