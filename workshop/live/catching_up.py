"""Where a session is: the tail of its changes, or a snapshot, for a client that comes in."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

import gevent
import orjson
from gevent.event import AsyncResult
from gevent.lock import BoundedSemaphore
from sqlalchemy import Connection, bindparam, func, select

from workshop.base.clock import now
from workshop.live.audiences import (
    NOBODY,
    ROOM,
    Effect,
    News,
    Stored,
    combined,
    news,
    reach,
    seen_by_lead,
    seen_by_room,
    spoken_by,
)
from workshop.live.sent_records import lead_view, milliseconds, own_view, room_view, view
from workshop.meeting.board import Actor, owner_key
from workshop.meeting.records import RecordKind, Session
from workshop.meeting.refusal import OperationRefused
from workshop.people.still_present import StillPresent
from workshop.storage.board import MODELS, StoredBoard, table
from workshop.storage.database import Database
from workshop.storage.models import Change, Facilitator, Participant
from workshop.storage.statements import Statement

CodeOf = Callable[[str, int], str]
"""The join code of a session id and its code number."""

LONGEST_TAIL, MOST_EFFECTS = 500, 5000
"""The changes of a tail, and what they may say in all: with more, a snapshot is the shorter way."""
SNAPSHOTS_KEPT = 16

Version = tuple[str, int, int, int]
"""Epoch, head, number of the join code, number of participants: what a snapshot depends on."""


class Position(NamedTuple):
    """How far a session has come, or how far a client has followed it: a change, of an epoch."""

    number: int
    epoch: str | None


class CatchingUp:
    """Reads sessions for those who come in; an encoded snapshot serves all who come then."""

    def __init__(self, database: Database, code_of: CodeOf) -> None:
        self._database, self._code_of = database, code_of
        self._snapshots: OrderedDict[_Audience, _Snapshot] = OrderedDict()
        self._under_way: dict[_Audience, AsyncResult[_Snapshot]] = {}
        self._one_at_a_time = BoundedSemaphore()

    def position_of(self, session_id: str) -> Position | None:
        """Where a session is, by the database; None where there is no such session."""
        rows = self._database.look(lambda db: _HEAD.rows(db, {"of": session_id}))
        if rows:
            return Position(rows[0][0], rows[0][1])
        for everything in (False, True):  # it was erased: nothing of it stays here either
            self._snapshots.pop((session_id, everything), None)
        return None

    def catch_up(self, actor: Actor, since: Position) -> tuple[bytes, ...]:
        """What a client at a position has missed, or else a snapshot, and where the session is.

        JSON in pieces, of which a snapshot is the same for all.
        """
        place = self._database.look(lambda db: self._place(db, actor, since))
        answer = {"now": milliseconds(now()), "me": place.me}
        if place.tail is not None:
            epoch, head, *_ = place.version
            return (orjson.dumps(answer | {"head": head, "epoch": epoch, "changes": place.tail}),)
        snapshot = self._snapshot((actor.session_id, actor.may("see_everything")), place.version)
        epoch, head, *_ = snapshot.version
        answer |= {"head": head, "epoch": epoch, **snapshot.owned_by(actor)}
        return orjson.dumps(answer)[:-1] + b',"snapshot":', snapshot.encoded, b"}"

    def changes_since(self, session_id: str, number: int) -> list[News]:
        """The changes after that one, each as its screens were told of it then: for screens that
        another process could not tell, a moment later. Whoever comes in is told by `catch_up`."""
        return self._database.look(lambda db: self._since(db, session_id, number))

    def _since(self, db: Connection, session_id: str, number: int) -> list[News]:
        code = self._code_of(session_id, _version(db, session_id)[2])
        of = Change.__table__.c
        query = (
            select(of.number, of.effects)
            .where(of.session_id == session_id, of.number > number)
            .order_by(of.number)
            .limit(LONGEST_TAIL)
        )
        return [news(*row, code) for row in db.execute(query)]

    def _place(self, db: Connection, actor: Actor, since: Position) -> _Place:
        version = _version(db, actor.session_id)
        StillPresent(db, [actor]).check(actor)
        place = _Place(version, _me(db, actor))
        epoch, head, code_number, _ = version
        behind = head - since.number
        if since.epoch == epoch and since.number > 0 and 0 <= behind <= LONGEST_TAIL:
            code = self._code_of(actor.session_id, code_number)
            place.tail = _tail(db, actor, since.number, code)
        return place

    def _snapshot(self, audience: _Audience, version: Version) -> _Snapshot:
        """The snapshot of that version, or a later one."""
        last = self._snapshots.get(audience)
        if last is not None and last.version == version:
            return last
        return self._made_for_all(audience)

    def _made_for_all(self, audience: _Audience) -> _Snapshot:
        """One made after this was called. All who call while another is being made share it."""
        if audience not in self._under_way:
            self._under_way[audience] = AsyncResult()
            gevent.spawn(self._make, audience)
        return cast(_Snapshot, self._under_way[audience].get())

    def _make(self, audience: _Audience) -> None:
        with self._one_at_a_time:
            waiting, last = self._under_way.pop(audience), self._snapshots.pop(audience, None)
            try:
                snapshot = self._database.look(lambda db: self._newest(db, audience, last))
            except Exception as error:  # noqa: BLE001 - it belongs to those who wait
                waiting.set_exception(error)
                return
            self._snapshots[audience] = snapshot
            while len(self._snapshots) > SNAPSHOTS_KEPT:
                self._snapshots.popitem(last=False)
            waiting.set(snapshot)

    def _newest(self, db: Connection, audience: _Audience, last: _Snapshot | None) -> _Snapshot:
        session_id, everything = audience
        version = _version(db, session_id)
        if last and last.version == version:
            return last
        [session] = _SESSION.records(db, {"of": session_id})
        code = self._code_of(session["id"], session["code_number"])
        board = _WholeBoard(db, session)
        return _Snapshot(
            version, orjson.dumps(_seen(board, everything, code)), *_owned(board, everything)
        )


_OWN: tuple[RecordKind, ...] = ("idea", "vote", "suggestion", "confirmation")
"""What may be its owner's alone."""
_LEADS: tuple[RecordKind, ...] = ("participant", "expected")
"""What facilitators alone have."""

