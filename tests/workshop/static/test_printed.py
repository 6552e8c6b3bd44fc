"""Pages on paper: dark on white, whole, and without what one presses."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.meetings.running import Meeting
from tests.people.over_http import SESSION_COOKIES, Facilitator
from workshop.base.ids import new_id

MANY = 60
PALE = """() => {
  const light = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return a === 0 ? 1 : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  };
  const groundOf = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const { backgroundColor: ground, printColorAdjust } = getComputedStyle(at);
      if (printColorAdjust === "exact" && !/, 0\\)/.test(ground)) return light(ground);
    }
    return 1;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const pale = [];
  while (texts.nextNode()) {
    const { parentElement: node, data } = texts.currentNode;
    if (!data.trim() || !node.checkVisibility() || node.closest("script, .vh, .skip")) continue;
    if (groundOf(node) - light(getComputedStyle(node).color) < 0.4 && groundOf(node) === 1)
      pale.push(`${data.trim()} ${getComputedStyle(node).color}`);
  }
  return pale;
}"""
"""Texts that would be pale on white."""

CUT = """() => [...document.querySelectorAll("body *")]
  .filter((node) => node.checkVisibility() && !node.closest(".vh, svg, textarea, input, select"))
  .filter((node) => !["visible", "clip"].includes(getComputedStyle(node).overflowY))
  .filter((node) => node.scrollHeight > node.clientHeight + 1)
  .map((node) => node.outerHTML.slice(0, 120))"""
"""What has more in it than it shows."""

PRESSED = """() => [...document.querySelectorAll("button, .btn, textarea, dialog")]
  .filter((node) => node.checkVisibility()).map((node) => node.outerHTML.slice(0, 120))"""


@pytest.fixture
def meeting(leader: Facilitator) -> Meeting:
    """One with many ideas and two categories."""
    made = Meeting(leader)
    made.open_step(0)
    ideas = [new_id() for _ in range(MANY)]
    for number, idea in enumerate(ideas):
        made.do("idea.add", id=idea, segment_id=made.segments[0], text=f"Idé {number:03}")
    for name, some in (("Kultur", ideas[:20]), ("Arv", ideas[20:40])):
        made.do("category.add", id=new_id(), name=name, ids=some)
    return made


@pytest.fixture
def page(browser: Browser, leader: Facilitator) -> Iterator[Page]:
    """A page of somebody who leads, in the dark."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="sv-SE", color_scheme="dark"
    )
    jar = [one for one in leader.web.cookies.jar if one.name in SESSION_COOKIES]
    context.add_cookies(
        [{"name": one.name, "value": str(one.value), "url": leader.url} for one in jar]
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[Page], str]:
    """What stands on the paper; it must be fit to be read."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (poppler-utils)")

    def look(page: Page) -> str:
        page.emulate_media(media="print")
        assert page.evaluate(PALE) == []
        assert page.evaluate(CUT) == []
        assert page.evaluate(PRESSED) == []
        page.pdf(path=tmp_path / "page.pdf", format="A4")
        command = ["pdftotext", "-layout", "page.pdf", "-"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout

    return look


@pytest.mark.parametrize("step", ["write", "discuss", "cluster", "settle"])
def test_the_console_in_each_step(
    meeting: Meeting, page: Page, printed: Callable[[Page], str], step: str
) -> None:
    meeting.open_step(0, step)
    page.goto(f"{meeting.leader.url}/facilitator/sessions/{meeting.id}/live")
    expect(page.get_by_text("Kultur" if step == "settle" else "Idé 000").first).to_be_visible()
    paper = printed(page)
    if step == "settle":
        assert "Kultur" in paper
    else:
        assert [n for n in range(MANY) if f"Idé {n:03}" not in paper] == []


@pytest.mark.parametrize("path", ["", "/minutes"])
def test_what_there_is_to_read(
    meeting: Meeting, page: Page, printed: Callable[[Page], str], path: str
) -> None:
    page.goto(f"{meeting.leader.url}/facilitator/sessions/{meeting.id}{path}")
    paper = printed(page)
    assert [n for n in range(MANY) if f"Idé {n:03}" not in paper] == []


@pytest.mark.parametrize("path", ["/facilitator/", "/facilitator/start/tre-segment", "/"])
def test_what_stands_before_a_meeting(
    leader: Facilitator, page: Page, printed: Callable[[Page], str], path: str
) -> None:
    page.goto(leader.url + path)
    printed(page)


def test_a_phone_with_ideas_of_its_own(
    meeting: Meeting, browser: Browser, printed: Callable[[Page], str]
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="sv-SE", color_scheme="dark"
    )
    page = context.new_page()
    page.goto(meeting.leader.url + meeting.link)
    page.get_by_role("button", name="Delta").click()
    for text in ("Tillit", "Mod"):
        page.locator(".composer textarea").first.fill(text)
        page.get_by_role("button", name="Skicka").click()
        expect(page.locator(".card--own .card__text", has_text=text)).to_be_visible()
    paper = printed(page)
    assert "Tillit" in paper
    assert "Mod" in paper
    context.close()


def test_the_wall(meeting: Meeting, page: Page, printed: Callable[[Page], str]) -> None:
    page.goto(f"{meeting.leader.url}/wall/{meeting.id}/{meeting.wall_token}")
    expect(page.locator(".wall__prompt, .wall__title").first).to_be_visible()
    printed(page)
