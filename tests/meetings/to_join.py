"""Meetings to join, as people see them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from session_templates.plan import OrganisationPlan, Template, shipped
from tests.meetings.new import SECRET
from workshop.sessions import codes
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
