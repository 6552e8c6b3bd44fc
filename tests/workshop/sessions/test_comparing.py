"""Meetings side by side: what each says in one part, and how much more there is."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session as DbSession

from tests.meetings.held import Held
from tests.meetings.series import meeting, series_file, stored
from workshop.sessions.comparing import MOST, SIDES_OF_A_PAGE, Comparison, compare, parts_of


def compared(db: DbSession, meetings: int, page: int = 1, **said: Any) -> Comparison:
    """Meetings, each about a unit of its own, that said this."""
    units = [{"key": f"u{number}", "name": f"Unit {number}"} for number in range(meetings)]
    files = [meeting(f"m{number}", title=f"Meeting {number}", **said) for number in range(meetings)]
    of = {f"m{number}": f"u{number}" for number in range(meetings)}
    series = stored(series_file("side-by-side", units, of, files), db)
    parts = {part.id: part for part in parts_of(db, series.series.id)}
    return compare(db, series.series.id, parts["next/next-steps"], page)


def test_each_says_its_first_ideas_with_all_under_them_and_how_many_more_there_are() -> None:
    steps = [{"text": f"Step {number}"} for number in range(MOST + 3)]
    steps[1] |= {"children": [{"text": "Under it", "children": [{"text": "And under that"}]}]}  # type: ignore[dict-item]
    (side,) = compared(Held().db, 1, steps=steps).sides
    said = [(entry.level, entry.text) for entry in side.entries]
    assert said[:4] == [(0, "Step 0"), (0, "Step 1"), (1, "Under it"), (2, "And under that")]
    assert [text for level, text in said if level == 0] == [f"Step {n}" for n in range(MOST)]
    assert side.more == 3


def test_many_meetings_are_a_page_at_a_time_in_the_order_of_their_units() -> None:
    found = [compared(Held().db, SIDES_OF_A_PAGE + 2, page, steps=[]) for page in (1, 2)]
    names = [side.unit.name for page in found for side in page.sides if side.unit]
    assert names == [f"Unit {number}" for number in range(SIDES_OF_A_PAGE + 2)]
    assert [len(page.sides) for page in found] == [SIDES_OF_A_PAGE, 2]
