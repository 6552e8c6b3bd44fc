"""What happened to a session: numbered changes, and the answers already given."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.storage.models.base import Base


class Change(Base):
    """Change `number` of a session; numbers are gapless and taken within the session's turn.

    `effects` are what the audiences are told; `before` is what it takes to undo them: for each
    record [{"kind", "id", "was", "now"}] the fields that changed, as they were and as they became
    ("was" is null and "now" empty for a record that was made).
    """

    __tablename__ = "changes"

    session_id: Mapped[str] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    op_id: Mapped[str]
    kind: Mapped[str]
    actor: Mapped[str]
    effects: Mapped[list[dict[str, Any]]]
    before: Mapped[list[dict[str, Any]]]
    made_at: Mapped[dt.datetime] = mapped_column(default=now)
