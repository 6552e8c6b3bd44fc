"""What a series has agreed to do: threads over meetings, and what the next meeting begins with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import shipped
from tests.meetings.new import new_meeting
from workshop.base.ids import new_id
from workshop.sessions.contents import load
from workshop.sessions.following import follow, to_follow
from workshop.sessions.series import add_unit
from workshop.sessions.steps import threads_of
from workshop.storage.database import Database
from workshop.storage.models import Idea, Segment, Series, Session

STARTUP, FOLLOW_UP = (shipped()[name] for name in ("uppstartsmote", "uppfoljningsmote"))


class Of:
    """A series with one unit, its meetings a month apart."""

    def __init__(self, db: DbSession) -> None:
        self.db = db
        self.series = Series(title="Råden", language="sv-SE")
        db.add(self.series)
        db.flush()
        self.unit = add_unit(db, self.series.id, "Norra")
        self.months = 0

    def meeting(self, template: Any = STARTUP, **more: Any) -> Session:
        self.months += 1
        session = new_meeting(self.db, template=template, place="")
        session.date = date(2026, self.months, 1)
        session.series_id, session.unit_id = self.series.id, self.unit.id
        for name, value in more.items():
            setattr(session, name, value)
        self.db.flush()
        return session

    def step(self, session: Session, text: str, key: str = "next", **more: Any) -> Idea:
        segment = self.db.query(Segment).filter_by(session_id=session.id, key=key).one()
        place = {"session_id": session.id, "segment_id": segment.id, "rank": f"V{text}"}
        about = {"id": new_id(), "column": "next-steps" if key == "next" else "", "text": text}
        idea = Idea(**place | about | more)
        self.db.add(idea)
        self.db.flush()
        return idea

    def follows(self, *chosen: Idea, template: Any = FOLLOW_UP) -> tuple[Session, list[Idea]]:
        """A meeting that begins with these of what the last one left; those that it has then."""
        session = self.meeting(template)
        follow(self.db, session, template, [one.id for one in chosen])
        contents = load(self.db, session.id)
        assert contents is not None
        return session, [e.idea for s in contents.segments for e in contents.everything(s)]

    def threads(self) -> list[tuple[str, str | None, int]]:
        """Of each its text and progress now, and how many steps it has."""
        found = threads_of(self.db, self.series.id)
        return [(one.last.idea.text, one.last.idea.progress, len(one.steps)) for one in found]


@pytest.fixture
def of(empty: Database) -> Iterator[Of]:
    with DbSession(empty.engine, expire_on_commit=False) as db:
        yield Of(db)


def test_a_thread_is_shown_once_with_where_it_is_now(of: Of) -> None:
    first = of.meeting()
    plan = of.step(first, "Plan", owner="Bo", due_on=date(2026, 5, 1))
    of.step(first, "Budget")
    _, (followed,) = of.follows(plan)
    assert of.threads() == [("Plan", None, 2), ("Budget", None, 1)]
    assert (followed.owner, followed.due_on) == (plan.owner, plan.due_on)
    followed.progress = "ongoing"
    _, (again,) = of.follows(followed)
    again.progress, again.text = "done", "Planen är skriven"
    of.db.flush()
    assert of.threads() == [("Planen är skriven", "done", 3), ("Budget", None, 1)]
    thread, other = threads_of(of.db, of.series.id)
    assert (thread.open, other.open) == (False, True)
    assert other.late(date(2030, 1, 1)) is False  # it has no date
    again.progress = None
    of.db.flush()
    thread, _ = threads_of(of.db, of.series.id)
    assert [thread.late(date(2026, 5, day)) for day in (1, 2)] == [False, True]


def test_two_steps_that_become_one_are_one_thread(of: Of) -> None:
    first = of.meeting()
    one, other = of.step(first, "Ett"), of.step(first, "Två")
    second = of.meeting(date=date(2025, 1, 1))  # whichever day is on it
    both = of.step(second, "Båda")
    both.sources = [{"id": idea.id, "session": first.id, "kind": "idea"} for idea in (one, other)]
    of.db.flush()
    assert [steps for _, _, steps in of.threads()] == [3]


def test_what_is_no_step_is_left_out(of: Of) -> None:
    first = of.meeting()
    step = of.step(first, "Steg")
    of.step(first, "Under det", parent_id=step.id)
    of.step(first, "Delsteg", parent_id=step.id, owner="Bo")
    of.step(first, "Dold", state="hidden")
    of.step(first, "Stycke", kind="paragraph")
    of.step(first, "Önskemål", column="support")
    of.step(first, first.wording["not_discussed"])
    of.step(first, "Utgångsläge", "baseline")
    assert [text for text, _, _ in of.threads()] == ["Delsteg", "Steg"]


def test_they_stand_by_owner_and_date_those_of_nobody_last(of: Of) -> None:
    first = of.meeting()
    of.step(first, "4")
    of.step(first, "3", owner="bo")
    of.step(first, "2", owner="Bo", due_on=date(2026, 3, 1))
    of.step(first, "1", owner="Bo", due_on=date(2026, 2, 1))
    of.step(first, "0", owner="anna")
    assert [text for text, _, _ in of.threads()] == ["0", "1", "2", "3", "4"]


def test_a_meeting_begins_with_what_was_chosen_and_no_more(of: Of) -> None:
    first = of.meeting()
    step = of.step(first, "Steg", owner="Bo", personal=True)
    of.step(first, "Del", parent_id=step.id)
    of.step(first, "Inte valt")
    done = of.step(first, "Klart", progress="done")
    wish = of.step(first, "Önskemål", column="support")
    other = Of(of.db)
    elsewhere = other.step(other.meeting(), "Annan serie")
    listed = to_follow(of.db, FOLLOW_UP, of.series.id, of.unit.id)
    assert [one.idea.text for one in listed] == ["Inte valt", "Steg"]
    session, begins = of.follows(step, done, wish, elsewhere)
    assert [(one.text, one.column, one.owner) for one in begins] == [
        ("Steg", "followed", "Bo"),
        ("Del", "followed", None),
    ]
    assert begins[1].parent_id == begins[0].id
    unit = of.unit.id
    rests = {"session": first.id, "unit": unit, "kind": "idea", "id": step.id, "rev": 1}
    assert begins[0].sources == [rests]
    assert begins[0].personal
    assert not to_follow(of.db, STARTUP, of.series.id, of.unit.id)
    assert not to_follow(of.db, FOLLOW_UP, of.series.id, None)
    assert session.id != first.id


def test_only_the_last_meeting_about_the_unit_is_followed(of: Of) -> None:
    of.step(of.meeting(), "Förr")
    second = of.meeting()
    of.step(second, "Senast")
    of.meeting(desk=True)
    listed = to_follow(of.db, FOLLOW_UP, of.series.id, of.unit.id)
    assert [one.idea.text for one in listed] == ["Senast"]
