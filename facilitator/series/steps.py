"""What a series has agreed to do: what is still to do by owner and date, on a page and as files."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from itertools import groupby

from flask import Response, abort, request, send_file

from exports import calendar, sheets
from exports.formats import FORMATS
from exports.gather import steps as gathering
from facilitator.blueprint import pages
from facilitator.series.found import series_of
from words.text import folded
from workshop.base.clock import now
from workshop.http import web
from workshop.sessions.steps import Thread, threads_of
from workshop.storage.models import Series


@pages.get("/series/<series_id>/steps")
def steps(series_id: str) -> str:
    """What is still to do, or all of it."""
    series = series_of(series_id)
    threads, everything = _threads(series), "all" in request.args
    shown = threads if everything else [one for one in threads if one.open]
    by_owner = groupby(shown, key=lambda one: one.last.idea.owner)
    return web.render(
        "facilitator/series/steps.html",
        series=series,
        owners=[(owner, list(of)) for owner, of in by_owner],
        over=sum(not one.open for one in threads),
        everything=everything,
        today=_today(),
    )


@pages.get("/series/<series_id>/steps.<kind>")
def steps_file(series_id: str, kind: str) -> Response:
    """All of it as a table, or the days of what is still to do as a calendar."""
    series = series_of(series_id)
    threads = _threads(series)
    if kind == "xlsx":
        author = web.settings().organisation
        book = gathering.gather(series, threads, author, _today(), now())
        out = BytesIO()
        web.database().apart(sheets.write, book, out)
        content, mimetype = out.getvalue(), FORMATS["xlsx"].mimetype
    elif kind == "ics":
        content, mimetype = calendar.written(map(_day, _dated(threads)), now()), calendar.MIMETYPE
    else:
        abort(404)
    name = f"{folded(series.title) or folded(series.id)}-steps.{kind}"
    return send_file(BytesIO(content), mimetype, as_attachment=True, download_name=name)


def _threads(series: Series) -> list[Thread]:
    return web.database().read(lambda db: threads_of(db, series.id))


def _dated(threads: list[Thread]) -> list[Thread]:
    return [one for one in threads if one.open and one.last.idea.due_on]


def _day(thread: Thread) -> calendar.Day:
    last = thread.last
    about = "\n".join(filter(None, (last.idea.owner, last.place, last.session.date.isoformat())))
    return calendar.Day(last.idea.id, last.idea.due_on or dt.date.max, last.idea.text, about)


def _today() -> dt.date:
    return now().astimezone().date()
