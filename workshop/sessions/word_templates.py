"""The templates for Word of an installation: admins keep them, whoever leads chooses one.

What is kept was checked by whoever brings it in (`exports/word/house/`).
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession
from sqlalchemy.orm import undefer

from words.refused import N_, Refused
from workshop.storage.models import WordTemplate

LONGEST_NAME = 60
"""Characters of a template's name."""
MOST = 20
"""Templates of an installation."""


def every(db: DbSession) -> Sequence[WordTemplate]:
    """All of them, by name, without what they hold."""
    found = db.scalars(select(WordTemplate)).all()
    return sorted(found, key=lambda one: one.name.casefold())


def find(db: DbSession, id_or_name: str) -> WordTemplate | None:
    """One of them, with what it holds."""
    either = (WordTemplate.id == id_or_name) | (WordTemplate.name == id_or_name)
    return db.scalars(select(WordTemplate).where(either).options(undefer("*"))).first()


def add(db: DbSession, made: WordTemplate) -> str:
    """Keep one; its id: once for an id, however often that is asked. Refused: another one has its
    name, or there are too many."""
    if db.get(WordTemplate, made.id):
        return made.id
    if db.scalar(select(WordTemplate.id).where(WordTemplate.name == made.name)):
        raise Refused(N_("There is a template with that name already."))
    if (db.scalar(select(func.count()).select_from(WordTemplate)) or 0) >= MOST:
        raise Refused(N_("There are {most} templates already. Remove one first."), most=MOST)
    db.add(made)
    return made.id


def remove(db: DbSession, template_id: str) -> str | None:
    """Remove one; its name, None where there is none. Files that were made stay as they are."""
    found = db.get(WordTemplate, template_id)
    if found is None:
        return None
    db.delete(found)
    return found.name
