"""One turn of one client: who acts, what was asked, what was decided, what is answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gevent.event import AsyncResult

from words import catalogues
from words.checked import Checked
from workshop.live.audiences import NOBODY, News, news, reach, stored
from workshop.live.catching_up import CodeOf
from workshop.meeting.board import Actor, Made, Put
from workshop.meeting.limits import MOST_OPERATIONS
from workshop.meeting.operations import decide
from workshop.meeting.operations.checks import is_op_id
from workshop.meeting.operations.undoing import plain
from workshop.meeting.records import Record, RecordKind, record_id
from workshop.meeting.refusal import OperationRefused
from workshop.people.still_present import StillPresent
from workshop.storage.board import StoredBoard
from workshop.storage.changes import ChangeLog, Key, digest_of

Answer = dict[str, Any]

MOST_EFFECTS = 1000
"""After so many records the rest of a batch waits for the next turn: others wait for this one."""


class Batch:
    """Operations of one client, and the answer it waits for."""

    def __init__(self, actor: Actor, ops: list[Any]) -> None:
        self.actor, self.ops = actor, ops
        self.answers: list[Answer] = []  # those that are stored and published
        self.answer: AsyncResult[Answer] = AsyncResult()
        self.tried = False

    @property
    def left(self) -> list[Any]:
        """The operations that are still to be carried out."""
        return self.ops[len(self.answers) :]

    def goes_on(self, answers: list[Answer]) -> None:
        """A part of it is stored and published."""
        self.answers, self.tried = answers, False

    def ideas(self) -> Iterator[str]:
        """The ids of ideas that the operations may be about."""
        for op in self.left:
            if not isinstance(op, dict):
                continue
            several = op.get("ids")
            asked = [op.get(key) for key in ("id", "parent_id", "into", "after")]
            asked += several if isinstance(several, list) else []
            yield from (one for one in asked if isinstance(one, str))

    def op_keys(self) -> list[Key]:
        """What the operations that have an id are known by."""
        ids = [op.get("op_id") for op in self.left if isinstance(op, dict)]
        return [(self.actor.session_id, op_id) for op_id in ids if is_op_id(op_id)]


class Turn:
    """What is left of a batch carried out within a transaction, or as much of it as a turn takes:
    its answers, and its news once committed."""

    def __init__(
        self,
        batch: Batch,
        present: StillPresent,
        board: StoredBoard | None,
        log: ChangeLog,
        code_of: CodeOf,
    ) -> None:
        self.batch, self.news = batch, list[News]()
        self.epoch = ""
        self.answers: list[Answer] = batch.answers
        self.answer: Answer | None = None  # more is left to do
        self._effects = 0
        self._present, self._log = present, log
        if board is None:
            self.answer = refusal(OperationRefused("no_session"), "")
            return
        self._board, self._language = board, board.session["language"]
        self.epoch = board.session["epoch"]
        self._code = code_of(board.session["id"], board.session["code_number"])
        try:
            self._check()
            self.answers = [*batch.answers, *self._carried_out(batch.left)]
            if len(self.answers) == len(batch.ops):
                self.answer = {"answers": self.answers, "head": board.session["head"]}
        except OperationRefused as refused:
            self.answer = refusal(refused, self._language)

    def _check(self) -> None:
        """A connection outlives what it was opened with: look again, in every turn."""
        if len(self.batch.ops) > MOST_OPERATIONS:
            raise OperationRefused("malformed")
        self._present.check(self.batch.actor)

    def _carried_out(self, ops: list[Any]) -> Iterator[Answer]:
        for op in ops:
            yield self._carry_out(op)
            if self._effects > MOST_EFFECTS:
                return

    def _carry_out(self, op: Any) -> Answer:
        """The answer to one operation: the one it had before, a change's number, or a refusal."""
        op_id = op.get("op_id") if isinstance(op, dict) else None
        try:
            return self._once(*_well_formed(op))
        except OperationRefused as refused:
            return {"op_id": op_id if is_op_id(op_id) else None} | refusal(refused, self._language)

    def _once(self, op_id: str, op: dict[str, Any]) -> Answer:
        key, digest = (self._board.session["id"], op_id), digest_of(op)
        known = self._log.answered(key)
        if known is None:
            return self._change(key, op, digest)
        if known[0] != digest:
            raise OperationRefused("op_id_reused")
        return known[1]

    def _change(self, key: Key, op: dict[str, Any], digest: str) -> Answer:
        """Decide, and book what was decided as the session's next change."""
        board, actor = self._board, self.batch.actor
        puts = decide(board, actor, Checked(op))
        befores = [board.before(put) for put in puts]
        reached = [
            reach(put.kind, before, board) if before else NOBODY
            for put, before in zip(puts, befores, strict=True)
        ]
        for put, before in zip(puts, befores, strict=True):
            board.put(put, before)
        effects = [stored(put, before, board) for put, before in zip(puts, reached, strict=True)]
        self._effects += len(effects)
        answer = {"op_id": key[1], "n": board.number}
        made = Made(
            op["kind"], actor.name, [_difference(*one) for one in zip(puts, befores, strict=True)]
        )
        change = {"number": board.number, "effects": effects, **vars(made)}
        self._log.add(key, digest, answer, change)
        self.news.append(news(board.number, effects, self._code))
        board.advance(key[1], made)
        return answer


def _well_formed(op: Any) -> tuple[str, dict[str, Any]]:
    """An operation's id, and the operation."""
    if isinstance(op, dict) and isinstance(op.get("kind"), str) and is_op_id(op.get("op_id")):
        return op["op_id"], op
    raise OperationRefused("malformed")


def refusal(refused: OperationRefused, language: str) -> Answer:
    """A refusal as clients get it: a name, and a sentence in their language."""
    sentence = catalogues.sentence(refused, catalogues.choose([language]))
    return {"refused": refused.name, "say": sentence, **refused.more}


_TOLD_OF_NEW: dict[RecordKind, tuple[str, ...]] = {"suggestion": ("category_id",)}
"""What must still be so for the making to be undone; of other kinds, that it is there."""


def _difference(put: Put, before: Record | None) -> dict[str, Any]:
    """What a change did to a record, as JSON can hold it."""
    about = {"kind": put.kind, "id": record_id(put.kind, put.record)}
    if before is None:
        told = {key: put.record[key] for key in _TOLD_OF_NEW.get(put.kind, ())}
        return about | {"was": None, "now": plain(told)}
    changed = [key for key, value in put.record.items() if value != before[key]]
    was, now = (plain({key: one[key] for key in changed}) for one in (before, put.record))
    return about | {"was": was, "now": now}
