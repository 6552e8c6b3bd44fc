"""What a meeting is called, where and when it is; and the archive and the bin."""

from __future__ import annotations

from typing import cast, get_args

from flask import abort, redirect, request, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import DescribeForm
from facilitator.led_session import session_of
from facilitator.sessions import show
from words.refused import Refused
from workshop.http import callers, web
from workshop.sessions import leading, shelves
from workshop.sessions.describing import UnfitField
from workshop.sessions.describing import describe as call
from workshop.storage.models import Session, Shelf

Page = Response | str | tuple[str, int]


@pages.post("/sessions/<session_id>/describe")
def describe(session_id: str) -> Page:
    """Another title, place or date; the screens of the meeting show it at once."""
    led, form = session_of(session_id), DescribeForm(prefix="about-")
    if form.validate_on_submit():
        try:
            _describe(led, form)
            web.note("session.described", led.id)
            return redirect(url_for("facilitator.session", session_id=led.id, _anchor="about"))
        except UnfitField as refused:
            form[refused.name].errors = [web.sentence(refused)]
    return show(led.id, describe=form), 422


@pages.post("/sessions/<session_id>/shelf")
def shelve(session_id: str) -> Page:
    """Into the archive, into the bin, or back to the others."""
    where = request.form.get("shelf", "")
    if where in get_args(Shelf):
        return _put_aside(session_of(session_id), cast(Shelf, where))
    account = login.facilitator().id

    def work(db: DbSession) -> None:
        led = leading.find_led(db, session_id, account)
        if led is None and shelves.find_in_bin(db, session_id, account) is None:
            abort(404)
        shelves.take_back(db, session_id)

    web.database().write(work)
    web.note("session.taken_back", session_id)
    return redirect(url_for("facilitator.session", session_id=session_id))


def _describe(led: Session, form: DescribeForm) -> None:
    title, place, date = form.title.data or "", form.place.data or "", form.date.data or led.date

    def work(db: DbSession) -> None:
        call(db.get_one(Session, led.id), title, place, date)

    actor = callers.leader(led.id, login.facilitator())
    web.live().change(led.id, "session.described", actor, work)


def _put_aside(led: Session, shelf: Shelf) -> Page:
    try:
        web.database().write(lambda db: shelves.put_aside(db, db.get_one(Session, led.id), shelf))
    except Refused as refused:
        title, here = (
            web.gettext("That did not work"),
            url_for("facilitator.session", session_id=led.id),
        )
        return web.page(title, web.sentence(refused), 409, link=here, link_text=led.title)
    if shelf == "bin":
        _close_screens(led)
    web.note("session.put_in_bin" if shelf == "bin" else "session.put_in_archive", led.id)
    return redirect(url_for("facilitator.sessions"))


def _close_screens(thrown_away: Session) -> None:
    """Consoles and walls that are open say what became of the meeting, and end."""
    said = web.gettext("The meeting was put in the bin. It can be taken back from there.")
    for role in ("facilitator", "scribe", "wall"):
        web.fanout().dismiss("no_session", said, session_id=thrown_away.id, role=role)
