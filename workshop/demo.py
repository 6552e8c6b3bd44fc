"""The demonstration: a local facilitator without a password, and one invented meeting."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session as DbSession

from workshop import identity, importing
from workshop.interchange import read

NAME = "Demo"
MEETING = Path(__file__).with_name("demo.json")


def prepare(db: DbSession) -> str:
    """The token of a new link that signs the demo facilitator in; made with a meeting at first."""
    facilitator = identity.find(db, NAME)
    if facilitator is None:
        facilitator = identity.add(db, identity.new_facilitator(NAME))
        importing.add(db, read(MEETING.read_bytes()), facilitator)
    return identity.new_link(db, "sign_in", facilitator)
