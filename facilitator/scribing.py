"""The page on which a scribe, or who leads, writes down by keyboard what a table said or wrote."""

from __future__ import annotations

from flask import abort, url_for

from facilitator import login
from facilitator.blueprint import pages
from facilitator.led_session import is_led
from facilitator.words import console_words
from workshop.http import callers, web
from workshop.live.catching_up import as_me
from workshop.meeting import limits
from workshop.meeting.operations.undoable import last_acts
from workshop.sessions import leading
from workshop.storage.models import Session


@pages.get("/sessions/<session_id>/scribe")
def scribe(session_id: str) -> str:
    """What is written for the tables of a session. No settings stand here, whoever looks."""
    account, leads = login.facilitator(), is_led(session_id)
    session = _session_of(session_id, account.id, leads=leads)
    actor = (callers.leader if leads else callers.scribe)(session.id, account)
    data = {
        "session": session.id,
        "me": as_me(actor, account.name),
        "urls": {
            "sessions": url_for("facilitator.sessions"),
            "console": url_for("facilitator.live", session_id=session.id) if leads else "",
        },
        "texts": console_words(),
        "undoable": last_acts(),
        "limits": limits.of_pages(actor.rights.longest),
    }
    return web.render("facilitator/scribe.html", session=session, data=data)


def _session_of(session_id: str, account_id: str, *, leads: bool) -> Session:
    find = leading.find_led if leads else leading.find_written
    return web.database().read(lambda db: find(db, session_id, account_id)) or abort(404)
