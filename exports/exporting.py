"""A session written in a format: gathered, and handed to the format's writer."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import BinaryIO

from exports.document import Document
from exports.formats import Format
from exports.gather import minutes
from exports.options import Options
from exports.progress import Progress, tell_nobody
from words.refused import N_, Refused
from workshop.sessions.contents import Contents


def export(
    contents: Contents,
    file_format: Format,
    out: BinaryIO,
    *,
    author: str,
    options: Options,
    progress: Progress = tell_nobody,
) -> None:
    """Write a session to `out`. Refused: an appendix to a settled text."""
    writer = import_module(file_format.writer)
    source = _document(contents, author, options) if file_format.source == "document" else contents
    writer.write(source, out, options, progress)


def _document(contents: Contents, author: str, options: Options) -> Document:
    document = minutes.gather(contents, author)
    if not options.appendix:
        return replace(document, appendix=None)
    if document.state == "settled":
        raise Refused(N_("A settled text has no appendix."))
    return document
