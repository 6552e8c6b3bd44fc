"""The turn where something fails: nobody waits for ever, nothing is lost, nothing is doubled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import gevent
import orjson
import pytest
from sqlalchemy import Connection, event, select
from sqlalchemy.exc import OperationalError

from tests.meetings.live_room import (
    Client,
    Operation,
    People,
    Process,
    begin,
    idea_at,
    live_of,
    operation,
    sign_out,
    written_at_once,
)
from workshop.base.ids import new_id
from workshop.live import turn as turns
from workshop.live.audiences import News
from workshop.meeting import operations
from workshop.meeting.board import Actor
from workshop.storage.database import Database
from workshop.storage.models import Idea


class Board:
    """What was published, by session."""

    def __init__(self) -> None:
        self.numbers: dict[str, list[int]] = {}

    def publish(self, session_id: str, news: list[News]) -> None:
        self.numbers.setdefault(session_id, []).extend(one.number for one in news)


@pytest.fixture
def told() -> Board:
    return Board()


@pytest.fixture
def live(database: Database, told: Board) -> Process:
    return live_of(database, told.publish)


@contextmanager
def commits_failing(database: Database, times: int) -> Iterator[None]:
    """The next commits fail, so many of them."""
    left = [times]

    def fail(_connection: Any) -> None:
        if left[0]:
            left[0] -= 1
            raise OperationalError("COMMIT", {}, Exception("disk I/O error"))

    event.listen(database.engine, "commit", fail)
    try:
        yield
    finally:
        event.remove(database.engine, "commit", fail)


def texts(database: Database, people: People) -> list[str]:
    query = select(Idea.text).where(Idea.session_id == people.session_id)
    return sorted(database.read(lambda db: db.scalars(query).all()))


def idea(people: People, text: str, **fields: Any) -> Operation:
    return idea_at(people.segments["frame"], text, **fields)


def test_a_commit_that_fails_once_is_tried_again(
    database: Database, live: Process, people: People, told: Board
) -> None:
    asked = [(actor, [idea(people, f"{n}")]) for n, actor in enumerate(people.participants)]
    with commits_failing(database, 1):
        answers = written_at_once(live, *asked)
    assert [one["answers"][0]["n"] for one in answers] == [1, 2, 3, 4]
    assert texts(database, people) == ["0", "1", "2", "3"]
    assert told.numbers[people.session_id] == [1, 2, 3, 4]


def test_a_commit_that_fails_twice_leaves_nothing(
    database: Database, live: Process, people: People, told: Board
) -> None:
    op = idea(people, "Tillit")
    with commits_failing(database, 2):
        answer = live.carry_out(people.anna, [op])
    assert answer["refused"] == "unavailable"
    assert answer["say"]
    assert texts(database, people) == []
    assert told.numbers == {}
    assert live.carry_out(people.anna, [op])["answers"][0]["n"] == 1


def test_of_a_group_only_those_that_fail_are_refused(
    database: Database, live: Process, people: People, told: Board
) -> None:
    asked = [(actor, [idea(people, f"{n}")]) for n, actor in enumerate(people.participants)]
    with commits_failing(database, 2):
        answers = written_at_once(live, *asked)
    assert answers[0]["refused"] == "unavailable"
    assert [one["answers"][0]["n"] for one in answers[1:]] == [1, 2, 3]
    assert texts(database, people) == ["1", "2", "3"]
    assert told.numbers[people.session_id] == [1, 2, 3]


def test_a_commit_nobody_knows_of_is_not_done_twice(
    database: Database, live: Process, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was stored, but the connection broke before that was said."""
    turn, lost = database.turn, [True]

    def losing(work: Callable[[Connection], Any]) -> Any:
        result = turn(work)
        if lost:
            lost.clear()
            raise OperationalError("COMMIT", {}, Exception("server closed the connection"))
        return result

    monkeypatch.setattr(database, "turn", losing)
    answer = live.carry_out(people.anna, [idea(people, "Tillit")])
    assert answer["answers"][0]["n"] == 1
    assert texts(database, people) == ["Tillit"]


def test_a_fault_in_a_decision_holds_nobody_else_up(
    database: Database,
    live: Process,
    people: People,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object) -> Any:
        raise ZeroDivisionError("Hemliga ord")

    monkeypatch.setitem(operations.KINDS, "idea.hide", broken)
    lone = people.participants[3]
    answers = written_at_once(
        live,
        (lone, [idea(people, "Före")]),
        (people.anna, [idea(people, "Samma packe"), operation("idea.hide", id="1")]),
        (lone, [idea(people, "Efter")]),
    )
    assert answers[1]["refused"] == "unavailable"
    assert [answers[n]["answers"][0]["n"] for n in (0, 2)] == [1, 2]
    assert texts(database, people) == ["Efter", "Före"]
    assert "ZeroDivisionError" in caplog.text
    assert "Hemliga" not in caplog.text, "the log holds no words of people"


