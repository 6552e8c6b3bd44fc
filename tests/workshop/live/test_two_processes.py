"""Two processes write to one session at once, each kind of database: its lock is the turn."""

from __future__ import annotations

import multiprocessing

import gevent
from sqlalchemy import select

from tests.meetings.live_room import (
    Client,
    People,
    begin,
    idea_at,
    live_of,
    operation,
)
from workshop.storage.database import Database
from workshop.storage.models import Change, Idea, Operation, Session

WRITERS, IDEAS, SHARED = 5, 12, 10


def test_two_processes_share_a_session(each_kind: str) -> None:
    database = Database.opened(each_kind)
    people = begin(database)
    shared = [idea_at(people.segments["frame"], f"båda:{n}") for n in range(SHARED)]
    spawn = multiprocessing.get_context("spawn")
    processes = [
        spawn.Process(target=_write, args=(each_kind, people, n, shared)) for n in range(2)
    ]
    for one in processes:
        one.start()
    for one in processes:
        one.join(100)
        assert one.exitcode == 0
    wanted = 2 * WRITERS * IDEAS + SHARED
    numbers, texts, answers, head = database.read(
        lambda db: (
            db.scalars(select(Change.number).order_by(Change.number)).all(),
            db.scalars(select(Idea.text)).all(),
            db.scalars(select(Operation.answer)).all(),
            db.scalar(select(Session.head)),
        )
    )
    assert list(numbers) == list(range(1, wanted + 1))
    assert head == wanted
    assert len(set(texts)) == len(texts) == wanted
    assert sorted(one["n"] for one in answers) == list(numbers)
    wall = Client(people.wall, live_of(database))
    wall.join()
    assert len(wall.ideas) == wanted
    database.close()


def _write(url: str, people: People, process: int, shared: list[dict[str, object]]) -> None:
    """Write from one process, several at a time; some operations come from both."""
    database = Database(url)
    live = live_of(database)

    def write(writer: int) -> None:
        for n in range(IDEAS):
            idea = idea_at(people.segments["frame"], f"{process}:{writer}:{n}")
            answer = live.carry_out(people.participants[writer % 4], [idea])
            assert "n" in answer["answers"][0], answer
            gevent.sleep(0)

    def write_shared() -> None:
        for op in shared:
            answer = live.carry_out(people.anna, [op, operation("timer.explode")])
            assert "n" in answer["answers"][0], answer
            gevent.sleep(0)

    writers = [gevent.spawn(write, n) for n in range(WRITERS)] + [gevent.spawn(write_shared)]
    gevent.joinall(writers, raise_error=True)
    database.close()
