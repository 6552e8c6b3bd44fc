"""Showing somebody out of a meeting: a device, or one of those who lead it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from workshop.people import accounts, audit
from workshop.storage.models import Participant, Removal, SessionFacilitator, Table

Seat = tuple[Participant, str | None]
"""A device, and the name of the table it sits at."""


def devices(db: DbSession, session_id: str) -> list[Seat]:
    """The devices that are in a meeting, in the order in which they came."""
    inside = (
        select(Participant, Table.name)
        .outerjoin(Table, Table.id == Participant.table_id)
        .outerjoin(Removal, Removal.participant_id == Participant.id)
        .where(Participant.session_id == session_id, Removal.participant_id.is_(None))
        .order_by(Participant.joined_at, Participant.id)
    )
    return [(participant, table) for participant, table in db.execute(inside)]


def remove_device(db: DbSession, session_id: str, participant_id: str) -> bool:
    """Let a device be in a meeting no longer; False where it was not. What it wrote stays."""
    participant = db.get(Participant, participant_id)
    if participant is None or participant.session_id != session_id:
        return False
    if db.get(Removal, participant_id) is None:
        db.add(Removal(participant_id=participant_id))
    return True


def remove_leader(db: DbSession, session_id: str, facilitator_id: str) -> bool:
    """Let somebody lead a meeting no longer; False where they did not. Refused: the last one."""
    leads = select(SessionFacilitator).where(SessionFacilitator.session_id == session_id)
    rows: Sequence[SessionFacilitator] = db.scalars(leads.with_for_update()).all()
    theirs = next((row for row in rows if row.facilitator_id == facilitator_id), None)
    if theirs is None:
        return False
    if len(rows) == 1:
        raise Refused(N_("Somebody has to lead the meeting. Let another person lead it first."))
    db.delete(theirs)
    return True


def unshare(db: DbSession, session_id: str, name: str) -> None:
    """Let the account of a name lead a meeting no longer. Refused: it does not, or it is the last
    one, or there is no such account."""
    account = accounts.named(db, name)
    if not remove_leader(db, session_id, account.id):
        raise Refused(N_("{name} does not lead this meeting."), name=account.name)
    audit.note(db, "session.unshared", about=session_id)
