"""The rules on who was there, each broken once on purpose: some test has to notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.meetings.memory_board import MemoryBoard
from tests.workshop.meeting.operations import test_counts as c
from tests.workshop.meeting.operations import test_points as p
from tests.workshop.meeting.operations import test_segments as s
from tests.workshop.meeting.test_attendance import test_what_comes_of_it
from tests.workshop.meeting.vectors import CASES
from workshop.meeting import attendance, representation
from workshop.meeting.attendance import Attendance, Figures
from workshop.meeting.operations import counts, ideas, said_of_ideas, segments

Break = tuple[object, str, object]
Notice = Callable[[MemoryBoard], None]


def cases(_: MemoryBoard) -> None:
    for case in CASES:
        test_what_comes_of_it(case)


def quietly(*_: object) -> None:
    return None


def nothing(*_: object) -> list[Any]:
    return []


FIGURES = Attendance.figures


def more_than_all(self: Attendance, count: Any) -> Figures | None:
    """`figures` that takes what was typed, however few were expected."""
    figures = FIGURES(self, count)
    typed = count["present"]
    return Figures(typed, 1) if figures and typed else figures


def only_by_hand(_: Attendance, expected: Any) -> bool:
    return bool(expected["here"])


def by_devices(self: Attendance, expected: Any) -> bool:
    return not self._named.isdisjoint(attendance._names(expected))  # noqa: SLF001


BREAKS: dict[str, tuple[Break, Notice]] = {
    "devices say nothing": ((Attendance, "is_here", only_by_hand), cases),
    "nobody says otherwise by hand": ((Attendance, "is_here", by_devices), cases),
    "more are there than expected": ((Attendance, "figures", more_than_all), cases),
    "hosts are persons": ((Attendance, "_names_uncounted", lambda _: set()), cases),
    "a free answer means nothing": ((attendance, "_names", lambda one: [one["name"]]), cases),
    "anybody says who was there": (
        (counts, "only_who_may", quietly),
        c.test_only_who_leads_says_who_is_there_and_not_after_the_end,
    ),
    "anybody names segments": (
        (segments, "only_who_may", quietly),
        c.test_only_who_leads_says_who_is_there_and_not_after_the_end,
    ),
    "after the end as before": (
        (counts, "not_ended", quietly),
        c.test_only_who_leads_says_who_is_there_and_not_after_the_end,
    ),
    "what follows is told to nobody": (
        (counts, "told_anew", nothing),
        c.test_what_follows_from_the_list_is_told_with_it,
    ),
    "a line says nothing": (
        (representation, "counted_line", quietly),
        lambda board: c.test_a_line_follows_the_list_until_a_number_is_typed(board),
    ),
    "labels stay as they are": (
        (segments, "_labelled", lambda segment, _: segment["columns"]),
        s.test_heading_and_labels_are_named_anew,
    ),
    "a verbatim sentence is forgotten": (
        (segments, "_sentence", quietly),
        c.test_the_sentence_counts_persons_without_the_hosts,
    ),
    "the room says whose words they are": (
        (said_of_ideas, "only_who_may", quietly),
        lambda board: p.test_the_room_says_none_of_that(board, {"actor": "Kim"}),
    ),
    "the room makes headings": (
        (ideas, "only_who_may", quietly),
        lambda board: p.test_the_room_says_none_of_that(board, {"form": "paragraph"}),
    ),
    "any group will do": (
        (counts, "_group", lambda _, field: field.text()),
        lambda board: c.test_a_new_line_needs_a_place_a_group_and_a_unit(
            board, {"group": "unknown"}, "malformed"
        ),
    ),
}


@pytest.fixture
def board(board: MemoryBoard) -> MemoryBoard:
    """A meeting that counts, and has points."""
    c.equip(board)
    p.equip(board)
    return board


@pytest.mark.parametrize("name", BREAKS)
def test_some_test_notices(name: str, board: MemoryBoard, monkeypatch: pytest.MonkeyPatch) -> None:
    (of, attribute, otherwise), notice = BREAKS[name]
    monkeypatch.setattr(of, attribute, otherwise)
    with pytest.raises((AssertionError, KeyError)):
        notice(board)


def test_nothing_is_noticed_where_nothing_is_broken() -> None:
    for _, notice in BREAKS.values():
        again = MemoryBoard()
        c.equip(again)
        p.equip(again)
        notice(again)
