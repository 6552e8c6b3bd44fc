"""What a segment is called: other words over it and over its columns, for everybody."""

from __future__ import annotations

from typing import Any

import pytest

from tests.meetings.memory_board import ANNA, LISTS, MATRIX, MemoryBoard


def test_heading_and_labels_are_named_anew(board: MemoryBoard) -> None:
    board.do(ANNA, "segment.rename", id=MATRIX, heading=" Nästa\nsteg ", labels={"right": "Stöd"})
    segment = board.records["segment"][MATRIX]
    assert segment["heading"] == "Nästa steg"
    assert segment["columns"] == [{"id": "left", "label": "Left"}, {"id": "right", "label": "Stöd"}]
    board.do(ANNA, "segment.rename", id=MATRIX, short_heading="Steg")
    assert board.records["segment"][MATRIX]["short_heading"] == "Steg"
    assert board.records["segment"][MATRIX]["heading"] == "Nästa steg"


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"id": "unknown"}, "not_found"),
        ({"heading": " "}, "empty"),
        ({"heading": "o" * 201}, "too_long"),
        ({"labels": {"middle": "M"}}, "malformed"),
        ({"labels": {"left": ""}}, "empty"),
        ({"labels": ["left"]}, "malformed"),
        ({"prompt": "Vad?"}, "malformed"),
    ],
)
def test_what_is_no_name_is_refused(board: MemoryBoard, wrong: dict[str, Any], name: str) -> None:
    assert board.refuses(ANNA, "segment.rename", **{"id": MATRIX} | wrong) == name
    assert board.records["segment"][LISTS]["columns"] == []
