"""The change log, for a group of turns: what was answered before, and what is new to be stored.

Looked up and written for the whole group at once: two statements, however many operations.
"""

from __future__ import annotations

import hashlib
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, select, update

from workshop.base.clock import now
from workshop.meeting.refusal import OperationRefused
from workshop.storage.models import Change, Operation, Session
from workshop.storage.statements import Lookup, Row, Statement, inserting

Key = tuple[str, str]
"""(session id, op_id): what makes an operation the same when it is sent again."""


class ChangeLog:
    """Answers by operation, and the changes of this group."""

    def __init__(self, connection: Connection, keys: set[Key]) -> None:
        self._connection = connection
        self._known = _known(connection, keys)
        self._operations: list[Row] = []
        self._changes: list[Row] = []
        self._heads: dict[str, int] = {}

    def answered(self, key: Key) -> tuple[str, Row] | None:
        """The digest and the answer of an operation that was carried out before."""
        return self._known.get(key)

    def add(self, key: Key, digest: str, answer: Row, change: Row) -> None:
        """A change was made, and this is the answer to who asked for it."""
        self._known[key] = digest, answer
        session_id, op_id = key
        entry = {"session_id": session_id, "op_id": op_id}
        self._operations.append(entry | {"payload_hash": digest, "answer": answer})
        self._changes.append(entry | change | {"made_at": now()})
        self._heads[session_id] = change["number"]

    def store(self) -> None:
        """Write all of it. It is durable once the transaction is."""
        if not self._changes:
            return
        _CHANGES.each(self._connection, self._changes)
        _OPERATIONS.each(self._connection, self._operations)
        heads = ({"of": session_id, "to": number} for session_id, number in self._heads.items())
        _HEADS.each(self._connection, heads)


def digest_of(op: Row) -> str:
    """SHA-256 of what was sent, whatever the order of its keys.

    OperationRefused where it is nothing that JSON should hold: lone surrogates, endless nesting.
    """
    try:
        sent = orjson.dumps(op, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        raise OperationRefused("malformed") from None
    return hashlib.sha256(sent).hexdigest()


def _known(connection: Connection, keys: set[Key]) -> dict[Key, tuple[str, Any]]:
    return {
        (of, op_id): (digest, answer)
        for of in {session_id for session_id, _ in keys}
        for op_id, digest, answer in _ANSWERED.rows(
            connection, (op_id for session_id, op_id in keys if session_id == of), of=of
        )
    }


_CHANGES, _OPERATIONS = inserting(Change), inserting(Operation)
_HEADS = Statement(
    update(Session).where(Session.id == bindparam("of")).values(head=bindparam("to"))
)
_ANSWERED = Lookup(
    select(Operation.op_id, Operation.payload_hash, Operation.answer).where(
        Operation.session_id == bindparam("of")
    ),
    Operation.__table__.c.op_id,
)
