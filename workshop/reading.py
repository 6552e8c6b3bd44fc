"""Where a session is: the tail of its changes, or a snapshot, for a client that joins in."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from workshop.db import Database
from workshop.models import Change, Facilitator, Participant, now
from workshop.operations.board import Actor, Record
from workshop.operations.refusal import OperationRefused
from workshop.stored_board import MODELS, StoredBoard, table
from workshop.views import (
    News,
    lead_view,
    milliseconds,
    news,
    room_view,
    seen_by_room,
    view,
)

LONGEST_TAIL = 500
SNAPSHOTS_KEPT = 16


class Readings:
    """Reads sessions for those who join; an encoded snapshot serves all who join then."""

    def __init__(self, database: Database, code_of: Callable[[str, int], str]) -> None:
        self._database, self._code_of = database, code_of
        self._snapshots: OrderedDict[tuple[str, str, int, str], bytes] = OrderedDict()

    def head(self, session_id: str) -> tuple[int, str] | None:
        """Head and epoch of a session."""
        sessions = table("session")
        query = select(sessions.c.head, sessions.c.epoch).where(sessions.c.id == session_id)
        row = self._database.read(lambda db: db.execute(query).first())
        return (row.head, row.epoch) if row else None

    def join(self, actor: Actor, start: int, epoch: str | None) -> bytes:
        """The answer of `join`, as JSON."""
        return self._database.read(lambda db: self._join(db, actor, start, epoch))

    def _join(self, db: DbSession, actor: Actor, start: int, epoch: str | None) -> bytes:
        sessions = table("session")
        row = db.execute(select(sessions).where(sessions.c.id == actor.session_id)).first()
        if row is None:
            raise OperationRefused("no_session")
        session = dict(row._mapping)  # noqa: SLF001
        code = self._code_of(session["id"], session["code_number"])
        head = {
            "head": session["head"],
            "epoch": session["epoch"],
            "now": milliseconds(now()),
            "me": _me(db, actor),
        }
        behind = session["head"] - start
        if epoch == session["epoch"] and start > 0 and 0 <= behind <= LONGEST_TAIL:
            return orjson.dumps(head | {"changes": _tail(db, actor, start, code)})
        answer = orjson.dumps(head | _own(db, actor))
        return answer[:-1] + b',"snapshot":' + self._snapshot(db, session, actor, code) + b"}"

    def _snapshot(self, db: DbSession, session: Record, actor: Actor, code: str) -> bytes:
        key = (session["id"], session["epoch"], session["head"], actor.audience)
        if key not in self._snapshots:
            self._snapshots[key] = orjson.dumps(_snapshot(db, session, actor.leads, code))
            while len(self._snapshots) > SNAPSHOTS_KEPT:
                self._snapshots.popitem(last=False)
        return self._snapshots[key]


def for_actor(fresh: News, actor: Actor) -> dict[str, Any]:
    """A change as an actor's screen gets it."""
    effects = fresh.lead if actor.leads else fresh.own.get(actor.owner_key, fresh.room)
    return {"n": fresh.number, "e": effects} if effects else {"n": fresh.number}


def _tail(db: DbSession, actor: Actor, start: int, code: str) -> list[dict[str, Any]]:
    changes = db.execute(
        select(Change.number, Change.effects)
        .where(Change.session_id == actor.session_id, Change.number > start)
        .order_by(Change.number)
    )
    return [for_actor(news(number, effects, code), actor) for number, effects in changes]


def _snapshot(db: DbSession, session: Record, leads: bool, code: str) -> dict[str, Any]:
    board = _WholeBoard(db, session)
    seen: dict[str, Any] = {"session": view("session", session) | {"code": code}}
    for kind in MODELS:
        if kind == "session" or (kind == "participant" and not leads):
            continue
        seen[kind] = [
            lead_view(kind, view(kind, record)) if leads else room_view(kind, view(kind, record))
            for record in board.every(kind)
            if leads or seen_by_room(kind, record, board)
        ]
    return seen


class _WholeBoard(StoredBoard):
    """A board with all its ideas at hand, for a snapshot."""

    def __init__(self, db: DbSession, session: Record) -> None:
        super().__init__(db.connection(), session, None)
        self._ideas = {idea["id"]: idea for idea in self.every("idea")}


def _own(db: DbSession, actor: Actor) -> dict[str, Any]:
    """Which ideas are the actor's own, and those of them that only the owner may see."""
    if actor.role == "wall":
        return {"own": [], "mine": []}
    ideas = table("idea")
    if actor.leads:
        owned = ideas.c.facilitator_id == actor.id
    elif actor.table_id:
        owned = ideas.c.table_id == actor.table_id
    else:
        owned = (ideas.c.participant_id == actor.id) & ideas.c.table_id.is_(None)
    query = select(ideas).where(ideas.c.session_id == actor.session_id, owned)
    records = [dict(row._mapping) for row in db.execute(query)]  # noqa: SLF001
    private = [r for r in records if r["state"] == "private" and not actor.leads]
    return {
        "own": [["idea", room_view("idea", view("idea", record))] for record in private],
        "mine": [record["id"] for record in records],
    }


def _me(db: DbSession, actor: Actor) -> dict[str, Any]:
    if actor.role == "wall":
        return {"role": "wall"}
    model = Facilitator if actor.leads else Participant
    name = db.scalar(select(model.name).where(model.id == actor.id))
    return {"role": actor.role, "id": actor.id, "name": name, "table_id": actor.table_id}
