"""Joining a session: who may come in, the questions asked at the door, and the devices inside."""

from __future__ import annotations

from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import OrganisationPlan
from words.text import typed
from workshop.meeting.limits import LONGEST_PERSON_NAME, MOST_PARTICIPANTS
from workshop.sessions.cannot_join import CannotJoin
from workshop.storage.models import Change, Participant, Session, Table


def check_joinable(session: Session) -> None:
    """CannotJoin unless new devices may come in now."""
    if session.state == "ended":
        raise CannotJoin("session_ended")
    if not session.joining:
        raise CannotJoin("joining_closed")


def tables_of(db: DbSession, session: Session) -> list[Table]:
    """The tables one can sit at, in order; none where people are seated one by one."""
    if session.seating != "tables":
        return []
    tables = db.scalars(select(Table).where(Table.session_id == session.id)).all()
    return sorted(tables, key=lambda table: (table.rank, table.id))


def join(
    db: DbSession, session: Session, table: str | None, name: str = "", organisation: str = ""
) -> Participant:
    """A new device in a session, at the table of that id or on its own. CannotJoin.

    Name and organisation are kept only where the session asks for them; where it asks by its
    template's question, only what answers that.
    """
    check_joinable(session)
    answers = _answers(db, session, table, name, organisation)
    participant = Participant(session_id=session.id, **answers)
    inside = select(func.count()).where(Participant.session_id == session.id)
    if (db.scalar(inside) or 0) >= MOST_PARTICIPANTS:
        raise CannotJoin("session_full", most=MOST_PARTICIPANTS)
    db.add(participant)
    db.flush()
    return participant


def reseat(
    db: DbSession, participant: Participant, table: str | None, name: str, organisation: str
) -> Participant:
    """The same device with other answers, as in `join`. CannotJoin.

    A table is only another one until something is done on the device: ideas, votes and what can be
    undone stay with those who made them, and a device has one ballot. Whoever changes it sees what
    that table sees, so it is as for one who joins now.
    """
    session = db.get_one(Session, participant.session_id)
    if session.state == "ended":
        raise CannotJoin("session_ended")
    answers = _answers(db, session, table, name, organisation)
    if answers["table_id"] != participant.table_id:
        check_joinable(session)
        if has_acted(db, participant):
            raise CannotJoin("seat_in_use")
    for field, answer in answers.items():
        setattr(participant, field, answer)
    db.flush()
    return participant


def has_acted(db: DbSession, participant: Participant) -> bool:
    """Whether a device changed anything in its session after it came in."""
    done = exists().where(
        Change.session_id == participant.session_id,
        Change.actor == f"participant:{participant.id}",
        Change.kind != "participant.join",
    )
    return bool(db.scalar(select(done)))


def question_of(session: Session) -> OrganisationPlan | None:
    """What a session asks about where people come from."""
    asked = session.asks_organisation
    return OrganisationPlan.from_json(asked) if asked else None


def _answers(
    db: DbSession, session: Session, table: str | None, name: str, organisation: str
) -> dict[str, Any]:
    """What a participant said on coming in, by field."""
    if table is not None and table not in {known.id for known in tables_of(db, session)}:
        raise CannotJoin("unknown_table")
    return {
        "table_id": table,
        "name": _name(name) or None if session.asks_names else None,
        "organisations": _organisations(session, organisation),
    }


def _name(said: str) -> str:
    name = " ".join(typed(said).split())
    if len(name) > LONGEST_PERSON_NAME:
        raise CannotJoin("name_too_long", most=LONGEST_PERSON_NAME)
    return name


def _organisations(session: Session, answer: str) -> list[str]:
    question = question_of(session)
    if question is None:
        own_words = _name(answer) if session.asks_names else ""
        return [own_words] if own_words else []
    if answer in question.choices:
        return [answer]
    own_words = _name(answer)
    wrong = not question.other if own_words else question.required
    if wrong:
        raise CannotJoin("unknown_organisation")
    return [own_words] if own_words else []
