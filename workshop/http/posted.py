"""Who posts a form: a page of ours, by what the browser says and by the token the form carries.

The token is the proof. What a browser says beside it is believed where it is there; what it or a
proxy leaves out locks nobody out.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from flask import g, request
from flask_wtf.csrf import CSRFError, CSRFProtect

from words.refused import N_
from workshop.base.settings import Settings, origin
from workshop.http import web

TOO_OLD = N_("You have signed in or out since it was opened. Open the page again.")
NO_COOKIE = N_("Your browser kept no cookie of this page. Allow cookies here, and open it again.")
ELSEWHERE = N_("The form did not come from {address}. Open Samsyn there and try again.")


class FormCheck(CSRFProtect):  # type: ignore[misc]
    """Flask-WTF's check of the token, and ours of where a form comes from, for the same forms."""

    def protect(self, *how: Any, **named: Any) -> None:
        """Before each request. CSRFError where its form is not taken."""
        super().protect(*how, **named)
        if g.get("csrf_valid") and not from_our_pages(web.settings()):
            raise CSRFError(ELSEWHERE)


def why(error: CSRFError) -> str:
    """What is to be said of a form that was not taken, as it is."""
    if error.description == ELSEWHERE:
        return web.gettext(ELSEWHERE).format(address=web.settings().address)
    keeps_cookies = web.cookie_name() in request.cookies
    return web.gettext(TOO_OLD if keeps_cookies else NO_COOKIE)


def from_our_pages(settings: Settings) -> bool:
    """Whether nothing says that this request is another site's.

    A browser's own word on it (Sec-Fetch-Site) cannot be rewritten by a page, and knows of no
    proxy; without it `Origin` counts, and without that the page it came from.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site in ("same-origin", "cross-site"):
        return site == "same-origin"
    said = request.headers.get("Origin", "null")
    if said == "null":
        said = request.headers.get("Referer", "")
    parts = urlsplit(said)
    return not said or origin(f"{parts.scheme}://{parts.netloc}") in settings.origins
