"""What the command writes: a session or a series, found and ready for its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, BinaryIO

from exports import exporting
from exports.formats import Format
from exports.options import Options
from exports.progress import Progress
from words import catalogues
from words.refused import N_, Refused
from workshop.sessions.contents import Contents, load
from workshop.sessions.persons import leave_out_persons
from workshop.sessions.series_contents import SeriesContents, load_series
from workshop.storage.database import Database


@dataclass(frozen=True)
class Wanted:
    """Which session or series, of that which document; and whether persons are left out."""

    session: str | None
    series: str | None
    document: str | None
    without_persons: bool


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
    if (wanted.session is None) == (wanted.series is None):
        raise Refused(N_("Name either a meeting or, with --series, a series."))
    if wanted.document is not None and wanted.series is None:
        raise Refused(N_("--document names a document of a series."))
    how: dict[str, Any] = {"author": author, "options": options, "progress": progress}
    if wanted.series is not None:
        series = _series(database, wanted.series)
        if wanted.without_persons:
            _leave_out(series.sessions, series.series.language)
        return lambda out: exporting.export_series(
            series, file_format, out, document=wanted.document, **how
        )
    contents = _session(database, wanted.session or "")
    around = _series(database, contents.session.series_id) if _gathers(contents) else None
    if wanted.without_persons:
        every = [contents, *(around.sessions if around else [])]
        _leave_out(every, contents.session.language)
    return lambda out: exporting.export(contents, file_format, out, series=around, **how)


def _session(database: Database, session_id: str) -> Contents:
    contents = database.read(lambda db: load(db, session_id))
    if contents is None:
        raise Refused(
            N_("There is no meeting with the id {id}. “samsyn sessions” lists them all."),
            id=session_id[:60],
        )
    return contents


def _gathers(contents: Contents) -> bool:
    return contents.gathers and contents.session.series_id is not None


def _series(database: Database, series_id: str | None) -> SeriesContents:
    wanted = series_id or ""
    series = database.read(lambda db: load_series(db, wanted))
    if series is None:
        raise Refused(
            N_("There is no series with the id {id}. “samsyn series” lists them all."),
            id=wanted[:60],
        )
    return series


def _leave_out(sessions: Iterable[Contents], language: str) -> None:
    say = catalogues.translations(catalogues.choose([language, "en"])).gettext
    leave_out_persons(sessions, say(N_("(name removed)")))
