"""The persons that are named in a series, and the removal of their names."""

from __future__ import annotations

from functools import partial

from flask import redirect, request, url_for
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.series.found import series_of
from words.refused import Refused
from workshop.http import callers, web
from workshop.sessions import naming, series_overview
from workshop.sessions import series as rules
from workshop.sessions.naming import Named
from workshop.storage.erasure import leave_nothing
from workshop.storage.models import Series

Page = Response | str | tuple[str, int]


@pages.get("/series/<series_id>/persons")
@web.apart
def persons(series_id: str) -> Page:
    """All lines of a series that name somebody."""
    return _page(series_of(series_id))


@pages.post("/series/<series_id>/persons")
def remove_names(series_id: str) -> Page:
    """Remove the names that were ticked, as far as whoever asks leads those meetings."""
    series, leads, database = series_of(series_id), login.facilitator(), web.database()
    ticked = set(request.form.getlist("idea"))
    texts: dict[str, dict[str, str]] = {}
    for one in database.read(lambda db: _named(db, series)):
        if one.led and one.idea.id in ticked:
            said = request.form.get(f"text-{one.idea.id}", "")
            texts.setdefault(one.session.id, {})[one.idea.id] = said
    for session_id, of in texts.items():
        work = partial(naming.remove_names, session_id=session_id, texts=of)
        web.live().change(session_id, "idea.unnamed", callers.leader(session_id, leads), work)
        web.services().made_files.forget(session_id)
        web.note("session.names_removed", session_id)
    if texts:
        web.services().made_files.forget(series.id)
        try:
            database.apart(leave_nothing, database)
        except Refused as refused:
            return _page(series, web.sentence(refused)), 503
    return redirect(url_for("facilitator.persons", series_id=series.id))


def _page(series: Series, left: str = "") -> str:
    found = web.database().read(lambda db: _named(db, series))
    return web.render(
        "facilitator/series/persons.html",
        series=series,
        found=found,
        form=FlaskForm(),
        instead=naming.instead,
        left=left,
    )


def _named(db: DbSession, series: Series) -> list[Named]:
    sessions = series_overview.sessions_of(db, series.id)
    led = rules.leads(db, login.facilitator().id, sessions)
    return list(naming.named_in(db, series.id, led))
