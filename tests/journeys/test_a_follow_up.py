"""A step that a meeting agreed on comes back at the next one, on phones too, and is done."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.people.in_browsers import Console, Phone
from tests.servers.installation import House


def test_a_step_is_followed_until_it_is_done(house: House, browser: Browser) -> None:
    console = Console(browser).signs_in(house.server.link)
    page = console.page
    series = a_series(page)
    page.get_by_role("link", name=re.compile("^New meeting")).click()
    page.get_by_role("button", name="Start the meeting").click()
    page.get_by_role("button", name=re.compile("^Segment 4 ")).click()
    write_a_step(page, "Write a plan", "Kim Berg")
    page.get_by_text("Everything is saved").wait_for()

    page.goto(series)
    page.get_by_role("link", name=re.compile("^New meeting")).click()
    page.get_by_role("link", name="Follow-up meeting").click()
    expect(page.get_by_role("checkbox", name=re.compile("Write a plan"))).to_be_checked()
    page.get_by_role("button", name="Start the meeting").click()
    page.get_by_role("heading", name="People can join now").wait_for()
    phone = Phone(browser)
    phone.page.goto(console.join_link)
    phone.page.get_by_label("On my own").check(force=True)
    phone.page.get_by_role("button", name="Join").click()
    console.goes_on_to("Follow-up")
    phone.sees("Write a plan")
    page.get_by_role("button", name=re.compile("^Segment 1 ")).click()
    is_done(page, "Write a plan")

    page.goto(f"{series}/steps")
    page.get_by_text("Nothing is left to do.").wait_for()
    page.get_by_role("link", name="Also what is done or dropped (1)").click()
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(1)


def a_series(page: Page) -> str:
    page.get_by_role("link", name="Series").click()
    page.get_by_label("Title").fill("Councils")
    page.get_by_role("button", name="Start the series").click()
    page.get_by_label("Name", exact=True).last.fill("North")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("heading", name="North").wait_for()
    return page.url.partition("#")[0]


def write_a_step(page: Page, text: str, owner: str) -> None:
    page.get_by_role("button", name="Write under Next steps").click()
    page.get_by_role("button", name="Who and when").click()
    page.get_by_label("Responsible").fill(owner)
    field = page.get_by_role("textbox", name="Write under Next steps")
    field.fill(text)
    field.press("Enter")
    page.get_by_role("main").get_by_role("listitem").filter(has_text=text).first.wait_for()


def is_done(page: Page, text: str) -> None:
    line = page.get_by_role("main").get_by_role("listitem").filter(has_text=text)
    line.get_by_role("button", name=re.compile("^More about")).click()
    line.get_by_role("button", name="Edit", exact=True).click()
    line.get_by_label("How far it has come").select_option("Finished")
    line.get_by_role("button", name="Save").click()
    line.get_by_text("finished").first.wait_for()
    page.get_by_text("Everything is saved").wait_for()
