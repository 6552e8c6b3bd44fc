"""What is made of measurements: percentiles and ratios."""

from __future__ import annotations

import pytest

from tests.benchmarks.figures import percentile, ratio


@pytest.mark.parametrize(
    ("share", "value"), [(0.5, 50), (0.95, 95), (0.99, 99), (0.001, 1), (1.0, 100)]
)
def test_a_percentile_is_a_value_that_was_measured(share: float, value: float) -> None:
    assert percentile(range(1, 101), share) == value


def test_one_slow_delivery_in_fifty_shows_in_the_99th_percentile() -> None:
    assert percentile([1.0] * 49 + [300.0], 0.99) == 300.0
    assert percentile([1.0] * 49 + [300.0], 0.98) == 1.0


def test_a_ratio_compares_rounds_with_their_own_neighbours() -> None:
    assert ratio([3.0, 30.0, 6.0], [2.0, 20.0, 4.0]) == pytest.approx(1.5)
    assert ratio([3.0, 30.0, 8.0], [2.0, 20.0, 2.0]) == pytest.approx(1.5)


def test_a_ratio_needs_as_many_rounds_of_both() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratio([1.0, 2.0], [1.0])
