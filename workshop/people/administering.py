"""What whoever runs an installation does with accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session as DbSession

from workshop.base.clock import now
from workshop.people import accounts, audit
from workshop.storage.models import Facilitator, Link, Login


@dataclass(frozen=True)
class Known:
    """An account as a list shows it."""

    name: str
    disabled: bool
    logins: int
    seen_at: dt.datetime | None


def every(db: DbSession) -> Sequence[Known]:
    """All accounts, by name."""
    query = (
        select(Facilitator, func.count(Login.token_hash), func.max(Login.seen_at))
        .outerjoin(Login, Login.facilitator_id == Facilitator.id)
        .group_by(Facilitator.id)
        .order_by(Facilitator.name_key)
    )
    return [
        Known(account.name, account.disabled_at is not None, logins, seen_at)
        for account, logins, seen_at in db.execute(query)
    ]


def add(db: DbSession, facilitator: Facilitator) -> None:
    """Store a new account. Refused where the name is taken."""
    audit.note(db, "account.added", about=accounts.add(db, facilitator).name)


def change_password(db: DbSession, name: str, hashed: str | None) -> None:
    """Give an account another password, by its hash. It is signed out everywhere. Refused."""
    account = accounts.named(db, name)
    account.password_hash = hashed
    _end_logins(db, account)
    audit.note(db, "account.password_changed", about=account.name)


def disable(db: DbSession, name: str) -> None:
    """Let nobody in by an account any more; what it leads stays. Refused: there is none."""
    account = accounts.named(db, name)
    account.disabled_at = account.disabled_at or now()
    _end_logins(db, account)
    audit.note(db, "account.disabled", about=account.name)


def enable(db: DbSession, name: str) -> None:
    """Let an account be used again. Refused: there is none."""
    account = accounts.named(db, name)
    account.disabled_at = None
    audit.note(db, "account.enabled", about=account.name)


def sign_out_everywhere(db: DbSession, name: str) -> None:
    """End all logins of an account, and links that would sign it in. Refused: there is none."""
    account = accounts.named(db, name)
    _end_logins(db, account)
    audit.note(db, "account.signed_out_everywhere", about=account.name)


def _end_logins(db: DbSession, account: Facilitator) -> None:
    db.execute(delete(Login).where(Login.facilitator_id == account.id))
    db.execute(delete(Link).where(Link.facilitator_id == account.id))
