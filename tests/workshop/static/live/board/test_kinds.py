"""What a screen asks of a segment: its columns, and where who and when can be said."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workshop.static.live.conftest import Screen

HEADINGS = [{"id": "next", "label": "Next", "planned": True}, {"id": "wish", "label": "Wish"}]


@pytest.mark.parametrize(
    ("segment", "columns", "planned"),
    [
        ({"kind": "frame", "columns": []}, [""], []),
        ({"kind": "lists", "columns": []}, [""], [""]),
        ({"kind": "matrix", "columns": HEADINGS}, ["next", "wish"], ["next"]),
        ({"kind": "of a newer page", "columns": HEADINGS}, ["next", "wish"], ["next"]),
        ({"kind": "of a newer page", "columns": []}, [""], []),
        (None, [""], []),
    ],
)
def test_columns_and_what_can_be_planned_in_them(
    screen: Screen, segment: Any, columns: list[str], planned: list[str]
) -> None:
    script = """async (segment) => {
      const { columnsOf, isPlannedIn } = await import("/static/live/board/kinds.js");
      const columns = columnsOf(segment).map(({ id }) => id);
      return [columns, columns.filter((one) => isPlannedIn(segment, one))];
    }"""
    assert screen.run(script, segment) == [columns, planned]
