"""The published deck of 2020, line by line, out of slides."""

from __future__ import annotations

from tests.exports.published_results import published_lines
from tests.exports.series import as_deck
from tests.exports.slides.files import said, written
from tests.meetings.series import published_series

LINES = 301


def test_its_text_is_all_there_in_its_order_and_on_its_levels() -> None:
    series = published_series()
    lines = said(written(as_deck(series)))
    assert lines == published_lines(series["sessions"][-1])
    assert len(lines) == LINES
