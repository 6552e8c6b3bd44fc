"""Facilitators and how they prove who they are. No secret is stored, only hashes of them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from workshop.base.clock import now
from workshop.base.ids import new_id
from workshop.storage.models.base import Base


class Facilitator(Base):
    """Somebody who leads sessions. `password_hash` is Argon2id; None: only links sign them in.

    `name_key` is the name case-folded, so that two accounts never differ by case alone. An `admin`
    looks after accounts, and sees no more of meetings for it. `subject` is who they are at the
    provider by which they sign in: its issuer, a space, and the name it has for them.
    """

    __tablename__ = "facilitators"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    language: Mapped[str | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    disabled_at: Mapped[dt.datetime | None]
    admin: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[str | None] = mapped_column(index=True, unique=True)
