"""What may be done to a session: pure decisions, one small module a noun.

`decide` takes a board, an actor and an operation and gives the records as they will be. It reads
nothing but the board and changes nothing: whoever keeps the board does that.
"""

from __future__ import annotations

from collections.abc import Callable

from words.checked import Checked, Malformed
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.operations import (
    asking,
    categories,
    confirming,
    counts,
    ideas,
    leaving,
    merging,
    placements,
    places,
    planning,
    rehearsing,
    room,
    segments,
    sources,
    suggesting,
    undoing,
)
from workshop.meeting.refusal import OperationRefused

Decision = Callable[[Board, Actor, Checked], list[Put]]

KINDS: dict[str, Decision] = {
    "idea.add": ideas.add,
    "idea.edit": ideas.edit,
    "idea.remove": ideas.remove,
    "idea.restore": ideas.restore,
    "idea.hide": ideas.hide,
    "idea.move": places.move,
    "idea.sort": suggesting.sort,
    "idea.keep": suggesting.keep,
    "idea.merge": merging.merge,
    "idea.unmerge": merging.unmerge,
    "category.add": categories.add,
    "category.rename": categories.rename,
    "category.move": categories.move,
    "category.merge": categories.merge,
    "category.remove": categories.remove,
    "category.restore": categories.restore,
    "placement.set": placements.set_place,
    "step.open": room.open_step,
    "step.close": room.close_step,
    "session.plan": planning.plan_session,
    "step.plan": planning.plan_step,
    "step.ready": asking.say_ready,
    "segment.private": room.make_private,
    "segment.reveal": room.reveal,
    "segment.declare": segments.declare,
    "segment.rename": segments.rename,
    "segment.agree": asking.agree,
    "count.set": counts.set_count,
    "count.remove": counts.remove_count,
    "expected.set": counts.set_expected,
    "expected.remove": counts.remove_expected,
    "expected.list": counts.list_expected,
    "participant.admit": leaving.admit,
    "participant.set": leaving.set_left,
    "rehearsal.clear": rehearsing.clear,
    "source.set": sources.set_sources,
    "vote.cast": asking.vote,
    "text.confirm": confirming.confirm,
    "timer.start": room.start_timer,
    "timer.pause": room.pause_timer,
    "timer.resume": room.resume_timer,
    "timer.add": room.add_time,
    "timer.stop": room.stop_timer,
    "session.hold": room.hold,
    "session.join": room.let_join,
    "session.lobby": room.set_lobby,
    "session.end": room.end,
    "session.reopen": room.reopen,
    "undo": undoing.undo,
}


def decide(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """The records as an operation leaves them. OperationRefused where it may not be."""
    try:
        decision = KINDS.get(op["kind"].text())
        if decision is None:
            raise OperationRefused("unknown_kind")
        if not actor.rights.may:
            raise OperationRefused("not_yours")
        if actor.simulated and not board.session["rehearsal"]:
            raise OperationRefused("not_joined")
        return decision(board, actor, op)
    except Malformed:
        raise OperationRefused("malformed") from None
