"""The room: the page from which one takes part in a session while it runs."""

from __future__ import annotations

from typing import Any

from flask import current_app, render_template, url_for

from participant.blueprint import pages
from participant.messages import Page, not_in
from participant.offline import COLOURS
from participant.words import room_words
from words import catalogues
from workshop.http import callers, cookies, web
from workshop.live.catching_up import as_me
from workshop.meeting import limits
from workshop.meeting.operations.undoable import last_acts
from workshop.meeting.refusal import OperationRefused
from workshop.storage.models import Participant, Session


@pages.get("/s/<session_id>")
def room(session_id: str) -> Page:
    """The room of a session that this browser is in, on a phone or a laptop."""
    try:
        session, participant = callers.joined(session_id)
    except OperationRefused as refused:
        return not_in(refused)
    actor = callers.device(participant)
    data = {
        "session": session.id,
        "me": as_me(actor, participant.name),
        "speaks_for": speaks_for(session, participant),
        "urls": {
            "code": url_for("participant.start"),
            "seat": _seat_of(session),
            "confirming": web.assets().url("participant/confirming.js"),
            "pasting": web.assets().url("ui/pasted-list.js"),
        },
        "language": _other_languages(),
        "texts": room_words(at_table=participant.table_id is not None),
        "undoable": last_acts(),
        "limits": limits.of_pages(actor.rights.longest),
    }
    page = render_template("participant/room.html", session=session, data=data, colours=COLOURS)
    response = current_app.make_response(page)
    cookies.keep_participant(response, participant)
    return response


def _other_languages() -> dict[str, Any]:
    """What the way to the other languages needs."""
    others = [(tag, name) for tag, name in catalogues.LANGUAGES.items() if tag != web.language()]
    return {"url": url_for("facilitator.language"), "others": others}


def speaks_for(session: Session, participant: Participant) -> list[str]:
    """For whom its views can be, where the device has to say it: of one alone all of them are."""
    asks, names = session.asks_organisation or {}, participant.organisations
    return list(names) if asks.get("speaks") and len(names) > 1 else []


def _seat_of(session: Session) -> str | None:
    """Where the answers on joining can be changed, if anything is asked."""
    asks = session.seating == "tables" or session.asks_names or session.asks_organisation
    return url_for("participant.seat", session_id=session.id) if asks else None
