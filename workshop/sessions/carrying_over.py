"""What a session begins with because it was there the last time: points that a template carries."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import Template
from workshop.base.ids import new_id
from workshop.storage.models import Idea, Segment, Session


def carry_over(db: DbSession, session: Session, template: Template) -> None:
    """Copy the points of those segments that the template carries, from the last session by the
    same method in the series; a session that is in none, or the first of them, begins empty."""
    keys = [segment.key for segment in template.segments if segment.carried]
    before = _last_before(db, session) if keys and session.series_id else None
    if before is None:
        return
    now, then = _segments(db, session), _segments(db, before)
    for key in keys:
        if key in now and key in then:
            _copy(db, then[key], now[key])


def _last_before(db: DbSession, session: Session) -> Session | None:
    """The one made last: the dates of texts are those that their authors want on them."""
    return db.scalars(
        select(Session)
        .where(
            Session.series_id == session.series_id,
            Session.method == session.method,
            Session.id != session.id,
        )
        .order_by(Session.created_at.desc(), Session.id.desc())
    ).first()


def _segments(db: DbSession, session: Session) -> dict[str, Segment]:
    segments = db.scalars(select(Segment).where(Segment.session_id == session.id))
    return {segment.key: segment for segment in segments}


def _copy(db: DbSession, then: Segment, now: Segment) -> None:
    """What everybody saw, with what hangs under it; it is nobody's in particular from now on."""
    shared = select(Idea).where(Idea.segment_id == then.id, Idea.state == "shared")
    ideas = db.scalars(shared).all()
    ids = {idea.id: new_id() for idea in ideas}
    columns = {column["id"] for column in now.columns} or {""}
    waiting = [idea for idea in ideas if idea.column in columns]
    standing: set[str | None] = {None}
    while whole := [idea for idea in waiting if idea.parent_id in standing]:
        db.add_all(_as_new(idea, ids, now) for idea in whole)
        db.flush()  # a point before those under it
        standing = {idea.id for idea in whole}


def _as_new(idea: Idea, ids: dict[str, str], segment: Segment) -> Idea:
    return Idea(
        id=ids[idea.id],
        session_id=segment.session_id,
        segment_id=segment.id,
        column=idea.column,
        parent_id=ids[idea.parent_id] if idea.parent_id else None,
        rank=idea.rank,
        text=idea.text,
        kind=idea.kind,
        gap_before=idea.gap_before,
        actor=idea.actor,
        personal=idea.personal,
    )
