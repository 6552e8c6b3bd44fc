"""The `samsyn` command. Each command imports what it needs, so that the small ones start fast."""

from __future__ import annotations

import getpass
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import get_args
from uuid import UUID

import click
from sqlalchemy.exc import SQLAlchemyError

from exports.formats import DOCUMENT_FORMATS, FORMATS
from exports.options import Listed, Options, Tables, Whose
from exports.progress import tell_nobody
from samsyn import terminal
from samsyn.output import write_file
from words.refused import N_, Refused, reason
from workshop.base import log, secret
from workshop.base.settings import Settings, for_production, from_environment
from workshop.http.command_process import REFUSED
from workshop.storage.database import Database, StorageError


def run(arguments: list[str]) -> int:
    """Run one command; its exit status. What is refused is one line on stderr and status 2."""
    _take_any_terminal()
    try:
        status = samsyn.main(arguments, prog_name="samsyn", standalone_mode=False)
        sys.stdout.flush()
    except Refused as refused:
        return _refuse(terminal.sentence(refused))
    except click.ClickException as error:
        return _refuse(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:
        return _refuse(terminal.sentence(_of_the_system(error)))
    except SQLAlchemyError as error:
        return _refuse(terminal.sentence(StorageError.of(error)))
    return status if isinstance(status, int) else 0


def _take_any_terminal() -> None:
    """Let a sign that the terminal does not know be written as its number, not end the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _of_the_system(error: OSError) -> Refused:
    """What the operating system would not do, as a sentence."""
    if error.filename is None:
        return Refused(N_("The system refuses: {reason}."), reason=reason(error))
    return Refused(
        N_("{path} cannot be used: {reason}."), path=error.filename, reason=reason(error)
    )


@click.group(no_args_is_help=False)
def samsyn() -> None:
    """Facilitated dialogue meetings, from the first prompt to the minutes."""


@samsyn.command()
def serve() -> None:
    """Serve people's meetings: needs SAMSYN_BASE_URL with https."""
    from samsyn import server
    from workshop.people import accounts

    settings = for_production(from_environment())
    log.set_up(settings.log)
    listening = server.listener(settings)
    secret.of(settings)  # a bad one is said before anything is made
    database = server.opened(settings)
    click.echo(f"Samsyn: {settings.address}")
    if settings.keeps_passwords and not database.read(accounts.has_accounts):
        token = database.write(lambda db: accounts.new_link(db, "set_up"))
        click.echo(f"{settings.address}/facilitator/set-up#{token}")
    sys.stdout.flush()
    server.serve(settings, listening, database)


@samsyn.command()
def demo() -> None:
    """Try Samsyn on this machine: prints a link that opens it, signed in."""
    from samsyn import demo, server
    from workshop.base.clock import now

    settings = from_environment()
    log.set_up(settings.log)
    listening = server.listener(settings)
    known = secret.of(settings)  # a bad one is said before anything is made
    database = server.opened(settings)
    token = database.write(lambda db: demo.prepare(db, known, now().date()))
    click.echo(f"{settings.address}/facilitator/link#{token}")
    sys.stdout.flush()
    server.serve(settings, listening, database)


@samsyn.command()
def sessions() -> None:
    """List all sessions, one line each."""
    from workshop.sessions.leading import every

    for session in _opened().read(every):
        place, title = " ".join(session.place.split()), " ".join(session.title.split())
        click.echo(f"{session.id}  {session.date}  {place}  {title}")


@samsyn.command("series")
def list_series() -> None:
    """List all series, one line each."""
    from workshop.sessions.series_contents import every

    for series in _opened().read(every):
        click.echo(f"{series.id}  {' '.join(series.title.split())}")


@samsyn.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--owner", help="Who leads it; else the first facilitator who signs in.")
@click.option("--once", type=click.UUID, hidden=True, help="The same file is kept once by this id.")
def import_(file: Path, owner: str | None, once: UUID | None) -> None:
    """Import a session or a series; prints its new id."""
    from workshop.sessions import importing

    content = importing.content_of(file)
    click.echo(importing.store(_opened(), content, owner, str(once) if once else None))


@samsyn.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="What people choose it by.")
@click.option("--once", type=click.UUID, hidden=True, help="The same form keeps one by this id.")
def template(file: Path, name: str, once: UUID | None) -> None:
    """Keep a Word file with the house's letterhead as a template; prints its new id."""
    from samsyn import word_template

    settings = from_environment()
    database = Database.opened(settings.database)
    author, language = settings.organisation, terminal.language()
    made = word_template.take_in(
        database, file, name, author, language, str(once) if once else None
    )
    click.echo(made)


