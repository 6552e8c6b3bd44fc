"""A session or a series itself, as a file that can be taken in again."""

from __future__ import annotations

from typing import BinaryIO

from workshop.sessions.contents import Contents
from workshop.sessions.interchange import dumps, dumps_series
from workshop.sessions.series_contents import SeriesContents


def write(contents: Contents | SeriesContents, out: BinaryIO, *_of_documents: object) -> None:
    """Write it to `out`, whole. Refused: its method has no such form."""
    if isinstance(contents, SeriesContents):
        out.write(dumps_series(contents).encode())
    else:
        out.write(dumps(contents).encode())