_Audience = tuple[str, bool]
"""A session's id, and whether it is for who sees everything."""


@dataclass
class _Place:
    """Where a session is and where somebody is who asked: behind by a tail, or by everything."""

    version: Version
    me: dict[str, Any]
    tail: list[dict[str, Any]] | None = None


@dataclass(frozen=True)
class _Snapshot:
    """A session at one moment, encoded; by owner, the ids of ideas and the private ideas."""

    version: Version
    encoded: bytes
    mine: dict[str, list[str]]
    own: dict[str, list[Effect]]

    def owned_by(self, actor: Actor) -> dict[str, Any]:
        owner = actor.id if actor.rights.known_by == "login" else actor.owner_key
        return {"own": self.own.get(owner, []), "mine": self.mine.get(owner, [])}


class _WholeBoard(StoredBoard):
    """A board with all its ideas at hand, for a snapshot."""

    def __init__(self, db: Connection, session: Session) -> None:
        super().__init__(db, session, None)
        self._ideas = {idea["id"]: idea for idea in self.every("idea")}


def for_actor(fresh: News, actor: Actor) -> dict[str, Any]:
    """A change as an actor's screen gets it."""
    own = fresh.own.get(actor.owner_key, fresh.room)
    effects = fresh.lead if actor.may("see_everything") else own
    return {"n": fresh.number, "e": effects} if effects else {"n": fresh.number}


def as_me(actor: Actor, name: str | None) -> dict[str, Any]:
    """Who somebody is and what they may, as their own screen is told; a link is nobody."""
    rights = {"role": actor.role, "may": sorted(actor.rights.may)}
    if actor.rights.known_by == "link":
        return rights
    return rights | {"id": actor.id, "name": name, "table_id": actor.table_id}


