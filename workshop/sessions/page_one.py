"""What a session says on page one besides its title: to whom, of what time, when, who was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy.orm import Session as DbSession

from session_templates.plan import PageOne, by_method
from words.text import typed
from workshop.meeting.limits import LONGEST_HEADING, LONGEST_ORGANISATION, LONGEST_TITLE
from workshop.storage.models import Session

MOST_RECIPIENTS = 20


@dataclass(frozen=True)
class Front:
    """The lines of page one that a session has of its own; `title` and `date` where it is a text
    worked out at a desk, since a meeting was when it was."""

    title: str = ""
    date: dt.date | None = None
    recipients: Sequence[str] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    audience: str = ""
    paper: str = ""


def lines_of(session: Session) -> tuple[PageOne, ...]:
    """Which lines a session has: those of its template, and those that a file gave it."""
    template = by_method(session.template, session.method)
    planned = template.page_one if template else ()
    front = session.front or {}
    return tuple(one for one in get_args(PageOne) if one in planned or one in front)


def set_front(db: DbSession, session_id: str, front: Front) -> None:
    """Let page one say this, as far as the session has such lines; a date that a file wrote in its
    own way gives way to another one."""
    session = db.get_one(Session, session_id)
    lines = lines_of(session)
    said: dict[PageOne, Any] = {
        "recipients": [_line(one, LONGEST_ORGANISATION) for one in front.recipients],
        "from": front.since.isoformat() if front.since else "",
        "until": front.until.isoformat() if front.until else "",
        "audience": _line(front.audience, LONGEST_HEADING),
        "paper": _line(front.paper, LONGEST_ORGANISATION),
    }
    said["recipients"] = [one for one in said["recipients"] if one][:MOST_RECIPIENTS]
    stays = {key: value for key, value in (session.front or {}).items() if key not in lines}
    session.front = stays | {key: said[key] for key in lines if said[key]} or None
    if session.desk:
        session.title = _line(front.title, LONGEST_TITLE) or session.title
        if front.date and front.date != session.date:
            session.date, session.place_date_line = front.date, None


def _line(text: str, longest: int) -> str:
    return " ".join(typed(text).split())[:longest]
