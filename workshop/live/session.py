"""The queue of turns: begin, load, decide, commit, publish, acknowledge.

What arrives while one commit runs is committed together by the next (group commit): nobody waits
for a clock, and a slow disk costs each group one wait, not each idea.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any, cast

import gevent
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session as DbSession

from workshop.base.ids import new_id
from workshop.base.log import fault
from workshop.live.audiences import NOBODY, ROOM, News, Stored, news, reach, stored
from workshop.live.catching_up import CodeOf, Position
from workshop.live.turn import Answer, Batch, Turn, refusal
from workshop.meeting.board import Actor, Put
from workshop.meeting.refusal import OperationRefused
from workshop.meeting.representation import told_anew
from workshop.people.still_present import StillPresent
from workshop.storage.board import Remembered, StoredBoard, table
from workshop.storage.changes import ChangeLog
from workshop.storage.database import Database
from workshop.storage.histories import begin_new_history
from workshop.storage.models import Participant
from workshop.storage.statements import Statement

Publish = Callable[[str, list[News]], None]
PositionOf = Callable[[str], Position | None]
Work = Callable[[DbSession], list[Put] | None]
"""A change to rows; the records besides the session that screens are told of."""

_REMEMBERED = 50  # sessions: so many are under way at once
_log = logging.getLogger(__name__)


class LiveSessions:
    """The running sessions of this process: whoever changes one has a turn at it here."""

    def __init__(self, database: Database, publish: Publish, code_of: CodeOf) -> None:
        self._database, self._publish = database, publish
        self._code_of = code_of
        self._waiting: list[Batch] = []
        self._draining = False
        self._remembered: OrderedDict[str, Remembered] = OrderedDict()
        self._told: dict[str, Position] = {}  # by session, how far screens have heard

    def carry_out(self, actor: Actor, ops: list[Any]) -> Answer:
        """Carry out a batch; returns when all of it is stored and published.

        {"answers": [{"op_id", "n"} or {"op_id", "refused", "say"}, …], "head"} in the order of
        `ops`, or {"refused", "say"} where the actor may not write at all.
        """
        batch = Batch(actor, ops)
        self._waiting.append(batch)
        if not self._draining:
            self._draining = True
            self._drain()
        return cast(Answer, batch.answer.get())

    def admit(self, session_id: str, come_in: Callable[[DbSession], Participant]) -> Participant:
        """Let a device in, or to another seat: a change that facilitators' screens are told of.

        `come_in` stores the participant, or refuses; then nothing has happened.
        """
        participant, fresh, epoch = self._database.write(
            lambda db: self._admitted(db, session_id, come_in)
        )
        self._tell(session_id, epoch, [fresh])
        return participant

    def change(self, session_id: str, kind: str, actor: Actor, work: Work) -> None:
        """A change to a session that is no operation of a screen, but that screens are told of."""
        fresh, epoch = self._database.write(
            lambda db: self._changed(db, session_id, kind, actor, work)
        )
        self._tell(session_id, epoch, [fresh])

    def position_of(self, session_id: str, look: PositionOf) -> Position | None:
        """Where a session is, as `look` finds it; with a new history where that has gone back."""
        told, position = self._told.get(session_id), look(session_id)
        if position is not None and _is_behind(position, told):
            self._database.turn(lambda db: self._board(db, session_id))
            position = look(session_id)
        if position is not None:
            self._note(session_id, position)
        return position

    def _drain(self) -> None:
        """Commit what waits, at once, in the task of who came first: most turns are alone.

        Whoever came meanwhile is committed in a task of its own.
        """
        group, self._waiting = self._waiting, []
        try:
            self._commit(group)
        finally:
            if self._waiting:
                gevent.spawn(self._drain)
            else:
                self._draining = False

    def _commit(self, group: list[Batch]) -> None:
        """Commit a group; if it fails, each batch once more by itself. Then publish, then answer.

        Trying again is safe even where nobody knows whether the first try was stored: `op_id`
        tells what was done already.
        """
        try:
            self._publish_and_answer(self._database.turn(lambda db: self._turns(db, group)))
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may wait for ever
            self._remembered.clear()
            if len(group) > 1 or not group[0].tried:
                for batch in group:
                    batch.tried = True
                    self._commit([batch])
            else:
                _log.error("%s in a turn", fault(error))
                group[0].answer.set(refusal(OperationRefused("unavailable"), ""))

    def _publish_and_answer(self, turns: list[Turn]) -> None:
        by_session: dict[tuple[str, str], list[News]] = {}
        for turn in turns:
            if turn.news:
                key = turn.batch.actor.session_id, turn.epoch
                by_session.setdefault(key, []).extend(turn.news)
        for (session_id, epoch), fresh in by_session.items():
            self._tell(session_id, epoch, fresh)
        for turn in turns:
            if turn.answer:
                turn.batch.answer.set(turn.answer)
            else:
                turn.batch.goes_on(turn.answers)
                self._waiting.append(turn.batch)

    def _tell(self, session_id: str, epoch: str, fresh: list[News]) -> None:
        self._note(session_id, Position(fresh[-1].number, epoch))
        self._publish(session_id, fresh)

    def _note(self, session_id: str, told: Position) -> None:
        if not _is_behind(told, self._told.get(session_id)):  # what was read may be late
            self._told[session_id] = told

    def _turns(self, db: Connection, group: list[Batch]) -> list[Turn]:
        """Carry out the batches in order. Sessions are locked in the order of their ids."""
        boards = {
            session_id: self._board(db, session_id)
            for session_id in sorted({batch.actor.session_id for batch in group})
        }
        log = ChangeLog(db, {key for batch in group for key in batch.op_keys()})
        present = StillPresent(db, (batch.actor for batch in group))
        for session_id, board in boards.items():
            if board is not None:
                ours = (batch for batch in group if batch.actor.session_id == session_id)
                board.expect(idea for batch in ours for idea in batch.ideas())
        turns = [
            Turn(batch, present, boards[batch.actor.session_id], log, self._code_of)
            for batch in group
        ]
        for board in boards.values():
            if board is not None:
                board.flush()
                self._remembered[board.session["id"]] = board.remembered
        while len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
        log.store()
        return turns

    def _admitted(
        self, db: DbSession, session_id: str, come_in: Callable[[DbSession], Participant]
    ) -> tuple[Participant, News, str]:
        board = self._board(db.connection(), session_id)
        participant = come_in(db)
        if board is None:
            raise OperationRefused("no_session")
        joined = Put("participant", participant.as_record())
        board.keep(joined)
        effects = [stored(joined, NOBODY, board), *_taken_along(board, participant)]
        effects += [stored(put, ROOM, board) for put in told_anew(board, [joined])]
        _book(db, board, "participant.join", f"participant:{participant.id}", effects)
        return participant, news(board.number, effects, ""), board.session["epoch"]

    def _changed(
        self,
        db: DbSession,
        session_id: str,
        kind: str,
        actor: Actor,
        work: Work,
    ) -> tuple[News, str]:
        board = self._board(db.connection(), session_id)
        if board is None:
            raise OperationRefused("no_session")
        besides = work(db) or []
        db.flush()
        [record] = _IN_TURN.records(db.connection(), {"of": session_id})
        puts = [Put("session", record), *besides]
        effects = [stored(put, reach(put.kind, put.record, board), board) for put in puts]
        _book(db, board, kind, actor.name, effects)
        code = self._code_of(session_id, record["code_number"])
        return news(board.number, effects, code), record["epoch"]

    def _board(self, connection: Connection, session_id: str) -> StoredBoard | None:
        """A session's board, and its turn; in a new history where screens have heard of more."""
        remembered = self._remembered.pop(session_id, None)
        sessions = _IN_TURN.records(connection, {"of": session_id})
        if not sessions:
            return None
        [session] = sessions
        if _is_behind(Position(session["head"], session["epoch"]), self._told.get(session_id)):
            session = session | {"epoch": begin_new_history(connection, session_id)}
            _log.error("a meeting's history has gone back: its screens fetch it anew")
        return StoredBoard(connection, session, remembered)


def _is_behind(position: Position, told: Position | None) -> bool:
    """Whether a history lacks what was told of it."""
    return told is not None and told.epoch == position.epoch and position.number < told.number


def _taken_along(board: StoredBoard, participant: Participant) -> Iterator[Stored]:
    """What somebody wrote on their own becomes the words of the table that they went to."""
    if participant.table_id is None:
        return
    for before in board.find(participant_id=participant.id, table_id=None):
        reached = reach("idea", before, board)
        put = Put("idea", before | {"table_id": participant.table_id})
        board.put(put, before)
        yield stored(put, reached, board)
    board.flush()


def _book(db: DbSession, board: StoredBoard, kind: str, actor: str, effects: list[Stored]) -> None:
    """Store the session's next change. It cannot be undone."""
    change = {
        "number": board.number,
        "kind": kind,
        "actor": actor,
        "effects": effects,
        "before": [],
    }
    log = ChangeLog(db.connection(), set())
    log.add((board.session["id"], new_id()), "", {}, change)
    log.store()


_IN_TURN = Statement(
    select(table("session")).where(table("session").c.id == bindparam("of")).with_for_update()
)
