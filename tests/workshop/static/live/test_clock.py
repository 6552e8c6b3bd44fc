"""The server's time is shown and waiting ends, whatever becomes of a device's own clock."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import BrowserContext

from tests.places import ROOT
from tests.workshop.static.live.conftest import Screen, Server
from tests.workshop.static.live.fake_server import AHEAD

# What the device's clock says, and nothing that runs evenly.
SETTABLE = """
  const now = Date.now;
  window.set = 0;
  Date.now = () => now() + window.set;
"""
MINUTES_20 = 1_200_000
WALL_TIME = {
    "facilitator/static/console/running/behind.js",  # what time of the day the server means
    "participant/static/worker.js",  # whether a kept page is of last week
    "workshop/static/live/clock.js",
    "workshop/static/live/write/ids.js",  # which only has to grow
    "workshop/static/live/write/outbox.js",  # likewise, the order of what waits
    "workshop/static/live/write/store.js",  # whether a kept board is of last week
    "workshop/static/ui/who-and-when.js",  # a day that somebody chose
}


@pytest.fixture
def screen(device: BrowserContext, server: Server) -> Screen:
    """A connected page whose device's clock can be set."""
    device.add_init_script(SETTABLE)
    return Screen(device.new_page(), server).is_live()


@pytest.mark.parametrize("by", [-MINUTES_20, MINUTES_20, -31_536_000_000, 5000])
def test_a_clock_that_is_set_changes_no_time_that_is_shown(screen: Screen, by: int) -> None:
    set_clock(screen, by)
    assert lag(screen) < 2000
    screen.page.wait_for_timeout(2500)
    screen.is_live()
    assert lag(screen) < 2000


@pytest.mark.parametrize("slept", [6000, 600_000])
def test_a_device_that_has_slept_shows_the_time_again_at_once(
    screen: Screen, server: Server, slept: int
) -> None:
    fall_asleep(screen, server, slept)
    screen.until(f"Math.abs(live.now() - Date.now() - {AHEAD}) < 2000", seconds=5)
    screen.is_live()


def test_a_device_that_slept_and_is_alone_counts_its_sleep(screen: Screen, server: Server) -> None:
    server.misbehave(cut=True)
    server.kill()
    screen.until("live.status === 'offline'")
    set_clock(screen, 600_000)
    assert lag(screen, 600_000) < 2000


@pytest.mark.parametrize("by", [-MINUTES_20, MINUTES_20])
def test_waiting_ends_when_it_should(screen: Screen, server: Server, by: int) -> None:
    server.misbehave(slow_down=[1])
    screen.write("slowly")
    screen.until("live.outbox.notBefore > 0")
    set_clock(screen, by)
    screen.saved()


def test_silence_is_heard_by_whatever_clock(screen: Screen, server: Server) -> None:
    server.misbehave(mute=True)
    before = server.truth()["sockets"]
    set_clock(screen, -MINUTES_20)
    server.until(lambda truth: truth["sockets"] > before)


def test_wall_time_is_asked_for_where_it_is_meant_and_nowhere_else() -> None:
    scripts = [path for face in ("participant", "facilitator", "workshop") for path in _of(face)]
    asking = {name for name, text in scripts if re.search(r"\bDate\b", _code(text))}
    assert asking == WALL_TIME


def set_clock(screen: Screen, by: int) -> None:
    screen.run(f"void (window.set += {by})")


def fall_asleep(screen: Screen, server: Server, ms: int) -> None:
    """What runs evenly has stood still meanwhile, as browsers let it on most devices."""
    server.misbehave(slept=ms)
    set_clock(screen, ms)


def lag(screen: Screen, slept: int = 0) -> float:
    """How many ms the time that is shown is off."""
    return abs(float(screen.run("live.now()")) - time.time() * 1000 - AHEAD - slept)


def _of(face: str) -> list[tuple[str, str]]:
    found = sorted((ROOT / face / "static").rglob("*.js"))
    return [
        (path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
        for path in found
        if "vendor" not in path.parts
    ]


def _code(script: str) -> str:
    """Without its comments."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", script, flags=re.DOTALL)
