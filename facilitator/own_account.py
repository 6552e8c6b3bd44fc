"""One's own account: another password, where one is signed in, and out everywhere."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial
from io import BytesIO

from flask import abort, redirect, render_template, send_file, url_for
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import OwnPasswordForm
from words.refused import N_, Refused
from workshop.http import provider, web
from workshop.http.rates import TooOften
from workshop.people import accounts, administering, audit, second_step
from workshop.people.own_data import of as own_data_of
from workshop.storage.database import NoRoom

Page = Response | str | tuple[str, int]


@pages.route("/account", methods=["GET", "POST"])
def account() -> Page:
    """The page; what is posted is another password. All other browsers are signed out by it."""
    form = OwnPasswordForm()
    if form.is_submitted() and not web.settings().keeps_passwords:
        abort(404)
    if form.validate_on_submit() and _change_password(form):
        return redirect(url_for("facilitator.account", _anchor="signed-in"))
    mine, here = login.facilitator(), login.own_login()
    logins = web.database().read(lambda db: administering.logins_of(db, mine.id))
    left = web.database().read(lambda db: second_step.left(db, mine))
    page = render_template(
        "facilitator/own_account.html", form=form, logins=logins, this_login=here, codes_left=left
    )
    return page, 422 if form.errors else 200


@pages.get("/account/data")
def own_data() -> Response:
    """A file with what is kept about one's account."""
    mine, by = login.facilitator(), web.by()
    kept = web.database().read(lambda db: own_data_of(db, mine))
    with suppress(NoRoom):  # who only reads may go on
        noted = partial(audit.note, act="account.saved", who=by.who, address=by.address)
        web.database().write(noted)
    content = json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
    return send_file(
        BytesIO(content), "application/json", as_attachment=True, download_name="samsyn.json"
    )


@pages.post("/account/sign-out-everywhere")
def sign_out_everywhere() -> Response:
    """Out in every browser, this one too; open screens within some seconds."""
    there_too = provider.it_was()
    mine, by = login.facilitator(), web.by()
    web.database().write(lambda db: administering.sign_out_everywhere(db, mine.name, by))
    login.sign_out()
    return redirect(url_for(f"facilitator.{'signed_out' if there_too else 'sign_in'}"))


def _change_password(form: OwnPasswordForm) -> bool:
    """Whether it was changed; else the form says why not."""
    mine, by, here = login.facilitator(), web.by(), login.own_login()
    try:
        check_present(form.present.data or "")
        hashed = web.services().hashing.of(accounts.hash_of, form.password.data or "")
    except Refused as refused:
        form.form_errors.append(web.sentence(refused))
        return False
    change = administering.change_password
    web.database().write(lambda db: change(db, mine.name, hashed, by, but=here))
    return True


def check_present(present: str) -> None:
    """Refuse who does not know the present password: it may be somebody at an open screen. Whoever
    only ever came by a link has none."""
    mine = login.facilitator()
    if mine.password_hash is None:
        return
    if wait := web.rates().sign_in_to_account.wait(f"own {mine.id}"):
        raise TooOften(N_("Too many attempts from here. Wait {seconds} seconds."), wait)
    if not web.services().hashing.of(accounts.password_fits, mine, present):
        raise Refused(N_("That is not your present password. Try again."))
