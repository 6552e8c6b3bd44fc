"""Meetings to join, as people see them."""

from __future__ import annotations

from dataclasses import dataclass

from tests.started import SECRET
from workshop import joining
from workshop.models import Session


@dataclass(frozen=True)
class Meeting:
    """A meeting as people see it: its id, the code on the wall, the link in the QR code."""

    id: str
    code: str
    link: str


def as_seen(session: Session, secret: str = SECRET) -> Meeting:
    """What stands on the wall about a session."""
    code, token = joining.code_of(secret, session), joining.link_token(secret, session)
    return Meeting(session.id, code, f"/j/{token}")
