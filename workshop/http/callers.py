"""Who is calling: what this request's cookies, or a wall's link, prove. Nothing else counts."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from functools import cache
from typing import cast

from flask import request
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session as DbSession
from werkzeug.wrappers import Response

from workshop.base.clock import now
from workshop.http import cookies, web
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused
from workshop.sessions import codes
from workshop.storage.models import (
    Change,
    Facilitator,
    Login,
    Participant,
    Session,
    SessionFacilitator,
)
from workshop.storage.statements import Statement

COOKIE_DAYS = 7  # renewed at each visit; when it ends is decided here, not by the browser
AFTERWARDS = dt.timedelta(hours=24)


def caller(session_id: str, wanted_role: str, token: str | None = None) -> Actor:
    """Whoever calls about a session, in the role they ask for; `token` is a wall's.

    OperationRefused by the name not_joined, signed_out, no_session or ended.
    """
    match wanted_role:
        case "participant":
            return _participant(session_id)
        case "facilitator":
            return _facilitator(session_id)
        case "wall":
            return _wall(session_id, token or "")
    raise OperationRefused("no_session")


def remember(response: Response, participant: Participant) -> None:
    """Let the browser prove from now on that it is this participant, for one session."""
    response.set_cookie(
        _cookie(participant.session_id),
        _signer(web.secret()).dumps(participant.id),
        max_age=COOKIE_DAYS * 86400,
        secure=web.settings().secure,
        httponly=True,
        samesite="Lax",
    )


def present(session_id: str) -> tuple[Session, Participant]:
    """The participant that this browser is in a session. OperationRefused as for `caller`."""
    participant_id = _proved(session_id)
    found = web.database().read(lambda db: _found(db, session_id, participant_id))
    if found is None:
        raise OperationRefused("not_joined")
    session, participant, over = found
    if over:
        raise OperationRefused("ended")
    return session, participant


def inside() -> list[Session]:
    """The sessions that this browser is in and that have not ended, the newest first."""
    prefix = _cookie("")
    ids = [name.removeprefix(prefix) for name in request.cookies if name.startswith(prefix)]
    found = []
    for session_id in ids:
        with suppress(OperationRefused):
            found.append(present(session_id))
    found.sort(key=lambda one: one[1].joined_at, reverse=True)
    return [session for session, _ in found if session.state != "ended"]


def device(participant: Participant) -> Actor:
    """As whom a participant acts."""
    return Actor(participant.session_id, "participant", participant.id, participant.table_id)


def leader(session_id: str, facilitator: Facilitator, login: Login | None = None) -> Actor:
    """As whom a facilitator acts in a session that they lead."""
    proof = login.token_hash if login else None
    return Actor(session_id, "facilitator", facilitator.id, login=proof)


def _participant(session_id: str) -> Actor:
    participant_id = _proved(session_id)
    seat = web.database().look(lambda db: _seat(db, session_id, participant_id))
    return Actor(session_id, "participant", participant_id, seat)


def _facilitator(session_id: str) -> Actor:
    here = cookies.present()
    if here is None:
        raise OperationRefused("signed_out")
    login, facilitator = here
    leads = web.database().read(lambda db: db.get(SessionFacilitator, (session_id, facilitator.id)))
    if leads is None:
        raise OperationRefused("no_session")
    return leader(session_id, facilitator, login)


def _wall(session_id: str, token: str) -> Actor:
    exists = web.database().read(lambda db: db.get(Session, session_id)) is not None
    if not exists or not codes.opens_wall(web.secret(), session_id, token):
        raise OperationRefused("no_session")
    return Actor(session_id, "wall", "")


def _seat(db: Connection, session_id: str, participant_id: str) -> str | None:
    """The table that a participant sits at, if any. In one look: a whole room joins at once."""
    found = _SEAT.rows(db, {"participant": participant_id, "session": session_id})
    if not found:
        raise OperationRefused("not_joined")
    table_id, state = found[0]
    if state == "ended" and _ended(db, session_id):
        raise OperationRefused("ended")
    return cast(str | None, table_id)


def _found(
    db: DbSession, session_id: str, participant_id: str
) -> tuple[Session, Participant, bool] | None:
    session, participant = db.get(Session, session_id), db.get(Participant, participant_id)
    if session is None or participant is None or participant.session_id != session_id:
        return None
    return session, participant, session.state == "ended" and _ended(db, session_id)


def _ended(db: DbSession | Connection, session_id: str) -> bool:
    """Whether a session ended so long ago that its devices have no more to fetch."""
    at = db.scalar(
        select(Change.made_at)
        .where(Change.session_id == session_id, Change.kind == "session.end")
        .order_by(Change.number.desc())
        .limit(1)
    )
    return at is None or at < now() - AFTERWARDS


def _proved(session_id: str) -> str:
    """The participant's id in this browser's cookie for a session, if we wrote it."""
    try:
        return str(_signer(web.secret()).loads(request.cookies.get(_cookie(session_id), "")))
    except BadSignature:
        raise OperationRefused("not_joined") from None


@cache  # to make one costs more than to use it, and a whole room joins at once
def _signer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="participant")


def _cookie(session_id: str) -> str:
    """A cookie of its own for each session, bound to this very host where there is TLS."""
    return f"__Host-samsyn-{session_id}" if web.settings().secure else f"samsyn-{session_id}"


_SEAT = Statement(
    select(Participant.table_id, Session.state)
    .join(Session, Session.id == Participant.session_id)
    .where(Participant.id == bindparam("participant"), Session.id == bindparam("session"))
)
