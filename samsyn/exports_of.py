"""What the command writes: a session or a series, found and ready for its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZipFile

from exports import exporting
from exports.document import State
from exports.formats import VERSION_FORMATS, Format
from exports.options import Options
from exports.progress import Progress
from words import catalogues
from words.refused import N_, Refused
from workshop.base.clock import now
from workshop.sessions import version_files, versions, word_templates
from workshop.sessions.contents import Contents, load
from workshop.sessions.persons import leave_out_persons
from workshop.sessions.series_contents import SeriesContents, load_series
from workshop.sessions.steps import threads_of
from workshop.sessions.versions import Kept
from workshop.storage.database import Database, NoRoom
from workshop.storage.models import Session


@dataclass(frozen=True)
class Wanted:
    """Which session or series, of that which document; and whether persons are left out.

    Of a session's text a kept `version`, or the board as it stands; else the settled text as far
    as there is one, and the board.
    """

    session: str | None
    series: str | None
    document: str | None
    without_persons: bool
    version: int | None = None
    board: bool = False


Write = Callable[[BinaryIO], None]


def writing(
    database: Database,
    wanted: Wanted,
    file_format: Format,
    *,
    author: str,
    options: Options,
    progress: Progress,
) -> Write:
    """What writes it to a stream. Refused: there is none with that id."""
    _check(wanted, options)
    how: dict[str, Any] = {"options": options, "progress": progress}
    if wanted.series is not None:
        if options.listed:
            return _steps_of(database, wanted.series, file_format, author, progress)
        series = _series(database, wanted.series)
        if wanted.without_persons:
            _leave_out(series.sessions, series.series.language)
        return lambda out: exporting.export_series(
            series, file_format, out, author=author, document=wanted.document, **how
        )
    contents = _session(database, wanted.session or "")
    kept = database.read(lambda db: versions.every(db, contents.session.id))
    if not options.listed and (number := _version(wanted, file_format, contents, kept)):
        version = _kept(database, wanted, contents, number)
        return lambda out: _write_kept(database, version, contents.session, file_format, out, how)
    series_id = contents.session.series_id if options.listed or contents.gathers else None
    around = _series(database, series_id) if series_id else None
    if wanted.without_persons:
        every = [contents, *(around.sessions if around else [])]
        _leave_out(every, contents.session.language)
    state: State | None = "draft" if kept else None  # a board is never what was settled
    return lambda out: exporting.export(
        contents, file_format, out, author=author, series=around, state=state, **how
    )


def housed(database: Database, options: Options, house: str | None) -> Options:
    """The options, with the template for Word of this id or name. Refused: there is none."""
    if not house:
        return options
    found = database.read(lambda db: word_templates.find(db, house))
    if found is None:
        raise Refused(N_("There is no template for Word called {name}."), name=house[:60])
    return replace(options, house=found.content)


def _write_kept(
    database: Database,
    version: Kept,
    session: Session,
    file_format: Format,
    out: BinaryIO,
    how: dict[str, Any],
) -> None:
    """Write a version, whose sum is kept before it leaves; and of a package, those of its files."""
    made = BytesIO()
    exporting.export_version(version, session, file_format, made, **how)
    files = [(file_format.id, made.getvalue())]
    if file_format.source == "version":
        with ZipFile(made) as package:
            files += [(name.rpartition(".")[2], package.read(name)) for name in package.namelist()]
    with suppress(NoRoom):  # who only reads may go on
        database.write_once(lambda db: version_files.note(db, version.version.id, files))
    out.write(made.getvalue())


def _check(wanted: Wanted, options: Options) -> None:
    if (wanted.session is None) == (wanted.series is None):
        raise Refused(N_("Name either a meeting or, with --series, a series."))
    if wanted.document is not None and wanted.series is None:
        raise Refused(N_("--document names a document of a series."))
    if (options.listed == "steps") != (options.listed is not None and wanted.series is not None):
        raise Refused(N_("Sources are listed of a text, and next steps of a series."))


def _steps_of(
    database: Database, series_id: str, file_format: Format, author: str, progress: Progress
) -> Write:
    series = _series(database, series_id).series
    threads = database.read(lambda db: threads_of(db, series_id))
    return lambda out: exporting.export_steps(
        series, threads, file_format, out, author=author, at=now(), progress=progress
    )


def _version(
    wanted: Wanted, file_format: Format, contents: Contents, kept: Sequence[Kept]
) -> int | None:
    """The number of the version that is meant; None: none is."""
    if wanted.version is not None or wanted.board or file_format not in VERSION_FORMATS:
        return wanted.version
    settled = versions.state_of(contents.session, kept) == "settled"
    return kept[-1].number if settled and kept else None


def _kept(database: Database, wanted: Wanted, contents: Contents, number: int) -> Kept:
    version = database.read(lambda db: versions.find(db, contents.session.id, number))
    if version is None:
        raise Refused(N_("There is no version {number} of this text."), number=number)
    if wanted.without_persons and not version.version.without_persons:
        raise Refused(N_("Persons are left out when a version is made, not afterwards."))
    return version


def _session(database: Database, session_id: str) -> Contents:
    contents = database.read(lambda db: load(db, session_id))
    if contents is None:
        raise Refused(
            N_("There is no meeting with the id {id}. “samsyn sessions” lists them all."),
            id=session_id[:60],
        )
    return contents


def _series(database: Database, series_id: str) -> SeriesContents:
    series = database.read(lambda db: load_series(db, series_id))
    if series is None:
        raise Refused(
            N_("There is no series with the id {id}. “samsyn series” lists them all."),
            id=series_id[:60],
        )
    return series


def _leave_out(sessions: Iterable[Contents], language: str) -> None:
    say = catalogues.translations(catalogues.choose([language, "en"])).gettext
    leave_out_persons(sessions, say(N_("(name removed)")))
