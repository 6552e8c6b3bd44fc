"""Organising a series no longer: leaving it to the others, or deleting it where there are none."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.series.forms import OrganiserForm
from facilitator.series.found import series_of
from facilitator.series.pages import show
from words.refused import Refused
from workshop.http import web
from workshop.people import audit
from workshop.sessions import series as rules
from workshop.storage.models import Series

Page = Response | str | tuple[str, int]


@pages.post("/series/<series_id>/leave")
def leave(series_id: str) -> Page:
    """Organise a series no longer."""
    series, account = series_of(series_id), login.facilitator().id
    return _do(series, lambda db: rules.leave(db, series.id, account))


@pages.post("/series/<series_id>/end", endpoint="end_series")
def end(series_id: str) -> Page:
    """Delete a series that nobody else organises; what was in it stays with those who lead it."""
    series = series_of(series_id)
    return _do(series, lambda db: rules.end(db, series.id), "series.erased")


def _do(series: Series, work: Callable[[DbSession], None], act: audit.Act | None = None) -> Page:
    """Carry it out and go back to the list; else the page of the series with what is wrong."""
    try:
        web.database().write(work)
    except Refused as refused:
        form = OrganiserForm(formdata=None, prefix="organiser-")
        form.form_errors.append(web.sentence(refused))
        return show(series, organiser_form=form), 422
    if act:
        web.services().made_files.forget(series.id)
        web.note(act, series.id)
    return redirect(url_for("facilitator.all_series"))
