"""Facilitators and how they prove who they are. No secret is stored, only hashes of them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from workshop.ids import new_id
from workshop.models.base import Base, now

LinkPurpose = Literal["set_up", "sign_in"]


class Facilitator(Base):
    """Somebody who leads sessions. `password_hash` is Argon2id; None: only links sign them in.

    `name_key` is the name case-folded, so that two accounts never differ by case alone.
    """

    __tablename__ = "facilitators"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    language: Mapped[str | None]
    created_at: Mapped[dt.datetime] = mapped_column(default=now)
    disabled_at: Mapped[dt.datetime | None]


class Login(Base):
    """A facilitator signed in on one browser; gone when they sign out or time has passed."""

    __tablename__ = "logins"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    facilitator_id: Mapped[str] = mapped_column(
        ForeignKey("facilitators.id", ondelete="CASCADE"), index=True
    )
    signed_in_at: Mapped[dt.datetime] = mapped_column(default=now)
    seen_at: Mapped[dt.datetime] = mapped_column(default=now)


class Link(Base):
    """A printed link that works once: to set up the first account, or to sign in."""

    __tablename__ = "links"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[LinkPurpose] = mapped_column(Text)
    facilitator_id: Mapped[str | None] = mapped_column(
        ForeignKey("facilitators.id", ondelete="CASCADE")
    )
    expires_at: Mapped[dt.datetime]
