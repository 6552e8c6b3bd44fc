"""Of how many units a line speaks: never more than have met, in whatever order it came about."""

from __future__ import annotations

from itertools import chain
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workshop.sessions.resting import Resting
from workshop.storage.models import Unit

UNITS = tuple(Unit(id=f"unit-{n}", name=f"Område {n}", met=False) for n in range(6))
SESSIONS = {f"session-{n}": f"unit-{n % 7}" if n % 7 < 6 else None for n in range(14)}

SOURCES = st.lists(
    st.builds(
        lambda session, unit: {"session": session, "kind": "idea", "id": "x", "unit": unit},
        st.sampled_from([*SESSIONS, "erased"]),
        st.sampled_from([None, "unit-gone", *(unit.id for unit in UNITS)]),
    )
)
RESTING = st.sets(st.sampled_from([unit.id for unit in UNITS])).map(
    lambda met: Resting(UNITS, frozenset(met), SESSIONS)
)


def shown(resting: Resting, *sources: Any) -> tuple[int, int, list[str]]:
    figure = resting.figure(*sources)
    return (figure.number, figure.all, [u.id for u in figure.units]) if figure else (0, 0, [])


@given(RESTING, st.lists(SOURCES, min_size=1), st.randoms())
def test_never_more_than_all_and_the_same_in_any_order_however_it_is_merged(
    resting: Resting, lines: list[list[dict[str, Any]]], chance: Any
) -> None:
    number, every, units = shown(resting, *lines)
    assert number <= every <= len(UNITS)
    assert units == [unit.id for unit in UNITS if unit.id in units]
    in_one = list(chain(*lines))
    chance.shuffle(in_one)
    assert shown(resting, in_one) == shown(resting, *reversed(lines)) == (number, every, units)
    assert shown(resting, *lines, *lines) == (number, every, units)


@given(RESTING, SOURCES, SOURCES)
def test_what_rests_on_more_speaks_of_no_fewer(
    resting: Resting, some: list[dict[str, Any]], more: list[dict[str, Any]]
) -> None:
    assert set(shown(resting, some)[2]) <= set(shown(resting, some, more)[2])


def test_what_a_session_is_about_now_counts_and_of_an_erased_one_what_it_was_about() -> None:
    resting = Resting(UNITS, frozenset(unit.id for unit in UNITS), {"moved": "unit-2"})
    sources = [{"session": "moved", "unit": "unit-1"}, {"session": "erased", "unit": "unit-4"}]
    assert shown(resting, sources) == (2, 6, ["unit-2", "unit-4"])
    assert resting.figure([{"session": "about none", "unit": None}]) is None
    assert resting.figure() is None
