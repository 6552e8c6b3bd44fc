"""What is typed and not sent yet: each tab keeps its own, whatever the others and the device do."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.workshop.static.live.conftest import Screen, Server

FULL_DISK = """
  const full = () => { throw new DOMException("full", "QuotaExceededError"); };
  IDBObjectStore.prototype.put = full;
  IDBObjectStore.prototype.add = full;
"""
SENT_AND_NOTHING_AFTER = """() => {
  window.setTimeout = () => 0;
  live.do("idea.add", { segment_id: "s1", text: "mine" });
  live.setDraft("s1", "");
}"""
AS_A_COPY = "Object.entries(%s).forEach(([name, value]) => sessionStorage.setItem(name, value))"


@pytest.fixture
def tabs(device: BrowserContext, server: Server) -> tuple[Screen, Screen]:
    """Two tabs of one device, a draft at the same place in each."""
    first, second = (Screen(device.new_page(), server) for _ in range(2))
    typed(first, "mine")
    typed(second, "yours")
    return first, second


def test_what_one_tab_sends_takes_nothing_from_another_one(tabs: tuple[Screen, Screen]) -> None:
    first, second = tabs
    typed(first, "")
    first.page.wait_for_timeout(300)
    second.open()
    assert draft(second) == "yours"
    first.open()
    assert draft(first) == ""


def test_tabs_know_of_each_other_at_once_and_when_they_come(tabs: tuple[Screen, Screen]) -> None:
    first, second = tabs
    first.until("live.drafts.elsewhere[0]?.text === 'yours'")
    typed(second, "yours, and more")
    first.until("live.drafts.elsewhere[0]?.text === 'yours, and more'")
    first.open()
    assert (draft(first), elsewhere(first)) == ("mine", ["yours, and more"])
    typed(second, "")
    first.until("live.drafts.elsewhere.length === 0")


def test_words_taken_from_another_tab_leave_it(tabs: tuple[Screen, Screen]) -> None:
    first, second = tabs
    first.until("live.drafts.elsewhere.length === 1")
    first.run("live.drafts.take(live.drafts.elsewhere[0])")
    second.until("live.draft('s1') === ''")
    second.open()
    assert draft(second) == ""


def test_words_that_went_on_meanwhile_are_not_taken(tabs: tuple[Screen, Screen]) -> None:
    first, second = tabs
    first.until("live.drafts.elsewhere.length === 1")
    first.run("live.drafts.take({ ...live.drafts.elsewhere[0], text: 'you' })")
    second.page.wait_for_timeout(300)
    second.open()
    assert draft(second) == "yours"


def test_what_a_closed_tab_left_comes_into_the_next_one(
    tabs: tuple[Screen, Screen], device: BrowserContext, server: Server
) -> None:
    for tab in tabs:
        on_disk(tab)
        tab.page.close()
    third = Screen(device.new_page(), server)
    assert sorted([draft(third), *elsewhere(third)]) == ["mine", "yours"]
    third.run("live.drafts.take(live.drafts.elsewhere[0])")
    third.until("async () => (await live.store.drafts()).size === 1")


def test_what_was_sent_is_no_draft_any_more_even_if_the_tab_is_gone_at_once(
    screen: Screen, device: BrowserContext, server: Server
) -> None:
    typed(screen, "mine")
    on_disk(screen)
    screen.run(SENT_AND_NOTHING_AFTER)
    screen.saved()
    screen.page.close()
    assert draft(Screen(device.new_page(), server)) == ""


def test_a_tab_that_is_there_tells_itself_what_it_has(tabs: tuple[Screen, Screen]) -> None:
    first, second = tabs
    on_disk(first, 2)
    first.run("live.store.setDraft = () => {}")  # the disk is slow
    typed(first, "")
    second.open()
    assert elsewhere(second) == []
    typed(first, "the next one")
    second.open()
    assert (draft(second), elsewhere(second)) == ("yours", ["the next one"])


def test_a_copy_of_a_tab_is_another_one(
    screen: Screen, device: BrowserContext, server: Server
) -> None:
    typed(screen, "mine")
    on_disk(screen)
    page = device.new_page()
    page.add_init_script(AS_A_COPY % screen.run("JSON.stringify({ ...sessionStorage })"))
    copy = Screen(page, server)
    assert draft(copy) == "mine"
    copy.until("live.drafts.elsewhere.length === 1")
    typed(copy, "yours")
    screen.until("live.drafts.elsewhere[0]?.text === 'yours'")
    typed(screen, "")
    screen.open()
    assert (draft(screen), elsewhere(screen)) == ("", ["yours"])


def test_a_reload_in_the_midst_of_a_word(screen: Screen) -> None:
    typed(screen, "half a wor")
    screen.open()
    assert draft(screen) == "half a wor"
    typed(screen, "")
    screen.open()
    assert draft(screen) == ""


def test_a_device_that_is_full(device: BrowserContext, server: Server) -> None:
    page = device.new_page()
    page.add_init_script(FULL_DISK)
    screen = Screen(page, server).is_live()
    typed(screen, "kept by the tab")
    screen.until("!live.durable")
    screen.open()
    assert draft(screen) == "kept by the tab"


def typed(screen: Screen, text: str) -> None:
    screen.run("(text) => live.setDraft('s1', text)", text)


def draft(screen: Screen) -> Any:
    return screen.run("live.draft('s1')")


def elsewhere(screen: Screen) -> list[str]:
    return list(screen.run("live.drafts.elsewhere.map(({ text }) => text)"))


def on_disk(screen: Screen, drafts: int = 1) -> None:
    screen.until(f"async () => (await live.store.drafts()).size >= {drafts}")
