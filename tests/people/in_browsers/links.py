"""The printed link, in a browser."""

from __future__ import annotations

from playwright.sync_api import Page


def follow_link(page: Page, link: str) -> None:
    """Open a printed link and press its button, which signs in."""
    page.goto(link)
    page.locator("main form button").click()
    page.wait_for_url("**/facilitator")
