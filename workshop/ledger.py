"""The books of a group of turns: what was answered before, and what is new to be stored.

Looked up and written for the whole group at once: two statements, however many operations.
"""

from __future__ import annotations

import hashlib
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, insert, select, update

from workshop.models import Change, Operation, Session
from workshop.operations.board import Record
from workshop.operations.refusal import OperationRefused
from workshop.stored_board import portions

Key = tuple[str, str]
"""(session id, op_id): what makes an operation the same when it is sent again."""


class Ledger:
    """Answers by operation, and the changes of this group."""

    def __init__(self, connection: Connection, keys: set[Key]) -> None:
        self._connection = connection
        self._known = _known(connection, keys)
        self._operations: list[Record] = []
        self._changes: list[Record] = []
        self._heads: dict[str, int] = {}

    def answered(self, key: Key) -> tuple[str, Record] | None:
        """The digest and the answer of an operation that was carried out before."""
        return self._known.get(key)

    def enter(self, key: Key, digest: str, answer: Record, change: Record) -> None:
        """A change was made, and this is the answer to who asked for it."""
        self._known[key] = digest, answer
        session_id, op_id = key
        entry = {"session_id": session_id, "op_id": op_id}
        self._operations.append(entry | {"payload_hash": digest, "answer": answer})
        self._changes.append(entry | change)
        self._heads[session_id] = change["number"]

    def store(self) -> None:
        """Write all of it. It is durable once the transaction is."""
        if not self._changes:
            return
        self._connection.execute(insert(Change), self._changes)
        self._connection.execute(insert(Operation), self._operations)
        head = update(Session).where(Session.id == bindparam("of")).values(head=bindparam("to"))
        heads = [{"of": session_id, "to": number} for session_id, number in self._heads.items()]
        self._connection.execute(head, heads)


def digest_of(op: Record) -> str:
    """SHA-256 of what was sent, whatever the order of its keys.

    OperationRefused where it is nothing that JSON should hold: lone surrogates, endless nesting.
    """
    try:
        sent = orjson.dumps(op, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        raise OperationRefused("malformed") from None
    return hashlib.sha256(sent).hexdigest()


def _known(connection: Connection, keys: set[Key]) -> dict[Key, tuple[str, Any]]:
    known: dict[Key, tuple[str, Any]] = {}
    of = Operation.__table__.c
    for session_id in {session_id for session_id, _ in keys}:
        for part in portions(op_id for of_session, op_id in keys if of_session == session_id):
            rows = connection.execute(
                select(of.op_id, of.payload_hash, of.answer).where(
                    of.session_id == session_id, of.op_id.in_(part)
                )
            )
            known |= {(session_id, row[0]): (row[1], row[2]) for row in rows}
    return known
