"""From a template to a session that people can join."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, redirect, request, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import Like, StartForm
from facilitator.led_session import session_of
from facilitator.meetings import own
from facilitator.own_templates import template_of
from facilitator.series.found import series_of, unit_of
from session_templates.plan import Template, offered
from workshop.base.clock import today
from workshop.http import web
from workshop.sessions import following, joining, keeping
from workshop.sessions import series as rules
from workshop.sessions.carrying_over import carry_over
from workshop.sessions.describing import UnfitField
from workshop.sessions.starting import start_session
from workshop.sessions.steps import Step
from workshop.storage.models import Series, Unit

Page = Response | str | tuple[str, int]


@dataclass(frozen=True)
class Within:
    """The series that a new session becomes part of, and the unit that it is about."""

    series: Series
    unit: Unit | None


@pages.route("/start/<template_id>", methods=["GET", "POST"])
def start(template_id: str) -> Page:
    """Where a session gets its title and its seats; from here straight to the console."""
    template = template_of(template_id) or abort(404)
    within = _within()
    title = within.unit.name if within and within.unit else ""
    form = StartForm.by(template, today(), title=title, like=_like())
    if form.validate_on_submit():
        try:
            session_id = _start(template, form, within)
            if form.planned:
                return redirect(url_for("facilitator.sessions"))
            return redirect(url_for("facilitator.live", session_id=session_id))
        except UnfitField as refused:
            form[refused.name].errors = [web.sentence(refused)]
    steps = _steps(template, within)
    others = [*offered().values(), *own()] if within else []
    page = web.render(
        "facilitator/start.html",
        form=form,
        template=template,
        within=within,
        others=[one for one in others if one.id != template.id],
        steps=steps,
        chosen=_chosen() if form.errors else [one.idea.id for one in steps],
    )
    return page, 422 if form.errors else 200


def _like() -> Like | None:
    """The meeting that the new one is to be like: one that the facilitator leads."""
    if not (session_id := request.args.get("like")):
        return None
    led = session_of(session_id)
    return Like(led, web.database().read(lambda db: joining.tables_of(db, led)))


def _within() -> Within | None:
    """What the address says of the series; there is no such page for who does not organise it."""
    series_id, unit_id = request.args.get("series"), request.args.get("unit")
    if not series_id:
        return None
    series = series_of(series_id)
    unit = web.database().read(lambda db: unit_of(db, series, unit_id))
    if unit_id and unit is None:
        abort(404)
    return Within(series, unit)


def _steps(template: Template, within: Within | None) -> Sequence[Step]:
    """What the last meeting about the same unit agreed to do and is not done."""
    if within is None:
        return ()
    series_id, unit_id = within.series.id, within.unit.id if within.unit else None
    return web.database().read(lambda db: following.to_follow(db, template, series_id, unit_id))


def _chosen() -> list[str]:
    """Those of these that the meeting is to begin with."""
    return request.form.getlist("follow")


def _start(template: Template, form: StartForm, within: Within | None) -> str:
    """The id of the new session."""
    leads, made, chosen = login.facilitator(), form.made_of_answers(), _chosen()

    def work(db: DbSession) -> str:
        session = start_session(
            db,
            web.secret(),
            template,
            title=form.title.data or "",
            place=form.place.data or "",
            date=form.date.data or today(),
            seating=form.seating.data,
            tables=form.names_of_tables or form.tables.data or 0,
            asks_names=form.asks("names"),
            asks_organisation=form.asks("organisation"),
            facilitator=leads,
            erase_on=keeping.first_date(today(), web.settings().keep_days),
            session_id=made,
            planned=form.planned,
            private=form.private.data,
            starts=form.starts_at,
        )
        if within:
            rules.put_in(session, within.series.id, within.unit)
            rules.expect_as_before(db, session)
            db.flush()
            carry_over(db, session, template)
            following.follow(db, session, template, chosen)
        return session.id

    session_id = web.database().write_once(work)
    web.note("session.started", session_id)
    return session_id
