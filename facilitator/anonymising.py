"""Taking who took part out of a meeting, on its page."""

from __future__ import annotations

from facilitator.blueprint import pages
from facilitator.forms import AnonymiseForm
from facilitator.led_session import session_of
from facilitator.sessions import Page, show
from words.refused import Refused
from workshop.http import web
from workshop.sessions import anonymising


@pages.post("/sessions/<session_id>/anonymise")
def anonymise(session_id: str) -> Page:
    """Take the names out of a meeting that has ended, for good; the page says that it is done."""
    led, form = session_of(session_id), AnonymiseForm()
    if not form.validate_on_submit():
        return show(led.id, anonymise=form), 422
    try:
        anonymising.anonymise(web.database(), web.settings().data_dir, led.id, web.by())
    except Refused as refused:
        form.form_errors.append(web.sentence(refused))
        return show(led.id, anonymise=form), 422
    return show(led.id, names_gone=True)
