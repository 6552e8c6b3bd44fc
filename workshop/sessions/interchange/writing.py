"""From a session's contents to a file, in the form of its method."""

from __future__ import annotations

import json
from typing import Any

from workshop.sessions.contents import Contents
from workshop.sessions.interchange.form import MOST_BYTES
from workshop.sessions.interchange.session_form import writing as session_form
from workshop.sessions.interchange.sources import Pointers
from workshop.sessions.interchange.three_segment import writing as three_segment
from workshop.sessions.interchange.views import put_views
from workshop.sessions.series_contents import SeriesContents


def dumps(contents: Contents, series: SeriesContents | None = None) -> str:
    """The file, as text that ends with a line break."""
    return as_text(write(contents, series))


def write(contents: Contents, series: SeriesContents | None = None) -> dict[str, Any]:
    """The session as its schema has it, with the views of its `series` where it gathers them. What
    it rests on in other meetings is left out.
    """
    pointers = Pointers()
    file = write_session(contents, called_of(contents), pointers)
    pointers.finish()
    if series:
        put_views(file, contents, series)
    return file


def as_text(file: dict[str, Any]) -> str:
    """A file as text that ends with a line break: to be read by people, else by us.

    Indented by its depth, some is far longer than it came in: too long to be taken in again.
    """
    pieces, size = [], 0
    for piece in _FOR_PEOPLE.iterencode(file):
        size += len(piece.encode())
        if size >= MOST_BYTES:
            return json.dumps(file, ensure_ascii=False, separators=(",", ":")) + "\n"
        pieces.append(piece)
    return "".join(pieces) + "\n"


_FOR_PEOPLE = json.JSONEncoder(ensure_ascii=False, indent=2)


def called_of(contents: Contents) -> str:
    """The id that a file gave it, else its own."""
    return str((contents.session.imported or {}).get("id", contents.session.id))


def write_session(contents: Contents, called: str, pointers: Pointers) -> dict[str, Any]:
    """The session under this id; its sources are filled in when `pointers` are finished."""
    pointers.sessions[contents.session.id] = called
    if three_segment.holds(contents):
        return three_segment.write(contents, called, pointers)
    return session_form.write(contents, called, pointers)
