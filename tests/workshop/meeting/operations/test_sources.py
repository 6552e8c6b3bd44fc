"""What ideas and categories rest on: what is there for all to see, here or in the series."""

from __future__ import annotations

from typing import Any

import pytest

from tests.meetings.memory_board import ANNA, KNOWN, LONE, SESSION, MemoryBoard, category

THERE = "another session"


@pytest.fixture
def board(board: MemoryBoard) -> MemoryBoard:
    """Beside it another session of the series, of the unit "north", with ideas and a category."""
    board.others[THERE] = {
        "session": {THERE: {"id": THERE, "unit_id": "north"}},
        "idea": {
            one["id"]: one
            for one in (
                idea("trust"),
                idea("below", parent_id="trust"),
                idea("hidden", state="hidden"),
                idea("below hidden", parent_id="hidden"),
                idea("private", state="private"),
            )
        },
        "category": {
            "process": category("process", "V"),
            "gone": category("gone", "W", state="removed"),
        },
    }
    return board


def idea(known_as: str, parent_id: str | None = None, state: str = "shared") -> dict[str, Any]:
    about = {"id": known_as, "parent_id": parent_id, "merged_into_id": None}
    return about | {"state": state, "revision": 3}


def there(kind: str, known_as: str, session: str = THERE) -> dict[str, str]:
    return {"session": session, "kind": kind, "id": known_as}


def sources(board: MemoryBoard, known_as: str) -> list[dict[str, Any]]:
    kind = "idea" if known_as in board.records["idea"] else "category"
    found: list[dict[str, Any]] = board.records[kind][known_as]["sources"]  # type: ignore[index]
    return found


def test_references_are_kept_and_no_words(board: MemoryBoard) -> None:
    line = board.write(ANNA, "Samsyn i fem regioner")
    board.do(ANNA, "source.set", id=line, add=[there("idea", "below"), there("session", THERE)])
    assert sources(board, line) == [
        there("idea", "below") | {"unit": "north", "rev": 3},
        there("session", THERE) | {"unit": "north", "rev": None},
    ]
    board.do(ANNA, "source.set", id=KNOWN, add=[there("category", "process")])
    assert sources(board, KNOWN) == [there("category", "process") | {"unit": "north", "rev": None}]


def test_others_stay_and_what_is_added_again_is_known_as_it_is_now(board: MemoryBoard) -> None:
    line = board.write(ANNA)
    board.do(ANNA, "source.set", id=line, add=[there("idea", "trust"), there("idea", "below")])
    board.others[THERE]["idea"]["trust"]["revision"] = 4
    board.do(ANNA, "source.set", id=line, add=[there("category", "process")])
    assert [one["rev"] for one in sources(board, line)] == [3, 3, None]
    board.do(ANNA, "source.set", id=line, add=[there("idea", "trust")], drop=["below"])
    assert [(one["id"], one["rev"]) for one in sources(board, line)] == [
        ("trust", 4),
        ("process", None),
    ]


def test_a_reference_goes_though_its_meeting_is_gone(board: MemoryBoard) -> None:
    line = board.write(ANNA)
    board.do(ANNA, "source.set", id=line, add=[there("idea", "trust")])
    board.others.clear()
    board.do(ANNA, "source.set", id=line, drop=["trust"])
    assert sources(board, line) == []


def test_a_line_rests_on_one_of_its_own_session_too(board: MemoryBoard) -> None:
    part, activity = board.write(ANNA, "En del"), board.write(ANNA, "En aktivitet")
    board.do(ANNA, "source.set", id=activity, add=[there("idea", part, SESSION)])
    assert sources(board, activity) == [
        there("idea", part, SESSION) | {"unit": None, "rev": 1},
    ]


@pytest.mark.parametrize(
    "source",
    [
        there("idea", "hidden"),
        there("idea", "below hidden"),
        there("idea", "private"),
        there("idea", "process"),
        there("category", "gone"),
        there("idea", "trust", "a session of no series"),
        there("session", "trust"),
        there("idea", "unknown", SESSION),
    ],
)
def test_what_not_all_see_is_rested_on_by_nothing(
    board: MemoryBoard, source: dict[str, str]
) -> None:
    line = board.write(ANNA)
    assert board.refuses(ANNA, "source.set", id=line, add=[source]) == "not_found"
    assert sources(board, line) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"add": {}},
        {"add": ["trust"]},
        {"add": [there("table", "trust")]},
        {"add": [there("idea", "trust") | {"text": "Tillit"}]},
        {"add": [there("idea", f"{n}") for n in range(51)]},
        {"drop": "trust"},
        {"drop": [f"{n}" for n in range(501)]},
        {"sources": []},
    ],
)
def test_what_is_no_reference_is_refused(board: MemoryBoard, wrong: dict[str, Any]) -> None:
    line = board.write(ANNA)
    assert board.refuses(ANNA, "source.set", id=line, **wrong) == "malformed"


def test_nothing_rests_on_itself(board: MemoryBoard) -> None:
    line = board.write(ANNA)
    itself = there("idea", line, SESSION)
    assert board.refuses(ANNA, "source.set", id=line, add=[itself]) == "malformed"


def test_only_who_leads_says_so_and_not_after_the_end(board: MemoryBoard) -> None:
    line, add = board.write(LONE), [there("idea", "trust")]
    assert board.refuses(LONE, "source.set", id=line, add=add) == "not_yours"
    assert board.refuses(ANNA, "source.set", id="unknown", add=add) == "not_found"
    board.do(ANNA, "session.end")
    assert board.refuses(ANNA, "source.set", id=line, add=add) == "ended"


def test_at_most_500_are_kept(board: MemoryBoard) -> None:
    line, ideas = board.write(ANNA), board.others[THERE]["idea"]
    ideas |= {f"{n}": idea(f"{n}") for n in range(501)}
    for start in range(0, 500, 50):
        add = [there("idea", f"{n}") for n in range(start, start + 50)]
        board.do(ANNA, "source.set", id=line, add=add)
    one_more = [there("idea", "500")]
    assert board.refuses(ANNA, "source.set", id=line, add=one_more) == "full"
    board.do(ANNA, "source.set", id=line, add=one_more, drop=["0"])
    assert len(sources(board, line)) == 500
