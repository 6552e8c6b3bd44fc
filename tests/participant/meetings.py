"""Meetings to join, made as a facilitator makes them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session as DbSession

from session_templates.plan import shipped
from workshop import identity, joining, starting
from workshop.models import Session

SECRET = "the secret of an installation under test"


@dataclass(frozen=True)
class Meeting:
    """A meeting as people see it: its id, the code on the wall, the link in the QR code."""

    id: str
    code: str
    link: str


def new_meeting(db: DbSession, secret: str = SECRET, **wanted: Any) -> Session:
    """A session that is open for joining; `wanted` are arguments of `start_session`."""
    name = "Ada Berg"
    facilitator = identity.find(db, name) or identity.add(db, identity.new_facilitator(name))
    usual: dict[str, Any] = {
        "title": "Skogsbygdens sjukvårdsregion",
        "place": "Granstad",
        "date": dt.date(2026, 10, 14),
        "seating": "persons",
        "tables": 0,
        "asks_names": False,
    }
    template = shipped()["tre-segment"]
    return starting.start_session(db, secret, template, facilitator=facilitator, **(usual | wanted))


def as_seen(session: Session, secret: str = SECRET) -> Meeting:
    """What stands on the wall about a session."""
    code, token = joining.code_of(secret, session), joining.link_token(secret, session)
    return Meeting(session.id, code, f"/j/{token}")
