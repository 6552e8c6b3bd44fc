"""Showing somebody out of a meeting: a device, or one of those who lead it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from workshop.people import accounts, audit
from workshop.sessions import leading
from workshop.storage.models import (
    InvitedRole,
    Participant,
    Removal,
    Scribe,
    SessionFacilitator,
    Table,
)

Seat = tuple[Participant, str | None]
"""A device, and the name of the table it sits at."""


def devices(db: DbSession, session_id: str) -> list[Seat]:
    """The devices that are in a meeting, in the order in which they came."""
    inside = _SEATS.where(Participant.session_id == session_id, Removal.participant_id.is_(None))
    return [(participant, table) for participant, table, _ in db.execute(inside)]


def removed_devices(db: DbSession, session_id: str) -> list[tuple[Participant, str | None, bool]]:
    """Those that were shown out, likewise, and whether each was for good."""
    outside = _SEATS.where(
        Participant.session_id == session_id, Removal.participant_id.is_not(None)
    )
    return [(one, table, bool(for_good)) for one, table, for_good in db.execute(outside)]


def remove_device(
    db: DbSession, session_id: str, participant_id: str, *, for_good: bool = False
) -> bool:
    """Let a device be in a meeting no longer; False where it was not. What it wrote stays."""
    if not _is_of(db, session_id, participant_id):
        return False
    removal = db.get(Removal, participant_id) or Removal(participant_id=participant_id)
    removal.for_good = for_good
    db.add(removal)
    return True


def let_back(db: DbSession, session_id: str, participant_id: str) -> bool:
    """Let a device that was shown out be in a meeting again, as who it was; False where it was not
    shown out."""
    removal = db.get(Removal, participant_id)
    if removal is None or not _is_of(db, session_id, participant_id):
        return False
    db.delete(removal)
    return True


def is_kept_out(db: DbSession, participant_id: str) -> bool:
    """Whether a browser that was this participant may not come in anew."""
    removal = db.get(Removal, participant_id)
    return removal is not None and removal.for_good


def _is_of(db: DbSession, session_id: str, participant_id: str) -> bool:
    participant = db.get(Participant, participant_id)
    return participant is not None and participant.session_id == session_id


_SEATS = (
    select(Participant, Table.name, Removal.for_good)
    .outerjoin(Table, Table.id == Participant.table_id)
    .outerjoin(Removal, Removal.participant_id == Participant.id)
    .where(Participant.simulated.is_(False))
    .order_by(Participant.joined_at, Participant.id)
)


def remove_leader(db: DbSession, session_id: str, facilitator_id: str) -> bool:
    """Let somebody lead a meeting, or write in it, no longer; False where they did not. Refused:
    the last one who leads."""
    if scribe := db.get(Scribe, (session_id, facilitator_id)):
        db.delete(scribe)
        return True
    theirs = _led_by_others_too(db, session_id, facilitator_id)
    if theirs is not None:
        db.delete(theirs)
    return theirs is not None


def change_role(db: DbSession, session_id: str, account_id: str, role: InvitedRole) -> bool:
    """Let a scribe lead, or somebody who leads be a scribe; False where they are neither, or are
    that already. Refused: the last one who leads."""
    if role == "scribe" and _led_by_others_too(db, session_id, account_id) is None:
        return False
    if role == "facilitator" and db.get(Scribe, (session_id, account_id)) is None:
        return False
    leading.give(db, session_id, account_id, role)
    return True


def _led_by_others_too(
    db: DbSession, session_id: str, facilitator_id: str
) -> SessionFacilitator | None:
    """That somebody leads a meeting. Refused: nobody else does."""
    leads = select(SessionFacilitator).where(SessionFacilitator.session_id == session_id)
    rows: Sequence[SessionFacilitator] = db.scalars(leads.with_for_update()).all()
    theirs = next((row for row in rows if row.facilitator_id == facilitator_id), None)
    if theirs and len(rows) == 1:
        raise Refused(N_("Somebody has to lead the meeting. Let another person lead it first."))
    return theirs


def unshare(db: DbSession, session_id: str, name: str) -> None:
    """Let the account of a name lead a meeting no longer. Refused: it does not, or it is the last
    one, or there is no such account."""
    account = accounts.named(db, name)
    if not remove_leader(db, session_id, account.id):
        raise Refused(N_("{name} does not lead this meeting."), name=account.name)
    audit.note(db, "session.unshared", about=session_id)
