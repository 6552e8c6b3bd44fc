"""Before each of the facilitator's pages: whoever is signed in, or the way to the door."""

from __future__ import annotations

from typing import cast

from flask import abort, g, redirect, request, url_for
from werkzeug.wrappers import Response

from workshop.http import callers, cookies, web
from workshop.meeting.refusal import OperationRefused
from workshop.people import accounts
from workshop.storage.models import Facilitator

PUBLIC = {
    f"facilitator.{page}"
    for page in (
        "sign_in",
        "sign_in_code",
        "to_provider",
        "from_provider",
        "signed_out",
        "set_up",
        "link",
        "password",
        "invited",
        "language",
    )
}


def required() -> Response | None:
    """Before every page: find the facilitator, or send whoever calls to the door."""
    g.facilitator = _signed_in()
    if g.facilitator is None and request.endpoint not in PUBLIC:
        here = web.here() if request.method == "GET" else None
        return redirect(url_for("facilitator.sign_in", next=here))
    return None


def facilitator() -> Facilitator:
    """The facilitator of this request, on pages that need one."""
    return cast(Facilitator, g.facilitator)


def admin() -> Facilitator:
    """The same on pages of those who look after accounts; for all others there is no such page."""
    if not facilitator().admin:
        abort(404)
    return facilitator()


def own_login() -> str:
    """By which login (its hash) this request comes; "" where it has ended meanwhile."""
    found = callers.signed_in()
    return found[0].token_hash if found else ""


def sign_out() -> None:
    """Sign this browser out, and all screens that were opened by its login."""
    token = cookies.login()
    if token is not None:
        login = web.database().write(lambda db: accounts.sign_out(db, token))
        refused = OperationRefused("signed_out")
        web.note("sign_out.done")
        web.fanout().dismiss(refused.name, web.sentence(refused), login=login)
    cookies.forget_visit()


def _signed_in() -> Facilitator | None:
    login = callers.signed_in()
    if login is None:
        cookies.forget_login()
        return None
    return login[1]
