"""What was acknowledged is held for a minute: a server that has lost it gets it again."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

from tests.workshop.static.live.conftest import Screen, Server

FIVE = [f"idea {n}" for n in range(5)]
HELD = "async () => (await live.store.entries()).length === live.outbox.held.length"
STATES = "(ids) => ids.map((id) => live.stateOf(id))"


def test_what_the_server_has_lost_is_sent_again(screen: Screen, server: Server) -> None:
    ideas = [screen.write(text) for text in FIVE]
    screen.saved()
    screen.until("live.sequence.board.head === 5")
    assert screen.run(STATES, ideas) == ["saved"] * 5
    server.misbehave(epoch="second", kept=2, slow_down=[1])
    screen.until("live.sequence.board.epoch === 'second'")
    assert screen.run(STATES, ideas) == ["saving"] * 5, "nobody knows yet which are there"
    screen.saved()
    assert screen.run(STATES, ideas) == ["saved"] * 5
    assert server.texts() == FIVE
    screen.equals_the_server()


def test_so_is_it_by_a_page_that_was_loaded_since(device: BrowserContext, server: Server) -> None:
    first = Screen(device.new_page(), server).is_live()
    for text in FIVE:
        first.write(text)
    first.saved()
    first.page.close()
    server.misbehave(epoch="second", kept=1)
    second = Screen(device.new_page(), server).is_live()
    second.until("live.board.idea.size === 5")
    second.saved()
    assert server.texts() == FIVE
    second.equals_the_server()


def test_a_page_that_is_loaded_anew_shows_it_as_saved(screen: Screen, server: Server) -> None:
    idea = screen.write("mine")
    screen.saved()
    server.misbehave(drop_answers=100)
    screen.open()
    assert screen.run("(id) => [live.stateOf(id), live.outbox.waiting.length]", idea) == [
        "saved",
        0,
    ]


def test_after_a_minute_in_which_the_server_has_it_it_is_let_go_of(
    device: BrowserContext, server: Server
) -> None:
    page = device.new_page()
    page.clock.install()
    screen = Screen(page, server)
    while screen.run("live.status") != "live":
        page.clock.run_for(100)
    screen.write("mine")
    while screen.run("live.outbox.waiting.length"):
        page.clock.run_for(100)
    screen.until(f"async () => live.outbox.held.length === 1 && await ({HELD})()")
    page.clock.run_for(50_000)
    assert screen.run("live.outbox.held.length") == 1
    page.clock.run_for(20_000)
    screen.until("!live.outbox.held.length")
    screen.until("async () => !(await live.store.entries()).length")


def test_both_tabs_hold_it_and_it_is_there_once(device: BrowserContext, server: Server) -> None:
    first = Screen(device.new_page(), server).is_live()
    second = Screen(device.new_page(), server).is_live()
    for text in FIVE:
        first.write(text)
    second.until("live.outbox.held.length === 5")
    server.misbehave(epoch="second", kept=2)
    for each in (first, second):
        each.until("live.sequence.board.epoch === 'second' && live.board.idea.size === 5")
        each.saved()
        each.equals_the_server()
    assert server.texts() == FIVE
