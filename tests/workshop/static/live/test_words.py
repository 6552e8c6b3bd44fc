"""Sentences of ours, with what people typed in them."""

from __future__ import annotations

import pytest

from tests.workshop.static.live.conftest import Screen

FILL = """async ([sentence, values]) => {
  const { fill } = await import("/static/ui/words.js");
  return fill(sentence, values);
}"""


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": "Vård", "n": 3}, "Vård (3) {other}"),
        ({"name": "צוות (א)", "n": 3}, "\u2068צוות (א)\u2069 (3) {other}"),
        ({"name": "", "n": 0}, " (0) {other}"),
    ],
)
def test_what_runs_from_right_to_left_stands_apart(
    screen: Screen, values: dict[str, object], said: str
) -> None:
    assert screen.run(FILL, ["{name} ({n}) {other}", values]) == said
