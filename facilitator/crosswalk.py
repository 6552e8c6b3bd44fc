"""The crosswalk of categories: which of the meetings stand under which of a text."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from facilitator.blueprint import pages
from facilitator.led_session import is_led, session_of
from facilitator.sources import traced_categories
from workshop.base.ids import new_id
from workshop.http import callers, web
from workshop.sessions.crosswalk import crosswalk as walk
from workshop.storage.models import Session

Page = Response | str | tuple[str, int]


@pages.get("/sessions/<session_id>/crosswalk")
@web.apart
def crosswalk(session_id: str) -> str:
    """The table of categories, and those that are still to be put under one."""
    return _page(session_id)


@pages.post("/sessions/<session_id>/crosswalk")
def link_categories(session_id: str) -> Page:
    """A category of a meeting goes under one of the text, a new one of its name, or under none."""
    session = session_of(session_id)
    if not FlaskForm().validate_on_submit():
        abort(400)
    if refused := _carry_out(session, _operations(request.form)):
        return _page(session_id, refused), 422
    page = request.args.get("page", type=int)
    return redirect(url_for("facilitator.crosswalk", session_id=session_id, page=page))


def _operations(asked: Any) -> list[dict[str, Any]]:
    """What the button that was pressed asks for."""
    known = asked.get("id", "")
    source = {"session": asked.get("session", ""), "kind": "category", "id": known}
    act, _, category = asked.get("act", "").partition(":")
    category = category or asked.get("category", "")
    if act == "unlink":
        return [{"kind": "source.set", "id": category, "drop": [known]}]
    if category:
        return [{"kind": "source.set", "id": category, "add": [source]}]
    made = new_id()
    return [
        {"kind": "category.add", "id": made, "name": asked.get("name", "")},
        {"kind": "source.set", "id": made, "add": [source]},
    ]


def _carry_out(session: Session, operations: list[dict[str, Any]]) -> str:
    """The sentence of what could not be done; "" where all was."""
    login, facilitator = callers.signed_in() or abort(404)
    actor = callers.leader(session.id, facilitator, login)
    asked = [{"op_id": new_id(), **one} for one in operations]
    answer = web.services().live.carry_out(actor, asked)
    refused = [one["say"] for one in answer.get("answers", [answer]) if "refused" in one]
    return refused[0] if refused else ""


def _page(session_id: str, refused: str = "") -> str:
    tracing, text = traced_categories(session_id)
    if not text.session.desk:
        abort(404)
    return web.render(
        "facilitator/crosswalk.html",
        series=tracing.series.series,
        session=text.session,
        units=[unit for unit in tracing.series.units if unit.id in tracing.resting.met],
        crosswalk=web.database().apart(walk, tracing, text, request.args.get("page", 1, int)),
        led=is_led(session_id),
        refused=refused,
    )
