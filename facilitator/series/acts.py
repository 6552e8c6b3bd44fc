"""What can be done with a series: its units, what is put into it, its documents, its organisers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import abort, current_app, redirect, request, url_for
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.series.forms import BringInForm, MoveForm, OrganiserForm, PutInForm, UnitForm
from facilitator.series.found import address_of, series_of, unit_of
from facilitator.series.pages import show
from facilitator.series.templates import of_documents
from facilitator.sessions import take_in, unreadable
from words.refused import Refused
from workshop.base.clock import today
from workshop.http import web
from workshop.sessions import keeping, leading, skeleton
from workshop.sessions import series as rules
from workshop.sessions.carrying_over import carry_over
from workshop.sessions.starting import start_session
from workshop.storage.models import Series

Page = Response | str | tuple[str, int]


@pages.post("/series/<series_id>/units")
def add_unit(series_id: str) -> Page:
    """A new unit."""
    series, form = series_of(series_id), UnitForm(prefix="new-")
    name, facts = form.name.data or "", form.lines
    return _do(
        series,
        form,
        lambda db: rules.add_unit(db, series.id, name, facts),
        "units",
        unit_form=form,
    )


@pages.post("/series/<series_id>/units/<unit_id>")
def change_unit(series_id: str, unit_id: str) -> Page:
    """Another name for a unit, other facts, another place; or it goes."""
    series, form = series_of(series_id), UnitForm(prefix=f"{unit_id}-")
    act, name, facts = request.form.get("act", ""), form.name.data or "", form.lines

    def work(db: DbSession) -> None:
        unit = unit_of(db, series, unit_id) or abort(404)
        if act in ("up", "down"):
            rules.move_unit(db, unit, -1 if act == "up" else 1)
        elif act == "remove":
            rules.remove_unit(db, unit)
        else:
            rules.change_unit(unit, name, facts)

    part = "units" if act == "remove" else f"unit-{unit_id}"
    again = unit_id if act in ("up", "down") else None
    return _do(series, form, work, part, again, changed={unit_id: form})


@pages.post("/series/<series_id>/sessions")
def put_in(series_id: str) -> Page:
    """A session that one leads is put in."""
    series, account = series_of(series_id), login.facilitator().id

    def offered(db: DbSession) -> tuple[Any, Any]:
        return rules.to_put_in(db, account), rules.units_of(db, series.id)

    form = PutInForm.offering(*web.database().read(offered))

    def work(db: DbSession) -> None:
        session = leading.find_led(db, form.session.data or "", account) or abort(404)
        rules.put_in(session, series.id, unit_of(db, series, form.unit.data))

    return _do(series, form, work, "units", put_in_form=form)


@pages.post("/series/<series_id>/import")
def bring_in(series_id: str) -> Page:
    """A meeting is taken in from a file, in a process of its own, and put in."""
    series, account = series_of(series_id), login.facilitator().id
    units = web.database().read(lambda db: rules.units_of(db, series.id))
    form = BringInForm.offering(units)
    if not form.validate_on_submit():
        return show(series, bring_in_form=form), 422
    try:
        ended = take_in(form)
    except Refused as refused:
        form.file.errors = [web.sentence(refused)]
        page = current_app.make_response((show(series, bring_in_form=form), 422))
        return web.told_to_wait(page, refused)
    if ended.refused is not None:
        form.file.errors = [ended.refused or unreadable()]
        return show(series, bring_in_form=form), 422

    def work(db: DbSession) -> None:
        session = leading.find_led(db, ended.line, account)
        if session:
            rules.put_in(session, series.id, unit_of(db, series, form.unit.data))

    web.database().write(work)
    return redirect(address_of(series, "units"))


@pages.post("/series/<series_id>/sessions/<session_id>")
def move_session(series_id: str, session_id: str) -> Page:
    """A session of the series that one leads goes to another unit, or out of the series."""
    series, account, form = series_of(series_id), login.facilitator().id, MoveForm()
    unit_id, out = request.form.get("unit"), request.form.get("act") == "out"

    def work(db: DbSession) -> None:
        session = leading.find_led(db, session_id, account)
        if session is None or session.series_id != series.id:
            abort(404)
        if out:
            rules.take_out(session)
        else:
            rules.put_in(session, series.id, unit_of(db, series, unit_id))

    return _do(series, form, work, "units")


@pages.post("/series/<series_id>/documents")
def start_document(series_id: str) -> Page:
    """A new document on the meetings; straight to where it is worked out."""
    series, leads = series_of(series_id), login.facilitator()
    templates = {template.id: template for template in of_documents(series.language)}
    template = templates.get(request.form.get("template", "")) or abort(404)

    def work(db: DbSession) -> str:
        session = start_session(
            db,
            web.secret(),
            template,
            title=series.title,
            place="",
            date=today(),
            seating="persons",
            tables=0,
            asks_names=False,
            asks_organisation=False,
            facilitator=leads,
            erase_on=keeping.first_date(today(), web.settings().keep_days),
        )
        rules.put_in(session, series.id, None)
        db.flush()
        carry_over(db, session, template)
        skeleton.begin(db, session, template)
        return session.id

    session_id = web.database().write(work)
    return redirect(url_for("facilitator.live", session_id=session_id))


@pages.post("/series/<series_id>/organisers")
def organisers(series_id: str) -> Page:
    """Organise a series together with one more facilitator."""
    series, form = series_of(series_id), OrganiserForm(prefix="organiser-")
    name = form.name.data or ""
    return _do(
        series,
        form,
        lambda db: rules.share(db, series.id, name),
        "organisers",
        organiser_form=form,
    )


def _do(
    series: Series,
    form: FlaskForm,
    work: Callable[[DbSession], object],
    part: str,
    unit_id: str | None = None,
    **forms: Any,
) -> Page:
    """Carry it out where the form is well formed, and go back to that part of the page, with the
    form of a unit where that is wanted again; else the page with what is wrong, beside the field
    where there is one."""
    if form.validate_on_submit():
        try:
            web.database().write(work)
            return redirect(address_of(series, part, unit_id))
        except Refused as refused:
            field = form._fields.get("name")
            (field.errors if field else form.form_errors).append(web.sentence(refused))
    return show(series, **forms), 422
