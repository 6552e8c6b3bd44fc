"""What the pages of both faces share: the language, the words, the headers, the refusals."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from babel.support import LazyProxy
from flask import Flask, Response, current_app, g, render_template, request
from flask_wtf.csrf import CSRFError
from markupsafe import Markup
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response as BaseResponse

from session_templates.refused import N_, Refused
from workshop import i18n
from workshop.assets import Assets
from workshop.db import Database
from workshop.fanout import Fanout
from workshop.faults import fault
from workshop.live import Live
from workshop.settings import Settings

LANGUAGE_COOKIE = "samsyn-language"
LANGUAGE_COOKIE_DAYS = 365

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
}


def settings() -> Settings:
    """The settings this application was made with."""
    return cast(Settings, current_app.extensions["samsyn"]["settings"])


def secret() -> str:
    """The installation's secret: it signs cookies, and join codes and links are derived from it."""
    return cast(str, current_app.secret_key)


def database() -> Database:
    """The database this application was made with."""
    return cast(Database, current_app.extensions["samsyn"]["database"])


def language() -> str:
    """The language of this request's pages: chosen here, kept by the account, the browser's."""
    if "language" not in g:
        known = getattr(g.get("facilitator"), "language", None)
        browser = [tag for tag, _ in request.accept_languages]
        g.language = i18n.choose([request.cookies.get(LANGUAGE_COOKIE), known, *browser])
    return cast(str, g.language)


def choose_language(response: BaseResponse, chosen: str) -> None:
    """Have the browser keep the language of its pages."""
    response.set_cookie(
        LANGUAGE_COOKIE,
        chosen,
        max_age=LANGUAGE_COOKIE_DAYS * 86400,
        secure=settings().secure,
        httponly=True,
        samesite="Lax",
    )


def live() -> Live:
    """The running sessions of this process."""
    return cast(Live, current_app.extensions["samsyn"]["live"])


def fanout() -> Fanout:
    """Who listens to the running sessions of this process."""
    return cast(Fanout, current_app.extensions["samsyn"]["fanout"])


def gettext(message: str) -> str:
    """A sentence of the catalogue in this request's language."""
    return str(i18n.translations(language()).gettext(message))


def ngettext(one: str, many: str, number: int) -> str:
    """The sentence for a number of things in this request's language."""
    return str(i18n.translations(language()).ngettext(one, many, number))


def lazy(message: str) -> str:
    """A sentence that is translated when it is shown: for forms, which are made before."""
    return cast(str, LazyProxy(gettext, message, enable_cache=False))


def sentence(refused: Refused) -> str:
    """What was refused, said in this request's language."""
    return i18n.sentence(refused, language())


def address() -> str:
    """Where the request comes from, behind as many proxies as the settings name."""
    return request.remote_addr or "unknown"


def render(template: str, /, **context: Any) -> str:
    """A page that may be long: filled in on a native thread, so that no other request waits."""
    return database().apart(partial(render_template, template, **context))


def page(title: str, sentence: str, status: int, **link: str) -> tuple[str, int]:
    """A page that says one thing, with where to go on: `link` and `link_text`."""
    return render_template("message.html", title=title, sentence=sentence, **link), status


def bind(app: Flask, assets: Assets) -> None:
    """Give an application's pages their words, files, headers and refusals."""
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.add_extension("jinja2.ext.i18n")
    cast(Any, app.jinja_env).install_gettext_callables(gettext, ngettext, newstyle=True)
    app.jinja_env.globals.update(
        static=assets.url,
        icon=lambda name: Markup(assets.icon(name)),  # noqa: S704 - our own files
        languages=i18n.LANGUAGES,
        long_date=lambda day: i18n.long_date(day, language()),
        short_month=lambda day: i18n.short_month(day, language()),
    )
    app.context_processor(lambda: {"language": language(), "facilitator": g.get("facilitator")})
    app.register_blueprint(assets.blueprint())
    app.after_request(_with_headers)
    app.register_error_handler(CSRFError, _form_too_old)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _own_fault)


def _with_headers(response: Response) -> Response:
    response.headers.update(SECURITY_HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    if settings().secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


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


def _http_error(error: HTTPException) -> tuple[str, int] | HTTPException:
    status = error.code or 500
    if status < 400:
        return error
    title, said = _MESSAGES.get(status, _MESSAGES[400 if status < 500 else 500])
    return page(gettext(title), gettext(said), status)


def _form_too_old(_error: CSRFError) -> tuple[str, int]:
    return page(
        gettext("The page was too old"),
        gettext("You have signed in or out since it was opened. Open the page again."),
        400,
    )


def _own_fault(error: Exception) -> tuple[str, int] | HTTPException:
    current_app.logger.error("%s", fault(error))
    return _http_error(InternalServerError())
