"""A session or a series written in a format: gathered, and handed to the format's writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from typing import BinaryIO

from exports.archive import Package
from exports.document import Document, State
from exports.formats import VERSION_FORMATS, Format
from exports.gather import appendix, entries, minutes, package, sources, steps, workbook
from exports.gather import version as gathered_version
from exports.options import Options
from exports.progress import Progress, tell_nobody
from exports.session_file import Session as SessionFile
from exports.workbook import Workbook
from words.refused import N_, Refused
from workshop.sessions.contents import Contents
from workshop.sessions.series_contents import SeriesContents
from workshop.sessions.steps import Thread
from workshop.sessions.tracing import Tracing
from workshop.sessions.versions import Kept
from workshop.storage.models import Series, Session


def export(
    contents: Contents,
    file_format: Format,
    out: BinaryIO,
    *,
    author: str,
    options: Options,
    series: SeriesContents | None = None,
    progress: Progress = tell_nobody,
    state: State | None = None,
) -> None:
    """Write a session to `out`, with what it gathers of its series, in its own state or another.
    Refused: an appendix to a settled text; sources of what is in no series."""
    source: SessionFile | Document | Workbook = SessionFile(contents, series)
    if file_format.source == "version":
        raise Refused(N_("Only a kept version can be written as {format}."), format=file_format.id)
    if options.listed == "sources":
        source = _sources(contents, file_format, author, series)
    elif file_format.source == "workbook":
        source = entries.gather(contents, author)
    elif file_format.source == "document":
        document = minutes.gather(contents, author, series, options.whose)
        if options.appendix and document.appendix is None:
            document = replace(document, appendix=appendix.empty(contents))
        source = _chosen(replace(document, state=state or document.state), options)
    import_module(file_format.writer).write(source, out, options, progress)


def export_version(
    version: Kept,
    session: Session,
    file_format: Format,
    out: BinaryIO,
    *,
    options: Options,
    progress: Progress = tell_nobody,
) -> None:
    """Write a kept version to `out`: the same bytes each time. Refused: an appendix; a format of
    what is not a document."""
    if file_format not in VERSION_FORMATS:
        raise Refused(N_("A kept version cannot be written as {format}."), format=file_format.id)
    if options.appendix:
        raise Refused(N_("A kept version has no appendix."))
    source: Document | Package
    if file_format.source == "version":
        source = package.gather(version, session, file_format)
    else:
        source = _chosen(gathered_version.gather(version), options)
    import_module(file_format.writer).write(source, out, options, progress)


def export_series(
    series: SeriesContents,
    file_format: Format,
    out: BinaryIO,
    *,
    author: str,
    options: Options,
    document: str | None = None,
    progress: Progress = tell_nobody,
) -> None:
    """Write a series to `out`: its tables, all of it, or the `document` with that id, of which the
    newest that gathers is meant where none is named. Refused: there is none; a format of sessions
    alone."""
    if not file_format.of_series:
        raise Refused(N_("Only a meeting can be written as {format}."), format=file_format.id)
    if file_format.source == "document":
        contents = _document_of(series, document)
        export(
            contents,
            file_format,
            out,
            author=author,
            options=options,
            series=series,
            progress=progress,
        )
        return
    source = workbook.gather(series, author) if file_format.source == "workbook" else series
    import_module(file_format.writer).write(source, out, options, progress)


def _sources(
    contents: Contents, file_format: Format, author: str, series: SeriesContents | None
) -> Document | Workbook:
    if series is None:
        raise Refused(N_("Only a text in a series has sources."))
    tracing = Tracing(series)
    if file_format.source == "document":
        return sources.gather(tracing, contents, author)
    if file_format.source == "workbook":
        return sources.workbook(tracing, contents, author)
    raise Refused(N_("Sources cannot be written as {format}."), format=file_format.id)


def export_steps(
    series: Series,
    threads: Sequence[Thread],
    file_format: Format,
    out: BinaryIO,
    *,
    author: str,
    at: datetime,
    progress: Progress = tell_nobody,
) -> None:
    """Write the next steps of a series to `out` as they are `at` a time, which says what is late.
    Refused: a format without tables."""
    if file_format.source != "workbook":
        raise Refused(N_("Next steps cannot be written as {format}."), format=file_format.id)
    book = steps.gather(series, threads, author, at.astimezone().date(), at)
    import_module(file_format.writer).write(book, out, Options(), progress)


def _document_of(series: SeriesContents, document: str | None) -> Contents:
    if document is not None:
        found = [one for one in series.sessions if one.session.id == document]
        if not found:
            raise Refused(
                N_("There is no document with the id {id} in this series."), id=document[:60]
            )
        return found[0]
    results = [one for one in series.sessions if one.session.desk and one.gathers]
    if not results:
        raise Refused(N_("There is no results document in this series yet."))
    return max(results, key=lambda one: (one.session.date, one.session.created_at))


def _chosen(document: Document, options: Options) -> Document:
    """A document with what is wanted of what may follow it."""
    if not options.figures:
        document = replace(document, figures=None)
    if not options.appendix:
        return replace(document, appendix=None)
    if document.state == "settled":
        raise Refused(N_("A settled text has no appendix."))
    return document
