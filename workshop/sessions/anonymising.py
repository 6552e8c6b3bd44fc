"""Taking who took part out of a meeting for good. Texts stay, and so does how many were there."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import KINDS
from words.refused import N_, Refused
from workshop.base.ids import new_id
from workshop.people import audit
from workshop.sessions import contents, erasing, naming
from workshop.sessions.contents import Contents
from workshop.sessions.forgetting import Now, Said, forget
from workshop.storage.database import Database
from workshop.storage.models import Expected, Idea, Participant, Session

KEPT = N_(
    "A text that was kept before still holds them: nothing but erasing its meeting changes it."
)
"""What is said where a meeting has such texts."""


def anonymise(
    database: Database, folder: Path, session_id: str, by: audit.By = audit.AT_THE_MACHINE
) -> bool:
    """Take the names of persons and organisations out of a meeting, out of what it keeps to undo,
    and out of the files made of it; False where there is no such meeting.

    `folder` is that of the installation's data. Refused: it has not ended; or somebody is in the
    way of the database's files, and then whoever repeats it finishes it.
    """
    files = database.read(lambda db: erasing.holding(db, session_id))
    found = database.write(lambda db: _anonymised(db, session_id, by))
    erasing.clean(database, folder, files)
    return found


def _anonymised(db: DbSession, session_id: str, by: audit.By) -> bool:
    session = db.get(Session, session_id, with_for_update=True)
    whole = contents.load(db, session_id)
    if session is None or whole is None:
        return False
    if session.state != "ended" and not session.desk:
        raise Refused(N_("End the meeting first: as long as it runs, devices say who they are."))
    now = _without_who_was_there(db, whole)
    now |= _without_devices(db, session_id) | _without_speakers(db, session)
    db.flush()
    forget(db, session_id, now)
    session.epoch = new_id()  # every screen fetches it anew
    audit.note(db, "session.anonymised", who=by.who, about=session_id, address=by.address)
    return True


def _without_who_was_there(db: DbSession, whole: Contents) -> Now:
    """Nobody is expected any more. How many were there follows from names that go: it becomes a
    number by hand."""
    there, of_session = whole.attendance, Expected.session_id == whole.session.id
    for count in whole.counts:
        if figures := there.figures(count.as_record()):
            count.present, count.of = figures.present, figures.of
    now: Now = {}
    for segment in whole.segments:
        if KINDS[segment.kind].counts:
            segment.declared, segment.excluded = there.persons(segment.declared), []
            sentence = whole.persons_sentence(segment)
            now["segment", segment.id] = {"excluded": [], "sentence": sentence}
    for known_as in db.scalars(select(Expected.id).where(of_session)):
        now["expected", known_as] = {"name": "", "also": []}
    db.execute(delete(Expected).where(of_session))
    return now


def _without_devices(db: DbSession, session_id: str) -> Now:
    """Devices say neither who is at them nor for whom."""
    now: Now = {}
    for device in db.scalars(select(Participant).where(Participant.session_id == session_id)):
        device.name, device.organisations = None, []
        now["participant", device.id] = {"name": None, "organisations": []}
    return now


def _without_speakers(db: DbSession, session: Session) -> Now:
    """Nobody is named who said something or does it; a line that names persons says so instead."""
    ideas = db.scalars(select(Idea).where(Idea.session_id == session.id))
    return {("idea", idea.id): _unnamed(idea, naming.instead(session)) for idea in ideas}


def _unnamed(idea: Idea, instead: str) -> Said:
    now: dict[str, str | None] = {"owner": None, "actor": None}
    if idea.personal:
        now["text"] = instead
    if idea.personal or idea.owner or idea.actor:
        naming.name_nobody(idea, instead)
    return now
