"""Budgets: so much at once, then so much a minute, for each on their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.base.budget import Budget, SpentHere


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_free_and_the_next_waits() -> None:
    budget = Budget(3, 6, SpentHere(Clock()))
    assert [budget.wait("ada") for _ in range(3)] == [0, 0, 0]
    assert budget.wait("ada") == pytest.approx(10)  # six a minute are one in ten seconds


def test_one_uses_nothing_of_another() -> None:
    budget = Budget(1, 1, SpentHere(Clock()))
    assert budget.wait("ada") == budget.wait("bo") == 0
    assert budget.wait("ada") > 0


def test_who_waits_as_told_is_let_through() -> None:
    clock = Clock()
    budget = Budget(2, 60, SpentHere(clock))
    for _ in range(20):
        if wait := budget.wait("ada"):
            clock.now += wait
            assert budget.wait("ada") == pytest.approx(0, abs=1e-6)


def test_being_refused_costs_nothing() -> None:
    clock = Clock()
    budget = Budget(1, 60, SpentHere(clock))
    assert budget.wait("ada") == 0
    assert [budget.wait("ada") for _ in range(100)] == [pytest.approx(1)] * 100
    clock.now += 1
    assert budget.wait("ada") == 0


def test_more_than_a_burst_is_paid_off() -> None:
    clock = Clock()
    budget = Budget(2, 60, SpentHere(clock))
    assert budget.wait("ada", 5) == 0
    assert budget.wait("ada") == pytest.approx(4)
    clock.now += 4
    assert budget.wait("ada", 5) == pytest.approx(1), "not before all is paid"
    assert budget.wait("ada") == 0


def test_among_very_many_only_what_is_paid_is_forgotten() -> None:
    clock = Clock()
    spent = SpentHere(clock)
    budget = Budget(2, 60, spent)
    budget.wait("ada", 100)
    for number in range(10_000):
        budget.wait(str(number))
    clock.now += 3
    assert budget.wait("bo") == 0
    assert len(spent._spent) == 2  # noqa: SLF001
    assert budget.wait("ada") == pytest.approx(96)


def test_a_long_rest_fills_the_burst_and_no_more() -> None:
    clock = Clock()
    budget = Budget(2, 60, SpentHere(clock))
    budget.wait("ada")
    clock.now += 1_000_000
    assert [budget.wait("ada") > 0 for _ in range(3)] == [False, False, True]


@given(st.lists(st.floats(0, 30), max_size=60), st.integers(1, 5), st.integers(1, 120))
def test_no_more_is_let_through_than_was_promised(
    pauses: list[float], burst: int, per_minute: int
) -> None:
    clock = Clock()
    start, budget, through = clock.now, Budget(burst, per_minute, SpentHere(clock)), 0
    for pause in pauses:
        clock.now += pause
        through += budget.wait("ada") == 0
        assert through <= burst + (clock.now - start) * per_minute / 60 + 1e-6


def test_who_has_rested_is_forgotten() -> None:
    clock = Clock()
    spent = SpentHere(clock)
    budget = Budget(1, 60, spent)
    for number in range(9_999):
        budget.wait(str(number))
    budget.wait("ada")
    clock.now += 1.5
    budget.wait("bo")
    assert len(spent._spent) == 1  # noqa: SLF001 - what it keeps in memory is the point
