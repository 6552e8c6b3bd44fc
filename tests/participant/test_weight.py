"""What the participant's pages weigh, as a real browser fetches them from a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Request, expect

from tests.conftest import MEASURED
from tests.meetings.to_join import Meeting
from tests.people.lead import Lead
from tests.servers.office import Office
from workshop.base.ids import new_id

Record = Callable[[str, object], None]

MOST_SCRIPT = 45_000
MOST_AT_FIRST = 100_000
KEPT = """async () => {
  const requests = async (name) => (await caches.open(name)).keys();
  const all = await Promise.all((await caches.keys()).map(requests));
  const kept = all.flat().map(({ url }) => url);
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const files = loaded.filter((name) => name.startsWith(`${location.origin}/static/`));
  return [location.href, ...files].every((one) => kept.includes(one));
}"""
STEPS = ((0, "write"), (0, "discuss"), (0, "cluster"), (0, "settle"), (2, "vote"))


@dataclass(frozen=True)
class Fetched:
    """One answer: its bytes are those on the wire, head and all."""

    url: str
    kind: str
    bytes: int


class Scales:
    """Weighs what a page and its service worker fetch over the network."""

    def __init__(self, page: Page) -> None:
        self.fetched: list[Fetched] = []
        self._asked: dict[str, tuple[str, str]] = {}
        self._of_worker: list[Request] = []
        self._listen(page.context.new_cdp_session(page))
        page.context.on("requestfinished", self._keep_those_of_the_worker)

    def settle(self) -> None:
        """Weigh what the service worker has fetched."""
        for one in self._of_worker:
            sizes = one.sizes()
            size = sizes["responseHeadersSize"] + sizes["responseBodySize"]
            self.fetched.append(Fetched(one.url, "Worker", size))

    def _keep_those_of_the_worker(self, request: Request) -> None:
        if request.service_worker:
            self._of_worker.append(request)

    def _listen(self, tools: CDPSession) -> None:
        tools.on("Network.requestWillBeSent", self._note)
        tools.on("Network.loadingFinished", self._weigh)
        tools.send("Network.enable")

    def _note(self, event: dict[str, Any]) -> None:
        self._asked[event["requestId"]] = (event["request"]["url"], event.get("type", "Other"))

    def _weigh(self, event: dict[str, Any]) -> None:
        asked = self._asked.get(event["requestId"])
        if asked and event["encodedDataLength"]:
            self.fetched.append(Fetched(*asked, int(event["encodedDataLength"])))

    def sum(self, kind: str = "") -> int:
        """All bytes, or those of one kind of answer."""
        return sum(one.bytes for one in self.fetched if kind in ("", one.kind))

    def table(self) -> str:
        """All of it, to be printed."""
        heaviest = sorted(self.fetched, key=lambda one: -one.bytes)
        return "\n".join(f"{one.bytes:>8,} {one.kind:<12} {one.url}" for one in heaviest)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone that has never been here."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="sv-SE")
    yield context.new_page()
    context.close()


@pytest.fixture
def joined(
    office: Office, meet: Callable[..., Meeting], page: Page
) -> Iterator[tuple[Lead, Scales]]:
    """A phone that has just come in, and what that weighed."""
    scales, meeting = Scales(page), meet()
    page.goto(office.server.url + meeting.link)
    page.get_by_role("button", name="Delta").click()
    expect(page.get_by_text("Ansluten")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.wait_for_function(KEPT)
    scales.settle()
    yield Lead(office.facilitator(), meeting), scales
    print(scales.table())


@pytest.fixture
def worker(office: Office) -> int:
    """The bytes of the service worker, of which the browser tells the head alone."""
    return int(office.visitor().open("/s/worker.js").headers["Content-Length"])


def test_joining_fetches_at_most_100_kb_and_nothing_from_elsewhere(
    joined: tuple[Lead, Scales], office: Office, worker: int, record_property: Record
) -> None:
    scales = joined[1]
    first = scales.sum() + worker
    record_property(MEASURED, f"first load: {first:,} bytes in {len(scales.fetched)} answers")
    kinds = {one.kind for one in scales.fetched}
    assert kinds >= {"Document", "Stylesheet", "Script", "Worker"}
    assert first <= MOST_AT_FIRST
    assert [one.url for one in scales.fetched if not one.url.startswith(office.server.url)] == []


def test_a_whole_session_takes_at_most_45_kb_of_script(
    joined: tuple[Lead, Scales], page: Page, worker: int, record_property: Record
) -> None:
    """Everything a participant does, with what is fetched only then."""
    lead, scales = joined
    for number in range(3):
        lead.do("category.add", id=new_id(), name=f"Kategori {number}")
    for segment, kind in STEPS:
        lead.open(segment, kind)
        page.wait_for_timeout(300)
    page.wait_for_load_state("networkidle")
    scripts = [one for one in scales.fetched if one.kind == "Script"]
    all_of_it = scales.sum("Script") + worker
    record_property(MEASURED, f"script: {all_of_it:,} bytes, the service worker's among them")
    assert len(scripts) == 1, "not joined since the last edit: make test does that"
    assert 10_000 < all_of_it <= MOST_SCRIPT
