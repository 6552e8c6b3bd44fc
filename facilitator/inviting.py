"""Links by which a colleague comes to lead a meeting, or to write in it: made, taken back, used."""

from __future__ import annotations

from flask import abort, g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import LinkForm, RoleForm
from facilitator.led_session import session_of
from facilitator.sessions import show
from words.refused import Refused
from workshop.http import web
from workshop.sessions import inviting

Page = Response | str | tuple[str, int]


@pages.post("/sessions/<session_id>/invite")
def invite(session_id: str) -> Page:
    """A link for one of the two roles, shown this once."""
    led, form = session_of(session_id), RoleForm()
    role = form.role.data if form.validate_on_submit() else abort(400)
    token = web.database().write(lambda db: inviting.invite(db, led.id, role))
    web.note("session.invited", led.id)
    address = web.settings().address.removesuffix(web.settings().path)
    return show(led.id, link=f"{address}{url_for('facilitator.invited')}#{token}")


@pages.post("/sessions/<session_id>/invitations/<invitation_id>/end")
def end_invitation(session_id: str, invitation_id: str) -> Response:
    """A link opens nothing any more."""
    led = session_of(session_id)
    if not web.database().write(lambda db: inviting.take_back(db, led.id, invitation_id)):
        abort(404)
    web.note("session.invitation_ended", led.id)
    return redirect(url_for("facilitator.session", session_id=led.id, _anchor="leaders"))


@pages.route("/invited", methods=["GET", "POST"])
def invited() -> Page:
    """Where such a link leads; whoever is not signed in is asked to do that first."""
    form = LinkForm()
    if g.facilitator is not None and form.validate_on_submit():
        try:
            return redirect(_accepted(form.token.data or ""))
        except Refused as refused:
            form.form_errors.append(web.sentence(refused))
    page = render_template("facilitator/invited.html", form=form)
    return page, 422 if form.errors else 200


def _accepted(token: str) -> str:
    """The page on which one is at work by a link. Refused."""
    account = login.facilitator()
    link = web.database().write(lambda db: inviting.accept(db, token.strip(), account))
    web.note("session.shared", link.session_id)
    page = {"facilitator": "facilitator.live", "scribe": "facilitator.scribe"}[link.role]
    return url_for(page, session_id=link.session_id)