def test_a_fault_in_publishing_still_answers(database: Database, people: People) -> None:
    def broken(_session: str, _news: list[News]) -> None:
        raise ZeroDivisionError

    answer = live_of(database, broken).carry_out(people.anna, [idea(people, "Tillit")])
    assert answer["answers"][0]["n"] == 1
    assert texts(database, people) == ["Tillit"]


def test_who_writes_while_another_is_told_of_is_answered(
    database: Database, people: People
) -> None:
    later: list[Any] = []

    def publish(_session: str, _news: list[News]) -> None:
        if not later:
            later.append(gevent.spawn(here.carry_out, people.anna, [idea(people, "Sen")]))
            gevent.sleep(0)

    here = live_of(database, publish)
    assert here.carry_out(people.anna, [idea(people, "Först")])["answers"][0]["n"] == 1
    assert later[0].get(timeout=60)["answers"][0]["n"] == 2


def test_two_sessions_in_one_group_know_nothing_of_each_other(
    database: Database, live: Process, people: People, told: Board
) -> None:
    others = begin(database)
    mine, theirs = idea(people, "Vår"), idea(others, "Deras")
    same = {"op_id": mine["op_id"]}
    answers = written_at_once(
        live,
        (people.anna, [mine]),
        (others.anna, [theirs | same]),
        (people.participants[0], [idea(people, "Fel möte") | {"segment_id": theirs["segment_id"]}]),
        (people.anna, [operation("idea.edit", id=theirs["id"], rev=1, text="Kapad")]),
        (people.anna, [idea(people, "Under", parent_id=theirs["id"])]),
        (others.anna, [idea(others, "Samma id") | {"id": mine["id"]}]),
    )
    said = [one["answers"][0] for one in answers]
    assert [one.get("n") for one in said[:2]] == [1, 1]
    refused = [one.get("refused") for one in said[2:]]
    assert refused == ["not_found", "not_found", "not_found", "op_id_reused"]
    assert (texts(database, people), texts(database, others)) == (["Vår"], ["Deras"])
    assert told.numbers == {people.session_id: [1], others.session_id: [1]}


def test_who_signed_out_writes_no_more(database: Database, live: Process, people: People) -> None:
    assert "n" in live.carry_out(people.anna, [idea(people, "Före")])["answers"][0]
    sign_out(database, people.anna)
    answer = live.carry_out(people.anna, [idea(people, "Efter")])
    assert (answer["refused"], "answers" in answer) == ("signed_out", False)
    assert "n" in live.carry_out(people.bertil, [idea(people, "Bertils")])["answers"][0]
    assert texts(database, people) == ["Bertils", "Före"]


def test_who_leads_another_session_does_not_lead_this_one(
    database: Database, live: Process, people: People
) -> None:
    other = begin(database).anna
    stranger = Actor(people.session_id, "facilitator", other.id, login=other.login)
    assert live.carry_out(stranger, [idea(people, "Kapad")])["refused"] == "signed_out"
    guest = begin(database).participants[0]
    stray = Actor(people.session_id, "participant", guest.id, guest.table_id)
    assert live.carry_out(stray, [idea(people, "Kapad")])["refused"] == "not_joined"
    assert texts(database, people) == []


def test_a_session_that_is_not_there(live: Process) -> None:
    nowhere = Actor(new_id(), "participant", new_id())
    assert live.carry_out(nowhere, [operation("idea.remove", id="1")])["refused"] == "no_session"


UNREADABLE: list[Any] = [
    None,
    7,
    "idea.add",
    [],
    {},
    {"op_id": new_id()},
    {"kind": "idea.add"},
    {"op_id": "", "kind": "idea.add"},
    {"op_id": "x" * 65, "kind": "idea.add"},
    {"op_id": "a\x00b", "kind": "idea.add"},
    {"op_id": "\ud83d", "kind": "idea.add"},
    {"op_id": 7, "kind": "idea.add"},
    {"op_id": ["x"], "kind": "idea.add"},
    {"op_id": new_id(), "kind": 7},
    {"op_id": new_id(), "kind": "idea.add", "text": "\ud83d"},
    {"op_id": new_id(), "kind": "idea.add", "text": 2**70},
    {"op_id": new_id(), "kind": "idea.add", "id": json.loads("[" * 500 + "]" * 500)},
]


