"""All of a series as a file: its tables, or what can be taken in again."""

from __future__ import annotations

from flask import abort, request, send_file
from werkzeug.wrappers import Response

from exports.formats import SERIES_FORMATS, Format
from facilitator import making
from facilitator.blueprint import pages
from facilitator.series.found import series_of
from facilitator.series.pages import show
from words.refused import Refused
from words.text import folded
from workshop.http import command_process, web

Page = Response | str | tuple[str, int]

OF_SERIES = tuple(one for one in SERIES_FORMATS if one.source != "document")
"""What all of a series can be written in; its documents have pages of their own."""


@pages.get("/series/<series_id>/export.<kind>", endpoint="series_file")
def file(series_id: str, kind: str) -> Page:
    """The file, made in a process of its own."""
    series = series_of(series_id)
    wanted: Format = next((one for one in OF_SERIES if one.id == kind), None) or abort(404)
    web.note("series.exported", series.id)
    without = "without-persons" in request.args
    making_it = making.make_of_series(series.id, wanted, without_persons=without)
    try:
        path = command_process.finish(making_it)
    except Refused as refused:
        return show(series, not_made=web.sentence(refused)), 503
    name = f"{folded(series.title) or folded(series.id)}.{wanted.id}"
    return send_file(path, as_attachment=True, download_name=name, mimetype=wanted.mimetype)
