"""A page that the browser translates goes on being true: on a phone, the console and the wall."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.meetings.running import Meeting
from tests.people.over_http import SESSION_COOKIES, Facilitator
from workshop.base.ids import new_id

TRANSLATORS = {
    "elements instead of texts": "text.replaceWith(font(font(said(text))))",
    "elements around texts": "{ const around = font(); text.before(around); around.append(text); }",
    "other texts instead of texts": "text.replaceWith(said(text))",
}
TRANSLATE = """() => {
  const said = ({ data }) => `«${data}»`;
  const font = (inner = "") => {
    const made = document.createElement("font");
    made.append(inner);
    return made;
  };
  const done = new WeakSet();
  const translate = (node) => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) found.push(texts.currentNode);
    for (const text of found) {
      if (!text.data.trim() || done.has(text.parentElement) || /^«/.test(text.data)) continue;
      if (text.parentElement.closest("script, textarea, [translate=no]")) continue;
      const parent = text.parentElement;
      %s;
      for (const made of parent.querySelectorAll("font")) done.add(made);
    }
  };
  translate(document.body);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node.isConnected) translate(node.parentElement);
  }).observe(document.body, { childList: true, subtree: true });
}"""


@pytest.fixture(params=TRANSLATORS)
def translate(request: pytest.FixtureRequest) -> str:
    """A script that translates a page and what is added to it, as one kind of translator does."""
    return TRANSLATE % TRANSLATORS[request.param]


@pytest.fixture
def meeting(leader: Facilitator) -> Meeting:
    made = Meeting(leader)
    made.open_step(0)
    return made


@pytest.fixture
def page(browser: Browser, leader: Facilitator) -> Iterator[Page]:
    """A page of somebody who leads, in Swedish."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="sv-SE")
    jar = [one for one in leader.web.cookies.jar if one.name in SESSION_COOKIES]
    context.add_cookies(
        [{"name": one.name, "value": str(one.value), "url": leader.url} for one in jar]
    )
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    context.close()


def test_a_phone(meeting: Meeting, browser: Browser, translate: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="sv-SE")
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(meeting.leader.url + meeting.link)
    page.get_by_role("button", name="Delta").click()
    field = page.locator(".composer textarea").first
    field.fill("Tillit")
    page.evaluate(translate)
    expect(field).to_be_focused()
    expect(field).to_have_value("Tillit")
    page.locator(".composer .btn--primary").click()
    expect(page.locator(".card .state")).to_contain_text("Sparad")
    expect(page.locator(".card .state")).not_to_contain_text("Sparas")
    others = page.locator("#others").locator("..")
    for number, said in ((1, "1 idé"), (2, "2 idéer")):
        written(meeting, f"Kultur {number}")
        expect(others).to_contain_text(said)
    expect(others).not_to_contain_text("1 idé")
    meeting.open_step(0, "discuss")
    expect(page.locator("main")).to_contain_text("Nu talar ni tillsammans.")
    expect(page.locator("main")).not_to_contain_text("Sparad")
    meeting.open_step(0, "cluster")
    expect(page.locator("header")).to_contain_text("Klustra")
    context.close()


def test_the_console(meeting: Meeting, page: Page, translate: str) -> None:
    page.goto(f"{meeting.leader.url}/facilitator/sessions/{meeting.id}/live")
    figure = page.locator(".figures dd").nth(2)
    expect(figure).to_have_text("0")
    page.evaluate(translate)
    for number in (1, 2):
        written(meeting, f"Kultur {number}")
        expect(figure).to_contain_text(str(number))
    expect(figure).not_to_contain_text("1")
    meeting.open_step(0, "cluster")
    expect(page.locator("main")).to_contain_text("Osorterat")
    expect(page.locator("main")).not_to_contain_text("Enskilt skrivande")


def test_the_wall(meeting: Meeting, page: Page, translate: str) -> None:
    page.goto(f"{meeting.leader.url}/wall/{meeting.id}/{meeting.wall_token}")
    figure = page.locator(".join-panel__foot dd").nth(1)
    expect(figure).to_have_text("0")
    page.evaluate(translate)
    for number in (1, 2):
        written(meeting, f"Kultur {number}")
        expect(figure).to_contain_text(str(number))
    expect(figure).not_to_contain_text("1")
    expect(page.locator(".code")).to_have_attribute("translate", "no")
    assert "«" not in page.locator(".code").inner_text()
    meeting.do("timer.start", seconds=600)
    expect(page.get_by_role("timer")).to_contain_text("9:5")
    expect(page.get_by_role("timer")).not_to_contain_text("10:00")


def written(meeting: Meeting, text: str) -> None:
    meeting.do("idea.add", id=new_id(), segment_id=meeting.segments[0], text=text)
