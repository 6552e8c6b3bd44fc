"""What a series has agreed to do: what is still to do by owner and date, on a page and as files."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from itertools import groupby
from pathlib import Path

from flask import abort, request, send_file
from werkzeug.wrappers import Response

from exports import calendar
from exports.formats import FORMATS
from exports.options import Options
from facilitator import making
from facilitator.blueprint import pages
from facilitator.series.found import series_of
from words.refused import Refused
from words.text import folded
from workshop.base.clock import now, today
from workshop.http import command_process, web
from workshop.sessions.paging import paging
from workshop.sessions.steps import Thread, threads_of
from workshop.storage.models import Series

Page = Response | str | tuple[str, int]

LINES_OF_A_PAGE = 200


@pages.get("/series/<series_id>/steps")
@web.apart
def steps(series_id: str) -> str:
    """What is still to do, or all of it."""
    return _page(series_of(series_id))


@pages.get("/series/<series_id>/steps.<kind>")
def steps_file(series_id: str, kind: str) -> Page:
    """All of it as a table, or the days of what is still to do as a calendar."""
    series = series_of(series_id)
    if kind == "xlsx":
        return _table(series)
    if kind == "ics":
        days = map(_day, _dated(_threads(series)))
        return _sent(BytesIO(calendar.written(days, now())), calendar.MIMETYPE, series, kind)
    return abort(404)


def _page(series: Series, not_made: str = "") -> str:
    threads, everything = _threads(series), "all" in request.args
    to_do = [one for one in threads if one.open]
    shown = threads if everything else to_do
    at = paging(len(shown), request.args.get("page", 1, int), LINES_OF_A_PAGE)
    by_owner = groupby(at.of(shown), key=lambda one: one.last.idea.owner)
    return web.render(
        "facilitator/series/steps.html",
        series=series,
        owners=[(owner, list(of)) for owner, of in by_owner],
        at=at,
        over=len(threads) - len(to_do),
        everything=everything,
        today=today(),
        not_made=not_made,
    )


def _table(series: Series) -> Page:
    xlsx = FORMATS["xlsx"]
    making_it = making.make_of_series(series.id, xlsx, Options(listed="steps"))
    try:
        path = command_process.finish(making_it)
    except Refused as refused:
        return _page(series, not_made=web.sentence(refused)), 503
    return _sent(path, xlsx.mimetype, series, xlsx.id)


def _sent(file: BytesIO | Path, mimetype: str, series: Series, kind: str) -> Response:
    web.note("series.exported", series.id)
    name = f"{folded(series.title) or folded(series.id)}-steps.{kind}"
    return send_file(file, mimetype, as_attachment=True, download_name=name)


def _threads(series: Series) -> list[Thread]:
    return web.database().read(lambda db: threads_of(db, series.id))


def _dated(threads: list[Thread]) -> list[Thread]:
    return [one for one in threads if one.open and one.last.idea.due_on]


def _day(thread: Thread) -> calendar.Day:
    last = thread.last
    about = "\n".join(filter(None, (last.idea.owner, last.place, last.session.date.isoformat())))
    return calendar.Day(last.idea.id, last.idea.due_on or dt.date.max, last.idea.text, about)
