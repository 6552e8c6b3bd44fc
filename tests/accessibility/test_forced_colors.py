"""Whoever has a few colours of their own for everything sees what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.meetings.to_join import ASKED, Meeting, template_asking
from tests.people.lead import Lead
from tests.servers.office import Office
from workshop.base.ids import new_id

LOOKS = """() => [...document.querySelectorAll(".choice input")].map((input) => {
  const { backgroundColor, color } = getComputedStyle(input.nextElementSibling);
  return { group: input.name, checked: input.checked, looks: `${color} on ${backgroundColor}` };
})"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    size: ViewportSize = {"width": 390, "height": 844}
    context = browser.new_context(forced_colors="active", viewport=size, locale="en-GB")
    yield context.new_page()
    context.close()


def test_what_is_chosen_differs_from_what_is_not(
    page: Page, office: Office, meet: Callable[..., Meeting]
) -> None:
    meeting = meet(
        template=template_asking(ASKED), asks_organisation=True, seating="tables", tables=3
    )
    lead = Lead(office.facilitator(), meeting)
    lead.do("category.add", id=new_id(), name="Kultur")
    lead.open(1)
    page.goto(office.server.url + meeting.link)
    page.get_by_label("2", exact=True).check(force=True)
    assert_seen(page, groups=2)
    page.get_by_role("button", name="Join").click()
    switch = page.locator(".composer .switch")
    expect(switch).to_be_visible()
    assert_seen(page, groups=1)
    switch.get_by_role("radio").last.check(force=True)
    assert_seen(page, groups=1)


def assert_seen(page: Page, groups: int) -> None:
    """In each group one choice looks unlike all others, and it is the one that is made."""
    found = page.evaluate(LOOKS)
    names = {one["group"] for one in found}
    assert len(names) == groups
    for name in names:
        group = [one for one in found if one["group"] == name]
        (chosen,) = (one["looks"] for one in group if one["checked"])
        others = {one["looks"] for one in group if not one["checked"]}
        assert others
        assert chosen not in others, (chosen, others)
