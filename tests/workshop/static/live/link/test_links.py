"""Which way to the server, and when another one is tried."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from tests.workshop.static.live.conftest import Screen, Server

THEIRS = {"op_id": "o", "kind": "idea.add", "id": "o", "segment_id": "s1", "text": "theirs"}


@pytest.fixture
def behind_a_proxy(device: BrowserContext, server: Server) -> Screen:
    """A page in a network that answers Upgrade with 400."""
    server.misbehave(upgrade=False)
    screen = Screen(device.new_page(), server)
    screen.until("live.status === 'slow'")
    return screen


@pytest.fixture
def timed(device: BrowserContext, server: Server) -> Screen:
    """A connected page whose time can be passed."""
    page = device.new_page()
    page.clock.install()
    return Screen(page, server).is_live()


def pass_by(screen: Screen, seconds: float) -> None:
    """Let its time pass, a little at a time: what it asks for meanwhile is answered in ours."""
    for _ in range(int(seconds * 2)):
        screen.page.clock.run_for(500)
        screen.server.truth()


def test_plain_http_where_a_proxy_eats_upgrade(behind_a_proxy: Screen, server: Server) -> None:
    screen = behind_a_proxy
    server.misbehave(drop_answers=1, slow_down=[0.2])
    texts = [f"idea {n}" for n in range(30)]
    for text in texts:
        screen.write(text)
    screen.saved()
    assert server.texts() == texts
    assert screen.shown() == texts
    server.misbehave(ops=[THEIRS])
    screen.until("live.board.idea.size === 31")
    screen.equals_the_server()
    server.misbehave(epoch="second", kept=3)
    screen.until("live.board.epoch === 'second' && live.board.idea.size === 30")
    assert server.texts() == texts, "what was acknowledged in the last minute comes back"
    screen.equals_the_server()


def test_the_socket_is_tried_again_each_minute(device: BrowserContext, server: Server) -> None:
    page = device.new_page()
    page.clock.install()
    server.misbehave(upgrade=False)
    screen = Screen(page, server)
    while screen.run("live.status") != "slow":
        page.clock.run_for(100)
    for head in range(1, 6):
        page.clock.run_for(10_000)
        server.misbehave(ops=[THEIRS | {"op_id": f"o{head}", "id": f"o{head}"}])
        while screen.run("live.board.head") < head:
            page.clock.run_for(100)
    server.misbehave(upgrade=True)
    page.clock.run_for(4_000)
    assert screen.run("live.status") == "slow"
    page.clock.run_for(6_000)
    while screen.run("live.status") != "live":
        page.clock.run_for(100)
    screen.write("over the socket")
    screen.until("!live.outbox.waiting.length")
    assert server.texts()[-1] == "over the socket"


def test_a_socket_that_has_worked_is_tried_sooner(screen: Screen, server: Server) -> None:
    server.misbehave(upgrade=False, cut=True)
    screen.until("live.status === 'slow'")
    server.misbehave(upgrade=True)
    screen.is_live(seconds=40)  # one that never has is tried each minute
    screen.write("again")
    screen.saved()
    screen.equals_the_server()


def test_a_lost_cookie_over_plain_http(behind_a_proxy: Screen, server: Server) -> None:
    server.misbehave(connect="not_joined")
    server.misbehave(ops=[THEIRS])
    behind_a_proxy.until("live.status.bye === 'not_joined' && live.status.say === 'Join first.'")


def test_a_silent_link_is_restarted_after_12_s(timed: Screen, server: Server) -> None:
    screen = timed
    server.misbehave(mute=True)
    before = server.truth()["sockets"]
    screen.write("into the void")
    pass_by(screen, 8)
    assert server.truth()["sockets"] == before
    pass_by(screen, 7)
    assert server.truth()["sockets"] > before
    server.misbehave(mute=False)
    screen.is_live().saved()
    assert server.texts() == ["into the void"]


@pytest.mark.parametrize("event", ["online", "pageshow", "visibilitychange"])
def test_a_device_that_wakes_up_restarts_a_stale_link(
    timed: Screen, server: Server, event: str
) -> None:
    screen = timed
    server.misbehave(mute=True)
    pass_by(screen, 4.5)
    before = server.truth()["sockets"]
    target = "document" if event == "visibilitychange" else "window"
    screen.run(f"{target}.dispatchEvent(new Event('{event}'))")
    pass_by(screen, 1.5)
    assert server.truth()["sockets"] == before + 1
    server.misbehave(mute=False)
    screen.is_live()


def test_a_healthy_link_is_kept_when_a_page_is_looked_at_again(
    timed: Screen, server: Server
) -> None:
    screen = timed
    before = server.truth()["sockets"]
    screen.run("document.dispatchEvent(new Event('visibilitychange'))")
    pass_by(screen, 1.5)
    assert server.truth()["sockets"] == before
    assert screen.run("live.status") == "live"


def test_reconnecting_is_spread_and_never_given_up(timed: Screen, server: Server) -> None:
    screen = timed
    server.misbehave(cut=True)
    server.kill()
    for _ in range(24):
        screen.page.clock.run_for(500)
        screen.page.wait_for_timeout(20)  # what is refused is refused in our time
    server.start()
    screen.is_live()
    screen.equals_the_server()
