"""The room as a whole: its steps, private writing, the timer, joining, the end."""

from __future__ import annotations

import datetime as dt
from typing import Any

from words.checked import Checked
from workshop.meeting.board import Actor, Board, Put
from workshop.meeting.limits import LONGEST_TIMER
from workshop.meeting.operations.asking import counted, nobody_ready, withheld
from workshop.meeting.operations.checks import found, not_ended, only_who_may
from workshop.meeting.plan import minutes_of
from workshop.meeting.records import Step


def open_step(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Make a step the current one. The one before is closed; none of them loses anything. A clock
    that has run out was of the step before; where there is a schedule this one starts its own."""
    op.only(("op_id", "kind", "id"))
    only_who_may(actor, "lead_steps")
    not_ended(board)
    step = found(board, "step", op["id"].text())
    votes = withheld(board, step["segment_id"]) if step["kind"] == "vote" else []
    return [
        *_closed(board, but=step["id"]),
        *votes,
        *(nobody_ready(board, step["id"]) if step["state"] != "open" else []),
        Put("step", step | {"state": "open", "closed_at": None}),
        _session(
            board,
            step_id=step["id"],
            held=False,
            **_begun(board),
            **_clock_for(board, step),
        ),
    ]


def close_step(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Close a step if it is open; where it was the current one, none is."""
    op.only(("op_id", "kind", "id"))
    only_who_may(actor, "lead_steps")
    step = found(board, "step", op["id"].text())
    if step["state"] != "open":
        return [Put("step", step)]
    return [*_close(board, step), _session(board, step_id=None)]


def hold(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Let the room write and sort nothing for a moment, or go on; steps and clock stay as they are.
    The next step that is opened lets it go on too."""
    op.only(("op_id", "kind", "held"))
    only_who_may(actor, "lead_steps")
    not_ended(board)
    return [_session(board, held=op["held"].truth())]


def make_private(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """From now on new ideas of a segment are withheld, or not; what there is stays as it is."""
    op.only(("op_id", "kind", "id", "private"))
    only_who_may(actor, "lead_steps")
    segment = found(board, "segment", op["id"].text())
    return [Put("segment", segment | {"private": op["private"].truth()})]


def reveal(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Show everybody what was withheld, all at once."""
    op.only(("op_id", "kind", "id"))
    only_who_may(actor, "lead_steps")
    segment = found(board, "segment", op["id"].text())
    private = board.find(segment_id=segment["id"], state="private")
    shown = {idea["id"]: idea | {"state": "shared"} for idea in private}
    below = (idea for idea in board.below(*shown) if idea["id"] not in shown)
    return [
        Put("segment", segment | {"private": False}),
        *(Put("idea", idea) for idea in (*shown.values(), *below)),
    ]


def start_timer(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Start the clock anew."""
    op.only(("op_id", "kind", "seconds"))
    only_who_may(actor, "lead_steps")
    not_ended(board)
    length = op["seconds"].whole(least=1, most=LONGEST_TIMER) * 1000
    return [_timer(board, _from_now(board, length), None, length)]


def pause_timer(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Stop the clock where it is."""
    op.only(("op_id", "kind"))
    only_who_may(actor, "lead_steps")
    if board.session["timer_length"] is None:
        return [_session(board)]
    return [_timer(board, None, _left(board), board.session["timer_length"])]


def resume_timer(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Let the clock go on."""
    op.only(("op_id", "kind"))
    only_who_may(actor, "lead_steps")
    if board.session["timer_length"] is None:
        return [_session(board)]
    return [_timer(board, _from_now(board, _left(board)), None, board.session["timer_length"])]


def add_time(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Give more time, or less where negative."""
    op.only(("op_id", "kind", "seconds"))
    only_who_may(actor, "lead_steps")
    not_ended(board)
    more = op["seconds"].whole(least=-LONGEST_TIMER, most=LONGEST_TIMER) * 1000
    left = min(max(0, _left(board) + more), LONGEST_TIMER * 1000)
    length = min(max(1, (board.session["timer_length"] or 0) + more), LONGEST_TIMER * 1000)
    if board.session["timer_left"] is not None:
        return [_timer(board, None, left, length)]
    return [_timer(board, _from_now(board, left), None, length)]


def stop_timer(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Take the clock away."""
    op.only(("op_id", "kind"))
    only_who_may(actor, "lead_steps")
    return [_timer(board, None, None, None)]


def let_join(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Open or close joining. Who is in stays in. A meeting that was planned begins with it."""
    op.only(("op_id", "kind", "open"))
    only_who_may(actor, "end")
    not_ended(board)
    joining = op["open"].truth()
    return [_session(board, **(_begun(board) if joining else {}) | {"joining": joining})]


def set_lobby(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Whether those who join from now on wait to be let in."""
    op.only(("op_id", "kind", "on"))
    only_who_may(actor, "end")
    not_ended(board)
    return [_session(board, lobby=op["on"].truth())]


def end(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """End the session: nothing more is written until it is reopened."""
    op.only(("op_id", "kind"))
    only_who_may(actor, "end")
    ended = {"state": "ended", "joining": False, "step_id": None, "held": False}
    return [*_closed(board, but=None), _session(board, **ended, **_NO_TIMER)]


def reopen(board: Board, actor: Actor, op: Checked) -> list[Put]:
    """Go on with a session that had ended."""
    op.only(("op_id", "kind"))
    only_who_may(actor, "end")
    return [_session(board, state="open")]


def _begun(board: Board) -> dict[str, Any]:
    """A meeting that was only planned is open from now on, for joining too."""
    return {"state": "open", "joining": True} if board.session["state"] == "prepared" else {}


_NO_TIMER: dict[str, Any] = {"timer_ends_at": None, "timer_left": None, "timer_length": None}


def _clock_for(board: Board, step: Step) -> dict[str, Any]:
    """The clock as it is once a step is opened; one that is open already keeps the one it has."""
    session = board.session
    if session["starts"] and session["clock_by_plan"] and session["step_id"] != step["id"]:
        length = _minutes(board, step) * 60_000
        return _NO_TIMER | {"timer_ends_at": _from_now(board, length), "timer_length": length}
    return {} if _left(board) else _NO_TIMER


def _minutes(board: Board, step: Step) -> int:
    segment = found(board, "segment", step["segment_id"])
    steps = sum(one["segment_id"] == segment["id"] for one in board.every("step"))
    return minutes_of(step["minutes"], segment["minutes"], steps)


def _session(board: Board, **fields: object) -> Put:
    return Put("session", board.session | fields)


def _closed(board: Board, but: str | None) -> list[Put]:
    steps = [s for s in board.every("step") if s["state"] == "open" and s["id"] != but]
    return [put for step in steps for put in _close(board, step)]


def _close(board: Board, step: Step) -> list[Put]:
    """A step closed; when voting ends, what was voted for is known."""
    votes = counted(board, step["segment_id"]) if step["kind"] == "vote" else []
    return [Put("step", step | {"state": "closed", "closed_at": board.now}), *votes]


def _timer(board: Board, ends_at: dt.datetime | None, left: int | None, length: int | None) -> Put:
    return _session(board, timer_ends_at=ends_at, timer_left=left, timer_length=length)


def _from_now(board: Board, milliseconds: int) -> dt.datetime:
    return board.now + dt.timedelta(milliseconds=milliseconds)


def _left(board: Board) -> int:
    """How many milliseconds the clock has left."""
    session = board.session
    if session["timer_left"] is not None:
        return int(session["timer_left"])
    if session["timer_ends_at"] is None:
        return 0
    left: dt.timedelta = session["timer_ends_at"] - board.now
    return max(0, int(left.total_seconds() * 1000))
