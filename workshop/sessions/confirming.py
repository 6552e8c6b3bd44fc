"""What those who were there say of a version of the text, and what leaders answer them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from workshop.meeting.board import Put
from workshop.storage.models import Confirmation, DocumentVersion, Participant, Table


@dataclass(frozen=True)
class Objection:
    """What is wrong with a passage, by its number, and the name of the table that says so; whose it
    is, which is shown to nobody, and what was answered, "" nothing yet."""

    passage: int
    text: str
    table: str | None
    owner_id: str = ""
    reply: str = ""


@dataclass(frozen=True)
class Said:
    """Of how many owners (`asked`) so many `agree` to every passage, and so many have said
    something else so far; what is contested, in the order of the text."""

    asked: int
    agree: int
    others: int
    objections: tuple[Objection, ...]

    @property
    def unanswered(self) -> bool:
        """Whether something is contested and nobody has said anything to it."""
        return any(not one.reply for one in self.objections)

    @property
    def contested(self) -> Mapping[int, tuple[Objection, ...]]:
        """The objections by passage."""
        numbers = dict.fromkeys(one.passage for one in self.objections)
        return {
            number: tuple(one for one in self.objections if one.passage == number)
            for number in numbers
        }


def said_of(db: DbSession, session_id: str, version: int, passages: int) -> Said:
    """What is said of a version, a text of so many passages. A table is one, as in votes."""
    query = select(Participant.id, Participant.table_id).where(
        Participant.session_id == session_id,
        Participant.left.is_(False),
        Participant.simulated.is_(False),
    )
    seats = db.execute(query).all()
    rows = _of_version(db, session_id, version)
    names = {one.id: one.name for one in db.scalars(select(Table).filter_by(session_id=session_id))}
    owners = {table or device for device, table in seats} | {row.owner_id for row in rows}
    agree = sum(_agrees(row, passages) for row in rows)
    objections = sorted(_objections(rows, names, passages), key=lambda one: one.passage)
    return Said(len(owners), agree, len(rows) - agree, tuple(objections))


def check_confirmed(db: DbSession, version: DocumentVersion, why: str) -> None:
    """Refused: nobody has answered, or an objection is without a reply, and nobody says why."""
    rows = _of_version(db, version.session_id, version.number)
    if not rows:
        raise Refused(N_("Nobody has answered yet. A text can be settled without being confirmed."))
    unanswered = (set(filter(row.said.get, row.said)) - set(row.replies) for row in rows)
    if any(unanswered) and not why.strip():
        raise Refused(
            N_("Something is contested and not answered. Answer it, or write why it stays so.")
        )


def reply(db: DbSession, version: DocumentVersion, owner_id: str, passage: int, text: str) -> Put:
    """Answer an objection. Refused: it is there no more."""
    key = (version.session_id, version.number, owner_id)
    row = db.get(Confirmation, key, with_for_update=True)
    if row is None or not row.said.get(str(passage)):
        raise Refused(N_("That has been taken back meanwhile."))
    row.replies = {**row.replies, str(passage): text}
    return Put("confirmation", row.as_record())


def carry_over(
    db: DbSession, session_id: str, version: int, to: int, numbers: Mapping[int, int]
) -> Sequence[Put]:
    """Let what was said of a version stand for the one that came instead of it, as far as the same
    words stand there; `numbers`: the passages of the old one that the new one has, as numbered."""
    rows = [_carried(row, to, numbers) for row in _of_version(db, session_id, version)]
    fresh = [row for row in rows if row.said]
    db.add_all(fresh)
    db.flush()
    return [Put("confirmation", row.as_record()) for row in fresh]


def _carried(row: Confirmation, to: int, numbers: Mapping[int, int]) -> Confirmation:
    said, replies = (
        {str(numbers[int(one)]): text for one, text in held.items() if int(one) in numbers}
        for held in (row.said, row.replies)
    )
    return Confirmation(**row.as_record() | {"version": to, "said": said, "replies": replies})


def _of_version(db: DbSession, session_id: str, version: int) -> Sequence[Confirmation]:
    return db.scalars(
        select(Confirmation).where(
            Confirmation.session_id == session_id, Confirmation.version == version
        )
    ).all()


def _agrees(row: Confirmation, passages: int) -> bool:
    return all(row.said.get(str(number)) == "" for number in range(passages))


def _objections(
    rows: Iterable[Confirmation], names: Mapping[str, str], passages: int
) -> Iterable[Objection]:
    for row in rows:
        for number, text in row.said.items():
            if text and int(number) < passages:
                table = names.get(row.table_id or "")
                reply = row.replies.get(number, "")
                yield Objection(int(number), text, table, row.owner_id, reply)
