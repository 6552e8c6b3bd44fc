"""The picture of the house is of the house as it stands."""

from __future__ import annotations

from tests.architecture.picture import PICTURE, STOPS, drawn, floors, purpose
from tests.places import PACKAGES, ROOT


def test_it_is_of_today() -> None:
    """Else: `python -m tests.architecture.picture`."""
    assert PICTURE.read_text("utf-8") == drawn()


def test_the_way_of_one_idea_is_there() -> None:
    assert [path for _, path in STOPS if not (ROOT / path).exists()] == []


def test_every_package_stands_on_a_floor_and_says_what_it_is_for() -> None:
    rooms = {room for floor in floors() for room in floor}
    assert {room.partition(".")[0] for room in rooms} == set(PACKAGES)
    assert all(purpose(room) for room in rooms)
