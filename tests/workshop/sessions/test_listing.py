"""A page of a facilitator's meetings: what is found, in which order, and what is erased in time."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session as DbSession

from tests.meetings.new import new_meeting
from workshop.base.ids import new_id
from workshop.people import accounts
from workshop.sessions import keeping, shelves
from workshop.sessions.listing import LINES_OF_A_PAGE, Wanted, listed
from workshop.storage.database import Database
from workshop.storage.models import PutAside

DAY = dt.date(2026, 3, 4)


@pytest.fixture
def led(database: Database) -> str:
    """The id of somebody who leads 120 meetings of four years in three places."""

    def work(db: DbSession) -> str:
        leads = accounts.add(db, accounts.new_facilitator(f"Vera {new_id()}"))
        for n in range(120):
            session = new_meeting(
                db,
                facilitator=leads,
                title=f"Möte {n}",
                place=("Umeå", "Luleå", "Örebro")[n % 3],
                date=dt.date(2023 + n % 4, 1 + n % 12, 1 + n % 28),
            )
            session.state = "ended"
        return leads.id

    return database.write(work)


def found(database: Database, led: str, **asked: object) -> list[str]:
    wanted = Wanted(**asked)  # type: ignore[arg-type]
    return [one.title for one in database.read(lambda db: listed(db, led, wanted)).sessions]


def test_a_page_at_a_time(database: Database, led: str) -> None:
    pages = [found(database, led, page=page) for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [LINES_OF_A_PAGE, LINES_OF_A_PAGE, 20]
    assert len({title for page in pages for title in page}) == 120
    assert found(database, led, page=9) == pages[2]


def test_words_are_found_in_title_place_and_date(database: Database, led: str) -> None:
    assert found(database, led, words="möte 117") == ["Möte 117"]
    assert len(found(database, led, words="ÖREBRO 2024")) == 10
    assert found(database, led, words="nowhere") == []


def test_filters_and_orders(database: Database, led: str) -> None:
    assert len(found(database, led, year="2025")) == 30
    assert len(found(database, led, year="2025", place="Umeå")) == 10
    assert found(database, led, template="uppstartsmote") == []
    assert found(database, led, state="settled") == []
    assert found(database, led, order="title")[:2] == ["Möte 0", "Möte 1"]
    newest, oldest = found(database, led)[0], found(database, led, order="oldest", page=3)[-1]
    assert newest == oldest
    listing = database.read(lambda db: listed(db, led, Wanted(year="2025")))
    assert listing.years == ["2026", "2025", "2024", "2023"]
    assert listing.places == ["Luleå", "Umeå", "Örebro"]


def test_what_was_thrown_away_is_erased_after_thirty_days(database: Database, led: str) -> None:
    def throw_away(db: DbSession) -> str:
        session = listed(db, led, Wanted(words="möte 77")).sessions[0]
        shelves.put_aside(db, session, "bin")
        db.flush()
        db.get_one(PutAside, session.id).since = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
        return session.id

    gone = database.write(throw_away)
    last = DAY + dt.timedelta(days=29)
    assert gone not in database.read(lambda db: keeping.due(db, last))
    assert gone in database.read(lambda db: keeping.due(db, last + dt.timedelta(days=1)))
