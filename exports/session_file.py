"""A session or a series itself, as a file that can be taken in again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from workshop.sessions.contents import Contents
from workshop.sessions.interchange import dumps, dumps_series
from workshop.sessions.series_contents import SeriesContents


@dataclass(frozen=True)
class Session:
    """A session, and the series that it gathers from, if it does."""

    contents: Contents
    series: SeriesContents | None = None


def write(source: Session | SeriesContents, out: BinaryIO, *_of_documents: object) -> None:
    """Write it to `out`, whole. Refused: its method has no such form."""
    if isinstance(source, SeriesContents):
        out.write(dumps_series(source).encode())
    else:
        out.write(dumps(source.contents, source.series).encode())
