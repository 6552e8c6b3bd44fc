"""The way back from a step that was opened, and from what was shown, by mistake."""

from __future__ import annotations

import pytest

from tests.meetings.acting import Room
from tests.meetings.live_room import begin, live_of
from workshop.base.ids import new_id
from workshop.meeting.board import Actor
from workshop.storage.database import Database
from workshop.storage.models import Session, Step


@pytest.fixture
def room(database: Database) -> Room:
    return Room(database, live_of(database), begin(database))


def test_a_step_that_was_opened_by_mistake_leaves_no_trace(room: Room) -> None:
    people = room.people
    room.do(people.anna, "step.open", id=people.steps["lists", "write"])
    room.do(people.anna, "step.open", id=people.steps["frame", "cluster"])
    room.do(people.anna, "timer.start", seconds=60)
    before = boards(room), stored(room)
    opened = room.do(people.anna, "step.open", id=people.steps["lists", "vote"])
    assert boards(room) != before[0]
    assert room.undo(people.bertil, opened) == "not_yours"
    assert room.undo(people.anna, opened) is None
    assert (boards(room), stored(room)) == before
    assert room.undo(people.anna, opened) == "changed_since"


def test_a_clock_that_had_run_out_comes_back(room: Room) -> None:
    people = room.people
    room.do(people.anna, "step.open", id=people.steps["frame", "cluster"])
    room.do(people.anna, "timer.start", seconds=60)
    room.do(people.anna, "timer.add", seconds=-60)
    before = stored(room)
    opened = room.do(people.anna, "step.open", id=people.steps["frame", "settle"])
    assert stored(room) != before
    assert room.undo(people.anna, opened) is None
    assert stored(room) == before


def test_only_the_last_step_that_was_opened_is_undone(room: Room) -> None:
    people = room.people
    first = room.do(people.anna, "step.open", id=people.steps["frame", "cluster"])
    room.do(people.bertil, "step.open", id=people.steps["frame", "settle"])
    assert room.undo(people.anna, first) == "changed_since"


def test_a_step_in_which_somebody_has_voted_is_not_undone(room: Room) -> None:
    people, seated = room.people, room.people.participants[0]
    idea, place = new_id(), {"segment_id": people.segments["lists"]}
    room.do(seated, "idea.add", id=idea, text="Åtgärd", category_id=people.categories[0], **place)
    opened = room.do(people.anna, "step.open", id=people.steps["lists", "vote"])
    room.do(seated, "vote.cast", id=idea, cast=True)
    assert room.undo(people.anna, opened) == "changed_since"
    room.do(seated, "vote.cast", id=idea, cast=False)
    assert room.undo(people.anna, opened) is None


def test_what_was_shown_by_mistake_is_withheld_again(room: Room) -> None:
    people, frame = room.people, room.people.segments["frame"]
    room.do(people.anna, "segment.private", id=frame, private=True)
    mine = room.write(people.participants[0], "Svårt att säga först")
    before = boards(room)
    shown = room.do(people.anna, "segment.reveal", id=frame)
    assert room.state(mine) == "shared"
    assert room.undo(people.participants[0], shown) == "not_yours"
    assert room.undo(people.anna, shown) is None
    assert boards(room) == before
    assert mine not in room.board(people.participants[3])["idea"]


def boards(room: Room) -> dict[Actor, object]:
    return {one: room.board(one) for one in room.people.everybody}


def stored(room: Room) -> list[object]:
    """Where the room is, as the tables have it."""
    steps = room.database.read(lambda db: db.query(Step).order_by(Step.position).all())
    session = room.database.read(lambda db: db.get_one(Session, room.people.session_id))
    clock = (session.timer_ends_at, session.timer_left, session.timer_length)
    return [session.state, session.step_id, clock, *((one.state, one.closed_at) for one in steps)]
