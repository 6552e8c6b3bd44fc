"""From a template to a session that people can join."""

from __future__ import annotations

import datetime as dt

from flask import abort, redirect, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import StartForm
from session_templates.plan import Template, shipped
from workshop.base.clock import now
from workshop.http import web
from workshop.sessions import keeping
from workshop.sessions.starting import CannotStart, start_session

Page = Response | str | tuple[str, int]


@pages.route("/start/<template_id>", methods=["GET", "POST"])
def start(template_id: str) -> Page:
    """Where a session gets its title and its seats; from here straight to the console."""
    template = shipped().get(template_id) or abort(404)
    form = StartForm.by(template, _today())
    if form.validate_on_submit():
        try:
            return redirect(url_for("facilitator.live", session_id=_start(template, form)))
        except CannotStart as refused:
            form[refused.name].errors = [web.sentence(refused)]
    page = web.render("facilitator/start.html", form=form, template=template)
    return page, 422 if form.errors else 200


def _start(template: Template, form: StartForm) -> str:
    """The id of the new session."""
    leads = login.facilitator()

    def work(db: DbSession) -> str:
        return start_session(
            db,
            web.secret(),
            template,
            title=form.title.data or "",
            place=form.place.data or "",
            date=form.date.data or _today(),
            seating=form.seating.data,
            tables=form.tables.data or 0,
            asks_names=form.asks("names"),
            asks_organisation=form.asks("organisation"),
            facilitator=leads,
            erase_on=keeping.first_date(_today(), web.settings().keep_days),
        ).id

    session_id = web.database().write(work)
    web.note("session.started", session_id)
    return session_id


def _today() -> dt.date:
    """Today where the server stands, which is where its meetings are."""
    return now().astimezone().date()
