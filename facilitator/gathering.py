"""What a part of a document shows of its series, line by line, for the console."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import abort

from exports.document import Bullets, Heading, Part, Section, Table, Text
from exports.gather import minutes as gathering
from facilitator.blueprint import pages
from facilitator.led_session import contents_of
from workshop.http import web
from workshop.sessions.contents import Contents
from workshop.sessions.series_contents import SeriesContents, load_series
from workshop.sessions.views import in_no_theme, parts_of
from workshop.storage.models import Segment

Lines = list[dict[str, Any]]


@pages.get("/sessions/<session_id>/gathered/<segment_id>")
def gathered(session_id: str, segment_id: str) -> Lines:
    """The lines of one segment that gathers: a heading, a point, a text, each with its level, or
    the rows of a table."""
    contents = contents_of(session_id)
    segment = next((one for one in contents.segments if one.id == segment_id), None)
    if segment is None or not segment.gathers:
        abort(404)
    series = series_around(contents)
    section = web.database().apart(gathering.section_of, contents, segment, series)
    return [*_below(section, 0), *_left(contents, segment, series)]


def _left(
    contents: Contents, segment: Segment, series: SeriesContents | None
) -> Iterator[dict[str, Any]]:
    """The views that are in no theme yet: for those who work at it, no part of the document."""
    if series and segment.gathers == "views":
        left = in_no_theme(contents, parts_of(series, segment.gathers_of or ""))
        if left:
            yield {"as": "heading", "level": 0, "text": web.gettext("Not in any theme yet")}
        for view in left:
            yield {"as": "point", "level": 0, "text": view.entry.idea.text}


def series_around(contents: Contents) -> SeriesContents | None:
    """What a document gathers from: whoever reads it reads what it shows of the others."""
    series_id = contents.session.series_id
    if series_id is None or not contents.gathers:
        return None
    return web.database().read(lambda db: load_series(db, series_id))


def _below(section: Section, level: int) -> Iterator[dict[str, Any]]:
    for part in section.parts:
        yield from _lines(part, level)
    for below in section.sections:
        yield {"as": "heading", "level": level, "text": below.heading}
        yield from _below(below, level + 1)


def _lines(part: Part, level: int) -> Iterator[dict[str, Any]]:
    match part:
        case Text(text):
            yield {"as": "text", "text": text}
        case Heading(text, depth):
            yield {"as": "heading", "level": level + depth, "text": text}
        case Bullets(items):
            for item in items:
                yield {"as": "point", "level": item.level, "text": item.text}
        case Table(labels=labels, rows=rows):
            cells = [[cell if isinstance(cell, int) else cell.text for cell in row] for row in rows]
            yield {"as": "table", "labels": list(labels), "rows": cells}
        case _:
            pass
