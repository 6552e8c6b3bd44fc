"""The session that a page is about: one that whoever is signed in leads, else there is no page."""

from __future__ import annotations

from flask import abort

from facilitator import login
from workshop.http import web
from workshop.sessions import leading
from workshop.sessions.contents import Contents
from workshop.storage.models import Session


def contents_of(session_id: str) -> Contents:
    """The contents of a session that the facilitator leads; else there is no such page."""
    account = login.facilitator().id
    found = web.database().read(lambda db: leading.contents_for(db, session_id, account))
    return found or abort(404)


def session_of(session_id: str) -> Session:
    """A session that the facilitator leads, without what is in it; else there is no such page."""
    account = login.facilitator().id
    found = web.database().read(lambda db: leading.find_led(db, session_id, account))
    return found or abort(404)
