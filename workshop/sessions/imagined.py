"""A meeting by a template that nobody holds: with “…” wherever somebody writes.

It is started like any other, in a database in memory that is thrown away, so that whatever draws
meetings can draw it.
"""

from __future__ import annotations

from itertools import product
from typing import cast

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session as DbSession
from sqlalchemy.pool import StaticPool

from session_templates.kinds import KINDS
from session_templates.plan import Template
from workshop.base.clock import now
from workshop.meeting.columns import DISCUSSION, columns_of
from workshop.meeting.limits import LONGEST_TITLE
from workshop.meeting.ranks import spread
from workshop.sessions.contents import Contents, load
from workshop.sessions.starting import placements_of, start_session
from workshop.storage.models import Base, Category, Facilitator, Idea, Segment, Session

SOMETHING = "…"


def imagined(template: Template) -> Contents:
    """Its contents. Takes some fifty milliseconds."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    Base.metadata.create_all(engine)
    with DbSession(engine, expire_on_commit=False) as db:
        leads = Facilitator(name=SOMETHING, name_key=SOMETHING)
        db.add(leads)
        db.flush()
        session = start_session(
            db,
            SOMETHING,
            template,
            title=template.title[:LONGEST_TITLE],
            place=SOMETHING,
            date=now().date(),
            seating="persons",
            tables=0,
            asks_names=False,
            asks_organisation=False,
            facilitator=leads,
        )
        _write(db, session)
        contents = cast(Contents, load(db, session.id))
    engine.dispose()
    return contents


def _write(db: DbSession, session: Session) -> None:
    segments = list(db.scalars(select(Segment).where(Segment.session_id == session.id)))
    categories = list(db.scalars(select(Category).where(Category.session_id == session.id)))
    if not categories and any(KINDS[one.kind].categories for one in segments):
        categories = _categories(db, segments)
    for segment in segments:
        kind = KINDS[segment.kind]
        under = [*categories] if kind.under_categories else [None]
        places = list(product(under, columns_of(segment.columns)))
        places += [(None, DISCUSSION)] if kind.notes else []
        for (category, column), rank in zip(places, spread(len(places)), strict=True):
            if kind.written:
                db.add(_idea(segment, category, column, rank))
    db.flush()


def _categories(db: DbSession, segments: list[Segment]) -> list[Category]:
    """As many as the room aims at, else one."""
    many = max(one.target_categories or 1 for one in segments)
    of = segments[0].session_id
    categories = [
        Category(session_id=of, rank=rank, name=f"{SOMETHING} {number}")
        for number, rank in enumerate(spread(many), 1)
    ]
    db.add_all(categories)
    db.flush()
    for number, category in enumerate(categories):
        db.add_all(placements_of(segments, category, number))
    return categories


def _idea(segment: Segment, category: Category | None, column: str, rank: str) -> Idea:
    return Idea(
        session_id=segment.session_id,
        segment_id=segment.id,
        category_id=category.id if category else None,
        column=column,
        rank=rank,
        text=SOMETHING,
    )
