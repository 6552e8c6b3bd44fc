"""Who is there of those who were expected; `static/live/board/test_attendance.py` asks the same of
the screens."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.workshop.meeting.vectors import ANY_CASE, CASES, OUTCOMES, Case, came_of


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_what_comes_of_it(case: Case) -> None:
    assert came_of(case) == {key: case[key] for key in OUTCOMES}


@given(case=ANY_CASE)
def test_never_are_more_there_than_were_expected(case: Case) -> None:
    for line, (_, present, of) in zip(came_of(case)["figures"], case["counts"], strict=True):
        if line and not (present is not None and of is not None):
            assert line[1] is None or 0 <= line[0] <= line[1]


@given(case=ANY_CASE)
def test_the_order_of_devices_and_of_the_list_changes_no_number(case: Case) -> None:
    turned = case | {key: case[key][::-1] for key in ("expected", "participants", "groups")}
    came, other = came_of(case), came_of(turned)
    assert (came["figures"], came["persons"]) == (other["figures"], other["persons"])
    if case["typed"] is None:
        assert sorted(came["excluded"]) == sorted(other["excluded"])
