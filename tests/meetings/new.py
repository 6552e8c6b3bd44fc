"""A session in a database, started with the answers that a test does not care about."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session as DbSession

from session_templates.plan import shipped
from workshop.people import accounts
from workshop.sessions.starting import start_session
from workshop.storage.models import Facilitator, Session

SECRET = "the secret of an installation under test"
USUAL: dict[str, Any] = {
    "template": shipped()["tre-segment"],
    "title": "Skogsbygdens sjukvårdsregion",
    "place": "Granstad",
    "date": dt.date(2026, 10, 14),
    "seating": "persons",
    "tables": 0,
    "asks_names": False,
    "asks_organisation": False,
}


def new_meeting(
    db: DbSession, secret: str = SECRET, facilitator: Facilitator | None = None, **wanted: Any
) -> Session:
    """A session that is open for joining; `wanted` are arguments of `start_session`."""
    answers = USUAL | wanted
    return start_session(db, secret, facilitator=facilitator or leader_in(db), **answers)


def leader_in(db: DbSession) -> Facilitator:
    """The one who leads what is not said to be led by somebody else."""
    name = "Ada Berg"
    return accounts.find(db, name) or accounts.add(db, accounts.new_facilitator(name))
