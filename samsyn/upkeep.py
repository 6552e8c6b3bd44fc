"""What commands do for whoever looks after an installation: backup, restore, erase, anonymise,
doctor."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

import click

from samsyn import doctor as examining
from samsyn import terminal
from words.refused import N_, Refused
from workshop.base.clock import now
from workshop.base.settings import from_environment
from workshop.people import audit
from workshop.sessions import anonymising, erasing, versions
from workshop.storage import backups, sealing
from workshop.storage.database import Database
from workshop.storage.histories import begin_new_histories
from workshop.storage.models import Series, Session


def backup(output: Path, key: Path | None, keep: int | None) -> None:
    """Copy the database to a file, while it is used, and look whether the copy is whole."""
    settings = from_environment()
    if keep and not output.is_dir():
        raise Refused(N_("{path} is no folder. With --keep, --output names one."), path=output)
    database = Database.opened(settings.database)
    backups.copy(settings.database, backups.next_in(output, now()) if keep else output, key)
    if keep:
        backups.forget_old(output, keep)
    database.write(partial(audit.note, act="backup.made"))


def backup_key(output: Path) -> None:
    """Make a key for sealed backups, and say its public part."""
    click.echo(sealing.new_key(output))


def restore(file: Path, key: Path | None) -> None:
    """Put a backup in the place of the database; screens fetch their meetings anew."""
    settings = from_environment()
    backups.put_back(file, settings.database, key)
    database = Database.opened(settings.database)
    number = database.write(begin_new_histories)
    database.write(partial(audit.note, act="backup.restored"))
    click.echo(terminal.anew(number))


def erase(session: str, *, asked: bool) -> None:
    """Erase a session for good: its rows, its history and the files made of it."""
    settings = from_environment()
    database = Database.opened(settings.database)
    found = database.read(lambda db: db.get(Session, session))
    if found is not None and not asked:
        _ask(f"{found.date}  {found.place}  {found.title}", N_("Erase this meeting for good?"))
    if not erasing.erase(database, settings.data_dir, session):
        raise _no_meeting(session)
    database.write(partial(audit.note, act="session.erased", about=session))


def anonymise(session: str, *, asked: bool) -> None:
    """Take the names of persons and organisations out of a session for good; texts stay."""
    settings = from_environment()
    database = Database.opened(settings.database)
    found = database.read(lambda db: db.get(Session, session))
    if found is not None and not asked:
        what = f"{found.date}  {found.place}  {found.title}"
        _ask(what, N_("Take the names of those who took part out of this meeting for good?"))
    if not anonymising.anonymise(database, settings.data_dir, session):
        raise _no_meeting(session)
    if database.read(lambda db: versions.every(db, session)):
        click.echo(terminal.word(anonymising.KEPT))


def _no_meeting(session: str) -> Refused:
    return Refused(
        N_("There is no meeting with the id {id}. “samsyn sessions” lists them all."),
        id=session[:60],
    )


def erase_series(series: str, *, asked: bool) -> None:
    """Erase a series for good: its units and the files made of it. Its meetings stay."""
    settings = from_environment()
    database = Database.opened(settings.database)
    found = database.read(lambda db: db.get(Series, series))
    if found is not None and not asked:
        _ask(found.title, N_("Erase this series for good? Its meetings stay."))
    if not erasing.erase_series(database, settings.data_dir, series):
        raise Refused(
            N_("There is no series with the id {id}. “samsyn series” lists them all."),
            id=series[:60],
        )
    database.write(partial(audit.note, act="series.erased", about=series))


def doctor() -> int:
    """Look at the installation and say what is wrong with it, and what to do."""
    wrong = 0
    for finding in examining.examine(from_environment()):
        wrong += finding.wrong is not None
        said = terminal.sentence(finding.wrong) if finding.wrong else "ok"
        click.echo(f"{'✗' if finding.wrong else '✓'} {terminal.word(finding.about)}: {said}")
    return 1 if wrong else 0


def _ask(what: str, question: str) -> None:
    if not sys.stdin.isatty():
        raise Refused(N_("Nobody can be asked here. Say --yes to have it done."))
    click.echo(" ".join(what.split()))
    click.confirm(terminal.word(question), abort=True)


def audit_log(*, as_json: bool) -> None:
    """Print the audit log, the oldest line first."""
    for line in Database.opened(from_environment().database).read(audit.lines):
        at = line.at.isoformat(timespec="seconds")
        if as_json:
            told = {"at": at, "act": line.act, "who": line.who, "about": line.about}
            click.echo(json.dumps(told | {"network": line.network}, ensure_ascii=False))
        else:
            click.echo(f"{at}  {line.act}  {line.who or '-'}  {line.about or '-'}  {line.network}")
