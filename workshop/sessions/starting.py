"""Starting a session from a template, whose words are copied: a later template changes none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import KINDS
from session_templates.plan import Template
from session_templates.segments import SegmentPlan
from words.refused import N_
from workshop.base.ids import new_id
from workshop.meeting.limits import LONGEST_PLACE, LONGEST_TITLE, MOST_TABLES
from workshop.meeting.ranks import spread
from workshop.meeting.records import Seating
from workshop.sessions import codes, leading
from workshop.sessions.describing import UnfitField, check_date, line
from workshop.storage.models import (
    Category,
    Count,
    Facilitator,
    Placement,
    Segment,
    Session,
    Step,
    Table,
)


def start_session(
    db: DbSession,
    secret: str,
    template: Template,
    *,
    title: str,
    place: str,
    date: dt.date,
    seating: Seating,
    tables: int | Sequence[str],
    asks_names: bool,
    asks_organisation: bool,
    facilitator: Facilitator,
    erase_on: dt.date | None = None,
    session_id: str | None = None,
    planned: bool = False,
    private: bool = False,
    starts: str | None = None,
) -> Session:
    """A new session by a template, open for joining by a code of its own, led by `facilitator`;
    where there is one of that id already, that one. Where it is only `planned` nobody can join yet.

    `private`: what is written is withheld from the start, wherever the room writes. `tables` are
    their names, or how many there are, and count where `seating` is "tables". `asks_organisation`:
    by the question of the template, if it has one. `place` may be empty where the template says so.
    `starts` is a time of the day ("09:30"), where the meeting has a schedule. UnfitField where a
    text, the day or the number won't do.
    """
    started = session_id and db.get(Session, session_id)
    if started:
        return started
    check_date(date)
    session = Session(
        id=session_id or new_id(),
        method=template.method,
        template=template.id,
        language=template.language,
        title=line("title", title, LONGEST_TITLE),
        place=line("place", place, LONGEST_PLACE, needed=template.needs_place),
        date=date,
        wording=template.wording.as_json(),
        state="prepared" if planned else "open",
        starts=starts,
        seating=seating,
        asks_names=asks_names,
        erase_on=erase_on,
        asks_organisation=_asked(template) if asks_organisation else None,
        desk=template.desk,
        front=template.front,
        groups=[group.as_json() for group in template.groups],
    )
    tables_in_room = list(_tables(session, tables)) if seating == "tables" else []
    db.add(session)
    db.flush()
    segments = [_segment(session, at, plan, private) for at, plan in enumerate(template.segments)]
    categories = list(_categories(session, template))
    db.add_all([*segments, *tables_in_room, *categories])
    db.flush()  # the models know no relationships that would order the tables
    db.add_all(_steps(session, segments, template))
    db.add_all(_placements(segments, categories))
    db.add_all(_counts(segments, template))
    leading.give(db, session.id, facilitator.id)
    session.joining = not (template.desk or planned)
    codes.set_new_code(db, secret, session)
    db.flush()
    return session


def _asked(template: Template) -> dict[str, Any] | None:
    return template.organisation.as_json() if template.organisation else None


def _tables(session: Session, tables: int | Sequence[str]) -> Iterator[Table]:
    names = [*map(str, range(1, tables + 1))] if isinstance(tables, int) else [*tables]
    if not 1 <= len(names) <= MOST_TABLES:
        raise UnfitField("tables", N_("From 1 to {most} tables."), most=MOST_TABLES)
    for name, rank in zip(names, spread(len(names)), strict=True):
        yield Table(session_id=session.id, name=name, rank=rank)


def _segment(session: Session, position: int, plan: SegmentPlan, private: bool) -> Segment:
    return Segment(
        id=new_id(),
        session_id=session.id,
        position=position,
        key=plan.key,
        kind=plan.kind,
        heading=plan.heading,
        short_heading=plan.short_heading,
        prompt=plan.prompt,
        short_prompt=plan.short_prompt,
        minutes=plan.minutes,
        columns=[column.as_json() for column in plan.columns],
        target_categories=plan.target_categories,
        discussion_heading=plan.discussion_heading,
        outcome_pattern=plan.outcome,
        votes=plan.votes,
        gathers=plan.gathers,
        gathers_of=plan.gathers_of,
        private=private and KINDS[plan.kind].written,
    )


def _categories(session: Session, template: Template) -> Iterator[Category]:
    """Those that a session has from its start."""
    names = template.categories
    for name, rank in zip(names, spread(len(names)), strict=True):
        yield Category(id=new_id(), session_id=session.id, name=name, rank=rank)


def _placements(segments: list[Segment], categories: list[Category]) -> Iterator[Placement]:
    """Where those stand, in the order of the board."""
    for number, category in enumerate(categories):
        yield from placements_of(segments, category, number)


def placements_of(
    segments: Iterable[Segment], category: Category, number: int
) -> Iterator[Placement]:
    """Where a category stands from the start, wherever categories do; `number` counts from 0."""
    for segment in segments:
        kind = KINDS[segment.kind]
        if kind.categories:
            yield Placement(
                segment_id=segment.id,
                category_id=category.id,
                rank=category.rank,
                beside=kind.pairs and number % 2 == 1,
            )


def _counts(segments: list[Segment], template: Template) -> Iterator[Count]:
    """A line for each group that is counted, wherever that is done."""
    counted = [group for group in template.groups if group.counted]
    for segment in segments:
        if KINDS[segment.kind].counts:
            for group, rank in zip(counted, spread(len(counted)), strict=True):
                yield Count(
                    session_id=segment.session_id,
                    segment_id=segment.id,
                    group=group.key,
                    rank=rank,
                    unit=group.unit or "",
                    lead_in=group.lead_in,
                )


def _steps(session: Session, segments: list[Segment], template: Template) -> Iterator[Step]:
    """The steps of all segments; positions count through the whole session."""
    plans = zip(segments, template.segments, strict=True)
    steps = [(segment, kind) for segment, plan in plans for kind in plan.led_through]
    for position, (segment, kind) in enumerate(steps):
        yield Step(session_id=session.id, segment_id=segment.id, position=position, kind=kind)
