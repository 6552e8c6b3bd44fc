"""Which kept version of a text a file is, and whether it is still as it was made."""

from __future__ import annotations

from pathlib import Path

import click

from exports.identifying import said_of_itself
from samsyn import terminal
from words.refused import N_, Refused
from workshop.base.settings import from_environment
from workshop.sessions import version_files
from workshop.sessions.versions import Kept
from workshop.storage.database import Database
from workshop.storage.models import Session, VersionStep

DONE: dict[VersionStep, str] = {
    "propose": N_("Proposed"),
    "reply": N_("Answered"),
    "reword": N_("Proposed in other words"),
    "confirm": N_("Confirmed"),
    "settle": N_("Settled"),
    "withdraw": N_("Withdrawn"),
    "correct": N_("Opened to be corrected"),
}


def verify(path: Path) -> int:
    """Say it; the exit status: 0 where nothing was changed, 1 where something was. Refused: the
    file is of no text that is kept here."""
    database, content = Database.opened(from_environment().database), path.read_bytes()
    version = database.read(lambda db: version_files.find(db, content))
    if version:
        _tell(database, version)
        click.echo(terminal.word(N_("The file is as Samsyn made it.")))
        return 0
    texts = list(said_of_itself(content))
    version = database.read(lambda db: version_files.named_in(db, texts))
    if version is None:
        raise Refused(N_("{path} is of no text that is kept here."), path=path)
    _tell(database, version)
    click.echo(terminal.word(N_("The file says so, but it is not as Samsyn made it.")))
    return 1


def _tell(database: Database, version: Kept) -> None:
    row = version.version
    session = database.read(lambda db: db.get_one(Session, row.session_id))
    about = terminal.word(N_("Version {number} of “{title}”")).format(
        number=row.number, title=" ".join(session.title.split())
    )
    click.echo(f"{about}, {' '.join(session.place.split())}, {session.date}")
    for step in version.steps:
        at = step.made_at.isoformat(timespec="seconds")
        click.echo(f"{at}  {terminal.word(DONE[step.step])}  {step.by}")
    click.echo(f"SHA-256 {row.digest}")
