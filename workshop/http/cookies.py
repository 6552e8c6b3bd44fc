"""Who leads meetings from this browser: its cookie holds a token, the server the login."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from workshop.base.clock import now
from workshop.http import web
from workshop.people import accounts
from workshop.storage.models import Facilitator, Login

SEEN_EVERY = dt.timedelta(minutes=1)


class Signer(TimestampSigner):
    """To it what was signed in the future is new: its clock was set back since, by the network."""

    def unsign(
        self, signed_value: Any, max_age: int | None = None, *more: Any, **named: Any
    ) -> Any:
        try:
            return super().unsign(signed_value, max_age, *more, **named)
        except SignatureExpired as refused:
            if refused.date_signed is None or refused.date_signed < now():
                raise
            return super().unsign(signed_value, None, *more, **named)


class Cookies(SecureCookieSessionInterface):
    """Flask's own, with its serializer made once: made anew it was an eighth of a join's cost."""

    _made: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        if self._made is None and (made := super().get_signing_serializer(app)) is not None:
            made.signer = Signer
            self._made = made
        return self._made


def present() -> tuple[Login, Facilitator] | None:
    """The login of this request and whose it is; None where it is over or never was."""
    token, settings = session.get("login"), web.settings()
    if token is None:
        return None
    idle, in_all = dt.timedelta(minutes=settings.idle_minutes), settings.login_hours
    found = web.database().read(
        lambda db: accounts.find_login(db, token, idle=idle, in_all=dt.timedelta(hours=in_all))
    )
    if found is not None and found[0].seen_at < now() - SEEN_EVERY:
        web.database().write(lambda db: accounts.seen(db, token))
    return found
