"""What is done with accounts: by whoever runs an installation, by its admins, by their owners."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session as DbSession

from workshop.base.clock import now
from workshop.people import accounts, audit
from workshop.people.audit import AT_THE_MACHINE, Act, By
from workshop.storage.models import Facilitator, Link, Login, SecondStep


@dataclass(frozen=True)
class Known:
    """An account as a list shows it."""

    id: str
    name: str
    admin: bool
    disabled: bool
    logins: int
    seen_at: dt.datetime | None
    has_password: bool
    provided: bool
    """Signs in at the provider."""
    second_step: bool


def every(db: DbSession) -> Sequence[Known]:
    """All accounts, by name."""
    stepped = set(db.scalars(select(SecondStep.facilitator_id)))
    query = (
        select(Facilitator, func.count(Login.token_hash), func.max(Login.seen_at))
        .outerjoin(Login, Login.facilitator_id == Facilitator.id)
        .group_by(Facilitator.id)
        .order_by(Facilitator.name_key)
    )
    return [
        Known(
            id=account.id,
            name=account.name,
            admin=account.admin,
            disabled=account.disabled_at is not None,
            logins=logins,
            seen_at=seen_at,
            has_password=account.password_hash is not None,
            provided=account.subject is not None,
            second_step=account.id in stepped,
        )
        for account, logins, seen_at in db.execute(query)
    ]


def logins_of(db: DbSession, account_id: str) -> Sequence[Login]:
    """Where an account is signed in, the newest first."""
    query = select(Login).where(Login.facilitator_id == account_id)
    return db.scalars(query.order_by(Login.signed_in_at.desc())).all()


def add(db: DbSession, facilitator: Facilitator, by: By = AT_THE_MACHINE) -> Facilitator:
    """Store a new account. Refused where the name is taken."""
    account = accounts.add(db, facilitator)
    _note(db, "account.added", account, by)
    return account


def invite(db: DbSession, facilitator: Facilitator, by: By) -> str:
    """Store a new account; the token of the link by which its owner chooses a password. Refused."""
    return link_for(db, add(db, facilitator, by).name, by)


def link_for(db: DbSession, name: str, by: By) -> str:
    """The token of a link that works once, by which an account gets a password. Refused."""
    account = accounts.named(db, name)
    _note(db, "account.link_made", account, by)
    return accounts.new_link(db, "password", account)


def change_password(
    db: DbSession, name: str, hashed: str | None, by: By = AT_THE_MACHINE, but: str = ""
) -> None:
    """Give an account another password, by its hash. It is signed out everywhere `but` by one login
    (its hash). Refused: there is none."""
    account = accounts.named(db, name)
    account.password_hash = hashed
    _end_logins(db, account, but)
    _note(db, "account.password_changed", account, by)


def disable(db: DbSession, name: str, by: By = AT_THE_MACHINE) -> None:
    """Let nobody in by an account any more; what it leads stays. Refused: there is none."""
    account = accounts.named(db, name)
    account.disabled_at = account.disabled_at or now()
    _end_logins(db, account)
    _note(db, "account.disabled", account, by)


def enable(db: DbSession, name: str, by: By = AT_THE_MACHINE) -> None:
    """Let an account be used again. Refused: there is none."""
    account = accounts.named(db, name)
    account.disabled_at = None
    _note(db, "account.enabled", account, by)


def make_admin(db: DbSession, name: str, *, admin: bool) -> None:
    """Let an account look after accounts, or no longer. Refused: there is none."""
    account = accounts.named(db, name)
    account.admin = admin
    _note(db, "account.made_admin" if admin else "account.no_admin", account, AT_THE_MACHINE)


def sign_out_everywhere(db: DbSession, name: str, by: By = AT_THE_MACHINE) -> None:
    """End all logins of an account, and links that would sign it in. Refused: there is none."""
    account = accounts.named(db, name)
    _end_logins(db, account)
    _note(db, "account.signed_out_everywhere", account, by)


def _end_logins(db: DbSession, account: Facilitator, but: str = "") -> None:
    db.execute(delete(Login).where(Login.facilitator_id == account.id, Login.token_hash != but))
    db.execute(delete(Link).where(Link.facilitator_id == account.id))


def _note(db: DbSession, act: Act, account: Facilitator, by: By) -> None:
    audit.note(db, act, about=account.name, who=by.who, address=by.address)
