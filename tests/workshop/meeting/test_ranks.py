"""Ranks: always one more between two others, and short ones where lists grow."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.meeting.ranks import appended, between, spread


@pytest.mark.parametrize("count", [0, 1, 15, 16, 61, 62, 5_000])
def test_spread_ranks_are_in_order_with_room_around_them(count: int) -> None:
    ranks = [*spread(count), appended(1)]
    assert ranks == sorted(set(ranks))
    assert len(ranks) == count + 1
    for before, after in zip([None, *ranks], ranks, strict=False):
        assert (before or "") < between(before, after) < after


@given(st.lists(st.integers(0, 1_000), max_size=60))
def test_a_rank_is_found_wherever_one_is_wanted(wanted: list[int]) -> None:
    ranks = [*spread(2), appended(1), appended(2)]
    for place in (number % len(ranks) for number in wanted):
        ranks.insert(place, between(ranks[place - 1] if place else None, ranks[place]))
        assert ranks == sorted(set(ranks))


@given(st.integers(0, 62**6 - 2))
def test_what_is_appended_stands_after_all_there_was(number: int) -> None:
    assert appended(number) < appended(number + 1)
    between_them = between(appended(number), appended(number + 1))
    assert appended(number) < between_them < appended(number + 1)


def test_what_one_change_puts_at_an_end_stands_in_its_order_before_the_next_change() -> None:
    ranks = [*(appended(7, index) for index in range(200)), appended(8)]
    assert ranks == sorted(set(ranks))
    for before, after in pairwise(ranks):
        assert before < between(before, after) < after


@pytest.mark.parametrize(("before", "after"), [("B", "A"), ("A", "A")])
def test_there_is_nothing_between_ranks_out_of_order(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="no rank between"):
        between(before, after)
