"""The turn: begin, load, decide, commit, publish, acknowledge. And where a client joins in.

What arrives while one commit runs is committed together by the next (group commit): nobody waits
for a clock, and a slow disk costs each group one wait, not each idea.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from typing import Any, cast

import gevent
import orjson
from gevent.event import AsyncResult
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import Session as DbSession

from session_templates.checked import Checked
from workshop import i18n, identity
from workshop.db import Database
from workshop.faults import fault
from workshop.models import Change, Operation, Participant, Session
from workshop.operations import decide
from workshop.operations.board import Actor, Record
from workshop.operations.refusal import OperationRefused
from workshop.reading import Readings
from workshop.stored_board import Remembered, StoredBoard, table
from workshop.views import News, news, seen_by_room, stored

__all__ = ["Actor", "Live"]

Answer = dict[str, Any]
Publish = Callable[[str, list[News]], None]
CodeOf = Callable[[str, int], str]
"""The join code of a session id and its code number."""

MOST_OPERATIONS = 20
_LONGEST_OP_ID = 64

_log = logging.getLogger(__name__)


class Live:
    """The running sessions of this process: writing to them, and reading where they are."""

    def __init__(self, database: Database, publish: Publish, code_of: CodeOf) -> None:
        self._database, self._publish, self._code_of = database, publish, code_of
        self._waiting: list[_Batch] = []
        self._draining = False
        self._remembered: dict[str, Remembered] = {}
        self.readings = Readings(database, code_of)

    def write(self, actor: Actor, ops: list[Any]) -> Answer:
        """Carry out a batch; returns when all of it is stored and published.

        {"answers": [{"op_id", "n"} or {"op_id", "refused", "say"}, …], "head"} in the order of
        `ops`, or {"refused", "say"} where the actor may not write at all.
        """
        batch = _Batch(actor, ops)
        self._waiting.append(batch)
        if not self._draining:
            self._draining = True
            gevent.spawn(self._drain)
        return cast(Answer, batch.answer.get())

    def join(self, actor: Actor, start: int, epoch: str | None) -> bytes:
        """Where the session is, for a client that has applied change `start` of `epoch`: JSON."""
        return self.readings.join(actor, start, epoch)

    def head(self, session_id: str) -> tuple[int, str] | None:
        """Head and epoch of a session, from the database; None where there is no such session."""
        return self.readings.head(session_id)

    def _drain(self) -> None:
        try:
            while self._waiting:
                group, self._waiting = self._waiting, []
                self._commit(group)
        finally:
            self._draining = False

    def _commit(self, group: list[_Batch]) -> None:
        """Commit a group; if it fails, each batch once more by itself. Then publish, then answer.

        Trying again is safe even where nobody knows whether the first try was stored: `op_id`
        tells what was done already.
        """
        try:
            self._publish_and_answer(self._database.write(lambda db: self._turns(db, group)))
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may wait for ever
            self._remembered.clear()
            if len(group) > 1 or not group[0].tried:
                for batch in group:
                    batch.tried = True
                    self._commit([batch])
            else:
                _log.error("%s in a turn", fault(error))
                group[0].answer.set(_refusal(OperationRefused("unavailable"), ""))

    def _publish_and_answer(self, turns: list[_Turn]) -> None:
        by_session: dict[str, list[News]] = {}
        for turn in turns:
            by_session.setdefault(turn.batch.actor.session_id, []).extend(turn.news)
        for session_id, fresh in by_session.items():
            if fresh:
                self._publish(session_id, fresh)
        for turn in turns:
            turn.batch.answer.set(turn.answer)

    def _turns(self, db: DbSession, group: list[_Batch]) -> list[_Turn]:
        """Carry out the batches in order. Sessions are locked in the order of their ids."""
        connection = db.connection()
        boards = {
            session_id: self._board(connection, session_id)
            for session_id in sorted({batch.actor.session_id for batch in group})
        }
        turns = [_Turn(batch, db, boards[batch.actor.session_id], self._code_of) for batch in group]
        for board in boards.values():
            if board is not None:
                self._remembered[board.session["id"]] = board.remembered
        return turns

    def _board(self, connection: Connection, session_id: str) -> StoredBoard | None:
        sessions = table("session")
        query = select(sessions).where(sessions.c.id == session_id).with_for_update()
        row = connection.execute(query).first()
        if row is None:
            return None
        remembered = self._remembered.pop(session_id, None)
        return StoredBoard(connection, dict(row._mapping), remembered)  # noqa: SLF001


class _Batch:
    """Operations of one client, and the answer it waits for."""

    def __init__(self, actor: Actor, ops: list[Any]) -> None:
        self.actor, self.ops = actor, ops
        self.answer: AsyncResult[Answer] = AsyncResult()
        self.tried = False


class _Turn:
    """One batch carried out within a transaction: its answer, and its news once committed."""

    def __init__(
        self, batch: _Batch, db: DbSession, board: StoredBoard | None, code_of: CodeOf
    ) -> None:
        self.batch, self.news = batch, list[News]()
        self.answer: Answer
        self._db, self._connection = db, db.connection()
        if board is None:
            self.answer = _refusal(OperationRefused("no_session"), "")
            return
        self._board, self._language = board, board.session["language"]
        self._code = code_of(board.session["id"], board.session["code_number"])
        try:
            self._check_actor()
            answers = [self._carry_out(op) for op in batch.ops[:MOST_OPERATIONS]]
            self.answer = {"answers": answers, "head": board.session["head"]}
        except OperationRefused as refused:
            self.answer = _refusal(refused, self._language)

    def _check_actor(self) -> None:
        """A connection outlives what it was opened with: look again, in every turn."""
        actor = self.batch.actor
        if actor.leads and not identity.still_leads(
            self._db, actor.login or "", actor.id, actor.session_id
        ):
            raise OperationRefused("signed_out")
        if actor.role == "participant" and not self._db.scalar(
            select(Participant.id).where(
                Participant.id == actor.id, Participant.session_id == actor.session_id
            )
        ):
            raise OperationRefused("not_joined")

    def _carry_out(self, op: Any) -> Answer:
        """The answer to one operation: the one it had before, a change's number, or a refusal."""
        op_id = op.get("op_id") if isinstance(op, dict) else None
        try:
            return self._once(*_well_formed(op))
        except OperationRefused as refused:
            return {"op_id": op_id} | _refusal(refused, self._language)

    def _once(self, op_id: str, op: Record) -> Answer:
        digest = hashlib.sha256(orjson.dumps(op, option=orjson.OPT_SORT_KEYS)).hexdigest()
        known = self._connection.execute(
            select(Operation.payload_hash, Operation.answer).where(
                Operation.session_id == self._board.session["id"], Operation.op_id == op_id
            )
        ).first()
        if known is None:
            return self._change(op_id, op, digest)
        if known.payload_hash != digest:
            raise OperationRefused("op_id_reused")
        answer: Answer = known.answer
        return answer

    def _change(self, op_id: str, op: Record, digest: str) -> Answer:
        """Decide, and store what was decided as the session's next change."""
        board, actor = self._board, self.batch.actor
        puts = decide(board, actor, Checked(op))
        befores = [board.before(put) for put in puts]
        seen = [
            before is not None and seen_by_room(put.kind, before, board)
            for put, before in zip(puts, befores, strict=True)
        ]
        for put, before in zip(puts, befores, strict=True):
            board.put(put, before)
        effects = [stored(*one, board) for one in zip(puts, befores, seen, strict=True)]
        number, answer = board.number, {"op_id": op_id, "n": board.number}
        session_id = board.session["id"]
        self._connection.execute(
            insert(Change).values(
                session_id=session_id,
                number=number,
                op_id=op_id,
                kind=op["kind"],
                actor=f"{actor.role}:{actor.id}",
                effects=effects,
                before=[_plain(before) for before in befores if before is not None],
            )
        )
        self._connection.execute(
            insert(Operation).values(
                session_id=session_id, op_id=op_id, payload_hash=digest, answer=answer
            )
        )
        self._connection.execute(
            update(Session).where(Session.id == session_id).values(head=number)
        )
        board.advance()
        self.news.append(news(number, effects, self._code))
        return answer


def _well_formed(op: Any) -> tuple[str, Record]:
    """An operation's id, and the operation."""
    if isinstance(op, dict) and isinstance(op.get("kind"), str):
        op_id = op.get("op_id")
        if isinstance(op_id, str) and 0 < len(op_id) <= _LONGEST_OP_ID:
            return op_id, op
    raise OperationRefused("malformed")


def _refusal(refused: OperationRefused, language: str) -> Answer:
    said = i18n.sentence(refused, i18n.choose([language]))
    return {"refused": refused.name, "say": said, **refused.more}


def _plain(record: Record) -> Record:
    """A record as JSON can hold it."""
    plain: Record = orjson.loads(orjson.dumps(record))
    return plain
