"""What stands on page one of a document, changed on the page of its session."""

from __future__ import annotations

from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from facilitator.blueprint import pages
from facilitator.forms import PageOneForm
from facilitator.led_session import session_of
from facilitator.sessions import show
from workshop.http import web
from workshop.sessions import page_one as rules

Page = Response | str | tuple[str, int]


@pages.post("/sessions/<session_id>/page-one")
def page_one(session_id: str) -> Page:
    """Say to whom it goes, which time it tells of, and when it is from."""
    led = session_of(session_id)
    form = PageOneForm.of(led)
    if not form.validate_on_submit():
        return show(led.id, page_one=form), 422
    front = rules.Front(**_front(form))
    web.database().write(lambda db: rules.set_front(db, led.id, front))
    return redirect(url_for("facilitator.session", session_id=led.id, _anchor="page-one"))


def _front(form: PageOneForm) -> dict[str, Any]:
    said = {field.short_name: field.data for field in form if field.short_name in form.asked}
    if "recipients" in said:
        said["recipients"] = (said["recipients"] or "").splitlines()
    return {name: value for name, value in said.items() if value}
