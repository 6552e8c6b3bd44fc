"""The skeleton of a text on a series: how many came, when and who, and what it comes to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import Template
from words import catalogues
from words.refused import N_
from workshop.base.ids import new_id
from workshop.meeting.ranks import spread
from workshop.sessions.series_overview import sessions_of
from workshop.storage.models import Category, Idea, Participant, Segment, Series, Session


def begin(db: DbSession, session: Session, template: Template) -> None:
    """Begin those segments of a text that tell of its series so; what is not known is not said."""
    keys = [plan.key for plan in template.segments if plan.tells]
    series = db.get(Series, session.series_id or "") if keys else None
    if series is None:
        return
    lines = list(_lines(db, series, session))
    segments = select(Segment).where(Segment.session_id == session.id, Segment.key.in_(keys))
    for segment in db.scalars(segments):
        for text, rank in zip(lines, spread(len(lines)), strict=True):
            place = {"session_id": session.id, "segment_id": segment.id, "rank": rank}
            db.add(Idea(id=new_id(), text=text, kind="paragraph", **place))
    db.flush()


def _lines(db: DbSession, series: Series, session: Session) -> Iterator[str]:
    say = catalogues.translations(catalogues.choose([session.language, "en"])).gettext
    meetings = [one for one in sessions_of(db, series.id) if not one.desk]
    number = session.wording["number_words"]
    many = number[len(meetings)] if len(meetings) < len(number) else str(len(meetings))
    persons = series.persons or _persons(db, series)
    if len(meetings) > 1 and persons:
        said = say(N_("{meetings} meetings gathered {persons} persons in all."))
        yield said.format(meetings=many.capitalize(), persons=persons)
    for audience, dates in _audiences(meetings):
        days = ", ".join(f"{day.day} {session.wording['months'][day.month - 1]}" for day in dates)
        yield say(N_("To the meetings of {days} came {audience}.")).format(
            days=days, audience=audience
        )
    yield from _themes(db, series)


def _audiences(meetings: Sequence[Session]) -> list[tuple[str, list[dt.date]]]:
    """Who was invited, and the days of the meetings to which that was."""
    found: dict[str, list[dt.date]] = {}
    for meeting in meetings:
        audience = (meeting.front or {}).get("audience")
        if audience:
            found.setdefault(audience, []).append(meeting.date)
    return list(found.items())


def _persons(db: DbSession, series: Series) -> int:
    query = (
        select(func.sum(Participant.persons))
        .join(Session, Session.id == Participant.session_id)
        .where(
            Session.series_id == series.id,
            Session.desk.is_(False),
            Participant.waiting.is_(False),
            Participant.simulated.is_(False),
        )
    )
    return int(db.scalar(query) or 0)


def _themes(db: DbSession, series: Series) -> list[str]:
    """The names of what the views come to, in the newest text that lists themes."""
    texts = select(Session.id).where(Session.series_id == series.id, Session.desk)
    newest = db.scalars(texts.order_by(Session.created_at.desc(), Session.id.desc()))
    for session_id in newest:
        of_text = select(Category).where(
            Category.session_id == session_id, Category.state == "active"
        )
        if found := sorted(db.scalars(of_text), key=lambda one: (one.rank, one.id)):
            return [one.name for one in found]
    return []
