"""Joining a session: who may come in, the questions asked at the door, and the devices inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import OrganisationPlan
from words.text import typed
from workshop.base.ids import new_id
from workshop.meeting.here import Device
from workshop.meeting.limits import (
    LONGEST_PERSON_NAME,
    MOST_AT_A_DEVICE,
    MOST_ORGANISATIONS,
    MOST_PARTICIPANTS,
)
from workshop.sessions.cannot_join import CannotJoin
from workshop.storage.models import Change, Expected, Participant, Removal, Session, Table


def check_joinable(session: Session) -> None:
    """CannotJoin unless new devices may come in now."""
    if session.state == "ended":
        raise CannotJoin("session_ended")
    if session.state == "prepared":
        raise CannotJoin("not_begun")
    if not session.joining:
        raise CannotJoin("joining_closed")


def tables_of(db: DbSession, session: Session) -> list[Table]:
    """The tables one can sit at, in order; none where people are seated one by one."""
    if session.seating != "tables":
        return []
    tables = db.scalars(select(Table).where(Table.session_id == session.id)).all()
    return sorted(tables, key=lambda table: (table.rank, table.id))


def expected_by_group(db: DbSession, session: Session) -> list[tuple[str, list[str]]]:
    """The organisations that a session expects, under the label of their group, all in order."""
    rows = db.scalars(
        select(Expected).where(Expected.session_id == session.id, Expected.removed.is_(False))
    ).all()
    rows = sorted(rows, key=lambda row: (row.rank, row.id))
    groups = (
        (group["label"], [row.name for row in rows if row.group == group["key"]])
        for group in session.groups
    )
    return [(label, names) for label, names in groups if names]


def join(
    db: DbSession,
    session: Session,
    table: str | None,
    name: str = "",
    organisations: Sequence[str] = (),
    persons: int = 1,
    *,
    participant_id: str | None = None,
) -> Participant:
    """A new device in a session, at the table of that id or on its own. CannotJoin.

    Name and organisations are kept only where the session asks for them; where it asks by its
    template's question, only what answers that. Only where that asks for several may there be more
    than one of them, and more `persons` than one. A device that came in by this id already answers
    anew, as in `reseat`.
    """
    inside = participant_id and db.get(Participant, participant_id)
    if inside:
        return reseat(db, inside, table, name, organisations, persons)
    check_joinable(session)
    answers = _answers(db, session, table, name, organisations, persons)
    waits = {"waiting": session.lobby, "left": session.lobby}
    participant = Participant(
        id=participant_id or new_id(), session_id=session.id, **answers, **waits
    )
    devices = select(func.count()).where(
        Participant.session_id == session.id, Participant.simulated.is_(False)
    )
    if (db.scalar(devices) or 0) >= MOST_PARTICIPANTS:
        raise CannotJoin("session_full", most=MOST_PARTICIPANTS)
    db.add(participant)
    db.flush()
    return participant


def devices_of(db: DbSession, session_id: str) -> list[Device]:
    """The devices that are in a session, neither waiting nor shown out, as `meeting.here` asks."""
    query = (
        select(Participant.id, Participant.table_id, Participant.left, Participant.simulated)
        .outerjoin(Removal, Removal.participant_id == Participant.id)
        .where(
            Participant.session_id == session_id,
            Participant.waiting.is_(False),
            Removal.participant_id.is_(None),
        )
    )
    return [row._asdict() for row in db.execute(query)]


def reseat(
    db: DbSession,
    participant: Participant,
    table: str | None,
    name: str,
    organisations: Sequence[str],
    persons: int = 1,
) -> Participant:
    """The same device with other answers, as in `join`. CannotJoin.

    Whoever has only written, on their own, goes to a table with their words. Else a table is only
    another one until something is done on the device: a table's ideas stay with it, and a device
    has one ballot. Whoever changes it sees what that table sees, so it is as for one who joins now.
    """
    session = db.get_one(Session, participant.session_id)
    if session.state == "ended":
        raise CannotJoin("session_ended")
    answers = _answers(db, session, table, name, organisations, persons)
    if answers["table_id"] != participant.table_id:
        check_joinable(session)
        if is_settled(db, participant):
            raise CannotJoin("seat_in_use")
    for field, answer in answers.items():
        setattr(participant, field, answer)
    db.flush()
    return participant


def is_settled(db: DbSession, participant: Participant) -> bool:
    """Whether what a device did in its session keeps it where it sits."""
    done = exists().where(
        Change.session_id == participant.session_id,
        Change.actor == f"participant:{participant.id}",
        Change.kind.not_in(["participant.join"] if participant.table_id else _GOES_ALONG),
    )
    return bool(db.scalar(select(done)))


_GOES_ALONG = ["participant.join", "idea.add", "idea.edit", "idea.remove", "idea.restore", "undo"]
"""What somebody did on their own who can still go to a table: all that is about their words."""


def question_of(session: Session) -> OrganisationPlan | None:
    """What a session asks about where people come from."""
    asked = session.asks_organisation
    return OrganisationPlan.from_json(asked) if asked else None


def _answers(
    db: DbSession,
    session: Session,
    table: str | None,
    name: str,
    organisations: Sequence[str],
    persons: int,
) -> dict[str, Any]:
    """What a participant said on coming in, by field."""
    if table is not None and table not in {known.id for known in tables_of(db, session)}:
        raise CannotJoin("unknown_table")
    question = question_of(session)
    return {
        "table_id": table,
        "name": _name(name) or None if session.asks_names else None,
        "organisations": _organisations(db, session, question, organisations),
        "persons": _persons(persons) if question and question.several else 1,
    }


def _name(said: str) -> str:
    name = " ".join(typed(said).split())
    if len(name) > LONGEST_PERSON_NAME:
        raise CannotJoin("name_too_long", most=LONGEST_PERSON_NAME)
    return name


def _persons(said: int) -> int:
    if not 1 <= said <= MOST_AT_A_DEVICE:
        raise CannotJoin("persons", most=MOST_AT_A_DEVICE)
    return said


def _organisations(
    db: DbSession, session: Session, question: OrganisationPlan | None, said: Sequence[str]
) -> list[str]:
    """Each once, as the session calls it; in own words where it does not know it."""
    if question is None:
        return [name for name in map(_name, said[:1]) if name] if session.asks_names else []
    known = _known(db, session, question)
    answers = [known.get(_alike(answer)) or _own_words(question, answer) for answer in said]
    named = [*dict.fromkeys(filter(None, answers))]
    if len(named) > (MOST_ORGANISATIONS if question.several else 1):
        raise CannotJoin("unknown_organisation")
    if question.required and not named:
        raise CannotJoin("unknown_organisation")
    return named


def _known(db: DbSession, session: Session, question: OrganisationPlan) -> dict[str, str]:
    """The answers that there are: those of the template, and those that the session expects."""
    expected = expected_by_group(db, session) if session.groups else []
    names = [*question.choices, *(name for _, listed in expected for name in listed)]
    return {_alike(name): name for name in names}


def _alike(answer: str) -> str:
    return " ".join(typed(answer).split()).casefold()


def _own_words(question: OrganisationPlan, answer: str) -> str:
    words = _name(answer)
    if words and not question.other:
        raise CannotJoin("unknown_organisation")
    return words
