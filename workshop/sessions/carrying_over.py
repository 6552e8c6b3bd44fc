"""What a session begins with because it was there the last time: points that a template carries,
and what stood on page one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import Template
from session_templates.segments import Carried
from workshop.base.ids import new_id
from workshop.sessions.interchange.session_form.writing import keys_of
from workshop.sessions.rehearsing import WRITTEN_BY_PEOPLE
from workshop.sessions.starting import placements_of
from workshop.storage.models import Category, Idea, Segment, Session


def carry_over(db: DbSession, session: Session, template: Template) -> None:
    """Copy the points of those segments that the template carries, from the last session by the
    same method in the series; a session that is in none, or the first of them, begins empty.

    What is still open rests on what it was; what it is for stands in the new session too.
    """
    carried = {one.key: one.carried for one in template.segments if one.carried}
    wanted = carried or template.same_categories
    before = _last_before(db, session) if wanted and session.series_id else None
    if before is None:
        return
    if template.same_categories:
        _same_categories(db, before, session)
    if before.front and template.page_one:
        session.front = {**(template.front or {}), **_after(before.front)}
    now, then = _segments(db, session), _segments(db, before)
    made: Copies = {}
    for key, how in carried.items():
        if key in now and key in then:
            made |= _copy(db, then[key], now[key], how)
    _rest(before, made)


def _same_categories(db: DbSession, before: Session, session: Session) -> None:
    """The categories of the last session with what they say, by the same keys from now on, instead
    of those that a first one has."""
    for own in db.scalars(select(Category).where(Category.session_id == session.id)).all():
        db.delete(own)
    db.flush()
    of_session = select(Category).where(
        Category.session_id == before.id, Category.state == "active"
    )
    categories = sorted(db.scalars(of_session), key=lambda one: (one.rank, one.id))
    keys = keys_of(categories)
    segments = _segments(db, session).values()
    for number, category in enumerate(categories):
        category.key = keys[category.id]
        copy = Category(
            id=new_id(),
            session_id=session.id,
            key=category.key,
            name=category.name,
            text=category.text,
            rank=category.rank,
        )
        db.add(copy)
        db.flush()  # a category before where it stands
        db.add_all(placements_of(segments, copy, number))


Copies = dict[str, tuple[Idea, Idea]]
"""What was copied and its copy, by the id of what was."""


def _after(front: dict[str, Any]) -> dict[str, Any]:
    """What stood on page one; the time that it tells of begins where the last one ended."""
    last = front.get("until")
    since = dt.date.fromisoformat(last) + dt.timedelta(days=1) if last else None
    stays = {key: value for key, value in front.items() if key not in ("from", "until")}
    return stays | ({"from": since.isoformat()} if since else {})


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


def _copy(db: DbSession, then: Segment, now: Segment, how: Carried) -> Copies:
    """What everybody saw, with what hangs under it, or what of that is open; it is nobody's in
    particular from now on."""
    seen = Idea.state == "shared", WRITTEN_BY_PEOPLE
    shared = select(Idea).where(Idea.segment_id == then.id, *seen)
    ideas = {idea.id: idea for idea in db.scalars(shared)}
    columns = {column["id"] for column in now.columns} or {""}
    wanted = [one for one in ideas.values() if one.column in columns and _whole(one, ideas)]
    if how == "open":
        wanted = [one for one in wanted if one.progress in OPEN]
    made = {idea.id: (idea, as_new(idea, now)) for idea in wanted}
    for idea, copy in made.values():
        above = next((one.id for one in _above(idea, ideas) if one.id in made), None)
        copy.parent_id = made[above][1].id if above else None
    standing: set[str | None] = {None}
    waiting = [copy for _, copy in made.values()]
    while whole := [one for one in waiting if one.parent_id in standing]:
        db.add_all(whole)
        db.flush()  # a point before those under it
        standing = {one.id for one in whole}
    return made


OPEN = ("planned", "ongoing")


def _above(idea: Idea, ideas: dict[str, Idea]) -> Iterator[Idea]:
    """What it hangs under, from the nearest up, as far as everybody saw that."""
    above = ideas.get(idea.parent_id or "")
    while above is not None:
        yield above
        above = ideas.get(above.parent_id or "")


def _whole(idea: Idea, ideas: dict[str, Idea]) -> bool:
    """Whether everybody saw all that it hangs under."""
    top = [idea, *_above(idea, ideas)][-1]
    return top.parent_id is None


def _rest(before: Session, made: Copies) -> None:
    """Let what goes on rest on what it was, and on what that was for, as it stands here."""
    for was, copy in made.values():
        if copy.progress in OPEN:
            here = (made[one["id"]][1] for one in was.sources if one["id"] in made)
            own = [reference(one, copy.session_id, None) for one in here]
            copy.sources = [reference(was, before.id, before.unit_id), *own]


def reference(idea: Idea, session_id: str, unit_id: str | None) -> dict[str, Any]:
    """What a source says of an idea: none of its words."""
    about = {"session": session_id, "unit": unit_id}
    return about | {"kind": "idea", "id": idea.id, "rev": idea.revision or 1}


def as_new(idea: Idea, segment: Segment) -> Idea:
    """A copy of an idea in another segment, nobody's in particular, under nothing yet."""
    return Idea(
        id=new_id(),
        session_id=segment.session_id,
        segment_id=segment.id,
        column=idea.column,
        rank=idea.rank,
        text=idea.text,
        kind=idea.kind,
        gap_before=idea.gap_before,
        owner=idea.owner,
        due_on=idea.due_on,
        progress=idea.progress,
        actor=idea.actor,
        personal=idea.personal,
    )
