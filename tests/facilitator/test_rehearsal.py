"""A facilitator tries a meeting alone: simulated participants take part, and go by one click."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.meetings.running import Meeting
from tests.servers.office import Office

PEOPLE = 12


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB")
    yield context.new_page()
    context.close()


def test_a_meeting_is_rehearsed_alone(office: Office, page: Page) -> None:
    meeting = Meeting(office.facilitator(), "three-segments")
    leader = meeting.leader
    page.context.add_cookies([{"name": "samsyn", "value": leader.cookie, "url": leader.url}])
    page.goto(f"{leader.url}/facilitator/sessions/{meeting.id}")
    page.get_by_label("Simulated participants").fill("0")
    page.get_by_role("button", name="Rehearse", exact=True).click()
    expect(page.get_by_text("From 1 to 200.")).to_be_visible()
    page.get_by_label("Simulated participants").fill(str(PEOPLE))
    page.get_by_role("button", name="Rehearse", exact=True).click()

    marked = page.get_by_role("region", name="Rehearsal")
    expect(marked).to_contain_text(f"{PEOPLE} simulated participants.", timeout=60_000)
    expect(page.get_by_text("Simulated 1", exact=True)).to_be_visible()
    wall = page.context.new_page()
    wall.goto(f"{leader.url}/wall/{meeting.id}/{meeting.wall_token}")
    expect(wall.get_by_text("Rehearsal", exact=True)).to_be_visible()
    phone = page.context.new_page()
    phone.goto(f"{leader.url}{meeting.link}")
    phone.get_by_role("button", name="Join").click()
    expect(phone.get_by_text("This is a rehearsal")).to_be_visible()

    meeting.open_step(0)
    phone.locator(".composer textarea").first.fill("What somebody wrote")
    phone.get_by_role("button", name="Send").click()
    expect(page.locator(".card").nth(3)).to_be_visible(timeout=60_000)
    minutes = leader.open(f"/facilitator/sessions/{meeting.id}").text
    ideas = meeting.snapshot()["idea"]
    simulated = {one["id"] for one in meeting.snapshot()["participant"] if one["simulated"]}
    assert len(simulated) == PEOPLE
    for idea in ideas:
        assert (idea["text"] in minutes) is (idea["by"] not in simulated)

    marked.get_by_role("button", name="Remove them and what they wrote").click()
    expect(marked).to_have_count(0)
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card")).to_contain_text("What somebody wrote")
    expect(wall.get_by_text("Rehearsal", exact=True)).to_have_count(0)
    expect(phone.get_by_text("This is a rehearsal")).to_have_count(0)
    assert [one["text"] for one in meeting.snapshot()["idea"]] == ["What somebody wrote"]
