"""What is said instead of a page, to somebody who is not in the meeting."""

from __future__ import annotations

from flask import render_template, url_for
from werkzeug.wrappers import Response

from workshop.http import web
from workshop.meeting.refusal import OperationRefused
from workshop.sessions.cannot_join import CannotJoin

Page = Response | str | tuple[str, int]


def not_now(refused: CannotJoin) -> Page:
    """Why a link opens nothing, and where one can type the code."""
    status = 404 if refused.name == "unknown_code" else 410
    return _message(web.gettext("You cannot join here"), web.sentence(refused), status)


def not_in(refused: OperationRefused) -> Page:
    """Why a browser is not, or no longer, in a session."""
    if refused.name == "ended":
        thanks = web.gettext("Thank you. The person who led the meeting has what was written.")
        return _message(web.gettext("The meeting has ended"), thanks, 410)
    if "waiting" in refused.more:
        return render_template("participant/waiting.html"), 403
    return _message(web.gettext("You are not in this meeting"), web.sentence(refused), 401)


def _message(title: str, sentence: str, status: int) -> Page:
    way_in = url_for("participant.start")
    return web.page(title, sentence, status, link=way_in, link_text=web.gettext("Write a code"))
