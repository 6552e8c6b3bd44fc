"""A meeting that is rehearsed: who comes in is simulated, and what they write is in no document."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as DbSession

from words import catalogues
from words.refused import N_, Refused
from workshop.base.ids import new_id
from workshop.storage.models import Idea, Participant, Session

MOST_SIMULATED = 200

WRITTEN_BY_PEOPLE = or_(
    Idea.participant_id.is_(None),
    Idea.participant_id.not_in(select(Participant.id).where(Participant.simulated)),
)
"""Of ideas: that nobody simulated wrote it. `contents.load` asks the same of a session at hand."""


class RehearsalOver(Exception):
    """The meeting is not rehearsed any more."""


def begin(db: DbSession, session_id: str) -> None:
    """Let a meeting be rehearsed. Refused where it has ended."""
    session = db.get_one(Session, session_id)
    if session.state == "ended":
        raise Refused(N_("The meeting has ended. Reopen it to rehearse."))
    session.rehearsal = True


def come_in(db: DbSession, session_id: str, number: int) -> Participant:
    """One more simulated participant, at no table. RehearsalOver."""
    session = db.get_one(Session, session_id)
    if not session.rehearsal or session.state == "ended":
        raise RehearsalOver
    say = catalogues.translations(catalogues.choose([session.language, "en"])).gettext
    name = say(N_("Simulated {n}")).format(n=number)
    participant = Participant(id=new_id(), session_id=session_id, name=name, simulated=True)
    db.add(participant)
    db.flush()
    return participant
