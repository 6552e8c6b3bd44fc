"""The live session over plain HTTP, where a proxy eats the upgrade (`docs/live-protocol.md`).

The same operations, answers, limits and refusals as over a socket.
"""

from __future__ import annotations

from typing import Any

import orjson
from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from workshop.http import web
from workshop.http.requests import Caller, Intake, position, refusal, slow_down
from workshop.live.fanout import Fanout, Head
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused
from workshop.wires import handshake

LONGEST_WAIT = 20.0

_STATUS: dict[object, int] = {
    "not_joined": 401,
    "signed_out": 401,
    "no_session": 404,
    "unavailable": 503,
}


def bind(app: Flask, intake: Intake, fanout: Fanout, caller: Caller, head: Head) -> None:
    """Add the two addresses to an application."""
    pages = Blueprint("live", __name__, url_prefix="/live/<session_id>")
    asked = _Asked(intake, fanout, caller, head)
    pages.add_url_rule("/operations", view_func=asked.operations, methods=["POST"])
    pages.add_url_rule("/changes", view_func=asked.changes)
    pages.register_error_handler(OperationRefused, lambda refused: _json(_refusal(refused)))
    pages.register_error_handler(RequestEntityTooLarge, lambda _: _too_large())
    app.extensions["csrf"].exempt(pages)  # a foreign page can't send our header: see below
    app.register_blueprint(pages)


class _Asked:
    """What is asked over plain HTTP."""

    def __init__(self, intake: Intake, fanout: Fanout, caller: Caller, head: Head) -> None:
        self._intake, self._fanout, self._caller, self._head = intake, fanout, caller, head

    def operations(self, session_id: str) -> Response:
        """Carry out operations; returns when they are stored."""
        request.max_content_length = web.settings().frame_bytes
        if request.headers.get("X-Samsyn") != "1" or not _from_our_pages():
            return Response(status=403)
        return _json(
            self._intake.write(self._actor(session_id), _loaded(request.get_data()), web.language())
        )

    def changes(self, session_id: str) -> Response:
        """What is new since `from`, at once or as soon as something is."""
        if "Origin" in request.headers and not _from_our_pages():
            return Response(status=403)
        actor = self._actor(session_id)
        start = request.args.get("from", type=int)
        asked = {"from": start, "epoch": request.args.get("epoch")}
        if wait := self._intake.wait_to_join(actor):
            return _json(slow_down(wait, web.language()))
        with self._fanout.waiting(actor) as changed:
            if self._head(session_id) == position(asked):
                changed.wait(LONGEST_WAIT)
                actor = self._actor(session_id)  # who waited may have been signed out
        return Response(self._intake.join(actor, asked), content_type="application/json")

    def _actor(self, session_id: str) -> Actor:
        return self._caller(session_id, request.args.get("as", ""), request.args.get("token"))


def _from_our_pages() -> bool:
    return request.headers.get("Origin") in handshake.origins(web.settings())


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
