"""Sessions as a facilitator has them: which there are, and which may be opened."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from workshop.people import accounts
from workshop.storage.models import Facilitator, PutAside, Session, SessionFacilitator


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


def find_led(db: DbSession, session_id: str, facilitator_id: str) -> Session | None:
    """A session, for a facilitator who leads it; for others there is none, nor in the bin."""
    if db.get(SessionFacilitator, (session_id, facilitator_id)) is None:
        return None
    aside = db.get(PutAside, session_id)
    if aside and aside.shelf == "bin":
        return None
    return db.get(Session, session_id)


def leaders(db: DbSession, session_id: str) -> Sequence[Facilitator]:
    """Those who lead a session, in the order of their names."""
    return db.scalars(
        select(Facilitator)
        .join(SessionFacilitator, SessionFacilitator.facilitator_id == Facilitator.id)
        .where(SessionFacilitator.session_id == session_id)
        .order_by(Facilitator.name_key)
    ).all()


def share(db: DbSession, session_id: str, name: str) -> None:
    """Let the account of a name lead a session too. Refused: there is none, or it does already."""
    account = accounts.named(db, name)
    if find_led(db, session_id, account.id):
        raise Refused(N_("{name} leads this meeting already."), name=account.name)
    give(db, session_id, account.id)


def give(db: DbSession, session_id: str, facilitator_id: str) -> None:
    """Let a facilitator lead a session."""
    db.add(SessionFacilitator(session_id=session_id, facilitator_id=facilitator_id))
