"""What a series has agreed to do: the steps of its sessions.

Those that go on from one another are one thread, which is where its last step is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import KINDS
from workshop.meeting.columns import DISCUSSION, IDEAS, columns_of
from workshop.sessions import series as rules
from workshop.sessions.rehearsing import WRITTEN_BY_PEOPLE
from workshop.storage.database import ROWS_AT_ONCE
from workshop.storage.models import Idea, Segment, Session, Unit

OVER = ("done", "dropped")


@dataclass(frozen=True, slots=True)
class Where:
    """A segment in which something can be to be done. `number` counts them by the date of their
    sessions; what stands by itself in `planned` columns is to be done, but for the set sentence
    that nothing was discussed."""

    number: int
    segment: Segment
    session: Session
    unit: Unit | None
    planned: frozenset[str]
    not_discussed: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """Something that a session agreed to do, wherever it stands there. `idea` is what is read of
    its row: of a large series there are thousands."""

    idea: Row[Any]
    where: Where

    @property
    def segment(self) -> Segment:
        """The segment that it stands in."""
        return self.where.segment

    @property
    def session(self) -> Session:
        """The session that agreed to it."""
        return self.where.session

    @property
    def place(self) -> str:
        """What a meeting is called among others: its unit's name, else its title."""
        return self.where.unit.name if self.where.unit else self.session.title


@dataclass(frozen=True, slots=True)
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
    """All threads of a series, by who is responsible, those of nobody last, and then by when they
    are due; what is alike in both in the order of the sessions."""
    threads = [Thread(steps) for steps in _joined(list(_steps(db, series_id)))]
    return sorted(threads, key=_by_owner_and_date)


def _by_owner_and_date(thread: Thread) -> tuple[bool, str, dt.date]:
    idea = thread.last.idea
    owner = (idea.owner or "").casefold()
    return not owner, owner, idea.due_on or dt.date.max


def _steps(db: DbSession, series_id: str) -> Iterator[Step]:
    """In the order of their sessions."""
    places = list(_places(db, series_id))
    by_segment = {one.segment.id: one for one in places}
    said = (one.is_not(None) for one in (Idea.owner, Idea.due_on, Idea.progress))
    ideas = db.execute(
        select(*_READ).where(
            Idea.segment_id.in_(
                select(Segment.id).join(Session).where(Session.series_id == series_id)
            ),
            Idea.state == "shared",
            WRITTEN_BY_PEOPLE,
            or_(Idea.segment_id.in_([one.segment.id for one in places if one.planned]), *said),
        )
    )
    found: list[list[Step]] = [[] for _ in places]
    for some in ideas.partitions(ROWS_AT_ONCE):
        for idea in some:
            where = by_segment[idea.segment_id]
            if _is_step(idea, where):
                found[where.number].append(Step(idea, where))
    for steps in found:
        yield from sorted(steps, key=_when)


def _places(db: DbSession, series_id: str) -> Iterator[Where]:
    of_series = Session.series_id == series_id
    sessions = {one.id: one for one in db.scalars(select(Session).where(of_series))}
    units = {unit.id: unit for unit in rules.units_of(db, series_id)}
    by_date = (Session.date, Session.created_at, Segment.position)
    segments = select(Segment).join(Session).where(of_series).order_by(*by_date)
    for number, segment in enumerate(db.scalars(segments)):
        session = sessions[segment.session_id]
        unit, said = units.get(session.unit_id or ""), session.wording.get("not_discussed")
        yield Where(number, segment, session, unit, _planned(segment), said)


def _planned(segment: Segment) -> frozenset[str]:
    if KINDS[segment.kind].planned:
        return frozenset((*columns_of(segment.columns), IDEAS, DISCUSSION))
    return frozenset(one["id"] for one in segment.columns if one.get("planned"))


_READ = (
    *(Idea.id, Idea.session_id, Idea.segment_id, Idea.column, Idea.parent_id, Idea.rank, Idea.kind),
    *(Idea.text, Idea.owner, Idea.due_on, Idea.progress, Idea.sources),
)


def _when(step: Step) -> tuple[int, str, str]:
    return step.where.number, step.idea.rank, step.idea.id


def _is_step(idea: Row[Any], where: Where) -> bool:
    """What says who, until when or how far; and what stands by itself where that can be said."""
    if idea.owner or idea.due_on or idea.progress:
        return True
    whole = idea.kind == "idea" and idea.parent_id is None
    return whole and idea.column in where.planned and idea.text != where.not_discussed


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
