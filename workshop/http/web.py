"""What a handler of either face asks of its request: the services, the language, the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial, wraps
from typing import Any, ParamSpec, cast

from babel.support import LazyProxy
from flask import Response, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as BaseResponse

from words import catalogues
from words.refused import Refused
from workshop.base.garbage import looked_for_afterwards
from workshop.base.networks import caller_network
from workshop.base.settings import Settings
from workshop.http.assets import Assets
from workshop.http.rates import Rates, TooOften
from workshop.http.services import Services
from workshop.live.fanout import Fanout
from workshop.live.session import LiveSessions
from workshop.people import audit
from workshop.storage.database import Database

Words = Mapping[str, Any]
"""Sentences by name, for scripts, which hold none of their own. One that counts has a form for each
plural category, with {n}; one of several states has one for each."""

Asked = ParamSpec("Asked")

LANGUAGE_COOKIE = "samsyn-language"
LANGUAGE_COOKIE_DAYS = 365


def services() -> Services:
    """All that this application was made with."""
    return cast(Services, current_app.extensions["samsyn"])


def assets() -> Assets:
    """The static files of both faces."""
    return cast(Assets, current_app.extensions["assets"])


def settings() -> Settings:
    """The settings this application was made with."""
    return services().settings


def secret() -> str:
    """The installation's secret: it signs cookies, and join codes and links are derived from it."""
    return services().secret


def cookie_name() -> str:
    """The name of the cookie that pages and forms of this application go by."""
    return str(current_app.config["SESSION_COOKIE_NAME"])


def database() -> Database:
    """The database this application was made with."""
    return services().database


def live() -> LiveSessions:
    """The running sessions of this process."""
    return services().live


def fanout() -> Fanout:
    """Who listens to the running sessions of this process."""
    return services().fanout


def rates() -> Rates:
    """How often somebody may do something."""
    return services().rates


def language() -> str:
    """The language of this request's pages: chosen here, kept by the account, the browser's."""
    if "language" not in g:
        known = getattr(g.get("facilitator"), "language", None)
        browser = [tag for tag, _ in request.accept_languages]
        g.language = catalogues.choose([request.cookies.get(LANGUAGE_COOKIE), known, *browser])
    return cast(str, g.language)


def choose_language(response: BaseResponse, chosen: str) -> None:
    """Have the browser keep the language of its pages."""
    response.set_cookie(
        LANGUAGE_COOKIE,
        chosen,
        max_age=LANGUAGE_COOKIE_DAYS * 86400,
        path=f"{settings().path}/",
        secure=settings().secure,
        httponly=True,
        samesite="Lax",
    )


def gettext(message: str) -> str:
    """A sentence of the catalogue in this request's language."""
    return str(catalogues.translations(language()).gettext(message))


def ngettext(one: str, many: str, number: int) -> str:
    """The sentence for a number of things in this request's language."""
    return str(catalogues.translations(language()).ngettext(one, many, number))


def lazy(message: str) -> str:
    """A sentence that is translated when it is shown: for forms, which are made before."""
    return cast(str, LazyProxy(gettext, message, enable_cache=False))


def sentence(refused: Refused) -> str:
    """What was refused, said in this request's language."""
    return catalogues.sentence(refused, language())


def network() -> str:
    """Whom a budget counts: where the request comes from, behind as many proxies as are set."""
    return caller_network(request.remote_addr or "unknown")


def note(act: audit.Act, about: str = "", who: str = "") -> None:
    """Note in the audit log what was done by this request."""
    name = who or getattr(g.get("facilitator"), "name", "")
    address = request.remote_addr or "?"
    database().write(lambda db: audit.note(db, act, who=name, about=about, address=address))


def by() -> audit.By:
    """Who sends this request, for the audit log."""
    return audit.By(getattr(g.get("facilitator"), "name", ""), request.remote_addr or "?")


def told_to_wait(answer: Response, refused: Refused) -> Response:
    """The answer, with its status and seconds where somebody is over a budget."""
    if isinstance(refused, TooOften):
        answer.status_code, answer.headers["Retry-After"] = 429, str(refused.seconds)
    return answer


def render(template: str, /, **context: Any) -> str:
    """A page that may be long: filled in on a native thread, so that no other request waits."""
    return database().apart(partial(render_template, template, **context))


def apart(view: Callable[Asked, ResponseReturnValue]) -> Callable[Asked, Response]:
    """A page that reads or shows much: all of it is made on a native thread, not only what it reads
    and its filling in, as whatever runs on the hub keeps every meeting waiting. It only reads."""

    @wraps(view)
    def made_apart(*asked: Asked.args, **named: Asked.kwargs) -> Response:
        def make() -> Response:
            with looked_for_afterwards():
                return current_app.make_response(view(*asked, **named))

        return database().apart(make)

    return made_apart


def here() -> str:
    """The address of this request's page on our host, with what it asks for."""
    return request.script_root + request.full_path.rstrip("?")


def page(title: str, sentence: str, status: int, **link: str) -> tuple[str, int]:
    """A page that says one thing, with where to go on: `link` and `link_text`."""
    return render_template("message.html", title=title, sentence=sentence, **link), status
