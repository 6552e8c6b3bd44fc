"""What a socket and plain HTTP have in common: reading a request, its limits, who may ask."""

from __future__ import annotations

import math
from typing import Any, Protocol

from words import catalogues
from words.refused import N_, Refused
from workshop.http.rates import Rates
from workshop.live.fanout import token_of
from workshop.live.session import Live
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused

IDEAS_A_TOKEN = 50
"""So many ideas are moved for the price of one more operation."""
CATEGORY_TOKENS = 5
"""The price of merging a category, with all that stands in it."""

_LARGEST_NUMBER = 2**53
_LONGEST_EPOCH = 64


class Caller(Protocol):
    """Who calls, proved by this request; OperationRefused. See `workshop.http.callers.caller`."""

    def __call__(self, session_id: str, wanted_role: str, token: str | None) -> Actor: ...


class Intake:
    """The live session as clients reach it: well-formed requests, at a bearable rate."""

    def __init__(self, rates: Rates, live: Live) -> None:
        self._rates, self._live = rates, live

    def write(self, actor: Actor, data: object, language: str) -> dict[str, Any]:
        """The answer of `write {ops}`: answers, `slow_down`, or OperationRefused("malformed").

        `language` is that of whoever reads it.
        """
        ops = data.get("ops") if isinstance(data, dict) else None
        if not isinstance(ops, list):
            raise OperationRefused("malformed")
        rates = self._rates
        budget = rates.write_as_facilitator if actor.leads else rates.write_as_participant
        wait = budget.wait(token_of(actor), max(1, sum(map(_weight, ops))))
        return slow_down(wait, language) if wait else self._live.write(actor, ops)

    def join(self, actor: Actor, data: object) -> tuple[bytes, ...]:
        """The answer of `join {from, epoch}`: JSON in pieces. OperationRefused("malformed")."""
        return self._live.join(actor, *position(data))

    def wait_to_join(self, actor: Actor) -> float:
        """The seconds until an actor's next `join` is due; 0: now, and it is counted."""
        return self._rates.join.wait(token_of(actor))


def _weight(op: object) -> int:
    """As how many operations one counts that acts on many ideas."""
    if not isinstance(op, dict):
        return 1
    if op.get("kind") == "category.merge":
        return CATEGORY_TOKENS
    ids = op.get("ids")
    return 1 + (len(ids) // IDEAS_A_TOKEN if isinstance(ids, list) else 0)


def position(data: object) -> tuple[int, str | None]:
    """Up to where a client has come, and in which history. OperationRefused("malformed")."""
    start, epoch = (data.get("from"), data.get("epoch")) if isinstance(data, dict) else (None, None)
    if type(start) is not int or not 0 <= start < _LARGEST_NUMBER:
        raise OperationRefused("malformed")
    if epoch is not None and not (isinstance(epoch, str) and len(epoch) <= _LONGEST_EPOCH):
        raise OperationRefused("malformed")
    return start, epoch


def slow_down(seconds: float, language: str) -> dict[str, Any]:
    """The answer to what came too fast: nothing of it was looked at, nothing is lost."""
    said = Refused(N_("That was a lot at once. It is kept, and sent in a moment."))
    return {"slow_down": math.ceil(seconds * 10) / 10, "say": catalogues.sentence(said, language)}


def refusal(refused: OperationRefused, language: str) -> dict[str, Any]:
    """A refusal as clients get it: a name, and a sentence in their language."""
    return {"refused": refused.name, "say": catalogues.sentence(refused, language), **refused.more}
