"""A phone with the keyboard on its screen, with words from right to left, with a long list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.people.in_browsers import Console, Phone
from tests.servers.installation import Installation

SHORT = 400  # px: what a keyboard leaves of a phone's height
KEYBOARD = 300  # px: what it leaves of a small one's
CARD = 100  # px: room for a card of somebody else's
COMMON: ViewportSize = {"width": 390, "height": 844}
SMALL: list[ViewportSize] = [{"width": 375, "height": 553}, {"width": 360, "height": 560}]
"""What the bars of a browser leave of small phones."""

COVERED = """shown => {
  Object.defineProperty(visualViewport, "height", { get: () => shown, configurable: true });
  visualViewport.dispatchEvent(new Event("resize"));
}"""
"""A keyboard leaves so much to be seen, as in Safari, where the page is as long as before."""

FOOT = """async (one) => {
  const drawn = () => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
  });
  for (let before, now; ; before = now) {
    await drawn();
    now = Math.round(one.getBoundingClientRect().bottom);
    if (now === before) return now;
  }
}"""
ARABIC = "الثقة بيننا"


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The phone of somebody who may write."""
    server = Installation(tmp_path_factory.mktemp("phone")).start()
    console = Console(browser).signs_in(server.link)
    console.starts_a_meeting("Tre segment", "Norra regionen", "Umeå", "2026-10-14")
    phone = Phone(browser).joins_by_code(server.url, console.code, "On my own")
    console.goes_on_to("Write ideas")
    for at in range(9):
        phone.writes(f"Tid {at}")
    yield phone.page
    server.kill()


def test_the_field_stands_above_a_keyboard_that_makes_the_page_shorter(page: Page) -> None:
    assert "interactive-widget=resizes-content" in (
        page.locator("meta[name=viewport]").get_attribute("content") or ""
    )
    page.set_viewport_size({"width": 390, "height": SHORT})
    page.evaluate("scrollTo(0, 0)")
    assert foot(page) == SHORT
    page.set_viewport_size({"width": 390, "height": 844})


def test_the_field_stands_above_a_keyboard_that_covers_the_page(page: Page) -> None:
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(COVERED, SHORT)
    assert foot(page) == SHORT
    page.evaluate(COVERED, 844)
    assert foot(page) == 844


def test_the_field_never_hides_its_own_top(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": SHORT})
    for at in range(1, 6):
        page.get_by_role("button", name="Sub-point", exact=True).click()
        expect(page.get_by_label(f"Sub-point {at}", exact=True)).to_be_focused()
    page.evaluate("scrollTo(0, 0)")
    assert page.locator(".composer").evaluate("one => one.getBoundingClientRect().top") >= 0
    for at in range(5, 0, -1):
        page.get_by_role("button", name=f"Remove sub-point {at}").click()
    page.set_viewport_size({"width": 390, "height": 844})


@pytest.mark.parametrize("size", [COMMON, *SMALL])
def test_the_question_and_the_word_for_the_connection_stay_in_view(
    page: Page, size: ViewportSize
) -> None:
    page.set_viewport_size(size)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate("scrollY") > 0
    expect(page.locator(".prompt")).to_be_in_viewport(ratio=1)
    expect(page.locator(".link")).to_be_in_viewport(ratio=1)
    top, word = (page.locator(one).bounding_box() for one in (".top", ".link"))
    assert top
    assert word
    assert word["y"] >= top["y"] + top["height"] - 1
    read = page.locator(".composer").evaluate("one => one.getBoundingClientRect().top")
    assert read - word["y"] - word["height"] >= CARD
    page.evaluate("scrollTo(0, 0)")
    page.set_viewport_size(COMMON)


@pytest.mark.parametrize("size", SMALL)
def test_a_keyboard_on_a_small_phone_leaves_room_for_what_one_writes_and_reads(
    page: Page, size: ViewportSize
) -> None:
    for covers in (True, False):
        page.set_viewport_size(size if covers else {**size, "height": KEYBOARD})
        page.evaluate(COVERED, KEYBOARD)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        expect(page.locator(".prompt")).not_to_be_in_viewport()
        expect(page.locator(".link")).to_be_in_viewport(ratio=1)
        assert foot(page) == KEYBOARD
        page.evaluate("scrollTo(0, 0)")
    page.set_viewport_size(COMMON)
    page.evaluate(COVERED, 844)


def test_touching_the_field_does_not_move_what_is_read(page: Page) -> None:
    page.evaluate("scrollTo(0, 60)")
    page.locator(".composer textarea").tap()
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == 60


def test_words_have_the_direction_of_their_script(page: Page) -> None:
    page.locator(".composer textarea").fill(ARABIC)
    assert direction(page, ".composer textarea") == "rtl"
    page.get_by_role("button", name="Send").tap()
    expect(page.get_by_text(ARABIC).first).to_be_visible()
    assert direction(page, f".card__text:text-is('{ARABIC}')") == "rtl"
    assert direction(page, ".card__text:text-is('Tid 1')") == "ltr"


def foot(page: Page) -> int:
    """Where the field ends, in px from the top of the window."""
    return int(page.locator(".phone__foot").evaluate(FOOT))


def direction(page: Page, what: str) -> str:
    return str(page.locator(what).first.evaluate("one => getComputedStyle(one).direction"))
