"""What a series has agreed to do: the steps of its sessions.

Those that go on from one another are one thread, which is where its last step is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import KINDS
from workshop.sessions import series as rules
from workshop.storage.models import Idea, Segment, Session, Unit

OVER = ("done", "dropped")


@dataclass(frozen=True)
class Step:
    """Something that a session agreed to do, wherever it stands there. `idea` is what is read of
    its row: of a large series there are thousands."""

    idea: Row[Any]
    segment: Segment
    session: Session
    unit: Unit | None

    @property
    def place(self) -> str:
        """What a meeting is called among others: its unit's name, else its title."""
        return self.unit.name if self.unit else self.session.title


@dataclass(frozen=True)
class Thread:
    """Steps that go on from one another, in the order of their sessions, at least one."""

    steps: Sequence[Step]

    @property
    def last(self) -> Step:
        """Where it is now."""
        return self.steps[-1]

    @property
    def open(self) -> bool:
        """Whether something of it is still to do."""
        return self.last.idea.progress not in OVER

    def late(self, today: dt.date) -> bool:
        """Whether it should have been done before today."""
        due = self.last.idea.due_on
        return self.open and due is not None and due < today


def threads_of(db: DbSession, series_id: str) -> list[Thread]:
    """All threads of a series, by who is responsible, those of nobody last, and then by date."""
    threads = [Thread(steps) for steps in _joined(_steps(db, series_id))]
    return sorted(threads, key=_by_owner_and_date)


def _by_owner_and_date(thread: Thread) -> tuple[object, ...]:
    idea = thread.last.idea
    owner, due = (idea.owner or "").casefold(), idea.due_on or dt.date.max
    return (not owner, owner, due, thread.last.session.date, idea.rank, idea.id)


def _steps(db: DbSession, series_id: str) -> list[Step]:
    """In the order of their sessions."""
    sessions = {
        one.id: one for one in db.scalars(select(Session).where(Session.series_id == series_id))
    }
    of_series = Segment.session_id.in_(select(Session.id).where(Session.series_id == series_id))
    segments = {one.id: one for one in db.scalars(select(Segment).where(of_series))}
    units = {unit.id: unit for unit in rules.units_of(db, series_id)}
    ideas = db.execute(
        select(*_READ).where(
            Idea.segment_id.in_(select(Segment.id).where(of_series)),
            Idea.state == "shared",
            or_(
                Idea.segment_id.in_([key for key, one in segments.items() if _plans(one)]),
                *(one.is_not(None) for one in (Idea.owner, Idea.due_on, Idea.progress)),
            ),
        )
    )
    found = [
        Step(idea, segments[idea.segment_id], session, units.get(session.unit_id or ""))
        for idea in ideas
        for session in (sessions[idea.session_id],)
        if _is_step(idea, segments[idea.segment_id], session)
    ]
    return sorted(found, key=_when)


_READ = (
    *(Idea.id, Idea.session_id, Idea.segment_id, Idea.column, Idea.parent_id, Idea.rank, Idea.kind),
    *(Idea.text, Idea.owner, Idea.due_on, Idea.progress, Idea.sources),
)


def _when(step: Step) -> tuple[object, ...]:
    return (step.session.date, step.session.created_at, step.segment.position, step.idea.rank)


def _plans(segment: Segment) -> bool:
    return KINDS[segment.kind].planned or any(one.get("planned") for one in segment.columns)


def _is_step(idea: Row[Any], segment: Segment, session: Session) -> bool:
    """What says who, until when or how far; and what stands by itself where that can be said."""
    if idea.owner or idea.due_on or idea.progress:
        return True
    planned = KINDS[segment.kind].planned or any(
        one["id"] == idea.column and one.get("planned") for one in segment.columns
    )
    said = idea.text == session.wording.get("not_discussed")
    return planned and idea.kind == "idea" and idea.parent_id is None and not said


def _joined(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps with those that they rest on, each thread in the order of `steps`."""
    threads = {step.idea.id: [step] for step in steps}
    for step in steps:
        for source in step.idea.sources:
            before, own = threads.get(source["id"]), threads[step.idea.id]
            if before is not None and before is not own:
                both = sorted([*before, *own], key=_when)
                threads |= {one.idea.id: both for one in both}
    return list({id(thread): thread for thread in threads.values()}.values())
