"""How pages are opened to be looked at, and at which sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.servers.installation import Installation, Server

PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
WALL: ViewportSize = {"width": 1920, "height": 1080}
SETTINGS = {
    "SAMSYN_PARTICIPANT_BURST": "1000",  # these people write faster than people do
    "SAMSYN_EXPORTS_PER_MINUTE": "1",  # the second one is refused
}
Look = Callable[[str, Page], None]
"""Looks at a state, named `phone-…`, `laptop-…` or `wall-…`, and leaves the page as it was."""


def visitor(
    browser: Browser, size: ViewportSize, language: str = "sv-SE", **more: Any
) -> BrowserContext:
    """A browser of somebody who reads a language."""
    context = browser.new_context(
        viewport=size, locale=language, color_scheme="light", reduced_motion="reduce", **more
    )
    context.set_default_timeout(60_000)
    return context


@contextmanager
def running(installation: Installation, command: str = "demo") -> Iterator[Server]:
    """A server for as long as one looks."""
    server = installation.start(command)
    try:
        yield server
    finally:
        server.kill()


@contextmanager
def without_scripts(page: Page) -> Iterator[None]:
    """Pages that come meanwhile run none. What looks at them afterwards does, and sees the same."""
    browser = page.context.new_cdp_session(page)
    browser.send("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        yield
        page.evaluate(
            "for (const one of document.querySelectorAll('noscript')) {"
            " one.replaceWith(...one.childNodes); }"
            # What is said of old browsers comes after 15 s, in the middle of a look.
            " document.querySelector('#too-old')?.remove();"
        )
    finally:
        browser.send("Emulation.setScriptExecutionDisabled", {"value": False})
