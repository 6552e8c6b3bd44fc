"""The series that a page is about: one that whoever is signed in organises, else there is none."""

from __future__ import annotations

from flask import abort, url_for
from sqlalchemy.orm import Session as DbSession

from facilitator import login
from workshop.http import web
from workshop.sessions import series as rules
from workshop.storage.models import Series, Unit


def series_of(series_id: str) -> Series:
    """A series that the facilitator organises; else there is no such page."""
    account = login.facilitator().id
    found = web.database().read(lambda db: rules.find_organised(db, series_id, account))
    return found or abort(404)


def unit_of(db: DbSession, series: Series, unit_id: str | None) -> Unit | None:
    """A unit of that series."""
    unit = db.get(Unit, unit_id) if unit_id else None
    return unit if unit and unit.series_id == series.id else None


def address_of(series: Series, part: str = "", unit_id: str | None = None) -> str:
    """Where a series is, or a part of its page, with the form of a unit."""
    return url_for("facilitator.series", series_id=series.id, unit=unit_id, _anchor=part or None)
