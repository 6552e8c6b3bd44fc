"""The application: both faces over one core. The only module, with the command, that knows both."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

import facilitator
import participant
import workshop
from facilitator.pages import pages as facilitator_pages
from facilitator.published import pages as published_pages
from facilitator.wall import pages as wall_pages
from participant.pages import pages as participant_pages
from workshop.base import secret
from workshop.base.settings import Settings, ascii_name
from workshop.http import (
    callers,
    cookies,
    health,
    live_sockets,
    page_setup,
    posted,
    provider,
    services,
)
from workshop.http.assets import Assets
from workshop.http.files import MOST_SENT_BYTES
from workshop.http.mounted import Mounted
from workshop.storage.database import Database

MOST_FORM_BYTES = 256_000
TAKE_FILES = {"facilitator.import_session", "facilitator.bring_in"}
SHARED = Path(str(workshop.__file__)).parent
"""The folder of what both faces show."""


def create_app(settings: Settings, database: Database) -> Flask:
    """The WSGI application of an installation."""
    app = Flask(__name__, static_folder=None, template_folder=str(SHARED / "templates"))
    signing = secret.of(settings)
    app.session_interface = cookies.LoginCookie()
    app.config.update(
        SECRET_KEY=str(signing),
        SECRET_KEY_FALLBACKS=list(signing.older),
        SESSION_COOKIE_NAME=cookies.name("samsyn", settings),
        SESSION_COOKIE_PATH=cookies.path(settings),
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=dt.timedelta(hours=settings.login_hours),
        MAX_CONTENT_LENGTH=MOST_FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_FORM_BYTES,
        WTF_CSRF_SSL_STRICT=False,  # `FormCheck` looks, by the address that people have
        WTF_CSRF_TIME_LIMIT=None,  # a form is good for as long as the login is
    )
    parts = app.extensions["samsyn"] = services.put_together(settings, signing, database)
    if not settings.proxies:  # a proxy may rewrite it
        page_setup.answer_only_to(app, _hosts(settings))
    app.before_request(_take_whole_files)
    # The page that a phone kept may be older than its cookie. A foreign page can only change what
    # language this browser reads: it sends no login along (SameSite=Lax).
    posted.FormCheck(app).exempt("facilitator.entrance.language")
    page_setup.bind(app, Assets(_static_folders(), at=settings.path))
    for face in (facilitator_pages, wall_pages, published_pages, participant_pages, health.pages):
        app.register_blueprint(face)
    live_sockets.bind(app, parts)
    if settings.oidc_issuer:
        provider.bind(app, settings)
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=0
        )
    if settings.path:
        app.wsgi_app = Mounted(app.wsgi_app, settings.path)  # type: ignore[method-assign]
    return app


def _take_whole_files() -> None:
    """Who is signed in may send a file with the forms that import one; others, no more than a
    form."""
    if request.endpoint in TAKE_FILES and callers.signed_in():
        request.max_content_length = MOST_SENT_BYTES + MOST_FORM_BYTES


def _static_folders() -> dict[str, Path]:
    faces = {
        f"{face.__name__}/": Path(str(face.__file__)).parent / "static"
        for face in (facilitator, participant)
    }
    return {"": SHARED / "static"} | faces


def _hosts(settings: Settings) -> set[str]:
    """The Host headers that are answered: a forged one would get into links and QR codes."""
    name = ascii_name(urlsplit(settings.address).hostname or "")
    own = {name, f"{name}."}
    return own if settings.secure else own | {"localhost", "127.0.0.1"}
