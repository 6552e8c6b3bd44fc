"""When a meeting with a schedule starts and ends."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from workshop.meeting.plan import minutes_in_all
from workshop.storage.models import Segment, Session, Step


def times_of(db: DbSession, session: Session) -> tuple[dt.datetime, dt.datetime] | None:
    """From when to when, in UTC; None without a schedule. Its times are those of the server's
    place, which is where its meetings are."""
    if session.starts is None:
        return None
    steps: defaultdict[str, list[int | None]] = defaultdict(list)
    for step in db.scalars(select(Step).where(Step.session_id == session.id)):
        steps[step.segment_id].append(step.minutes)
    segments = db.scalars(select(Segment).where(Segment.session_id == session.id))
    in_all = minutes_in_all(steps, {one.id: one.minutes for one in segments})
    starts = dt.datetime.combine(session.date, dt.time.fromisoformat(session.starts)).astimezone()
    starts = starts.astimezone(dt.UTC)
    return starts, starts + dt.timedelta(minutes=in_all)
