"""What clients ask of the live session, by socket or plain HTTP: its form, and how much at once."""

from __future__ import annotations

import math
import time
from typing import Any

from words import catalogues
from words.refused import N_, Refused
from workshop.http.services import Services
from workshop.live.catching_up import Position
from workshop.live.fanout import token_of
from workshop.meeting.board import Actor
from workshop.meeting.refusal import OperationRefused

IDEAS_A_TOKEN = 50
"""So many ideas are moved for the price of one more operation."""
CATEGORY_TOKENS = 5
"""The price of merging a category, with all that stands in it."""

_LARGEST_NUMBER = 2**53
_LONGEST_EPOCH = 64


def carry_out(services: Services, actor: Actor, data: object, language: str) -> dict[str, Any]:
    """The answer of `write {ops}`: answers, `slow_down`, or OperationRefused("malformed").

    `language` is that of whoever reads it.
    """
    ops = data.get("ops") if isinstance(data, dict) else None
    if not isinstance(ops, list):
        raise OperationRefused("malformed")
    budget = services.rates.write[actor.rights.rate]
    wait = budget.wait(token_of(actor), max(1, sum(map(_weight, ops))))
    began = time.perf_counter()
    answer = slow_down(wait, language) if wait else services.live.carry_out(actor, ops)
    if services.metrics:
        services.metrics.answered(ops, answer, time.perf_counter() - began)
    return answer


def position(data: object) -> Position:
    """Where a client is that asks `join {from, epoch}`. OperationRefused("malformed")."""
    number, epoch = (
        (data.get("from"), data.get("epoch")) if isinstance(data, dict) else (None, None)
    )
    if type(number) is not int or not 0 <= number < _LARGEST_NUMBER:
        raise OperationRefused("malformed")
    if epoch is not None and not (isinstance(epoch, str) and len(epoch) <= _LONGEST_EPOCH):
        raise OperationRefused("malformed")
    return Position(number, epoch)


def wait_to_join(services: Services, actor: Actor) -> float:
    """The seconds until an actor's next `join` is due; 0: now, and it is counted."""
    return services.rates.join.wait(token_of(actor))


def slow_down(seconds: float, language: str) -> dict[str, Any]:
    """The answer to what came too fast: nothing of it was looked at, nothing is lost."""
    kept = Refused(N_("That was a lot at once. It is kept, and sent in a moment."))
    return {"slow_down": math.ceil(seconds * 10) / 10, "say": catalogues.sentence(kept, language)}


def _weight(op: object) -> int:
    """As how many operations one counts that acts on many ideas."""
    if not isinstance(op, dict):
        return 1
    if op.get("kind") == "category.merge":
        return CATEGORY_TOKENS
    ids = op.get("ids")
    return 1 + (len(ids) // IDEAS_A_TOKEN if isinstance(ids, list) else 0)
