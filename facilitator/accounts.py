"""What admins look after: who has an account, and what was done. Meetings are not theirs to see."""

from __future__ import annotations

from collections.abc import Callable

from flask import abort, redirect, render_template, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import InvitationForm
from facilitator.words.audit import said_of
from words.refused import Refused
from workshop.http import web
from workshop.people import accounts, administering, audit
from workshop.storage.models import Facilitator

Page = Response | str | tuple[str, int]

MOST_LINES = 500
"""So many lines of the audit log are shown, the newest; the command prints all."""


@pages.route("/accounts", methods=["GET", "POST"])
def all_accounts() -> Page:
    """All accounts; what is posted is an invitation, whose link is shown this once."""
    login.admin()
    form, by = InvitationForm(), web.by()
    if form.is_submitted():
        _only_where_passwords_are_kept()
    if form.validate_on_submit():
        try:
            account = accounts.new_facilitator(form.name.data or "")
            account.id = form.made_id()
            token = web.database().write(lambda db: _invited(db, account, by))
            return _page(InvitationForm(formdata=None), account.name, token)
        except Refused as refused:
            form.form_errors.append(web.sentence(refused))
    return _page(form), 422 if form.errors else 200


@pages.post("/accounts/<account_id>/link")
def account_link(account_id: str) -> str:
    """A link by which somebody who has forgotten a password chooses another one."""
    login.admin()
    _only_where_passwords_are_kept()
    name, by = named(account_id), web.by()
    token = web.database().write(lambda db: administering.link_for(db, name, by))
    return _page(InvitationForm(formdata=None), name, token)


@pages.post("/accounts/<account_id>/disable")
def disable_account(account_id: str) -> Page:
    """Nobody in by it any more. One's own stays: an admin could not undo that."""
    if login.admin().id == account_id:
        abort(409)
    return _did(account_id, administering.disable)


@pages.post("/accounts/<account_id>/enable")
def enable_account(account_id: str) -> Page:
    """As it was before."""
    login.admin()
    return _did(account_id, administering.enable)


@pages.get("/audit")
def audit_log() -> str:
    """Who did what, and when: the newest lines."""
    login.admin()
    lines = web.database().read(lambda db: audit.newest(db, MOST_LINES))
    return web.render("facilitator/audit.html", lines=[(one, said_of(one.act)) for one in lines])


def _only_where_passwords_are_kept() -> None:
    if not web.settings().keeps_passwords:
        abort(404)


def _invited(db: DbSession, account: Facilitator, by: audit.By) -> str:
    """The token of an invitation; another one where the same form comes twice."""
    there = db.get(Facilitator, account.id)
    if there is not None:
        return administering.link_for(db, there.name, by)
    return administering.invite(db, account, by)


def _did(account_id: str, act: Callable[[DbSession, str, audit.By], None]) -> Response:
    name, by = named(account_id), web.by()
    web.database().write(lambda db: act(db, name, by))
    return redirect(url_for("facilitator.all_accounts"))


def named(account_id: str) -> str:
    """An account's name; 404 where there is none."""
    found = web.database().read(lambda db: db.get(Facilitator, account_id))
    return found.name if found else abort(404)


def _page(form: InvitationForm, invited: str = "", token: str = "") -> str:
    known = web.database().read(administering.every)
    address = web.settings().address.removesuffix(web.settings().path)
    link = f"{address}{url_for('facilitator.password')}#{token}" if token else ""
    return render_template(
        "facilitator/accounts.html", form=form, known=known, invited=invited, link=link
    )
