"""Getting in and out by the sign-in of one's organisation (OpenID Connect)."""

from __future__ import annotations

from flask import abort, current_app, redirect, render_template, request, session, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from facilitator import arriving
from facilitator.blueprint import pages
from facilitator.forms import SignInForm
from words.refused import N_, Refused
from workshop.http import cookies, provider, web
from workshop.http.provider import Claims, Provider
from workshop.http.rates import TooOften
from workshop.people import provided
from workshop.people.provided import Rules

_GO_ON = "go_on"


@pages.get("/sign-in/organisation")
def to_provider() -> Response:
    """Off to where one proves who one is."""
    there = _provider()
    session[_GO_ON] = arriving.next_page()
    try:
        return there.ask(_address("facilitator.from_provider"))
    except Refused as refused:
        return _not_in(refused, 503)


@pages.get("/sign-in/back")
def from_provider() -> Response:
    """Back from there, with what it says of whoever comes."""
    there, go_on = _provider(), session.get(_GO_ON) or url_for("facilitator.sessions")
    tries, network = web.rates().sign_in_from_address, web.network()
    try:
        if wait := tries.due(network):
            raise TooOften(N_("Too many attempts from here. Wait {seconds} seconds."), wait)
        name, token = _signed_in(there, there.answered())
    except Refused as refused:
        tries.wait(network)
        web.note("sign_in.not_by_organisation")
        return _not_in(refused, 403)
    cookies.keep_login(token)
    provider.keep_that_it_was()
    web.note("sign_in.by_organisation", who=name)
    return redirect(go_on)


@pages.get("/signed-out")
def signed_out() -> Response:
    """Out here: whoever came by the sign-in of their organisation is led on, to go out there."""
    there = provider.found()
    out = there.way_out(_address("facilitator.sign_in")) if there else None
    if out is None:
        return redirect(url_for("facilitator.sign_in"))
    page = web.page(
        web.gettext("Signed out"),
        web.gettext("You are signed out here, and can sign out of your organisation too."),
        200,
        link=out,
        link_text=web.gettext("Sign out there too"),
    )
    answer = current_app.make_response(page)
    answer.headers["Refresh"] = f"0; url={out}"  # what answers a form may lead to no other site
    return answer


def _provider() -> Provider:
    return provider.found() or abort(404)


def _signed_in(there: Provider, claims: Claims) -> tuple[str, str]:
    """The name of whoever it is, and the token of their login."""
    settings, address = web.settings(), request.remote_addr or "?"
    rules = Rules(there.issuer, settings.oidc_leaders, settings.oidc_admins)

    def sign_in(db: DbSession) -> tuple[str, str]:
        account = provided.account_of(db, claims, rules, address)
        return account.name, arriving.sign_in(db, account)

    return web.database().write_once(sign_in)


def _not_in(refused: Refused, status: int) -> Response:
    form = SignInForm(formdata=None)
    form.form_errors.append(web.sentence(refused))
    page = render_template("facilitator/sign_in.html", form=form)
    return web.told_to_wait(current_app.make_response((page, status)), refused)


def _address(page: str) -> str:
    """The whole address of a page, as the provider knows it."""
    return web.settings().address.removesuffix(web.settings().path) + url_for(page)
