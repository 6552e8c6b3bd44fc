"""What an application's pages are given once: words, files, headers, and what is said of faults."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import Any, cast
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, g, redirect, request
from flask_wtf.csrf import CSRFError
from markupsafe import Markup
from sqlalchemy.exc import InterfaceError, OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError

from words import catalogues
from words.directions import isolated, led_by
from words.refused import N_
from workshop.base.log import fault
from workshop.http import posted
from workshop.http.assets import Assets
from workshop.http.web import gettext, here, language, ngettext, page, settings
from workshop.storage.database import StorageError

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'; require-trusted-types-for 'script'; trusted-types samsyn"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",  # a link to a room may stand anywhere
}


def bind(app: Flask, assets: Assets) -> None:
    """Give an application's pages their words, files, headers and refusals."""
    catalogues.prepare()
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    # Pages are filled in on native threads, which must share no lock: Jinja's own cache has one.
    app.jinja_env.cache = {}
    app.jinja_env.add_extension("jinja2.ext.i18n")
    cast(Any, app.jinja_env).install_gettext_callables(gettext, ngettext, newstyle=True)
    app.jinja_env.filters.update(isolated=isolated, led_by=led_by)
    app.jinja_env.globals.update(
        static=assets.url,
        icon=lambda name: Markup(assets.icon(name)),  # noqa: S704 - our own files
        languages=catalogues.LANGUAGES,
        here=here,
        home=lambda: f"{settings().path}/",
        settings=settings,
        long_date=lambda day: catalogues.long_date(day, language()),
        file_size=lambda size: catalogues.file_size(size, language()),
        short_month=lambda day: catalogues.short_month(day, language()),
    )
    app.context_processor(lambda: {"language": language(), "facilitator": g.get("facilitator")})
    app.extensions["assets"] = assets
    app.register_blueprint(assets.blueprint())
    app.after_request(_with_headers)
    app.register_error_handler(CSRFError, _form_not_taken)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _own_fault)
    for kind in (OperationalError, InterfaceError, StorageError):
        app.register_error_handler(kind, _nothing_kept)


def answer_only_to(app: Flask, hosts: Collection[str]) -> None:
    """Answer only requests to these hosts, whatever their port. An IPv6 address has no brackets."""

    def check() -> None:
        if request.blueprint == "health":  # whoever watches asks by a number
            return
        host = request.headers.get("Host", "")
        with suppress(ValueError):  # brackets that do not close, a port that is no number
            said = urlsplit(f"//{host}")
            alone = said.netloc == host and "@" not in host
            if alone and said.hostname in hosts and said.port != 0:
                return
        abort(400)

    app.before_request(check)


def _with_headers(response: Response) -> Response:
    response.headers.update(SECURITY_HEADERS)
    if response.headers.get("Content-Disposition", "").startswith("attachment"):
        response.headers["Cache-Control"] = "no-store"  # Flask lets files be kept and asked about
    response.headers.setdefault("Cache-Control", "no-store")
    if settings().secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


NOT_JUST_NOW = N_("Samsyn can save nothing just now")
WAIT = N_(
    "What was saved before is still there. Wait a little and try again. If it goes on, tell those "
    "who run Samsyn here."
)

# What went wrong, and what to do about it.
_MESSAGES = {
    400: (N_("That did not work"), N_("The request could not be read. Go back and try again.")),
    404: (N_("Not found"), N_("There is no page here, or you may not see it. Check the address.")),
    405: (N_("Not found"), N_("There is no page here, or you may not see it. Check the address.")),
    413: (
        N_("Too large"),
        N_("What you sent is larger than Samsyn can take. Make it smaller and try again."),
    ),
    500: (
        N_("Something went wrong"),
        N_("The fault is ours and has been noted. What was saved is still there. Try again."),
    ),
}


def _http_error(error: HTTPException) -> tuple[str, int] | Response | HTTPException:
    status = error.code or 500
    if status == 404 and (meant := _without_slash()):
        return cast(Response, redirect(meant))
    if status < 400:
        return error
    title, said = _MESSAGES.get(status, _MESSAGES[400 if status < 500 else 500])
    return page(gettext(title), gettext(said), status)


def _without_slash() -> str | None:
    """The page that was meant by its address with a slash after it, as people type it."""
    path = request.path.rstrip("/")
    ours = request.method == "GET" and not path.startswith(("//", "/\\"))
    return request.script_root + path if ours and 1 < len(path) < len(request.path) else None


def _form_not_taken(error: CSRFError) -> tuple[str, int]:
    return page(gettext("The form was not taken"), posted.why(error), 400)


def _own_fault(error: Exception) -> tuple[str, int] | Response | HTTPException:
    current_app.logger.error("%s", fault(error))
    return _http_error(InternalServerError())


def _nothing_kept(error: Exception) -> Response:
    """The database does not answer, or its disk is full: not our fault, and not theirs."""
    current_app.logger.error("%s", fault(error))
    answer = current_app.make_response(page(gettext(NOT_JUST_NOW), gettext(WAIT), 503))
    answer.headers["Retry-After"] = "10"
    return answer
