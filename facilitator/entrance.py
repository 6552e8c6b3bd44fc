"""Getting in and out: by password, by link, the first account, a new password; the language."""

from __future__ import annotations

from contextlib import suppress

from flask import abort, current_app, g, redirect, render_template, request, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import arriving, login
from facilitator.blueprint import pages
from facilitator.forms import ChosenPasswordForm, LinkForm, SetUpForm, SignInForm
from words import catalogues
from words.refused import N_, Refused
from workshop.http import cookies, provider, web
from workshop.http.rates import TooOften
from workshop.people import accounts, administering, second_step
from workshop.people.audit import By
from workshop.storage.models import Facilitator

Page = Response | str | tuple[str, int]


@pages.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Page:
    """The door."""
    form = SignInForm()
    if g.facilitator is not None:
        return redirect(arriving.next_page())
    if request.method == "POST":
        _only_where_passwords_are_kept()
    if form.validate_on_submit():
        try:
            account = _by_password(form)
            if web.database().read(lambda db: second_step.is_asked_of(db, account)):
                return arriving.half_way(account)
            cookies.keep_login(arriving.signed_in(form, lambda _db: account))
            web.note("sign_in.done", who=account.name)
            return cookies.keep_known(redirect(arriving.next_page()), account.id)
        except Refused as refused:
            form.form_errors.append(web.sentence(refused))
            page = render_template("facilitator/sign_in.html", form=form)
            return web.told_to_wait(current_app.make_response((page, 422)), refused)
    return render_template("facilitator/sign_in.html", form=form), 422 if form.errors else 200


# The tokens of all links that work once stand behind "#", so that no server and no proxy on the way
# sees them in an address; a script puts them into the form.


@pages.route("/link", methods=["GET", "POST"])
def link() -> Page:
    """A printed link: signs in once, by a button. Programs look at links before people do."""
    form = LinkForm()
    try:
        if form.validate_on_submit():
            cookies.keep_login(arriving.signed_in(form, lambda db: _used(db, form)))
            return redirect(url_for("facilitator.sessions"))
    except accounts.LinkUsedUp as refused:
        return _used_up(refused)
    return render_template("facilitator/link.html", form=form), 422 if form.errors else 200


@pages.route("/set-up", methods=["GET", "POST"])
def set_up() -> Page:
    """The first account of an installation, made by whoever holds the printed link."""
    _only_where_passwords_are_kept()
    form = SetUpForm()
    if not form.is_submitted() and web.database().read(accounts.has_accounts):
        return _used_up(accounts.LinkUsedUp("set_up"))
    try:
        if form.validate_on_submit():
            cookies.keep_login(_first_account(form))
            return redirect(url_for("facilitator.sessions"))
    except accounts.LinkUsedUp as refused:
        return _used_up(refused)
    except Refused as refused:
        form.form_errors.append(web.sentence(refused))
    page = render_template("facilitator/set_up.html", form=form)
    return page, 422 if form.errors else 200


@pages.route("/password", methods=["GET", "POST"])
def password() -> Page:
    """The link of an invitation, or for a password that was forgotten: choose one, and be in."""
    _only_where_passwords_are_kept()
    form = ChosenPasswordForm()
    try:
        if form.validate_on_submit() and (hashed := _hashed(form)):
            return _with_a_new_password(form, hashed)
    except accounts.LinkUsedUp as refused:
        return _used_up(refused)
    page = render_template("facilitator/password.html", form=form)
    return page, 422 if form.errors else 200


@pages.post("/sign-out")
def sign_out() -> Response:
    """Out, here and on the server."""
    there_too = provider.it_was()
    login.sign_out()
    return redirect(url_for(f"facilitator.{'signed_out' if there_too else 'sign_in'}"))


@pages.post("/language")
def language() -> Response:
    """Choose the language of the pages; an account keeps it."""
    chosen = catalogues.choose([request.form.get("language")])
    if g.facilitator is not None:
        account = g.facilitator.id
        web.database().write(lambda db: accounts.set_language(db, account, chosen))
    answer = redirect(arriving.next_page())
    web.choose_language(answer, chosen)
    return answer


def _only_where_passwords_are_kept() -> None:
    if not web.settings().keeps_passwords:
        abort(404)


def _by_password(form: SignInForm) -> Facilitator:
    """Who it is. Refused; too many tries are told how long to wait."""
    name, password = form.name.data or "", form.password.data or ""
    if wait := web.rates().sign_in_from_address.wait(web.network()):
        raise TooOften(N_("Too many attempts from here. Wait {seconds} seconds."), wait)
    database = web.database()
    account = database.read(lambda db: accounts.find(db, name))
    _slow_down(name, account)
    fits = web.services().hashing.of(accounts.password_fits, account, password)
    if not fits or account is None:
        web.note("sign_in.failed", account.name if account else "")
        raise Refused(N_("Name and password do not match. Try again."))
    return account


def _slow_down(name: str, account: Facilitator | None) -> None:
    """Tries at an account are counted apart for a browser that was signed in to it before."""
    browser = cookies.known(account.id) if account else None
    if wait := web.rates().sign_in_to_account.wait(browser or name.casefold()):
        raise TooOften(
            N_("Too many attempts to sign in as this person. Wait {seconds} seconds."), wait
        )


def _used_up(refused: Refused) -> Page:
    title, way_in = web.gettext("This link no longer works"), url_for("facilitator.sign_in")
    said = web.sentence(refused)
    return web.page(title, said, 410, link=way_in, link_text=web.gettext("Sign in"))


def _used(db: DbSession, form: LinkForm) -> Facilitator:
    """Who signs in by the form's link, which works no longer."""
    owner = accounts.use_link(db, "sign_in", form.token.data or "")
    if owner is None or owner.disabled_at:
        raise accounts.LinkUsedUp("sign_in")
    return owner


def _first_account(form: SetUpForm) -> str:
    name, password = form.name.data or "", form.password.data or ""
    account = web.services().hashing.of(accounts.new_facilitator, name, password)
    account.admin = True  # there is nobody else to look after accounts

    def make(db: DbSession) -> Facilitator:
        accounts.use_link(db, "set_up", form.token.data or "")
        if accounts.has_accounts(db):
            raise accounts.LinkUsedUp("set_up")
        return accounts.add(db, account)

    return arriving.signed_in(form, make)


def _hashed(form: ChosenPasswordForm) -> str | None:
    """What is kept of the chosen password; None where it is none, as the form then says."""
    try:
        return web.services().hashing.of(accounts.hash_of, form.password.data or "")
    except Refused as refused:
        form.form_errors.append(web.sentence(refused))
        return None


def _with_a_new_password(form: ChosenPasswordForm, hashed: str) -> Response:
    """In by it; to the second step where the account has one, which no link passes by."""
    token, address = form.token.data or "", request.remote_addr or "?"

    def choose(db: DbSession) -> Facilitator:
        owner = accounts.owner_of(db, "password", token)
        by = By(owner.name, address)
        administering.change_password(db, owner.name, hashed, by)  # which ends the link too
        return owner

    def has_second_step(db: DbSession) -> bool:
        return second_step.is_asked_of(db, accounts.owner_of(db, "password", token))

    with suppress(accounts.LinkUsedUp):  # maybe by the form's twin
        if web.database().read(has_second_step):
            return arriving.half_way(web.database().write(choose))
    cookies.keep_login(arriving.signed_in(form, choose))
    return redirect(url_for("facilitator.sessions"))
