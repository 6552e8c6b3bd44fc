"""What those who were there say of a version of the text: how many agree, and what is contested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from workshop.storage.models import Confirmation, Participant, Table


@dataclass(frozen=True)
class Objection:
    """What is wrong with a passage, by its number, and the name of the table that says so."""

    passage: int
    text: str
    table: str | None


@dataclass(frozen=True)
class Said:
    """Of how many owners (`asked`) so many `agree` to every passage, and so many have said
    something else so far; what is contested, in the order of the text."""

    asked: int
    agree: int
    others: int
    objections: tuple[Objection, ...]

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
    of_session = Participant.session_id == session_id, Participant.left.is_(False)
    seats = db.execute(select(Participant.id, Participant.table_id).where(*of_session)).all()
    rows = db.scalars(
        select(Confirmation).where(
            Confirmation.session_id == session_id, Confirmation.version == version
        )
    ).all()
    names = {one.id: one.name for one in db.scalars(select(Table).filter_by(session_id=session_id))}
    owners = {table or device for device, table in seats} | {row.owner_id for row in rows}
    agree = sum(_agrees(row, passages) for row in rows)
    objections = sorted(_objections(rows, names, passages), key=lambda one: one.passage)
    return Said(len(owners), agree, len(rows) - agree, tuple(objections))


def _agrees(row: Confirmation, passages: int) -> bool:
    return all(row.said.get(str(number)) == "" for number in range(passages))


def _objections(
    rows: Iterable[Confirmation], names: Mapping[str, str], passages: int
) -> Iterable[Objection]:
    for row in rows:
        for number, text in row.said.items():
            if text and int(number) < passages:
                yield Objection(int(number), text, names.get(row.table_id or ""))
