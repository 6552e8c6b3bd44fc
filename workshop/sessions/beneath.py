"""What lies beneath a text of a series: the meetings that it shows or rests on, as they change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, func, literal, or_, select
from sqlalchemy.orm import Session as DbSession

from workshop.sessions.contents import Contents
from workshop.storage.models import (
    Category,
    Change,
    DocumentVersion,
    Idea,
    Participant,
    Segment,
    Session,
)

_OF_WORDS = ("idea.%", "category.%", "placement.%", "segment.%", "count.%", "expected.%", "undo")
"""What changes a text made of a meeting, as the operations are called."""


def changed_since(db: DbSession, text: Contents, moment: dt.datetime) -> Sequence[Session]:
    """The meetings beneath a text that were changed after a moment, in the order of their dates.

    A text that gathers shows all meetings of its series; any rests on what its lines rest on.
    """
    session = text.session
    rests = Session.id.in_(rested_on(text))
    beneath = or_(rests, Session.desk.is_(False)) if text.gathers else rests
    changed = select(Change.number).where(
        Change.session_id == Session.id, Change.made_at > moment, _of_words()
    )
    others = (Session.series_id == session.series_id, Session.id != session.id)
    found = select(Session).where(*others, beneath, changed.exists())
    return db.scalars(found.order_by(Session.date, Session.id)).all()


def kept_before(db: DbSession, session: Session) -> Sequence[Session]:
    """The texts that a session lies beneath and whose last version is older than its last change,
    in the order of their dates."""
    last = select(func.max(Change.made_at)).where(Change.session_id == session.id, _of_words())
    changed_at = db.scalar(last)
    if changed_at is None:
        return ()
    versions = select(func.max(DocumentVersion.made_at))
    kept_at = versions.where(DocumentVersion.session_id == Session.id).scalar_subquery()
    others = (Session.series_id == session.series_id, Session.id != session.id)
    found = select(Session).where(*others, _rests_on(session), kept_at < changed_at)
    return db.scalars(found.order_by(Session.date, Session.id)).all()


def _rests_on(session: Session) -> ColumnElement[bool]:
    """That another session does, or shows it as all meetings of the series."""
    ideas, categories = (
        select(of.id).where(
            of.session_id == Session.id, cast(of.sources, Text).contains(session.id)
        )
        for of in (Idea, Category)
    )
    gathering = select(Segment.id).where(
        Segment.session_id == Session.id, Segment.gathers.is_not(None)
    )
    seen = ideas.where(Idea.state.in_(("shared", "merged")))
    used = categories.where(Category.state == "active")
    ways = (seen, used) if session.desk else (seen, used, gathering)
    return or_(*(one.exists() for one in ways))


def _of_words() -> ColumnElement[bool]:
    """That a change is one of words, and not of somebody's who is simulated."""
    simulated = select(literal("participant:") + Participant.id).where(Participant.simulated)
    of_words = or_(*(Change.kind.like(kind) for kind in _OF_WORDS))
    return and_(of_words, Change.actor.not_in(simulated))


def rested_on(text: Contents) -> set[str]:
    """The sessions that the lines and categories of a text rest on, by their ids."""
    return {source["session"] for source in sources_of(text)}


def sources_of(text: Contents) -> Iterator[dict[str, Any]]:
    """What the lines and categories of a text rest on, what was merged too."""
    roots = (root for roots in text.roots.values() for root in roots)
    entries = (entry for root in roots for _, entry in root.walk())
    ideas = (idea for entry in entries for idea in (entry.idea, *entry.merged))
    return chain(*(one.sources for one in text.categories), *(one.sources for one in ideas))