@samsyn.command()
@click.argument("session", required=False)
@click.option("--series", help="Write a series instead: its results document, or all of it.")
@click.option("--document", help="Which document of the series; else its newest results document.")
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), required=True)
@click.option("--output", type=click.Path(path_type=Path), required=True)
@click.option("--tables", type=click.Choice(get_args(Tables)), default="published")
@click.option(
    "--appendix",
    is_flag=True,
    help="Append what lies behind the minutes "
    f"({', '.join(one.id for one in DOCUMENT_FORMATS)} only).",
)
@click.option("--version", type=int, help="A kept version of the text, by its number.")
@click.option("--board", is_flag=True, help="The board as it stands, also of a settled text.")
@click.option("--figures", is_flag=True, help="End a results document with who was there.")
@click.option(
    "--whose",
    type=click.Choice(get_args(Whose)),
    default="group",
    help="What stands behind each view on a proposal.",
)
@click.option(
    "--list",
    "listed",
    type=click.Choice(get_args(Listed)),
    help="Write a list instead: the sources of a text, the next steps of a series.",
)
@click.option("--house", help="The template for Word, by its name; else Samsyn's own.")
@click.option("--without-persons", is_flag=True, help="Leave out lines and names of persons.")
@click.option("--progress", is_flag=True, help="Print lines of “done total”.")
def export(
    session: str | None,
    series: str | None,
    document: str | None,
    kind: str,
    output: Path,
    tables: Tables,
    appendix: bool,
    version: int | None,
    board: bool,
    figures: bool,
    whose: Whose,
    listed: Listed | None,
    house: str | None,
    without_persons: bool,
    progress: bool,
) -> None:
    """Write a session or a series to a file: its minutes, its results, or its contents as JSON."""
    from samsyn import exports_of

    settings = from_environment()
    database = Database.opened(settings.database)
    options = Options(tables, appendix, figures, whose, _folder(settings.fonts), listed)
    write = exports_of.writing(
        database,
        exports_of.Wanted(session, series, document, without_persons, version, board),
        FORMATS[kind],
        author=settings.organisation,
        options=exports_of.housed(database, options, house),
        progress=_print_progress if progress else tell_nobody,
    )
    write_file(output, write)


@samsyn.command()
@click.argument("file", type=click.Path(path_type=Path))
def verify(file: Path) -> int:
    """Say which kept version of a text a file is, and whether it was changed."""
    from samsyn import verifying

    return verifying.verify(file)


@samsyn.command()
def restored() -> None:
    """Say that a backup was put back: screens fetch their meetings anew."""
    from workshop.storage.histories import begin_new_histories

    number = _opened().write(begin_new_histories)
    click.echo(terminal.anew(number))


@samsyn.command()
@click.option("--output", type=click.Path(path_type=Path), required=True)
@click.option("--key", type=click.Path(path_type=Path), help="Seal it for the key in this file.")
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    help="--output is a folder: keep so many there, the newest, by their dates.",
)
def backup(output: Path, key: Path | None, keep: int | None) -> None:
    """Copy the database to a file while it is used, and look whether the copy is whole."""
    from samsyn import upkeep

    upkeep.backup(output, key, keep)


@samsyn.command("backup-key")
@click.option("--output", type=click.Path(path_type=Path), required=True)
def backup_key(output: Path) -> None:
    """Make a key for sealed backups; print the public part, which is enough to make them."""
    from samsyn import upkeep

    upkeep.backup_key(output)


@samsyn.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--key", type=click.Path(path_type=Path), help="The key file of a sealed one.")
def restore(file: Path, key: Path | None) -> None:
    """Put a backup in the place of the database; screens fetch their meetings anew."""
    from samsyn import upkeep

    upkeep.restore(file, key)


@samsyn.command()
@click.argument("session", required=False)
@click.option("--series", help="Erase a series instead; its sessions stay.")
@click.option("--yes", "asked", is_flag=True, help="Do not ask.")
def erase(session: str | None, series: str | None, asked: bool) -> None:
    """Erase a session for good: its rows, its history and the files made of it."""
    from samsyn import upkeep

    if (session is None) == (series is None):
        raise Refused(N_("Name either a meeting or, with --series, a series."))
    if series is not None:
        upkeep.erase_series(series, asked=asked)
    else:
        upkeep.erase(session or "", asked=asked)


