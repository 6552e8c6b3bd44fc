"""The console: the page from which a session is led while it runs."""

from __future__ import annotations

from flask import url_for

from facilitator import login, wall
from facilitator.blueprint import pages
from facilitator.led_session import organised_series, session_of
from facilitator.revoking import give_new_code
from facilitator.words import console_words
from workshop.http import callers, web
from workshop.live.catching_up import as_me
from workshop.meeting import limits
from workshop.meeting.operations.undoable import last_acts
from workshop.storage.models import Session


@pages.get("/sessions/<session_id>/live")
def live(session_id: str) -> str:
    """The console of a session that the facilitator leads.

    One from a file has ended, and can be opened again like any that has: it gets its code here.
    """
    session, leads = session_of(session_id), login.facilitator()
    if not session.code_number:  # it came from a file
        give_new_code(session.id)
        session = session_of(session_id)
    actor = callers.leader(session.id, leads)
    data = {
        "session": session.id,
        "me": as_me(actor, leads.name),
        "urls": {
            "sessions": url_for("facilitator.sessions"),
            "minutes": url_for("facilitator.minutes", session_id=session.id),
            "gathering": f"{url_for('facilitator.session', session_id=session.id)}/gathered",
            "wall": wall.address_of(session),
            "qr": wall.qr_of(session),
            "join": wall.join_address(session),
            "reading": web.assets().url("facilitator/console/bringing/reading.js"),
            "scribe": url_for("facilitator.scribe", session_id=session.id),
            "sheets": url_for("facilitator.sheets", session_id=session.id),
        }
        | _of_sources(session),
        "texts": console_words(),
        "undoable": last_acts(),
        "limits": limits.of_pages(actor.rights.longest),
    }
    return web.render("facilitator/live.html", session=session, data=data)


def _of_sources(session: Session) -> dict[str, str]:
    """Where what its lines rest on is looked up: of a text, for those who organise its series."""
    if not (session.desk and organised_series(session)):
        return {}
    return {
        "sources": url_for("facilitator.sources", session_id=session.id),
        "trace": url_for("facilitator.trace", session_id=session.id),
        "crosswalk": url_for("facilitator.crosswalk", session_id=session.id),
    }
