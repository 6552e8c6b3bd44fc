"""The session that a page is about: one that whoever is signed in leads, or may read, else there is
no page."""

from __future__ import annotations

from flask import abort

from facilitator import login
from workshop.http import web
from workshop.sessions import contents, leading
from workshop.sessions import series as rules
from workshop.sessions.contents import Contents
from workshop.storage.models import Series, Session


def contents_of(session_id: str) -> Contents:
    """The contents of a session that the facilitator may read; else there is no such page."""
    read = readable(session_id)
    return web.database().read(lambda db: contents.load(db, read.id)) or abort(404)


def readable(session_id: str) -> Session:
    """A session that the facilitator leads, or whose series they organise."""
    account = login.facilitator().id
    found = web.database().read(lambda db: rules.find_readable(db, session_id, account))
    return found or abort(404)


def session_of(session_id: str) -> Session:
    """A session that the facilitator leads, without what is in it; else there is no such page."""
    return _led(session_id) or abort(404)


def is_led(session_id: str) -> bool:
    """Whether the facilitator leads a session."""
    return _led(session_id) is not None


def organised_series(session: Session) -> Series | None:
    """The series that a session is in, for whoever is signed in where they organise it."""
    account, series_id = login.facilitator().id, session.series_id or ""
    return web.database().read(lambda db: rules.find_organised(db, series_id, account))


def _led(session_id: str) -> Session | None:
    account = login.facilitator().id
    return web.database().read(lambda db: leading.find_led(db, session_id, account))
