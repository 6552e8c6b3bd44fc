"""Links by which anybody who has one answers the proposed text of a meeting, until a day.

One link a meeting. Whoever answers by it counts as a device of its own, which the browser keeps.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session as DbSession

from words.refused import N_, Refused
from workshop.base.clock import today
from workshop.base.ids import new_id
from workshop.base.secret import readable
from workshop.meeting.board import Put
from workshop.meeting.limits import LONGEST_OBJECTION, MOST_PARTICIPANTS
from workshop.meeting.refusal import OperationRefused
from workshop.sessions import codes, shelves
from workshop.sessions.publishing import hash_of
from workshop.storage.models import AnswerLink, Confirmation, Session

DAYS = 14
"""How long a link is open where nobody says otherwise."""


def make(db: DbSession, secret: str, session_id: str, until: dt.date, by: str) -> None:
    """Make the link of a meeting, or let the one that there is be open until another day. Refused:
    that day is past."""
    if until < today():
        raise Refused(N_("That day is past."))
    link = link_of(db, session_id)
    if link is not None:
        link.until = until
        return
    own_id = new_id()
    token_hash = hash_of(codes.answer_token(secret, own_id))
    about = {"session_id": session_id, "until": until, "made_by": by}
    db.add(AnswerLink(id=own_id, token_hash=token_hash, **about))
    db.flush()


def withdraw(db: DbSession, session_id: str) -> None:
    """End the link of a meeting. The next one is another."""
    db.execute(delete(AnswerLink).where(AnswerLink.session_id == session_id))


def link_of(db: DbSession, session_id: str) -> AnswerLink | None:
    """The link that a meeting has now."""
    return db.scalar(select(AnswerLink).where(AnswerLink.session_id == session_id))


def token_of(secret: str, link: AnswerLink) -> str | None:
    """What stands in a link; None where the secret is gone that it was made with."""
    tokens = (codes.answer_token(one, link.id) for one in readable(secret))
    return next((token for token in tokens if hash_of(token) == link.token_hash), None)


def find(db: DbSession, token: str) -> Session | None:
    """The meeting that a link is of. None: it never was one, was withdrawn, its last day is past,
    or the meeting is thrown away."""
    link = db.scalar(select(AnswerLink).where(AnswerLink.token_hash == hash_of(token)))
    if link is None or link.until < today() or shelves.shelf_of(db, link.session_id) == "bin":
        return None
    return db.get(Session, link.session_id)


def answer(
    db: DbSession, token: str, version: int, device: str, said: Mapping[int, str]
) -> list[Put]:
    """Keep what a device says of passages, "" where it agrees. OperationRefused: the link is over,
    another version is proposed, too many have answered, something is too long."""
    session = find(db, token)
    if session is None or session.proposed != version:
        raise OperationRefused("not_proposed")
    longest = max(map(len, said.values()), default=0)
    if longest > LONGEST_OBJECTION:
        raise OperationRefused("too_long", length=longest, most=LONGEST_OBJECTION)
    row = db.get(Confirmation, (session.id, version, device))
    if row is None:
        _check_room(db, session.id, version)
        about = {"session_id": session.id, "version": version, "owner_id": device}
        row = Confirmation(**about, said={}, replies={})
        db.add(row)
    changed = {str(one): text for one, text in said.items() if row.said.get(str(one)) != text}
    row.replies = {one: text for one, text in row.replies.items() if one not in changed}
    row.said = row.said | changed
    db.flush()
    return [Put("confirmation", row.as_record())]


def said_by(db: DbSession, session: Session, device: str) -> Confirmation | None:
    """What a device has said so far of the version that is proposed."""
    return db.get(Confirmation, (session.id, session.proposed or 0, device))


def _check_room(db: DbSession, session_id: str, version: int) -> None:
    of_version = (Confirmation.session_id == session_id, Confirmation.version == version)
    by_link = (Confirmation.table_id.is_(None), Confirmation.participant_id.is_(None))
    count = db.scalar(select(func.count()).where(*of_version, *by_link))
    if count and count >= MOST_PARTICIPANTS:
        raise OperationRefused("full")