def _tail(db: Connection, actor: Actor, start: int, code: str) -> list[dict[str, Any]] | None:
    """The changes since `start`, of each record only what it came to; None: too much.

    What it was meanwhile may by now be hidden or taken back: nobody is told any more.
    """
    of = Change.__table__.c
    query = (
        select(of.number, of.effects)
        .where(of.session_id == actor.session_id, of.number > start)
        .order_by(of.number)
    )
    came_to: dict[tuple[str, str], tuple[int, Stored]] = {}
    changes: dict[int, list[Stored]] = {}
    said = 0
    for number, effects in db.execute(query):
        changes[number] = []
        said += len(effects)
        if said > MOST_EFFECTS:
            return None
        for one in effects:
            about = one["kind"], one["view"]["id"]
            _, before = came_to.pop(about, (0, None))
            came_to[about] = number, combined(before, one)
    for number, one in came_to.values():
        changes[number].append(one)
    return [for_actor(news(number, changes[number], code), actor) for number in changes]


def _seen(board: _WholeBoard, everything: bool, code: str) -> dict[str, Any]:
    """All records that facilitators, or else the room, may see."""
    seen: dict[str, Any] = {"session": view("session", board.session, board) | {"code": code}}
    for kind in MODELS:
        if kind == "session" or (kind in _LEADS and not everything):
            continue
        seen[kind] = [
            lead_view(kind, view(kind, record, board))
            if everything
            else room_view(kind, view(kind, record, board))
            for record in board.every(kind)
            if (seen_by_lead if everything else seen_by_room)(kind, record, board)
        ]
    return seen


def _owned(
    board: _WholeBoard, everything: bool
) -> tuple[dict[str, list[str]], dict[str, list[Effect]]]:
    """By owner: which ideas are theirs, and what only they may see."""
    mine: defaultdict[str, list[str]] = defaultdict(list)
    own: defaultdict[str, list[Effect]] = defaultdict(list)
    for idea in board.every("idea"):
        if idea["facilitator_id"]:
            mine[idea["facilitator_id"]].append(idea["id"])
        if idea["table_id"] or idea["participant_id"]:
            mine[owner_key(idea["table_id"], idea["participant_id"])].append(idea["id"])
    for kind in () if everything else _OWN:
        for record in board.every(kind):
            reached = reach(kind, record, board)
            owner = spoken_by(kind, record) if reached == ROOM else reached
            if owner != NOBODY:
                own[owner].append([kind, own_view(kind, view(kind, record, board))])
    return mine, own


def _version(db: Connection, session_id: str) -> Version:
    rows = _VERSION.rows(db, {"of": session_id})
    if not rows:
        raise OperationRefused("no_session")
    epoch, head, code_number, joined = rows[0]
    return epoch, head, code_number, joined


def _me(db: Connection, actor: Actor) -> dict[str, Any]:
    known_by = actor.rights.known_by
    rows = _NAME_OF[known_by].rows(db, {"of": actor.id}) if known_by in _NAME_OF else []
    return as_me(actor, rows[0][0] if rows else None)


_OF = table("session").c.id == bindparam("of")
_SESSION = Statement(select(table("session")).where(_OF))
_JOINED = select(func.count()).where(Participant.session_id == bindparam("of")).scalar_subquery()
_PLACE = [table("session").c[key] for key in ("epoch", "head", "code_number")]
_VERSION = Statement(select(*_PLACE, _JOINED.label("joined")).where(_OF))
_HEAD = Statement(select(*(table("session").c[key] for key in ("head", "epoch"))).where(_OF))
_NAME_OF = {
    "device": Statement(select(Participant.name).where(Participant.id == bindparam("of"))),
    "login": Statement(select(Facilitator.name).where(Facilitator.id == bindparam("of"))),
}
