"""Coming in: what every way of signing in ends with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from flask import redirect, request, url_for
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from words.refused import Refused
from workshop.base.networks import shortened
from workshop.http import browsers, cookies, web
from workshop.http.once import OnceForm
from workshop.people import accounts
from workshop.storage.models import Facilitator


def signed_in(form: OnceForm, who: Callable[[DbSession], Facilitator]) -> str:
    """The token of the login that a form makes; `who` signs in is asked when it does."""
    token = form.made_token()

    def sign_in_once(db: DbSession) -> str:
        return token if accounts.is_login(db, token) else sign_in(db, who(db), token)

    try:
        return web.database().write_once(sign_in_once)
    except Refused:  # maybe because the form's twin has done it in between
        if web.database().read(lambda db: accounts.is_login(db, token)):
            return token
        raise


def sign_in(db: DbSession, account: Facilitator, token: str | None = None) -> str:
    """The token of a new login, with the browser and network of this request."""
    browser = browsers.named(request.user_agent.string)
    return accounts.sign_in(db, account, token, browser, shortened(request.remote_addr or "?"))


def half_way(account: Facilitator) -> Response:
    """On to the second step, for whoever has shown that they know the password."""
    cookies.keep_half_in(account.id, _proof(account))
    return redirect(url_for("facilitator.sign_in_code", next=request.values.get("next")))


def half_in(db: DbSession) -> Facilitator | None:
    """Who has come so far with this browser, while the password is the same."""
    kept = cookies.half_in()
    account = db.get(Facilitator, kept[0]) if kept else None
    if account is None or account.disabled_at or kept is None or kept[1] != _proof(account):
        return None
    return account


def _proof(account: Facilitator) -> str:
    return hashlib.sha256(f"half in {account.password_hash}".encode()).hexdigest()


def next_page() -> str:
    """Where the person was going, if that is a page of ours."""
    wanted = request.values.get("next", "")
    ours = (
        wanted.startswith(f"{web.settings().path}/")
        and not wanted.startswith("//")
        and "\\" not in wanted
    )
    return wanted if ours and wanted.isprintable() else url_for("facilitator.sessions")
