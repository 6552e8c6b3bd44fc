"""Sessions as an account has them: which it leads, in which it writes, and who else does."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from workshop.people import accounts
from workshop.storage.models import (
    Facilitator,
    InvitedRole,
    PutAside,
    Scribe,
    Session,
    SessionFacilitator,
)


def every(db: DbSession) -> Sequence[Session]:
    """All sessions of the installation, the latest meeting first."""
    return db.scalars(select(Session).order_by(Session.date.desc(), Session.id.desc())).all()


def led_by(db: DbSession, facilitator_id: str) -> Sequence[Session]:
    """The sessions at hand that a facilitator leads, the latest meeting first."""
    return db.scalars(
        select(Session)
        .join(SessionFacilitator, SessionFacilitator.session_id == Session.id)
        .outerjoin(PutAside, PutAside.session_id == Session.id)
        .where(SessionFacilitator.facilitator_id == facilitator_id, PutAside.session_id.is_(None))
        .order_by(Session.date.desc(), Session.id.desc())
    ).all()


def written_in_by(db: DbSession, account_id: str) -> Sequence[Session]:
    """The sessions at hand in which an account is a scribe, the latest meeting first."""
    return db.scalars(
        select(Session)
        .join(Scribe, Scribe.session_id == Session.id)
        .outerjoin(PutAside, PutAside.session_id == Session.id)
        .where(Scribe.facilitator_id == account_id, PutAside.session_id.is_(None))
        .order_by(Session.date.desc(), Session.id.desc())
    ).all()


def find_led(db: DbSession, session_id: str, facilitator_id: str) -> Session | None:
    """A session, for a facilitator who leads it; for others there is none, nor in the bin."""
    return _outside_the_bin(
        db, session_id, db.get(SessionFacilitator, (session_id, facilitator_id))
    )


def find_written(db: DbSession, session_id: str, account_id: str) -> Session | None:
    """A session, for an account that is a scribe in it; the same for others."""
    return _outside_the_bin(db, session_id, db.get(Scribe, (session_id, account_id)))


def leaders(db: DbSession, session_id: str) -> Sequence[Facilitator]:
    """Those who lead a session, in the order of their names."""
    return _accounts_of(db, session_id, SessionFacilitator)


def scribes(db: DbSession, session_id: str) -> Sequence[Facilitator]:
    """Those who write in a session and do not lead it, in the order of their names."""
    return _accounts_of(db, session_id, Scribe)


def share(db: DbSession, session_id: str, name: str, role: InvitedRole = "facilitator") -> None:
    """Let the account of a name lead a session too, or write in it. Refused: there is none, or it
    does already."""
    account = accounts.named(db, name)
    if find_led(db, session_id, account.id):
        raise Refused(N_("{name} leads this meeting already."), name=account.name)
    if role == "scribe" and find_written(db, session_id, account.id):
        raise Refused(N_("{name} writes in this meeting already."), name=account.name)
    give(db, session_id, account.id, role)


def give(
    db: DbSession, session_id: str, account_id: str, role: InvitedRole = "facilitator"
) -> None:
    """Let an account lead a session, or write in it: one of the two, whatever it was before."""
    before, now = (SessionFacilitator, Scribe) if role == "scribe" else (Scribe, SessionFacilitator)
    if gone := db.get(before, (session_id, account_id)):
        db.delete(gone)
    db.add(now(session_id=session_id, facilitator_id=account_id))


def _outside_the_bin(
    db: DbSession, session_id: str, part: SessionFacilitator | Scribe | None
) -> Session | None:
    aside = db.get(PutAside, session_id) if part else None
    if part is None or (aside and aside.shelf == "bin"):
        return None
    return db.get(Session, session_id)


def _accounts_of(
    db: DbSession, session_id: str, part: type[SessionFacilitator] | type[Scribe]
) -> Sequence[Facilitator]:
    return db.scalars(
        select(Facilitator)
        .join(part, part.facilitator_id == Facilitator.id)
        .where(part.session_id == session_id)
        .order_by(Facilitator.name_key)
    ).all()
