"""A session in a real database, with everybody in it, and clients as the protocol wants them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import gevent
import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from session_templates import kinds
from session_templates.plan import Template, shipped
from tests.meetings.new import new_meeting
from workshop.base.ids import new_id
from workshop.live.audiences import News
from workshop.live.catching_up import CatchingUp, Position, for_actor
from workshop.live.session import LiveSessions
from workshop.meeting.board import Actor
from workshop.people import accounts
from workshop.sessions.leading import give
from workshop.storage.database import Database
from workshop.storage.models import (
    Category,
    Facilitator,
    Login,
    Participant,
    Placement,
    Segment,
    Session,
    Step,
    Table,
)

Answer = dict[str, Any]
Operation = dict[str, Any]

OPEN = {("frame", "write"), ("frame", "cluster"), ("lists", "write")}
"""The steps that are open at the beginning, all at once as no facilitator would have them."""
VOTES = 3
"""How many votes the template gives each owner in the last segment."""


@dataclass
class People:
    """Everybody in a session, and where things are."""

    session_id: str
    segments: dict[str, str]
    steps: dict[tuple[str, str], str]
    """By the key of a segment and the kind of the step."""
    tables: list[str]
    categories: list[str]
    anna: Actor
    bertil: Actor
    participants: list[Actor]
    """Two at a table, one at another, one alone."""
    wall: Actor

    @property
    def everybody(self) -> list[Actor]:
        return [self.anna, self.bertil, *self.participants, self.wall]


def leads(actor: Actor) -> bool:
    """Whether somebody is a facilitator."""
    return actor.role == "facilitator"


def operation(kind: str, /, **fields: Any) -> Operation:
    """An operation as a client makes it."""
    return {"op_id": new_id(), "kind": kind} | fields


def idea_at(segment_id: str, text: str = "Tillit", **fields: Any) -> Operation:
    """The operation that adds an idea."""
    return operation("idea.add", id=new_id(), segment_id=segment_id, text=text, **fields)


def code_of(_session_id: str, number: int) -> str:
    return f"CODE{number}"


class Process(LiveSessions):
    """The live sessions of a process, and where whoever comes in catches up with them."""

    def __init__(self, database: Database, publish: Callable[[str, list[News]], None]) -> None:
        super().__init__(database, publish, code_of)
        self.catching_up = CatchingUp(database, code_of)

    def catch_up(
        self, actor: Actor, number: int = 0, epoch: str | None = None
    ) -> tuple[bytes, ...]:
        """What somebody is told who has come up to a change, or sees the session anew."""
        return self.catching_up.catch_up(actor, Position(number, epoch))


def live_of(
    database: Database, publish: Callable[[str, list[News]], None] | None = None
) -> Process:
    """The live sessions of a process."""
    return Process(database, publish or (lambda _session, _news: None))


def written_at_once(live: Process, *asked: tuple[Actor, list[Any]]) -> list[Any]:
    """The answers to batches that came while a turn was under way: they are one group."""
    live._draining = True  # noqa: SLF001
    waiting = [gevent.spawn(live.carry_out, actor, ops) for actor, ops in asked]
    gevent.sleep(0)
    live._drain()  # noqa: SLF001
    gevent.joinall(waiting, timeout=60)
    assert all(one.ready() for one in waiting), "somebody waits for ever"
    return [one.value for one in waiting]


def telling(database: Database) -> tuple[Process, list[Client]]:
    """The live sessions of a process, and the screens that it tells, none yet."""
    here: list[Client] = []

    def publish(_session: str, fresh: list[News]) -> None:
        for one in fresh:
            for client in here:
                client.hear(one)

    return live_of(database, publish), here


def did(live: Process, actor: Actor, kind: str, /, **fields: Any) -> None:
    """Somebody does what must be carried out."""
    answer = live.carry_out(actor, [operation(kind, **fields)])
    assert "n" in answer["answers"][0], answer


def begin(database: Database, template: str = "tre-segment") -> People:
    """A new session with all its people, in which much is open at once: `OPEN`."""
    return database.write(lambda db: _begin(db, shipped()[template]))


def sign_out(database: Database, actor: Actor) -> None:
    """End a facilitator's login."""
    database.write(lambda db: db.query(Login).filter_by(token_hash=actor.login).delete())


