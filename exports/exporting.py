"""A session or a series written in a format: gathered, and handed to the format's writer."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import BinaryIO

from exports.document import Document
from exports.formats import Format
from exports.gather import minutes, workbook
from exports.options import Options
from exports.progress import Progress, tell_nobody
from words.refused import N_, Refused
from workshop.sessions.contents import Contents
from workshop.sessions.series_contents import SeriesContents


def export(
    contents: Contents,
    file_format: Format,
    out: BinaryIO,
    *,
    author: str,
    options: Options,
    series: SeriesContents | None = None,
    progress: Progress = tell_nobody,
) -> None:
    """Write a session to `out`, with what it gathers of its series. Refused: an appendix to a
    settled text; a format of series alone."""
    if file_format.source == "workbook":
        raise Refused(N_("Only a series can be written as {format}."), format=file_format.id)
    document = file_format.source == "document"
    source = _document(contents, author, options, series) if document else contents
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
    newest that gathers is meant where none is named. Refused: there is none."""
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


def _document(
    contents: Contents, author: str, options: Options, series: SeriesContents | None
) -> Document:
    document = minutes.gather(contents, author, series, options.whose)
    if not options.figures:
        document = replace(document, figures=None)
    if not options.appendix:
        return replace(document, appendix=None)
    if document.state == "settled":
        raise Refused(N_("A settled text has no appendix."))
    return document
