"""As whom a request acts: what its cookies, or a wall's link, prove. Nothing else counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection, bindparam, exists, select
from sqlalchemy.orm import Session as DbSession

from workshop.base.clock import now
from workshop.http import cookies, web
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused
from workshop.people import accounts
from workshop.sessions import codes, leading, shelves
from workshop.storage.database import NoRoom
from workshop.storage.models import (
    Change,
    Facilitator,
    Login,
    Participant,
    Removal,
    Session,
)
from workshop.storage.statements import Statement

AFTERWARDS = dt.timedelta(hours=24)
SEEN_EVERY = dt.timedelta(minutes=1)


def caller(session_id: str, wanted_role: str, token: str | None = None) -> Actor:
    """Whoever calls about a session, in the role they ask for; `token` is a wall's.

    OperationRefused by the name not_joined, signed_out, no_session or ended.
    """
    match wanted_role:
        case "participant":
            return _participant(session_id)
        case "facilitator":
            return _by_login(session_id, leading.find_led, leader)
        case "scribe":
            return _by_login(session_id, leading.find_written, scribe)
        case "wall":
            return _wall(session_id, token or "")
    raise OperationRefused("no_session")


def device(participant: Participant) -> Actor:
    """As whom a participant acts."""
    return Actor(participant.session_id, "participant", participant.id, participant.table_id)


def leader(session_id: str, facilitator: Facilitator, login: Login | None = None) -> Actor:
    """As whom a facilitator acts in a session that they lead."""
    proof = login.token_hash if login else None
    return Actor(session_id, "facilitator", facilitator.id, login=proof)


def scribe(session_id: str, account: Facilitator, login: Login | None = None) -> Actor:
    """As whom an account acts in a session in which it writes for the tables."""
    return replace(leader(session_id, account, login), role="scribe")


def signed_in() -> tuple[Login, Facilitator] | None:
    """The login of this request and whose it is; None where it is over or never was."""
    token, settings = cookies.login(), web.settings()
    if token is None:
        return None
    idle, in_all = dt.timedelta(minutes=settings.idle_minutes), settings.login_hours
    login = web.database().read(
        lambda db: accounts.find_login(db, token, idle=idle, in_all=dt.timedelta(hours=in_all))
    )
    if login is not None and login[0].seen_at < now() - SEEN_EVERY:
        with suppress(NoRoom):  # who only reads may go on
            web.database().write(lambda db: accounts.seen(db, token))
    return login


def joined(session_id: str) -> tuple[Session, Participant]:
    """The participant that this browser is in a session. OperationRefused as for `caller`; in
    the lobby with `waiting` among its `more`."""
    participant_id = _participant_id(session_id)
    seat = web.database().read(lambda db: _found(db, session_id, participant_id))
    if seat is None:
        raise OperationRefused("not_joined")
    session, participant, over = seat
    if participant.waiting:
        raise OperationRefused("not_joined", {"waiting": True})
    if over:
        raise OperationRefused("ended")
    return session, participant


def sessions_joined() -> list[Session]:
    """The sessions that this browser is in and that have not ended, the newest first."""
    seats = []
    for session_id in cookies.sessions():
        with suppress(OperationRefused):
            seats.append(joined(session_id))
    seats.sort(key=lambda seat: seat[1].joined_at, reverse=True)
    return [session for session, _ in seats if session.state != "ended"]


def _participant(session_id: str) -> Actor:
    participant_id = _participant_id(session_id)
    table_id = web.database().look(lambda db: _seat(db, session_id, participant_id))
    return Actor(session_id, "participant", participant_id, table_id)


def _by_login(
    session_id: str,
    found: Callable[[DbSession, str, str], Session | None],
    acts_as: Callable[[str, Facilitator, Login | None], Actor],
) -> Actor:
    here = signed_in()
    if here is None:
        raise OperationRefused("signed_out")
    login, account = here
    if web.database().read(lambda db: found(db, session_id, account.id)) is None:
        raise OperationRefused("no_session")
    return acts_as(session_id, account, login)


def shown_on_wall(session_id: str, token: str) -> Session:
    """The session whose wall a link shows, until a day after its end. OperationRefused."""
    session, over = web.database().read(lambda db: _of_wall(db, session_id))
    if session is None or not codes.opens_wall(web.secret(), session, token):
        raise OperationRefused("no_session")
    if over:
        raise OperationRefused("ended")
    return session


def _wall(session_id: str, token: str) -> Actor:
    return Actor(shown_on_wall(session_id, token).id, "wall", "")


def _of_wall(db: DbSession, session_id: str) -> tuple[Session | None, bool]:
    if shelves.shelf_of(db, session_id) == "bin":
        return None, False
    return db.get(Session, session_id), is_over(db, session_id)


def is_over(db: DbSession, session_id: str) -> bool:
    """Whether a session has ended so long ago that nothing of it is shown to the room."""
    session = db.get(Session, session_id)
    return session is not None and session.state == "ended" and _ended(db, session_id)


def _participant_id(session_id: str) -> str:
    participant_id = cookies.participant(session_id)
    if participant_id is None:
        raise OperationRefused("not_joined")
    return participant_id


def _seat(db: Connection, session_id: str, participant_id: str) -> str | None:
    """The table that a participant sits at, if any. In one look: a whole room joins at once."""
    rows = _SEAT.rows(db, {"participant": participant_id, "session": session_id})
    if not rows:
        raise OperationRefused("not_joined")
    table_id, state = rows[0]
    if state == "ended" and _ended(db, session_id):
        raise OperationRefused("ended")
    return cast(str | None, table_id)


def _found(
    db: DbSession, session_id: str, participant_id: str
) -> tuple[Session, Participant, bool] | None:
    session, participant = db.get(Session, session_id), db.get(Participant, participant_id)
    if db.get(Removal, participant_id) is not None:
        return None
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


_SEAT = Statement(
    select(Participant.table_id, Session.state)
    .join(Session, Session.id == Participant.session_id)
    .where(
        Participant.id == bindparam("participant"),
        Session.id == bindparam("session"),
        Participant.waiting.is_(False),
        ~exists().where(Removal.participant_id == Participant.id),
    )
)
