"""What nobody goes on with ends by itself."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

from sqlalchemy import update

from tests.meetings.running import Meeting
from tests.servers.office import Office
from workshop.base.clock import now, today
from workshop.live.idle import IDLE
from workshop.storage.models import Change

PATIENCE = 60.0
MOMENT = dt.timedelta(minutes=30)


def test_a_meeting_that_nobody_goes_on_with_ends_by_itself(tmp_path: Path) -> None:
    """One that was written in since stays open, as does one whose day is still to come. What had
    ended is reopened as any meeting is."""
    office = Office(tmp_path)
    try:
        ada = office.facilitator()
        earlier, later = (today() + dt.timedelta(days=days) for days in (-1, 3))
        forgotten = Meeting(ada, title="Forgotten", date=earlier.isoformat())
        lately = Meeting(ada, title="Lately", date=earlier.isoformat())
        coming = Meeting(ada, title="Coming", date=later.isoformat())
        for meeting in (forgotten, lately, coming):
            meeting.open_step(0)
        office.server.stop()
        _let_time_pass(office, forgotten, IDLE + MOMENT)
        _let_time_pass(office, lately, IDLE - MOMENT)
        _let_time_pass(office, coming, IDLE + MOMENT)
        office.server = office.installation.start()
        _comes_to(office, forgotten, "ended")
        assert {_state(office, one) for one in (lately, coming)} == {"open"}
        again = Meeting.of(office.facilitator(), forgotten.id)
        assert [one["state"] for one in again.snapshot()["step"] if one["state"] == "open"] == []
        again.do("session.reopen")
        assert again.snapshot()["session"]["state"] == "open"
    finally:
        office.close()


def _let_time_pass(office: Office, meeting: Meeting, since: dt.timedelta) -> None:
    changes = update(Change).where(Change.session_id == meeting.id)
    with office.installation.engine() as engine, engine.begin() as connection:
        connection.execute(changes.values(made_at=now() - since))


def _comes_to(office: Office, meeting: Meeting, state: str) -> None:
    """Wait until a session is in a state."""
    end = time.monotonic() + PATIENCE
    while _state(office, meeting) != state:
        assert time.monotonic() < end
        time.sleep(0.1)


def _state(office: Office, meeting: Meeting) -> str:
    rows = office.installation.stored()["sessions"]
    (found,) = ({"open", "ended"} & set(map(str, row)) for row in rows if row[0] == meeting.id)
    return found.pop()
