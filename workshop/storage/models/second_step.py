"""The second step of signing in: what an account's authenticator app knows, and its way round."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.storage.models.base import Base


class SecondStep(Base):
    """An account that is asked for a code of its app. `sealed` is what both know, readable with the
    installation's secret; codes of the `last` 30 seconds that one was taken of are worth nothing
    any more, nor are earlier ones."""

    __tablename__ = "second_steps"

    facilitator_id: Mapped[str] = mapped_column(
        ForeignKey("facilitators.id", ondelete="CASCADE"), primary_key=True
    )
    sealed: Mapped[str]
    last: Mapped[int] = mapped_column(default=0)


class RecoveryCode(Base):
    """A code that works once in the place of the app's."""

    __tablename__ = "recovery_codes"

    code_hash: Mapped[str] = mapped_column(primary_key=True)
    facilitator_id: Mapped[str] = mapped_column(
        ForeignKey("facilitators.id", ondelete="CASCADE"), index=True
    )
