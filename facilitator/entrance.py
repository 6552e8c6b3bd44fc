"""Getting in and out: by password, by link, the first account; and the language."""

from __future__ import annotations

import time

from flask import g, redirect, render_template, request, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import login
from facilitator.blueprint import pages
from facilitator.forms import LinkForm, SetUpForm, SignInForm
from words import catalogues
from words.refused import N_, Refused
from workshop.http import cookies, web
from workshop.http.rates import LONGEST_DELAY
from workshop.people import accounts
from workshop.storage.models import Facilitator

Page = Response | str | tuple[str, int]


@pages.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Page:
    """The door."""
    form = SignInForm()
    if g.facilitator is not None:
        return redirect(_next())
    if form.validate_on_submit():
        try:
            cookies.keep_login(_by_password(form.name.data or "", form.password.data or ""))
            return redirect(_next())
        except Refused as refused:
            form.form_errors.append(web.sentence(refused))
    return render_template("facilitator/sign_in.html", form=form), 422 if form.errors else 200


@pages.route("/link/<token>", methods=["GET", "POST"])
def link(token: str) -> Page:
    """A printed link: signs in once, by a button. Programs look at links before people do."""
    form = LinkForm()

    def use(db: DbSession) -> str:
        facilitator = accounts.use_link(db, "sign_in", token)
        if facilitator is None:
            raise accounts.used_up()
        return accounts.sign_in(db, facilitator)

    try:
        if form.validate_on_submit():
            cookies.keep_login(web.database().write(use))
            return redirect(url_for("facilitator.sessions"))
        web.database().read(lambda db: accounts.find_link(db, "sign_in", token))
    except Refused as refused:
        return _used_up(refused)
    return render_template("facilitator/link.html", form=form, token=token)


@pages.route("/set-up/<token>", methods=["GET", "POST"])
def set_up(token: str) -> Page:
    """The first account of an installation, made by whoever holds the printed link."""
    form = SetUpForm()
    try:
        web.database().read(lambda db: accounts.find_link(db, "set_up", token))
    except Refused as refused:
        return _used_up(refused)
    if form.validate_on_submit():
        try:
            cookies.keep_login(
                _first_account(token, form.name.data or "", form.password.data or "")
            )
            return redirect(url_for("facilitator.sessions"))
        except Refused as refused:
            form.form_errors.append(web.sentence(refused))
    page = render_template("facilitator/set_up.html", form=form, token=token)
    return page, 422 if form.errors else 200


@pages.post("/sign-out")
def sign_out() -> Response:
    """Out, here and on the server."""
    login.sign_out()
    return redirect(url_for("facilitator.sign_in"))


@pages.post("/language")
def language() -> Response:
    """Choose the language of the pages; an account keeps it."""
    chosen = catalogues.choose([request.form.get("language")])
    if g.facilitator is not None:
        account = g.facilitator.id
        web.database().write(lambda db: accounts.set_language(db, account, chosen))
    answer = redirect(_next())
    web.choose_language(answer, chosen)
    return answer


def _by_password(name: str, password: str) -> str:
    """The token of a new login. Too many for one account wait, from one address end."""
    _slow_down(name)
    database = web.database()
    account = database.read(lambda db: accounts.find(db, name))
    if not database.apart(accounts.password_fits, account, password) or account is None:
        raise Refused(N_("Name and password do not match. Try again."))
    return database.write(lambda db: accounts.sign_in(db, account))


def _slow_down(name: str) -> None:
    rates = web.rates()
    wait = rates.sign_in_from_address.wait(web.address())
    if wait > 0:
        raise Refused(
            N_("Too many attempts from here. Wait {seconds} seconds."), seconds=round(wait + 0.5)
        )
    time.sleep(min(rates.sign_in_to_account.wait(name.casefold()), LONGEST_DELAY))


def _used_up(refused: Refused) -> Page:
    title, way_in = web.gettext("This link no longer works"), url_for("facilitator.sign_in")
    said = web.sentence(refused)
    return web.page(title, said, 410, link=way_in, link_text=web.gettext("Sign in"))


def _first_account(token: str, name: str, password: str) -> str:
    database = web.database()
    account: Facilitator = database.apart(accounts.new_facilitator, name, password)

    def make(db: DbSession) -> str:
        accounts.use_link(db, "set_up", token)
        if accounts.has_accounts(db):
            raise accounts.used_up()
        return accounts.sign_in(db, accounts.add(db, account))

    return database.write(make)


def _next() -> str:
    """Where the person was going, if that is a page of ours."""
    wanted = request.values.get("next", "")
    ours = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted
    return wanted if ours and wanted.isprintable() else url_for("facilitator.sessions")
