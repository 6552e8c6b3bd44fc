"""The demonstration: a local facilitator without a password, and one invented meeting."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session as DbSession

from workshop.people import accounts
from workshop.sessions import importing
from workshop.sessions.interchange import read

NAME = "Demo"
MEETING = Path(__file__).with_name("demo.json")


def prepare(db: DbSession) -> str:
    """The token of a new link that signs the demo facilitator in; made with a meeting at first."""
    facilitator = accounts.find(db, NAME)
    if facilitator is None:
        facilitator = accounts.add(db, accounts.new_facilitator(NAME))
        importing.add(db, read(MEETING.read_bytes()), facilitator)
    return accounts.new_link(db, "sign_in", facilitator)
