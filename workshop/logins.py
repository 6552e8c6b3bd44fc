"""Who leads meetings from this browser: its cookie holds a token, the server the login."""

from __future__ import annotations

import datetime as dt

from flask import session

from workshop import identity, web
from workshop.models import Facilitator, Login, now

SEEN_EVERY = dt.timedelta(minutes=1)


def present() -> tuple[Login, Facilitator] | None:
    """The login of this request and whose it is; None where it is over or never was."""
    token, settings = session.get("login"), web.settings()
    if token is None:
        return None
    idle, in_all = dt.timedelta(minutes=settings.idle_minutes), settings.login_hours
    found = web.database().read(
        lambda db: identity.find_login(db, token, idle=idle, in_all=dt.timedelta(hours=in_all))
    )
    if found is not None and found[0].seen_at < now() - SEEN_EVERY:
        web.database().write(lambda db: identity.seen(db, token))
    return found
