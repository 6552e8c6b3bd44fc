"""The second step: asked at the door, set up and taken off on one's own page, or by an admin."""

from __future__ import annotations

from flask import abort, current_app, redirect, render_template, request, url_for
from markupsafe import Markup
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import arriving, login
from facilitator.accounts import named
from facilitator.blueprint import pages
from facilitator.forms import SecondStepForm, SecondStepOffForm, SignInCodeForm
from facilitator.own_account import check_present
from words.refused import N_, Refused
from workshop.http import cookies, web
from workshop.http.rates import TooOften
from workshop.people import second_step
from workshop.people.audit import By
from workshop.sessions import codes
from workshop.storage.models import Facilitator

Page = Response | str | tuple[str, int]


@pages.route("/sign-in/code", methods=["GET", "POST"])
def sign_in_code() -> Page:
    """Whoever had the password is asked for a code; without the password there is no such page."""
    account = web.database().read(arriving.half_in)
    if account is None:
        return redirect(url_for("facilitator.sign_in", next=request.values.get("next")))
    form = SignInCodeForm()
    try:
        if form.validate_on_submit():
            _slow_down(account)
            token = _by_code(form, account)
            cookies.keep_login(token)
            web.note("sign_in.done", who=account.name)
            return cookies.keep_known(redirect(arriving.next_page()), account.id)
    except Refused as refused:
        web.note("sign_in.code_failed", about=account.name)
        form.form_errors.append(web.sentence(refused))
        page = render_template("facilitator/sign_in_code.html", form=form)
        return web.told_to_wait(current_app.make_response((page, 422)), refused)
    page = render_template("facilitator/sign_in_code.html", form=form)
    return page, 422 if form.errors else 200


@pages.route("/account/second-step", methods=["GET", "POST"])
def set_up_second_step() -> Page:
    """What the app is to know, until it has shown that it does; then the recovery codes, once."""
    mine, form = login.facilitator(), SecondStepForm()
    if mine.password_hash is None:
        abort(404)
    key = second_step.key_of(form.made_token())
    if form.validate_on_submit():
        try:
            check_present(form.present.data or "")
            told = _set_up(mine, key, form.code.data or "")
            return render_template("facilitator/recovery_codes.html", told=told)
        except Refused as refused:
            form.form_errors.append(web.sentence(refused))
    image = codes.qr_svg(second_step.address(key, mine.name)).decode()
    page = render_template(
        "facilitator/second_step.html",
        form=form,
        image=Markup(image),  # noqa: S704 - made here
        spelled=second_step.spelled(key),
    )
    return page, 422 if form.errors else 200


@pages.route("/account/second-step/off", methods=["GET", "POST"])
def own_second_step_off() -> Page:
    """No codes any more, for whoever knows the password."""
    mine, form, by = login.facilitator(), SecondStepOffForm(), web.by()
    if form.validate_on_submit():
        try:
            check_present(form.present.data or "")
            web.database().write(lambda db: second_step.take_off(db, mine.name, by))
            return redirect(url_for("facilitator.account"))
        except Refused as refused:
            form.form_errors.append(web.sentence(refused))
    page = render_template("facilitator/second_step_off.html", form=form)
    return page, 422 if form.errors else 200


@pages.post("/accounts/<account_id>/second-step/off")
def second_step_off(account_id: str) -> Response:
    """For somebody whose phone is gone, and the recovery codes too."""
    login.admin()
    name, by = named(account_id), web.by()
    web.database().write(lambda db: second_step.take_off(db, name, by))
    return redirect(url_for("facilitator.all_accounts"))


def _by_code(form: SignInCodeForm, account: Facilitator) -> str:
    """The token of a new login. Refused: the code is none."""
    by = By(account.name, request.remote_addr or "?")

    def use(db: DbSession) -> Facilitator:
        second_step.use(db, web.secret(), account, form.code.data or "", by)
        return account

    return arriving.signed_in(form, use)


def _set_up(mine: Facilitator, key: bytes, code: str) -> list[str]:
    secret, by = web.secret(), web.by()
    return web.database().write_once(lambda db: second_step.set_up(db, secret, mine, key, code, by))


def _slow_down(account: Facilitator) -> None:
    """Codes are guessed as slowly as passwords, by a budget of their own."""
    if wait := web.rates().sign_in_from_address.wait(web.network()):
        raise TooOften(N_("Too many attempts from here. Wait {seconds} seconds."), wait)
    if wait := web.rates().sign_in_to_account.wait(f"code {account.id}"):
        raise TooOften(
            N_("Too many attempts to sign in as this person. Wait {seconds} seconds."), wait
        )
