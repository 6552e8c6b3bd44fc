"""The wall: the page for the projector. Whoever has its link sees it; nothing on it is private."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, g, url_for

from facilitator.words import wall_words
from words import catalogues
from workshop.http import callers, web
from workshop.meeting.refusal import OperationRefused
from workshop.sessions import codes
from workshop.storage.models import Session

pages = Blueprint("wall", __name__, url_prefix="/wall", template_folder="templates")


@pages.get("/<session_id>/<token>")
def wall(session_id: str, token: str) -> str:
    """What the room sees together, in the language of the meeting."""
    session = _shown(session_id, token)
    g.language = catalogues.choose([session.language])
    data = {
        "session": session.id,
        "token": token,
        "urls": {"qr": qr_of(session)},
        "address": short_address(),
        "texts": wall_words(),
    }
    return web.render("facilitator/wall.html", session=session, data=data)


@pages.get("/<session_id>/<token>/qr.svg")
def qr(session_id: str, token: str) -> Response:
    """The QR code by which a phone joins."""
    session = _shown(session_id, token)
    image = codes.qr_svg(join_address(session))
    return Response(image, content_type="image/svg+xml")


def address_of(session: Session) -> str:
    """Where a session's wall is."""
    return url_for("wall.wall", session_id=session.id, token=_token(session))


def qr_of(session: Session) -> str:
    """Where its QR code is; another one for each code that the session has had."""
    token, number = _token(session), session.code_number
    return url_for("wall.qr", session_id=session.id, token=token, n=number)


def join_address(session: Session) -> str:
    """The whole address by which a device joins, as the QR code says it."""
    token = codes.link_token(web.secret(), session)
    return web.settings().address + url_for("participant.link", token=token).removeprefix(
        web.settings().path
    )


def short_address() -> str:
    """Where one joins, as people type it."""
    parts = urlsplit(web.settings().address)
    return parts.netloc + parts.path.rstrip("/")


def _token(session: Session) -> str:
    return codes.wall_token(web.secret(), session)


def _shown(session_id: str, token: str) -> Session:
    try:
        return callers.shown_on_wall(session_id, token)
    except OperationRefused:
        abort(404)
