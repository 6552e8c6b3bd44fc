"""What is kept about one account, for the person whose it is (GDPR, article 15). Who made which
version and which change stands with the meetings themselves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute
from sqlalchemy.orm import Session as DbSession

from workshop.people import administering, second_step
from workshop.storage.models import (
    AuditLine,
    Facilitator,
    Idea,
    OwnTemplate,
    Scribe,
    Series,
    SeriesOrganiser,
    Session,
    SessionFacilitator,
)

_OF_ONESELF = ("who", "network")
"""In a line of the audit log that somebody else stands behind, these are theirs."""


def of(db: DbSession, account: Facilitator) -> dict[str, Any]:
    """It by names, plain values only; of passwords, codes and cookies that there are any, since no
    more than hashes of them are kept. Moments are UTC (ISO 8601)."""
    logins = administering.logins_of(db, account.id)
    templates = select(OwnTemplate).where(OwnTemplate.owner_id == account.id)
    ideas = select(Idea).where(Idea.facilitator_id == account.id).order_by(Idea.id)
    lines = select(AuditLine).where(
        or_(AuditLine.who == account.name, AuditLine.about.in_((account.id, account.name)))
    )
    return {
        "account": {
            **_fields(account, "id", "name", "language", "admin", "created_at", "disabled_at"),
            "password": account.password_hash is not None,
            "second_step": second_step.left(db, account) is not None,
            "name_at_the_organisation": account.subject,
        },
        "signed_in": [
            _fields(one, "signed_in_at", "seen_at", "browser", "network") for one in logins
        ],
        "leads": _sessions(db, SessionFacilitator.session_id, SessionFacilitator, account),
        "writes_in": _sessions(db, Scribe.session_id, Scribe, account),
        "organises": [
            _fields(one, "id", "title")
            for one in db.scalars(
                select(Series)
                .join(SeriesOrganiser, SeriesOrganiser.series_id == Series.id)
                .where(SeriesOrganiser.facilitator_id == account.id)
            )
        ],
        "templates": [_fields(one, "id", "text", "shared") for one in db.scalars(templates)],
        "wrote": [_fields(one, "id", "session_id", "text") for one in db.scalars(ideas)],
        "noted": [
            _fields(one, "at", "act", "about", *_OF_ONESELF * (one.who == account.name))
            for one in db.scalars(lines.order_by(AuditLine.at))
        ],
    }


def _sessions(
    db: DbSession,
    session_id: InstrumentedAttribute[str],
    role: type[SessionFacilitator | Scribe],
    account: Facilitator,
) -> list[dict[str, Any]]:
    mine = select(Session).join(role, session_id == Session.id)
    found = db.scalars(mine.where(role.facilitator_id == account.id).order_by(Session.date))
    return [_fields(one, "id", "title", "place", "date") for one in found]


def _fields(row: DeclarativeBase, *names: str) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
