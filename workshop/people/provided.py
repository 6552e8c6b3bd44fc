"""Accounts of those who sign in at a provider of OpenID Connect: whose they are, and what as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from words.text import typed
from workshop.meeting.limits import LONGEST_PERSON_NAME
from workshop.people import accounts, administering, audit
from workshop.people.audit import By
from workshop.storage.models import Facilitator

Claims = Mapping[str, Any]

NOT_LET_IN = N_(
    "Your organisation does not let you lead meetings here. Ask whoever runs Samsyn where you work."
)
CLOSED = N_("Your account here is closed. Ask whoever runs Samsyn where you work.")


@dataclass(frozen=True)
class Rules:
    """Who may come in (all, where it is empty), and who looks after accounts (nobody becomes or
    stops being it by this, where it is empty), each as “claim=value”."""

    issuer: str
    leaders: str = ""
    admins: str = ""


def account_of(db: DbSession, claims: Claims, rules: Rules, address: str) -> Facilitator:
    """Whose the claims are, an account made for them where there is none. Refused: not let in."""
    if rules.leaders and not has(claims, rules.leaders):
        raise Refused(NOT_LET_IN)
    subject = f"{rules.issuer} {claims['sub']}"
    account = db.scalar(select(Facilitator).where(Facilitator.subject == subject))
    if account is None:
        account = _made(db, subject, claims, address)
    if account.disabled_at:
        raise Refused(CLOSED)
    if rules.admins and account.admin != has(claims, rules.admins):
        account.admin = not account.admin
        act: audit.Act = "account.made_admin" if account.admin else "account.no_admin"
        audit.note(db, act, who=account.name, about=account.name, address=address)
    return account


def has(claims: Claims, wanted: str) -> bool:
    """Whether a claim has a value, or has it among others: “groups=leaders”. A claim within another
    one is named by its path, “realm_access.roles=leaders”."""
    name, _, value = wanted.partition("=")
    found = claims.get(name)
    if found is None:
        found = _within(claims, name.split("."))
    return value in found if isinstance(found, list) else found == value


def _within(claims: Any, path: list[str]) -> Any:
    for name in path:
        claims = claims.get(name) if isinstance(claims, dict) else None
    return claims


def _made(db: DbSession, subject: str, claims: Claims, address: str) -> Facilitator:
    """An account by the name they have there; never one that somebody else has already."""
    said = [claims.get(one) for one in ("name", "preferred_username", "email", "sub")]
    names = [" ".join(typed(one).split()) for one in said if isinstance(one, str)]
    first, *others = (name[:LONGEST_PERSON_NAME] for name in names if name)
    tried = [first, *(f"{first[:30]} ({one[:25]})" for one in others)]
    name = next((one for one in tried if accounts.find(db, one) is None), None)
    if name is None:
        raise Refused(
            N_("There is already an account named {name}. Ask whoever runs Samsyn where you work."),
            name=first,
        )
    account = accounts.new_facilitator(name)
    account.subject = subject
    return administering.add(db, account, By(name, address))
