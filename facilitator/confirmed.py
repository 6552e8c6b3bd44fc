"""What those who were there say of a version of the text, and what of that the next one prints."""

from __future__ import annotations

from dataclasses import dataclass

from exports.document import Section
from exports.gather import dissent
from exports.gather import version as gathered_version
from exports.passages import Passage, passages
from workshop.http import web
from workshop.sessions import confirming, versions
from workshop.sessions.confirming import Objection, Said
from workshop.sessions.versions import Kept


@dataclass(frozen=True)
class Contested:
    """A passage that somebody finds wrong, and what they say; its number counts from 1."""

    number: int
    passage: Passage
    objections: tuple[Objection, ...]


@dataclass(frozen=True)
class Told:
    """What a page tells: of how many owners so many agree, and what is contested."""

    said: Said
    contested: tuple[Contested, ...]
    passages: tuple[Passage, ...]


def said_of(version: Kept) -> Told | None:
    """What is said of a version; None: it was never proposed."""
    if all(step.step != "propose" for step in version.steps):
        return None
    known, said = _read(version)
    contested = (Contested(one + 1, known[one], found) for one, found in said.contested.items())
    return Told(said, tuple(contested), known)


def dissent_of(session_id: str) -> tuple[Section, ...]:
    """What was found wrong in the newest version, as a section of the next; or nothing."""
    newest = web.database().read(lambda db: versions.newest(db, session_id))
    if newest is None:
        return ()
    known, said = _read(newest)
    language = gathered_version.gather(newest).language
    section = dissent.section(said.objections, known, language)
    return (section,) if section else ()


def _read(version: Kept) -> tuple[tuple[Passage, ...], Said]:
    document = gathered_version.gather(version)
    known = web.database().apart(lambda: tuple(passages(document)))
    row = version.version
    said = web.database().read(
        lambda db: confirming.said_of(db, row.session_id, row.number, len(known))
    )
    return known, said