@samsyn.command()
@click.argument("session")
@click.option("--yes", "asked", is_flag=True, help="Do not ask.")
def anonymise(session: str, asked: bool) -> None:
    """Take the names of persons and organisations out of a session for good; texts stay."""
    from samsyn import upkeep

    upkeep.anonymise(session, asked=asked)


@samsyn.command()
def doctor() -> int:
    """Look at the installation: what is wrong with it, and what to do."""
    from samsyn import upkeep

    return upkeep.doctor()


@samsyn.command()
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def audit(as_json: bool) -> None:
    """Print who did what, when, and from which network."""
    from samsyn import upkeep

    upkeep.audit_log(as_json=as_json)


@samsyn.command()
@click.argument("session")
@click.argument("name")
def unshare(session: str, name: str) -> None:
    """Let an account lead a session no longer."""
    from workshop.sessions import removing

    _opened().write(lambda db: removing.unshare(db, session, name))


@samsyn.command("new-secret")
def new_secret() -> None:
    """Make another secret from the next start on; the ones before are still read."""
    from workshop.people import audit

    secret.renew(from_environment())
    _opened().write(lambda db: audit.note(db, "secret.renewed"))


@samsyn.group(no_args_is_help=False)
def user() -> None:
    """Accounts of facilitators."""


@user.command()
@click.argument("name")
def add(name: str) -> None:
    """Add a facilitator; asks for a password, or reads it from standard input."""
    from workshop.people import accounts, administering

    facilitator = accounts.new_facilitator(name, _new_password())
    _opened().write(lambda db: administering.add(db, facilitator))


@user.command()
@click.argument("name")
def password(name: str) -> None:
    """Give an account another password, asked for as in “add”; it is signed out everywhere."""
    from workshop.people import accounts, administering

    hashed = accounts.new_facilitator(name, _new_password()).password_hash
    _opened().write(lambda db: administering.change_password(db, name, hashed))


@user.command()
@click.argument("name")
def disable(name: str) -> None:
    """Let nobody in by an account any more; what it leads stays."""
    from workshop.people import administering

    _opened().write(lambda db: administering.disable(db, name))


@user.command()
@click.argument("name")
def enable(name: str) -> None:
    """Let a disabled account be used again."""
    from workshop.people import administering

    _opened().write(lambda db: administering.enable(db, name))


@user.command()
@click.argument("name")
@click.option("--no", "no_longer", is_flag=True, help="No longer.")
def admin(name: str, no_longer: bool) -> None:
    """Let an account look after accounts, on pages of their own."""
    from workshop.people import administering

    _opened().write(lambda db: administering.make_admin(db, name, admin=not no_longer))


@user.command("one-step")
@click.argument("name")
def one_step(name: str) -> None:
    """Ask an account for no code any more: its phone is gone, and the recovery codes too."""
    from workshop.people import second_step

    _opened().write(lambda db: second_step.take_off(db, name))


@user.command("sign-out")
@click.argument("name")
def sign_out(name: str) -> None:
    """Sign an account out everywhere."""
    from workshop.people import administering

    _opened().write(lambda db: administering.sign_out_everywhere(db, name))


@user.command("list")
def list_() -> None:
    """List all accounts: where they are signed in, and when they were last seen."""
    from workshop.people import administering

    for one in _opened().read(administering.every):
        state = terminal.word(N_("disabled")) if one.disabled else str(one.logins)
        seen = one.seen_at.isoformat(timespec="seconds") if one.seen_at else "-"
        click.echo(f"{state}  {seen}  {one.name}")


def _new_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    ask = terminal.word
    password = getpass.getpass(f"{ask(N_('Password'))}: ")
    if getpass.getpass(f"{ask(N_('The same password again'))}: ") != password:
        raise Refused(N_("The two passwords differ. Write the same one twice."))
    return password


def _opened() -> Database:
    settings: Settings = from_environment()
    return Database.opened(settings.database)


def _folder(path: str) -> Path | None:
    return Path(path) if path else None


def _print_progress(done: int, total: int) -> None:
    click.echo(f"{done} {total}")
    sys.stdout.flush()


def _refuse(said: str) -> int:
    click.echo(" ".join(said.split()), err=True)
    return REFUSED
