"""How long the steps of a meeting are to take.

`workshop/static/live/board/plan.js` is the same rule for screens; a test compares them.
"""

from __future__ import annotations

from collections.abc import Mapping

FIVE = 5
"""Minutes, which people reckon in."""


def minutes_of(planned: int | None, suggested: int, steps: int) -> int:
    """The minutes of a step: as planned, else its share of what the method suggests for its
    segment, which has so many steps."""
    if planned is not None:
        return planned
    if not suggested:
        return 2 * FIVE
    return max(FIVE, FIVE * int(suggested / steps / FIVE + 0.5))


def minutes_in_all(planned: Mapping[str, list[int | None]], suggested: Mapping[str, int]) -> int:
    """The minutes of all steps, planned by segment."""
    return sum(_of_segment(steps, suggested[segment]) for segment, steps in planned.items())


def _of_segment(steps: list[int | None], suggested: int) -> int:
    return sum(minutes_of(one, suggested, len(steps)) for one in steps)
