"""A meeting that follows another one: what the last meeting agreed to do is its first point.

This is the only way in which words of one session reach the room of another, and whoever starts the
meeting chooses which.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import Template
from session_templates.segments import SegmentPlan
from workshop.meeting.columns import columns_of
from workshop.meeting.ranks import spread
from workshop.sessions.carrying_over import as_new, reference
from workshop.sessions.rehearsing import WRITTEN_BY_PEOPLE
from workshop.sessions.steps import Step, threads_of
from workshop.storage.models import Idea, Segment, Session


def to_follow(
    db: DbSession, template: Template, series_id: str, unit_id: str | None, of: str = ""
) -> Sequence[Step]:
    """The steps of the last meeting about a unit that nobody is done with, as a meeting by this
    template would go on from them; none where it follows nothing. `of`: the id of that meeting,
    where it is in the series already."""
    plan = _plan(template)
    last = _last_meeting(db, series_id, unit_id, of) if plan else None
    if plan is None or last is None:
        return ()
    found = [one.last for one in threads_of(db, series_id) if one.open]
    steps = [one for one in found if one.session.id == last.id and _is_followed(one, plan)]
    return sorted(steps, key=lambda one: (one.segment.position, one.idea.rank, one.idea.id))


def follow(db: DbSession, session: Session, template: Template, chosen: Collection[str]) -> None:
    """Let a meeting begin with those of the steps that were chosen, by the ids of their ideas."""
    plan = _plan(template)
    if plan is None or session.series_id is None:
        return
    steps = to_follow(db, template, session.series_id, session.unit_id, session.id)
    wanted = [one for one in steps if one.idea.id in chosen]
    into = db.scalars(
        select(Segment).where(Segment.session_id == session.id, Segment.key == plan.key)
    ).one()
    column = columns_of(into.columns)[0]
    for step, rank in zip(wanted, spread(len(wanted)), strict=True):
        idea = db.get_one(Idea, step.idea.id)
        copy = as_new(idea, into)
        copy.column, copy.rank, copy.kind = column, rank, "idea"
        copy.sources = [reference(idea, step.session.id, step.session.unit_id)]
        db.add(copy)
        db.flush()
        _copy_below(db, idea, copy, into)


def _copy_below(db: DbSession, idea: Idea, copy: Idea, into: Segment) -> None:
    seen = Idea.state == "shared", WRITTEN_BY_PEOPLE
    below = select(Idea).where(Idea.parent_id == idea.id, *seen)
    for one in db.scalars(below).all():
        child = as_new(one, into)
        child.column, child.parent_id = copy.column, copy.id
        db.add(child)
        db.flush()
        _copy_below(db, one, child, into)


def _plan(template: Template) -> SegmentPlan | None:
    return next((one for one in template.segments if one.follows), None)


def _is_followed(step: Step, plan: SegmentPlan) -> bool:
    """By its column, or by the key of the segment where it stands."""
    return step.idea.column in plan.follows or step.segment.key in plan.follows


def _last_meeting(db: DbSession, series_id: str, unit_id: str | None, but: str) -> Session | None:
    of_unit = Session.unit_id == unit_id if unit_id else Session.unit_id.is_(None)
    return db.scalars(
        select(Session)
        .where(
            Session.series_id == series_id,
            of_unit,
            Session.desk.is_(False),
            Session.id != but,
        )
        .order_by(Session.date.desc(), Session.created_at.desc(), Session.id.desc())
    ).first()
