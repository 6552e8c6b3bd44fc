"""The live session over plain HTTP, where a proxy eats the upgrade (`docs/live-protocol.md`).

The same operations, answers, limits and refusals as over a socket.
"""

from __future__ import annotations

from typing import Any

import orjson
from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from workshop.http import callers, requests, web
from workshop.http.services import Services
from workshop.live.turn import refusal
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused

LONGEST_WAIT = 20.0

_STATUS: dict[object, int] = {
    "not_joined": 401,
    "signed_out": 401,
    "no_session": 404,
    "unavailable": 503,
}


def bind(app: Flask, services: Services) -> None:
    """Add the two addresses to an application."""
    pages = Blueprint("live", __name__, url_prefix="/live/<session_id>")
    views = _Views(services)
    pages.add_url_rule("/operations", view_func=views.operations, methods=["POST"])
    pages.add_url_rule("/changes", view_func=views.changes)
    pages.register_error_handler(OperationRefused, lambda refused: _json(_refusal(refused)))
    pages.register_error_handler(RequestEntityTooLarge, lambda _: _too_large())
    app.extensions["csrf"].exempt(pages)  # a foreign page can't send our header: see below
    app.register_blueprint(pages)


class _Views:
    """What is asked over plain HTTP."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def operations(self, session_id: str) -> Response:
        """Carry out operations; returns when they are stored."""
        request.max_content_length = self._services.settings.frame_bytes
        if request.headers.get("X-Samsyn") != "1" or not _from_our_pages():
            return Response(status=403)
        actor, data = _caller(session_id), _loaded(request.get_data())
        return _json(requests.carry_out(self._services, actor, data, web.language()))

    def changes(self, session_id: str) -> Response:
        """What is new since `from`, at once or as soon as something is."""
        if "Origin" in request.headers and not _from_our_pages():
            return Response(status=403)
        actor, catching_up = _caller(session_id), self._services.catching_up
        query = {"from": request.args.get("from", type=int), "epoch": request.args.get("epoch")}
        if wait := requests.wait_to_join(self._services, actor):
            return _json(requests.slow_down(wait, web.language()))
        with self._services.fanout.waiting(actor) as changed:
            since = requests.position(query)
            if catching_up.position_of(session_id) == since:
                changed.wait(LONGEST_WAIT)
                actor = _caller(session_id)  # who waited may have been signed out
        return Response(catching_up.catch_up(actor, since), content_type="application/json")


def _caller(session_id: str) -> Actor:
    return callers.caller(session_id, request.args.get("as", ""), request.args.get("token"))


def _from_our_pages() -> bool:
    return request.headers.get("Origin") in web.settings().origins


def _loaded(body: bytes) -> object:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        raise OperationRefused("malformed") from None


def _too_large() -> Response:
    return _json(_refusal(OperationRefused("malformed")), 413)


def _refusal(refused: OperationRefused) -> dict[str, Any]:
    return refusal(refused, web.language())


def _json(answer: dict[str, Any], status: int = 0) -> Response:
    status = status or (429 if "slow_down" in answer else _STATUS.get(answer.get("refused"), 200))
    return Response(orjson.dumps(answer), status, content_type="application/json")