@pytest.mark.parametrize("wrong", UNREADABLE, ids=range(len(UNREADABLE)))
def test_what_cannot_be_read_holds_nothing_up(
    database: Database, live: Process, people: People, wrong: Any
) -> None:
    answer = live.carry_out(people.anna, [idea(people, "1"), wrong, idea(people, "2")])
    said = answer["answers"]
    assert [one.get("n") for one in said] == [1, None, 2]
    assert said[1]["refused"] == "malformed"
    orjson.dumps(answer)
    assert texts(database, people) == ["1", "2"]


@pytest.mark.parametrize("strange", ["", "a\x00b", "x" * 500, "'; drop table ideas", "—"])
def test_strange_ids_are_not_there(live: Process, people: People, strange: str) -> None:
    ops = [
        operation("idea.edit", id=strange, rev=1, text="x"),
        idea(people, "x", parent_id=strange),
        idea(people, "x", category_id=strange),
        idea(people, "x") | {"segment_id": strange},
        operation("category.remove", id=strange),
        operation("step.open", id=strange),
    ]
    answers = live.carry_out(people.anna, ops)["answers"]
    assert {one["refused"] for one in answers} == {"not_found"}


def test_twenty_operations_are_a_batch(live: Process, people: People) -> None:
    batch = [idea(people, f"{n}") for n in range(21)]
    assert live.carry_out(people.anna, batch)["refused"] == "malformed"
    answer = live.carry_out(people.anna, batch[:20])
    assert [one["n"] for one in answer["answers"]] == list(range(1, 21))
    assert answer["head"] == 20


def test_a_batch_that_does_much_lets_others_have_their_turn(
    live: Process, told: Board, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_EFFECTS", 3)
    frame = people.segments["frame"]
    ideas = [idea_at(frame, str(number)) for number in range(10)]
    large, small = written_at_once(
        live, (people.anna, ideas), (people.bertil, [idea_at(frame, "between")])
    )
    assert [done["op_id"] for done in large["answers"]] == [idea["op_id"] for idea in ideas]
    numbers = [done["n"] for done in large["answers"]]
    between = small["answers"][0]["n"]
    assert numbers == sorted(numbers)
    assert numbers[0] < between < numbers[-1] == large["head"]
    assert told.numbers[people.session_id] == sorted([*numbers, between])


def test_within_a_batch_one_builds_on_another(
    database: Database, live: Process, people: People
) -> None:
    parent, lone = idea(people, "Förälder"), people.participants[3]
    child = idea(people, "Barn", parent_id=parent["id"])
    answer = live.carry_out(
        lone,
        [
            parent,
            child,
            operation("idea.edit", id=parent["id"], rev=1, text="Ändrad"),
            child,
            operation("idea.remove", id=parent["id"]),
        ],
    )
    assert [one.get("n") for one in answer["answers"]] == [1, 2, 3, 2, 4]
    assert texts(database, people) == ["Barn", "Ändrad"]
    wall = Client(people.wall, live)
    wall.join()
    assert wall.ideas == {}


def test_fifty_at_once_each_keep_their_order(database: Database, people: People) -> None:
    """2,000 ideas: all there once, numbered without a gap, each writer's in the order written."""
    numbers: list[int] = []

    def publish(_session: str, news: list[News]) -> None:
        numbers.extend(one.number for one in news)
        gevent.sleep(0)  # others write meanwhile

    live, lone = live_of(database, publish), people.participants[3]

    def write(writer: int) -> list[int]:
        got: list[int] = []
        for batch in range(4):
            ops = [idea(people, f"{writer}:{batch}:{n}") for n in range(10)]
            got += [one["n"] for one in live.carry_out(lone, ops)["answers"]]
        return got

    writers = [gevent.spawn(write, number) for number in range(50)]
    gevent.joinall(writers, timeout=120)
    got = [one.value or [] for one in writers]
    assert all(own == sorted(own) for own in got)
    assert sorted(n for own in got for n in own) == list(range(1, 2001)) == numbers
    query = select(Idea.text, Idea.rank).where(Idea.session_id == people.session_id)
    rows = database.read(lambda db: db.execute(query).all())
    ranked = [row.text.split(":") for row in sorted(rows, key=lambda row: row.rank)]
    assert len({tuple(text) for text in ranked}) == 2000
    for writer in range(50):
        own = [text[1:] for text in ranked if text[0] == str(writer)]
        assert own == [[str(batch), str(n)] for batch in range(4) for n in range(10)]
