"""What the lines of a text rest on: for its console, to pick from, and as a page to follow them."""

from __future__ import annotations

from typing import Any

import orjson
from flask import abort, request, send_file
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from exports.formats import FORMATS, Format
from exports.options import Options
from facilitator import making
from facilitator.blueprint import pages
from facilitator.led_session import organised_series, readable
from words.refused import Refused
from words.text import folded
from workshop.http import command_process, web
from workshop.sessions import series as rules
from workshop.sessions.beneath import sources_of
from workshop.sessions.completeness import completeness, lines_resting_on, unused
from workshop.sessions.contents import Contents
from workshop.sessions.found import Found, found_in
from workshop.sessions.picking import Picked, Wanted, categories, pick
from workshop.sessions.resting import load_resting
from workshop.sessions.series_contents import load_series
from workshop.sessions.tracing import Line, Trace, Tracing
from workshop.storage.models import Session

Page = Response | str | tuple[str, int]

LONGEST_SEARCH = 200
LISTED = FORMATS["docx"], FORMATS["xlsx"]
"""What the list of sources is written in from its page; the command knows more."""


@pages.get("/sessions/<session_id>/sources")
@web.apart
def sources(session_id: str) -> Response:
    """Of each line that rests on something: of how many units, and where each source leads to."""
    tracing, text = traced_lines(session_id)
    lines = [line for line in tracing.lines(text) if line.traces]
    return _sent({"lines": {line.found.id: _line(line) for line in lines}})


@pages.get("/sessions/<session_id>/sources/pick", endpoint="pick_sources")
@web.apart
def picking(session_id: str) -> Response:
    """A page of what can be rested on, and by what it can be narrowed."""
    text, asked = traceable(session_id), request.args
    wanted = Wanted(
        asked.get("kind", "idea"),
        asked.get("unit", ""),
        asked.get("category", ""),
        asked.get("words", "")[:LONGEST_SEARCH],
        asked.get("page", 0, int),
    )
    picked, units, named = web.database().read(
        lambda db: (
            pick(db, text, wanted),
            rules.units_of(db, text.series_id or ""),
            categories(db, text),
        )
    )
    page = {
        "found": [_found(one) for one in picked.found],
        "all": picked.all,
        "first": picked.first,
        "units": [{"id": one.id, "name": one.name} for one in units],
        "categories": [_found(one) for one in named],
    }
    return _sent(page | _pages(picked))


@pages.get("/sessions/<session_id>/trace")
@web.apart
def trace(session_id: str) -> str:
    """A text's lines with what they rest on and what nothing rests on; of a meeting, what is rested
    on and by which lines."""
    return _page(session_id)


@pages.get("/sessions/<session_id>/sources.<kind>")
def sources_file(session_id: str, kind: str) -> Page:
    """The list of a text's sources, to be followed on paper or in a table, made in a process of its
    own."""
    session = traceable(session_id)
    wanted: Format = next((one for one in LISTED if one.id == kind), None) or abort(404)
    try:
        path = command_process.finish(making.make(session.id, wanted, Options(listed="sources")))
    except Refused as refused:
        return _page(session_id, not_made=web.sentence(refused)), 503
    web.note("session.exported", session.id)
    name = f"{folded(session.title) or folded(session.id)}-sources.{kind}"
    return send_file(path, wanted.mimetype, as_attachment=True, download_name=name)


def _sent(answer: dict[str, Any]) -> Response:
    return Response(orjson.dumps(answer), content_type="application/json")


def _page(session_id: str, not_made: str = "") -> str:
    session, unit_id = traceable(session_id), request.args.get("unit", "")

    def look(db: DbSession) -> dict[str, Any]:
        tracing, contents = _traced_lines(db, session)
        desk, users = session.desk, lines_resting_on(db, session)
        return {
            "session": contents.session,
            "series": tracing.series.series,
            "lines": [line for line in tracing.lines(contents) if line.traces],
            "using": [(one, users[one.id]) for one in tracing.of(contents) if one.id in users],
            "completeness": completeness(db, tracing, contents) if desk else [],
            "unused": unused(db, tracing, contents, unit_id) if desk and unit_id else [],
        }

    found = web.database().read(look)
    return web.render("facilitator/trace.html", of_unit=unit_id, not_made=not_made, **found)


def traced_lines(session_id: str) -> tuple[Tracing, Contents]:
    """A session of a series that whoever is signed in organises, knowing of the others what its
    lines rest on and nothing else; else there is no such page."""
    session = traceable(session_id)
    return web.database().read(lambda db: _traced_lines(db, session))


def _traced_lines(db: DbSession, session: Session) -> tuple[Tracing, Contents]:
    series_id = session.series_id or ""
    series = load_series(db, series_id, {session.id}) or abort(404)
    text = next(iter(series.sessions), None) or abort(404)
    others = found_in(db, series_id, {source["id"] for source in sources_of(text)})
    return Tracing(series, load_resting(db, series_id), others), text


def traced_categories(session_id: str) -> tuple[Tracing, Contents]:
    """The same, knowing of the others their categories."""
    session = traceable(session_id)

    def look(db: DbSession) -> Tracing:
        series_id = session.series_id or ""
        series = load_series(db, series_id, {session.id}) or abort(404)
        return Tracing(series, load_resting(db, series_id), categories(db, session))

    tracing = web.database().read(look)
    return tracing, tracing.sessions[session.id]


def traceable(session_id: str) -> Session:
    """The same session alone."""
    session = readable(session_id)
    if organised_series(session) is None:
        abort(404)
    return session


def _line(line: Line) -> dict[str, Any]:
    figure = line.figure
    return {
        "number": figure.number if figure else 0,
        "all": figure.all if figure else 0,
        "units": [unit.name for unit in figure.units] if figure else [],
        "changed": line.changed,
        "traces": [_trace(one) for one in line.traces],
    }


def _trace(one: Trace) -> dict[str, Any]:
    known = _found(one.found) if one.found else {"id": one.id, "text": "", "place": ""}
    return known | {"unit": one.unit.name if one.unit else "", "state": one.state}


def _found(one: Found) -> dict[str, Any]:
    return {
        "session": one.session.id,
        "kind": one.kind,
        "id": one.id,
        "text": one.text,
        "unit": one.unit.name if one.unit else one.session.title,
        "place": ", ".join(_place(one)),
        "table": one.table,
        "language": one.session.language,
    }


def _place(one: Found) -> tuple[str, ...]:
    """Where it stands; of a meeting, where and when it is."""
    if one.kind != "session":
        return one.place
    return tuple(filter(None, (one.session.place, one.session.date.isoformat())))


def _pages(picked: Picked) -> dict[str, Any]:
    shown = picked.first + len(picked.found)
    return {"last": shown, "more": shown < picked.all}
