"""The list of series, the page of one, and its meetings side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.series.forms import (
    BringInForm,
    OrganiserForm,
    PutInForm,
    SeriesForm,
    UnitForm,
)
from facilitator.series.found import address_of, series_of
from facilitator.series.templates import of_documents, usual_of
from words.refused import Refused
from workshop.http import web
from workshop.sessions import comparing, series_overview
from workshop.sessions import series as rules
from workshop.storage.models import Series, Unit

Page = Response | str | tuple[str, int]


@pages.get("/series", endpoint="all_series")
def every() -> Page:
    """The series that the facilitator organises."""
    return _list(SeriesForm.of_this_page(formdata=None))


@pages.post("/series", endpoint="start_series")
def start() -> Page:
    """A new series, organised by who makes it."""
    form, account = SeriesForm.of_this_page(), login.facilitator().id
    if form.validate_on_submit():
        title, language = form.title.data or "", form.language.data
        try:
            made = web.database().write(lambda db: rules.start(db, title, language, account))
            return redirect(address_of(made))
        except Refused as refused:
            form.title.errors = [web.sentence(refused)]
    return _list(form), 422


@pages.get("/series/<series_id>", endpoint="series")
@web.apart
def one(series_id: str) -> Page:
    """A series: its units with their meetings, its documents, who organises it."""
    return show(series_of(series_id))


@pages.get("/series/<series_id>/compare", endpoint="compare")
@web.apart
def compare(series_id: str) -> Page:
    """One part of all its meetings, side by side."""
    series = series_of(series_id)
    parts = web.database().read(lambda db: comparing.parts_of(db, series.id))
    wanted = request.args.get("part") or (parts[0].id if parts else "")
    part = next((one for one in parts if one.id == wanted), None)
    if part is None and parts:
        abort(404)
    page = request.args.get("page", 1, int)
    compared = part and web.database().read(lambda db: comparing.compare(db, series.id, part, page))
    return web.render(
        "facilitator/series/compare.html", series=series, parts=parts, part=part, compared=compared
    )


def show(series: Series, **forms: Any) -> str:
    """The page of a series; `forms` are those that came back."""
    account = login.facilitator().id

    def look(db: Any) -> dict[str, Any]:
        return {
            "overview": series_overview.overview(db, series, account),
            "organisers": rules.organisers(db, series.id),
            "mine": rules.to_put_in(db, account),
        }

    found = web.database().read(look)
    units = [unit for unit, _ in found["overview"].units]
    return web.render(
        "facilitator/series/one.html",
        series=series,
        opened=request.args.get("session"),
        usual=usual_of(series, found["overview"]),
        documents=of_documents(series.language),
        unit_forms=_opened(units) | forms.pop("changed", {}),
        **found
        | {
            "unit_form": UnitForm(formdata=None, prefix="new-"),
            "bring_in_form": BringInForm.offering(units, formdata=None),
            "put_in_form": PutInForm.offering(found["mine"], units, formdata=None),
            "organiser_form": OrganiserForm(formdata=None, prefix="organiser-"),
        }
        | forms,
    )


def _opened(units: Sequence[Unit]) -> dict[str, UnitForm]:
    """The form of the unit that was asked for, by its id: of hundreds they would be the page."""
    return {
        unit.id: UnitForm(
            formdata=None, prefix=f"{unit.id}-", name=unit.name, facts="\n".join(unit.facts)
        )
        for unit in units
        if unit.id == request.args.get("unit")
    }


def _list(form: SeriesForm) -> str:
    account = login.facilitator().id
    lines = web.database().read(lambda db: rules.organised_by(db, account))
    return web.render("facilitator/series/list.html", lines=lines, form=form)
