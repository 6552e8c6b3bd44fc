"""Samsyn under a path of its host: a phone joins, writes, and keeps the room without a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.participant.room import PHONE
from tests.servers.installation import free_port
from tests.servers.office import ADA, PASSWORD, Office

PATH = "/samsyn"


@pytest.fixture(scope="module")
def chosen_chromium(chromium: str) -> str:
    """The one that people have: it alone keeps applications."""
    return chromium


@pytest.fixture
def house(tmp_path: Path) -> Iterator[str]:
    """The address of an installation under a path."""
    port = str(free_port())
    address = f"http://localhost:{port}{PATH}"
    office = Office(tmp_path, SAMSYN_PORT=port, SAMSYN_BASE_URL=address)
    yield address
    office.close()


def test_a_meeting_under_a_path(browser: Browser, house: str) -> None:
    laptop = browser.new_context(locale="en-GB")
    lead = laptop.new_page()
    lead.goto(f"{house}/facilitator/start/tre-segment")
    lead.get_by_label("Name").fill(ADA)
    lead.get_by_label("Password").fill(PASSWORD)
    lead.get_by_role("button", name="Sign in").click()
    assert urlsplit(lead.url).path == f"{PATH}/facilitator/start/tre-segment"
    lead.get_by_label("Title").fill("Rapport")
    lead.get_by_label("Place").fill("Granstad")
    lead.get_by_label("Each person").check()
    lead.get_by_role("button", name="Start the meeting").click()
    lead.get_by_role("button", name=re.compile("^Next step")).click()
    told = lead.evaluate("JSON.parse(document.getElementById('session-data').textContent)")

    context = browser.new_context(viewport=PHONE, locale="sv-SE")  # type: ignore[arg-type]
    phone, missed = context.new_page(), []
    phone.on("response", lambda answer: missed.append(answer.url) if answer.status >= 400 else None)
    phone.goto(told["urls"]["join"])
    phone.get_by_role("button", name="Delta").click()
    expect(phone.locator(".link")).to_have_text("Ansluten")
    phone.get_by_label("Ny idé").fill("Tillit")
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.get_by_text("Sparad", exact=True)).to_be_visible()
    expect(lead.get_by_text("Tillit", exact=True)).to_be_visible()
    scope = phone.evaluate("navigator.serviceWorker.ready.then(({ scope }) => scope)")
    assert scope == f"{house}/s/"
    kept = "caches.match(location.href, { ignoreVary: true }).then(Boolean)"
    phone.wait_for_function(kept)
    phone.wait_for_load_state("networkidle")
    assert missed == []
    context.set_offline(True)
    phone.reload()
    expect(phone.get_by_text("Tillit", exact=True)).to_be_visible()
    context.close()
    laptop.close()
