"""The `samsyn` command. Each command imports what it needs, so that the small ones start fast."""

from __future__ import annotations

import getpass
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import get_args

import click
from sqlalchemy.exc import SQLAlchemyError

from exports.formats import DOCUMENT_FORMATS, FORMATS
from exports.options import Options, Tables
from exports.progress import tell_nobody
from samsyn.output import write_file
from words import catalogues
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
        return _refuse(catalogues.sentence(refused, _language()))
    except click.ClickException as error:
        return _refuse(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:
        return _refuse(catalogues.sentence(_of_the_system(error), _language()))
    except SQLAlchemyError as error:
        return _refuse(catalogues.sentence(StorageError.of(error), _language()))
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
    if not database.read(accounts.has_accounts):
        token = database.write(lambda db: accounts.new_link(db, "set_up"))
        click.echo(f"{settings.address}/facilitator/set-up/{token}")
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
    click.echo(f"{settings.address}/facilitator/link/{token}")
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
def import_(file: Path, owner: str | None) -> None:
    """Import a session or a series; prints its new id."""
    from workshop.sessions import importing

    content = importing.content_of(file)
    click.echo(importing.store(_opened(), content, owner))


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
@click.option("--figures", is_flag=True, help="End a results document with who was there.")
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
    figures: bool,
    without_persons: bool,
    progress: bool,
) -> None:
    """Write a session or a series to a file: its minutes, its results, or its contents as JSON."""
    from samsyn import exports_of

    settings = from_environment()
    write = exports_of.writing(
        Database.opened(settings.database),
        exports_of.Wanted(session, series, document, without_persons),
        FORMATS[kind],
        author=settings.organisation,
        options=Options(tables, appendix, figures),
        progress=_print_progress if progress else tell_nobody,
    )
    write_file(output, write)


@samsyn.command()
def restored() -> None:
    """Say that a backup was put back: screens fetch their meetings anew."""
    from workshop.storage.restored_backup import begin_new_histories

    number = _opened().write(begin_new_histories)
    said = catalogues.translations(_language()).ngettext(
        "Screens will fetch %(num)s meeting anew.",
        "Screens will fetch %(num)s meetings anew.",
        number,
    )
    click.echo(said % {"num": number})


@samsyn.command("new-secret")
def new_secret() -> None:
    """Make another secret from the next start on; the ones before are still read."""
    secret.renew(from_environment())


@samsyn.group(no_args_is_help=False)
def user() -> None:
    """Accounts of facilitators."""


@user.command()
@click.argument("name")
def add(name: str) -> None:
    """Add a facilitator; asks for a password, or reads it from standard input."""
    from workshop.people import accounts

    facilitator = accounts.new_facilitator(name, _new_password())
    _opened().write(lambda db: accounts.add(db, facilitator))


def _new_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    ask = catalogues.translations(_language()).gettext
    password = getpass.getpass(f"{ask(N_('Password'))}: ")
    if getpass.getpass(f"{ask(N_('The same password again'))}: ") != password:
        raise Refused(N_("The two passwords differ. Write the same one twice."))
    return password


def _opened() -> Database:
    settings: Settings = from_environment()
    return Database.opened(settings.database)


def _print_progress(done: int, total: int) -> None:
    click.echo(f"{done} {total}")
    sys.stdout.flush()


def _refuse(said: str) -> int:
    click.echo(" ".join(said.split()), err=True)
    return REFUSED


def _language() -> str:
    """The language of the terminal, as gettext finds it."""
    tags = (os.environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    return catalogues.choose([*(tag.split(":")[0] for tag in tags if tag), "en"])
