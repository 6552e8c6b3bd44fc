"""Who is here: the same rule for the server and for screens, and who may say that somebody left."""

from __future__ import annotations

from typing import Any

import pytest

from tests.meetings.memory_board import ANNA, LONE, MemoryBoard
from workshop.meeting.here import told_to_room


def device(name: str, table: str | None = None, *, left: bool = False) -> dict[str, Any]:
    return {"id": name, "table_id": table, "left": left}


ROOM = [
    device("a", "1"),
    device("b", "1", left=True),
    device("c", "2", left=True),
    device("d"),
    device("e", left=True),
    device("f", left=True),
]


@pytest.mark.parametrize(
    ("open_now", "told"),
    [
        ([], {"count": 2, "tables": 1, "alone": 1, "left": ["2", "e", "f"]}),
        (["b", "e"], {"count": 4, "tables": 1, "alone": 2, "left": ["2", "f"]}),
        (["c", "x"], {"count": 3, "tables": 2, "alone": 1, "left": ["e", "f"]}),
    ],
)
def test_who_left_counts_again_as_soon_as_it_is_open(open_now: list[str], told: Any) -> None:
    assert told_to_room(ROOM, open_now) == told


def test_who_is_simulated_is_asked_like_others_and_none_of_the_number() -> None:
    room = [*ROOM, device("g") | {"simulated": True}]
    told = {"count": 2, "tables": 1, "alone": 2, "left": ["2", "e", "f"]}
    assert told_to_room(room, []) == told


def test_who_leads_says_it_and_nobody_else() -> None:
    board = MemoryBoard()
    board.add("participant", {"id": "p1", "left": False})
    assert board.refuses(LONE, "participant.set", id="p1", left=True) == "not_yours"
    assert board.refuses(ANNA, "participant.set", id="p9", left=True) == "not_found"
    [put] = board.do(ANNA, "participant.set", id="p1", left=True)
    assert put.record["left"] is True
    board.session = board.session | {"state": "ended"}
    assert board.refuses(ANNA, "participant.set", id="p1", left=False) == "ended"
