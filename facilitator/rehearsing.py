"""A meeting tried alone: simulated participants come in, and who leads goes to the console."""

from __future__ import annotations

from flask import abort, redirect, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import RehearseForm
from facilitator.led_session import session_of
from facilitator.own_templates import samples_for
from facilitator.sessions import show
from words.refused import Refused
from workshop.http import callers, web
from workshop.sessions import rehearsing
from workshop.storage.models import Session

Page = Response | tuple[str, int]


@pages.post("/sessions/<session_id>/rehearsal")
def rehearse(session_id: str) -> Page:
    """Let simulated participants in, one by one; the console takes them out again."""
    led, form = session_of(session_id), RehearseForm()
    samples = samples_for(led) or abort(404)
    if form.validate_on_submit():
        try:
            _begin(led)
            web.services().rehearsals.begin(led.id, form.people.data or 1, samples)
            web.note("session.rehearsed", led.id)
            return redirect(url_for("facilitator.live", session_id=led.id))
        except Refused as refused:
            form.people.errors = [web.sentence(refused)]
    return show(led.id, rehearsal=form), 422


def _begin(led: Session) -> None:
    def work(db: DbSession) -> None:
        rehearsing.begin(db, led.id)

    actor = callers.leader(led.id, login.facilitator())
    web.live().change(led.id, "rehearsal.begin", actor, work)
