"""The same rules on each kind of database: their orders, their conditions, their locks."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from tests.meetings.live_room import Client, begin, idea_at, live_of, operation
from tests.model.play import Play
from workshop.meeting.board import Actor
from workshop.meeting.operations import checks
from workshop.storage.database import Database

pytestmark = pytest.mark.long


@pytest.fixture
def database(each_kind: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setattr(checks, "GRACE", dt.timedelta(0))
    database = Database.opened(each_kind)
    yield database
    database.close()


def test_a_session_keeps_its_promise(database: Database) -> None:
    play = Play(database, random.Random(5))
    for number in range(80):
        play.act()
        if number % 4 == 0:
            play.check()
    play.finish()
    play.close()


def test_ranks_are_compared_by_code_points(database: Database) -> None:
    """Put here and there, ranks get letters of both cases and digits.

    Many a PostgreSQL compares texts as a language does.
    """
    if database.engine.dialect.name == "postgresql":
        swedish = text('ALTER TABLE ideas ALTER COLUMN rank TYPE text COLLATE "sv-x-icu"')
        database.write(lambda db: db.execute(swedish))
    people, live = begin(database), live_of(database)

    def do(actor: Actor, *ops: dict[str, object]) -> None:
        answers = live.carry_out(actor, list(ops))["answers"]
        assert all("n" in one for one in answers), answers

    ideas = [idea_at(people.segments["frame"], f"{n}", category_id=None) for n in range(18)]
    do(people.anna, *ideas)
    order = [str(idea["id"]) for idea in ideas]
    chance, moves = random.Random(5), []
    for _ in range(80):
        moved, after = chance.sample(order, 2)
        moves.append(operation("idea.move", ids=[moved], after=after))
        order.remove(moved)
        order.insert(order.index(after) + 1, moved)
    for start in range(0, len(moves), 20):
        do(people.anna, *moves[start : start + 20])
    wall = Client(people.wall, live)
    wall.join()
    ordered = sorted(wall.ideas.values(), key=lambda idea: str(idea["rank"]))
    assert [idea["id"] for idea in ordered] == order


def test_what_hangs_below_is_found_through_duplicates(database: Database) -> None:
    people, live = begin(database), live_of(database)
    frame, lone = people.segments["frame"], people.participants[3]
    into, twin = (idea_at(frame, words) for words in ("Tillit", "Förtroende"))
    below = idea_at(frame, "Under", parent_id=twin["id"])
    moved = {"ids": [into["id"]], "category_id": people.categories[0]}
    ops = [
        *(into, twin, below),
        operation("idea.merge", ids=[twin["id"]], into=into["id"]),
        operation("idea.move", **moved),
    ]
    assert all("n" in one for one in live.carry_out(lone, ops)["answers"])
    wall = Client(people.wall, live)
    wall.join()
    assert {one["category_id"] for one in wall.ideas.values()} == {people.categories[0]}
    live.carry_out(people.anna, [operation("idea.hide", id=into["id"])])
    wall.join()
    assert not wall.ideas
