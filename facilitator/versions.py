"""The kept versions of a meeting's text: each to read and to have, and what is done with them."""

from __future__ import annotations

from flask import redirect, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login, minutes_page
from facilitator.blueprint import pages
from facilitator.forms import StepForm
from facilitator.led_session import readable, session_of
from facilitator.minutes_page import every_version, seen_on_board, version_of
from words.refused import N_, Refused
from workshop.base.clock import today
from workshop.http import callers, web
from workshop.people.audit import Act
from workshop.sessions import versions
from workshop.sessions.versions import Kept, Seen
from workshop.storage.models import VersionStep

Page = Response | str | tuple[str, int]

_ACTS: dict[VersionStep, Act] = {
    "propose": "minutes.proposed",
    "confirm": "minutes.confirmed",
    "settle": "minutes.settled",
    "withdraw": "minutes.withdrawn",
    "correct": "minutes.corrected",
}


@pages.get("/sessions/<session_id>/minutes/versions/<int:number>")
def version(session_id: str, number: int) -> Page:
    """A kept version on paper, what differs since, and its files."""
    session = readable(session_id)
    shown = version_of(session.id, number)
    return minutes_page.show(session.id, version=shown)


@pages.post("/sessions/<session_id>/minutes/steps")
def take_step(session_id: str) -> Page:
    """Propose, confirm, settle, withdraw or correct the text that was looked at."""
    session = session_of(session_id)
    form = StepForm()
    in_force = _in_force(session.id)
    if not form.validate_on_submit():
        return _again(session.id, form, in_force), 422
    if form.step.data == "settle" and not form.sure.data:
        return _ask_once_more(session.id, form)
    try:
        taken = _taken(session.id, form, in_force)
    except Refused as refused:
        form.form_errors.append(web.sentence(refused))
        return _again(session.id, form, _in_force(session.id)), 409
    if taken is None or not taken.in_force:
        return redirect(url_for("facilitator.minutes", session_id=session.id))
    here = url_for("facilitator.version", session_id=session.id, number=taken.number)
    return redirect(here)


def _taken(session_id: str, form: StepForm, in_force: Kept | None) -> Kept | None:
    seen, by = _seen(session_id, form, in_force), login.facilitator().name
    step = form.step.data
    note = (form.why.data if step == "confirm" else form.note.data) or ""
    taken: list[Kept | None] = []

    def work(db: DbSession) -> None:
        taken.append(versions.take(db, session_id, step, seen, by, note))

    actor = callers.leader(session_id, login.facilitator())
    web.live().change(session_id, "session.text", actor, work)
    web.note(_ACTS[step], session_id)
    return taken[-1]


def _seen(session_id: str, form: StepForm, in_force: Kept | None) -> Seen:
    """The text that was looked at. Refused: it is another one now."""
    seen = form.seen.data or ""
    chosen = {
        "without_persons": bool(form.without_persons.data),
        "dissent": bool(form.dissent.data),
    }
    if in_force and in_force.version.digest == seen:
        return Seen("", seen)
    whole = seen_on_board(session_id)
    if whole.digest != seen:
        raise Refused(N_("The text has changed since you looked. This is how it is now."))
    return seen_on_board(session_id, **chosen) if any(chosen.values()) else whole


def _in_force(session_id: str) -> Kept | None:
    """The version that the text is just now."""
    every = every_version(session_id)
    return every[-1] if every and every[-1].in_force else None


def _again(session_id: str, form: StepForm, in_force: Kept | None) -> str:
    shown = version_of(session_id, in_force.number) if in_force else None
    return minutes_page.show(session_id, step=form, version=shown)


def _ask_once_more(session_id: str, form: StepForm) -> str:
    session = readable(session_id)
    return web.render("facilitator/settle.html", session=session, form=form, today=today())
