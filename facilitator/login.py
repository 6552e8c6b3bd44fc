"""Who is signed in on this browser: the cookie holds a token, the server the login."""

from __future__ import annotations

from typing import cast

from flask import g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from workshop.http import cookies, web
from workshop.meeting.refusal import OperationRefused
from workshop.people import accounts
from workshop.storage.models import Facilitator

PUBLIC = {"facilitator.sign_in", "facilitator.set_up", "facilitator.link", "facilitator.language"}


def required() -> Response | None:
    """Before every page: find the facilitator, or send whoever calls to the door."""
    g.facilitator = _found()
    if g.facilitator is None and request.endpoint not in PUBLIC:
        here = request.full_path if request.method == "GET" else None
        return redirect(url_for("facilitator.sign_in", next=here))
    return None


def facilitator() -> Facilitator:
    """The facilitator of this request, on pages that need one."""
    return cast(Facilitator, g.facilitator)


def begin(token: str) -> None:
    """Keep a new login's token. Nothing of an earlier visit stays (session fixation)."""
    session.clear()
    session.permanent = True
    session["login"] = token


def end() -> None:
    """Sign this browser out, and all screens that were opened by its login."""
    token = session.get("login")
    if token is not None:
        login = web.database().write(lambda db: accounts.sign_out(db, token))
        refused = OperationRefused("signed_out")
        web.fanout().dismiss(refused.name, web.sentence(refused), login=login)
    session.clear()


def _found() -> Facilitator | None:
    found = cookies.present()
    if found is None:
        session.pop("login", None)
        return None
    return found[1]
