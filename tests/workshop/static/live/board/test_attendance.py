"""The screens' rule on who is there is the server's."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workshop.meeting.vectors import ANY_CASE, CASES, OUTCOMES, Case, came_of, given_of
from tests.workshop.static.live.conftest import Screen

SCRIPT = """async (cases) => {
  const { Attendance } = await import("/static/live/board/attendance.js");
  return cases.map(({ groups, expected, participants, counts, declared, typed }) => {
    const there = new Attendance(groups, expected, participants);
    return {
      figures: counts.map((one) => there.figures(one)).map((one) => one && [one.present, one.of]),
      persons: there.persons(declared),
      excluded: there.excluded(typed),
      unlisted: there.unlisted(),
    };
  });
}"""


def on_screen(screen: Screen, cases: list[Case]) -> list[Any]:
    came: list[Any] = screen.run(SCRIPT, [given_of(case) for case in cases])
    return [one | {"unlisted": sorted(one["unlisted"])} for one in came]


def test_what_comes_of_it(screen: Screen) -> None:
    wanted = [{key: case[key] for key in OUTCOMES} for case in CASES]
    assert on_screen(screen, CASES) == wanted


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases=st.lists(ANY_CASE, min_size=10, max_size=30))
def test_whatever_is_given_the_server_says_the_same(screen: Screen, cases: list[Case]) -> None:
    assert on_screen(screen, cases) == [came_of(case) for case in cases]
