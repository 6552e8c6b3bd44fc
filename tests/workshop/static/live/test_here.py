"""Screens that know the devices have the server's rule of who is here."""

from __future__ import annotations

import pytest

from tests.workshop.meeting.test_here import ROOM
from tests.workshop.static.live.conftest import Screen
from workshop.meeting.here import is_here


@pytest.mark.parametrize("open_now", [[], ["b", "e"]])
def test_who_is_here(screen: Screen, open_now: list[str]) -> None:
    found = screen.run(
        """async ([devices, open]) => {
          const { hereIn } = await import("/static/live/board/here.js");
          const participant = new Map(devices.map((one) => [one.id, one]));
          return hereIn({ participant }, new Set(open)).map(({ id }) => id);
        }""",
        [ROOM, open_now],
    )
    assert found == [one["id"] for one in ROOM if is_here(one, open_now)]
