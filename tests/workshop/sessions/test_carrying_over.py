"""What a document begins with: what its template carries over from the last one, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session as DbSession

from session_templates.plan import Template, shipped
from tests.meetings.new import leader_in, new_meeting
from workshop.base.ids import new_id
from workshop.sessions.carrying_over import carry_over
from workshop.sessions.contents import Contents, Entry, load
from workshop.sessions.coverage import coverage
from workshop.storage.database import Database
from workshop.storage.models import Idea, Series, Session

RESULTS, YEARLY = (shipped()[name] for name in ("uppstartsresultat", "arsrapport"))


@pytest.fixture
def db(empty: Database) -> Iterator[DbSession]:
    """A transaction that is never stored."""
    with DbSession(empty.engine, expire_on_commit=False) as session:
        yield session


def a_series(db: DbSession) -> str:
    series = Series(title="Etablering", language="sv-SE")
    db.add(series)
    db.flush()
    return series.id


def a_document(db: DbSession, series_id: str | None, template: Template = RESULTS) -> Session:
    session = new_meeting(db, template=template, place="")
    session.series_id = series_id
    db.flush()
    return session


def contents(db: DbSession, session: Session) -> Contents:
    found = load(db, session.id)
    assert found is not None
    return found


def write(
    db: DbSession, session: Session, key: str, text: str, under: Idea | None = None, **more: object
) -> Idea:
    (segment,) = (one for one in contents(db, session).segments if one.key == key)
    idea = Idea(
        id=new_id(),
        session_id=session.id,
        segment_id=segment.id,
        parent_id=under.id if under else None,
        rank=f"V{len(text):03}",
        text=text,
        facilitator_id=leader_in(db).id,
    )
    for field, value in more.items():
        setattr(idea, field, value)
    db.add(idea)
    db.flush()
    return idea


def held(db: DbSession, session: Session, key: str) -> list[Entry]:
    now = contents(db, session)
    (segment,) = (one for one in now.segments if one.key == key)
    return now.column(segment)


def test_it_begins_with_the_goals_of_the_last_one(db: DbSession) -> None:
    series = a_series(db)
    first = a_document(db, series)
    goal = write(db, first, "goals", "Samsyn", kind="paragraph")
    below = write(db, first, "goals", "om vad?", under=goal)
    write(db, first, "goals", "och för vem?", under=below)
    hidden = write(db, first, "goals", "Bort", state="hidden")
    write(db, first, "goals", "Under det", under=hidden)
    write(db, first, "summary", "Högt deltagande")
    second = a_document(db, series)
    carry_over(db, second, RESULTS)
    (copied,) = held(db, second, "goals")
    lines = [(level, entry.idea.text, entry.idea.kind) for level, entry in copied.walk()]
    assert lines == [
        (0, "Samsyn", "paragraph"),
        (1, "om vad?", "idea"),
        (2, "och för vem?", "idea"),
    ]
    assert copied.idea.id != goal.id
    assert copied.idea.facilitator_id is None
    assert held(db, second, "summary") == []
    third = a_document(db, series)
    copied.idea.text = "Samsyn igen"
    db.flush()
    carry_over(db, third, RESULTS)
    assert [entry.idea.text for entry in held(db, third, "goals")] == ["Samsyn igen"]


def test_the_first_one_and_one_of_no_series_begin_empty(db: DbSession) -> None:
    other = a_document(db, a_series(db))
    write(db, other, "goals", "Andras mål")
    alone = a_document(db, None)
    write(db, alone, "goals", "Ensamt mål")
    for series in (a_series(db), None):
        document = a_document(db, series)
        carry_over(db, document, RESULTS)
        assert held(db, document, "goals") == []


def test_the_next_yearly_report_begins_with_what_is_still_open(db: DbSession) -> None:
    series = a_series(db)
    first = a_document(db, series, YEARLY)
    first.front = {"date_label": "Datum", "recipients": ["Departementet"], "until": "2017-01-31"}
    part = write(db, first, "background", "Att starta en dialog")
    rests = [{"session": first.id, "kind": "idea", "id": part.id, "unit": None, "rev": 1}]
    dialog = write(db, first, "activities", "Dialog", kind="heading", progress="ongoing")
    dialog.sources, dialog.owner = rests, "Kim Ek"
    text = write(db, first, "activities", "Vi har bjudit in.", dialog, kind="paragraph")
    event = write(db, first, "activities", "En konferens", text, progress="planned")
    event.due_on = date(2017, 6, 15)
    for number, progress in enumerate(("done", "dropped", None)):
        write(db, first, "activities", f"Inte kvar {number}", progress=progress)
    member = write(db, first, "organisation", "Rektor Kim Ek", kind="paragraph", personal=True)
    second = a_document(db, series, YEARLY)
    carry_over(db, second, YEARLY)
    assert second.front == {
        "date_label": "Datum",
        "recipients": ["Departementet"],
        "from": "2017-02-01",
    }
    (background,) = held(db, second, "background")
    (activity,) = held(db, second, "activities")
    (below,) = activity.children
    said = activity.idea
    assert (said.text, said.kind, said.progress, said.owner) == (
        *("Dialog", "heading", "ongoing"),
        "Kim Ek",
    )
    assert (below.idea.text, below.idea.due_on) == ("En konferens", event.due_on)
    then = {"session": first.id, "unit": None, "kind": "idea", "rev": 1}
    now = then | {"session": second.id}
    assert said.sources == [then | {"id": dialog.id}, now | {"id": background.idea.id}]
    assert below.idea.sources == [then | {"id": event.id}]
    assert [len(one.activities) for one in coverage(contents(db, second))] == [1]
    (again,) = held(db, second, "organisation")
    assert (again.idea.text, again.idea.personal) == (member.text, True)


def test_a_series_that_is_erased_leaves_its_sessions(db: DbSession) -> None:
    series = a_series(db)
    document = a_document(db, series)
    db.delete(db.get_one(Series, series))
    db.flush()
    db.refresh(document)
    assert document.series_id is None
