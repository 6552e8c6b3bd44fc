"""The link by which anybody answers a proposed text: made until a day, and withdrawn."""

from __future__ import annotations

import datetime as dt

from flask import redirect, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import DateField, SubmitField

from facilitator import login, minutes_page
from facilitator.blueprint import pages
from facilitator.led_session import session_of
from facilitator.minutes_page import version_of
from words.refused import N_, Refused
from workshop.http import web
from workshop.sessions import answering

Page = Response | str | tuple[str, int]


class AskForm(FlaskForm):  # type: ignore[misc]
    """Makes the link of a meeting until a day, or withdraws it."""

    until = DateField()
    withdraw = SubmitField()


@pages.post("/sessions/<session_id>/minutes/versions/<int:number>/asking")
def ask_by_link(session_id: str, number: int) -> Page:
    """Let whoever has the link answer, until a day; or nobody any more."""
    led, by, form = session_of(session_id), login.facilitator().name, AskForm()
    version = version_of(led.id, number)
    try:
        if form.withdraw.data:
            web.database().write(lambda db: answering.withdraw(db, led.id))
        else:
            until = _day(form)
            web.database().write_once(
                lambda db: answering.make(db, web.secret(), led.id, until, by)
            )
    except Refused as refused:
        return minutes_page.show(led.id, version=version, wrong_day=web.sentence(refused)), 409
    web.note("minutes.asking_ended" if form.withdraw.data else "minutes.asked", led.id)
    return redirect(url_for("facilitator.version", session_id=led.id, number=number))


def _day(form: AskForm) -> dt.date:
    day: dt.date | None = form.until.data
    if day is None:
        raise Refused(N_("Write a date."))
    return day
