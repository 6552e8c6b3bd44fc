"""A board in memory that is rehearsed: two who are simulated, and somebody who is not."""

from __future__ import annotations

from tests.meetings.memory_board import LONE, SESSION, MemoryBoard
from workshop.meeting.board import Actor

ONE = Actor(SESSION, "participant", "one", simulated=True)
TWO = Actor(SESSION, "participant", "two", simulated=True)


def rehearsed() -> MemoryBoard:
    board = MemoryBoard()
    board.session = board.session | {"rehearsal": True}
    for actor in (ONE, TWO, LONE):
        record = {"id": actor.id, "session_id": SESSION, "table_id": None, "name": actor.id}
        said = {"left": False, "waiting": False, "simulated": actor.simulated}
        board.add("participant", record | said)
    return board