def sign_in(database: Database, actor: Actor) -> None:
    """Bring a facilitator's login back."""
    database.write(lambda db: db.add(Login(token_hash=actor.login, facilitator_id=actor.id)))


def _begin(db: DbSession, template: Template) -> People:
    facilitators = [Facilitator(name=n, name_key=f"{n}-{new_id()}") for n in ("Anna", "Bertil")]
    db.add_all(facilitators)
    db.flush()
    wanted: Answer = {"seating": "tables", "tables": 2, "facilitator": facilitators[0]}
    session = new_meeting(db, template=template, **wanted)
    give(db, session.id, facilitators[1].id)
    anna, bertil = (_signed_in(db, session, one) for one in facilitators)
    tables = db.scalars(select(Table.id).where(Table.session_id == session.id)).all()
    seats = [tables[0], tables[0], tables[1], None]
    devices = [Participant(session_id=session.id, table_id=seat) for seat in seats]
    categories = [Category(session_id=session.id, name=f"K{n}", rank=f"V{n}") for n in range(2)]
    db.add_all([*devices, *categories])
    db.flush()
    segments = db.scalars(select(Segment).where(Segment.session_id == session.id)).all()
    for place in (one for one in segments if kinds.KINDS[one.kind].categories):
        db.add_all(
            Placement(segment_id=place.id, category_id=one.id, rank=one.rank) for one in categories
        )
    steps = db.scalars(select(Step).where(Step.session_id == session.id)).all()
    keys = {place.id: place.key for place in segments}
    for step in steps:
        if (keys[step.segment_id], step.kind) in OPEN:
            step.state = "open"
    return People(
        session.id,
        {place.key: place.id for place in segments},
        {(keys[step.segment_id], step.kind): step.id for step in steps},
        list(tables),
        [one.id for one in categories],
        anna,
        bertil,
        [Actor(session.id, "participant", one.id, one.table_id) for one in devices],
        Actor(session.id, "wall", ""),
    )


def _signed_in(db: DbSession, session: Session, facilitator: Facilitator) -> Actor:
    accounts.sign_in(db, facilitator)
    db.flush()
    login = db.scalars(select(Login.token_hash).where(Login.facilitator_id == facilitator.id)).one()
    return Actor(session.id, "facilitator", facilitator.id, login=login)


@dataclass
class Client:
    """A screen: what it holds, and up to which change. It does what the protocol says."""

    actor: Actor
    live: Process
    last: int = 0
    epoch: str | None = None
    board: dict[str, dict[str, Any]] = field(default_factory=dict)
    heard: str = ""
    """All that it was sent since it was last looked at, as JSON."""

    def join(self) -> None:
        """Ask where the session is, and be there."""
        answer_bytes = b"".join(self.live.catch_up(self.actor, self.last, self.epoch))
        self.heard += answer_bytes.decode()
        answer = orjson.loads(answer_bytes)
        if "snapshot" in answer:
            session = answer["snapshot"].pop("session")
            self.board = {
                kind: {record["id"]: record for record in records}
                for kind, records in answer["snapshot"].items()
            } | {"session": {session["id"]: session}}
            self._apply(answer["own"])
            self.last = answer["head"]
        else:
            for change in answer["changes"]:
                self.take(change)
        assert self.last == answer["head"]
        self.epoch = answer["epoch"]

    def hear(self, fresh: News) -> None:
        """A change is published."""
        change = for_actor(fresh, self.actor)
        self.heard += orjson.dumps(change).decode()
        self.take(change)

    def take(self, change: dict[str, Any]) -> None:
        """Apply a change, if it is the next one."""
        if change["n"] > self.last:
            assert change["n"] == self.last + 1, f"a hole: {change['n']} after {self.last}"
            self._apply(change.get("e", []))
            self.last = change["n"]

    def _apply(self, effects: list[Any]) -> None:
        for kind, what in effects:
            records = self.board.setdefault(kind, {})
            if isinstance(what, str):
                records.pop(what, None)
            else:
                records[what["id"]] = what

    @property
    def ideas(self) -> dict[str, Any]:
        return self.board["idea"]
