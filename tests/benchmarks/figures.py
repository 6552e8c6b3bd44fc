"""What is made of many measurements: percentiles, medians, ratios."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence

Figures = dict[str, float]
"""Measured values by name, as the last line of the benchmarks has them."""


def percentile(ordered: Sequence[float], share: float) -> float:
    """The smallest of the ordered values that at least `share` of them do not exceed."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def median(values: Iterable[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """How many times as much ours is, round by round: the median of the rounds' ratios.

    A round's servers run right after each other, so what slows the machine down for a while
    slows both.
    """
    return median(one / other for one, other in zip(ours, theirs, strict=True))
