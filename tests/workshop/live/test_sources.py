"""What lines rest on, in a real database: undone, erased, and never told to the room."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.meetings.live_room import Client, People, Process, begin, idea_at, operation, telling
from workshop.sessions import erasing, resting
from workshop.sessions import series as rules
from workshop.storage.database import Database
from workshop.storage.models import Change, Idea, Session

MARKER = "Zwergenwort"


@dataclass
class Desk:
    """A text worked out at a desk, a meeting in its series, one outside it, and screens."""

    database: Database
    live: Process
    screens: list[Client]
    people: People
    there: People
    line: str
    source: str
    series: str
    unit: str

    def do(self, kind: str, /, **fields: Any) -> str:
        op = operation(kind, **fields)
        (answer,) = self.live.carry_out(self.people.anna, [op])["answers"]
        assert "n" in answer, answer
        return str(op["op_id"])

    def refused(self, **fields: Any) -> str | None:
        (answer,) = self.live.carry_out(
            self.people.anna, [operation("source.set", id=self.line, **fields)]
        )["answers"]
        refused: str | None = answer.get("refused")
        return refused

    @property
    def reference(self) -> dict[str, str]:
        return {"session": self.there.session_id, "kind": "idea", "id": self.source}

    def sources(self) -> list[dict[str, Any]]:
        return self.database.read(lambda db: db.get_one(Idea, self.line).sources)


@pytest.fixture
def desk(database: Database) -> Desk:
    people, there = begin(database), begin(database)

    def put_together(db: Any) -> tuple[str, str]:
        series = rules.start(db, "Regionerna", "sv-SE", people.anna.id)
        unit = rules.add_unit(db, series.id, "Norra")
        for one in (people, there):
            rules.put_in(db.get_one(Session, one.session_id), series.id, unit)
        rules.put_in(db.get_one(Session, people.session_id), series.id, None)
        return series.id, unit.id

    series, unit = database.write(put_together)
    live, screens = telling(database)
    source = idea_at(there.segments["frame"], f"{MARKER} och tillit")
    assert "n" in live.carry_out(there.anna, [source])["answers"][0]
    screens += [Client(one, live) for one in people.everybody]
    for client in screens:
        client.join()
    line = idea_at(people.segments["frame"], "En nationell rad")
    assert "n" in live.carry_out(people.anna, [line])["answers"][0]
    return Desk(database, live, screens, people, there, line["id"], source["id"], series, unit)


def test_a_reference_is_kept_undone_and_told_to_those_who_lead_alone(desk: Desk) -> None:
    done = desk.do("source.set", id=desk.line, add=[desk.reference])
    desk.do("source.set", id=desk.people.categories[0], add=[desk.reference])
    desk.do("idea.move", ids=[desk.line], category_id=desk.people.categories[0])
    late = [Client(one.actor, desk.live) for one in desk.screens]
    for client in late:
        client.join()
    for client in (*desk.screens, *late):
        told = desk.source in client.heard or desk.there.session_id in client.heard
        assert told == client.actor.may("see_everything"), client.actor
    assert desk.sources() == [desk.reference | {"unit": desk.unit, "rev": 1}]
    desk.do("undo", of=done)
    assert desk.sources() == []
    again = desk.do("source.set", id=desk.line, add=[desk.reference])
    desk.do("source.set", id=desk.line, drop=[desk.source])
    answer = desk.live.carry_out(desk.people.anna, [operation("undo", of=again)])["answers"][0]
    assert answer["refused"] == "changed_since"


def test_a_decision_sees_nothing_outside_its_series(desk: Desk, database: Database) -> None:
    alone = begin(database)
    foreign = idea_at(alone.segments["frame"])
    desk.live.carry_out(alone.anna, [foreign])
    outside = {"session": alone.session_id, "kind": "idea", "id": foreign["id"]}
    assert desk.refused(add=[outside]) == "not_found"
    assert desk.refused(add=[outside | {"kind": "session", "id": alone.session_id}]) == "not_found"
    assert desk.refused(add=[outside | {"session": desk.there.session_id}]) == "not_found"
    assert desk.refused(add=[desk.reference | {"session": "\x00"}]) == "not_found"
    database.write(lambda db: rules.take_out(db.get_one(Session, desk.there.session_id)))
    assert desk.refused(add=[desk.reference]) == "not_found"


def test_an_erased_meeting_leaves_its_figure_and_no_word(desk: Desk, tmp_path: Path) -> None:
    desk.do("source.set", id=desk.line, add=[desk.reference])
    (answer,) = desk.live.carry_out(desk.there.anna, [operation("session.end")])["answers"]
    assert "n" in answer
    assert figure(desk) == (1, 1)
    erasing.erase(desk.database, tmp_path, desk.there.session_id)
    assert figure(desk) == (1, 1)
    assert words_held(desk) == []
    assert [one["unit"] for one in desk.sources()] == [desk.unit]
    desk.do("source.set", id=desk.line, drop=[desk.source])
    assert figure(desk) is None


def figure(desk: Desk) -> tuple[int, int] | None:
    counted = desk.database.read(lambda db: resting.load_resting(db, desk.series))
    found = counted.figure(desk.sources())
    return (found.number, found.all) if found else None


def words_held(desk: Desk) -> list[str]:
    """What the change logs of both hold of the meeting's words."""
    ours = Change.session_id.in_([desk.people.session_id, desk.there.session_id])
    changes = desk.database.read(lambda db: db.scalars(select(Change).where(ours)).all())
    return [str(one.effects) for one in changes if MARKER in f"{one.effects}{one.before}"]
