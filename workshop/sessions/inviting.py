"""Links by which somebody who has an account comes to lead a session, or to write in it: once."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from workshop.base.clock import now
from workshop.sessions import leading
from workshop.storage.models import Facilitator, Invitation, InvitedRole

LINK_DAYS = 7
"""A meeting is prepared days ahead."""


def invite(db: DbSession, session_id: str, role: InvitedRole) -> str:
    """The token of a link that gives a role in a session, once, within a week."""
    token, ends = secrets.token_urlsafe(32), now() + dt.timedelta(days=LINK_DAYS)
    db.execute(delete(Invitation).where(Invitation.expires_at < now()))
    db.add(Invitation(session_id=session_id, role=role, token_hash=_hashed(token), expires_at=ends))
    return token


def waiting(db: DbSession, session_id: str) -> Sequence[Invitation]:
    """The links of a session that still work, those that end first before the others."""
    return db.scalars(
        select(Invitation)
        .where(Invitation.session_id == session_id, Invitation.expires_at >= now())
        .order_by(Invitation.expires_at)
    ).all()


def take_back(db: DbSession, session_id: str, invitation_id: str) -> bool:
    """Let a link work no longer; False where it does not."""
    link = db.get(Invitation, invitation_id)
    if link is None or link.session_id != session_id:
        return False
    db.delete(link)
    return True


def accept(db: DbSession, token: str, account: Facilitator) -> Invitation:
    """Use a link up for an account. Who leads already goes on leading. Refused where it works no
    longer."""
    query = select(Invitation).where(Invitation.token_hash == _hashed(token)).with_for_update()
    link = db.scalar(query)
    if link is None or link.expires_at < now():
        raise Refused(
            N_("This link has been used or is too old. Ask whoever gave it to you for another.")
        )
    found = leading.find_led, leading.find_written
    has = [bool(find(db, link.session_id, account.id)) for find in found]
    if not has[0] and not (has[1] and link.role == "scribe"):
        leading.give(db, link.session_id, account.id, link.role)
    db.delete(link)
    return link


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
