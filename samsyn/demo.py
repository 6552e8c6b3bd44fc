"""The demonstration: a local facilitator without a password, one invented meeting, and a series of
three, of which one is still to be held, with a text that sums up what the two held ones say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import shipped
from workshop.meeting.ranks import spread
from workshop.people import accounts
from workshop.sessions import importing
from workshop.sessions.interchange import read
from workshop.sessions.starting import start_session
from workshop.storage.models import Expected, Facilitator, Unit

NAME = "Demo"
MEETING = Path(__file__).with_name("demo.json")
SERIES = Path(__file__).with_name("demo.series.json")
TO_HOLD = "slatten"
"""The unit whose meeting is still to be held, in the series' own key."""

EXPECTED = {
    "regions": ("Region Vidslätt", "Region Åkerby"),
    "institutions": ("Åkerby universitet", "Högskolan i Vidköping"),
    "municipalities": ("Vidslätts län", "Åkerby län"),
    "hosts": ("Omsorgsmyndigheten",),
}
_DAYS_AHEAD = 14


def prepare(db: DbSession, secret: str, today: dt.date) -> str:
    """The token of a new link that signs the demo facilitator in; made with all there is to look
    at first."""
    facilitator = accounts.find(db, NAME)
    if facilitator is None:
        facilitator = accounts.add(db, accounts.new_facilitator(NAME))
        importing.add(db, read(MEETING.read_bytes()), facilitator)
        series_id = importing.add(db, read(SERIES.read_bytes()), facilitator)
        _plan_meeting(db, secret, series_id, today + dt.timedelta(days=_DAYS_AHEAD), facilitator)
    return accounts.new_link(db, "sign_in", facilitator)


def _plan_meeting(
    db: DbSession, secret: str, series_id: str, date: dt.date, facilitator: Facilitator
) -> None:
    """The meeting of the unit that has had none, with those who are expected."""
    unit = db.scalars(select(Unit).where(Unit.series_id == series_id, Unit.key == TO_HOLD)).one()
    session = start_session(
        db,
        secret,
        shipped()["uppstartsmote"],
        title=unit.name,
        place="Vidköping",
        date=date,
        seating="tables",
        tables=6,
        asks_names=False,
        asks_organisation=True,
        facilitator=facilitator,
        planned=True,
    )
    session.series_id, session.unit_id = series_id, unit.id
    names = [(group, name) for group, names in EXPECTED.items() for name in names]
    for (group, name), rank in zip(names, spread(len(names)), strict=True):
        db.add(Expected(session_id=session.id, group=group, name=name, rank=rank))
