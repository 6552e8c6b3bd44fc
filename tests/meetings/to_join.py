"""Meetings to join, as people see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from session_templates.plan import OrganisationPlan, Template, shipped
from tests.meetings.new import SECRET, new_meeting
from tests.servers.office import Office
from workshop.sessions import codes
from workshop.storage.database import Database
from workshop.storage.models import Session

ASKED = OrganisationPlan(
    "Where from?", ("Region", "Kommun"), other=True, required=False, asked=True
)
"""A question that a template may have participants answer."""


@dataclass(frozen=True)
class Meeting:
    """A meeting as people see it: its id, the code on the wall, the link in the QR code."""

    id: str
    code: str
    link: str


def as_seen(session: Session, secret: str = SECRET) -> Meeting:
    """What stands on the wall about a session."""
    code, token = codes.code_of(secret, session), codes.link_token(secret, session)
    return Meeting(session.id, code, f"/j/{token}")


def template_asking(question: OrganisationPlan) -> Template:
    """The template of the method, with that question."""
    return replace(shipped()["tre-segment"], organisation=question)


Meet = Callable[..., Meeting]


def start_in(office: Office, **wanted: Any) -> Meeting:
    secret = (office.database.parent / "secret").read_text("ascii").strip()
    database = Database.opened(f"sqlite:///{office.database}")
    session = database.write(lambda db: new_meeting(db, secret, **wanted))
    database.close()
    return as_seen(session, secret)
