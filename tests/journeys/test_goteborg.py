"""The published meeting of Göteborg, held anew: four categories are declared, two are listed.

The second segment takes them in another order. How the categories go on is set on the console's
pages; the room writes over sockets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser

from tests.exports.downloaded import check
from tests.meetings.published import Published
from tests.people.in_browsers import Console
from tests.people.over_http import Facilitator
from tests.people.over_sockets import Screen, idea
from tests.servers.installation import Installation, Server

MATRIX, LISTS = "Hinder och möjligheter", "Insatser och åtgärder"
UNLISTED = ["Kompetens", "Attraktivitet"]
AT_ONCE = {"SAMSYN_PARTICIPANT_PER_SECOND": "100"}


@pytest.fixture
def meeting(reference: Path) -> Published:
    return Published(reference / "goteborg-2017.json")


@pytest.fixture
def console(
    plain: Installation, started: Callable[..., Server], browser: Browser, meeting: Published
) -> Console:
    """The meeting was started."""
    console = Console(browser).signs_in(started(plain, **AT_ONCE).link)
    told = meeting.told
    console.starts_a_meeting("Tre segment", told["title"], told["place"], told["date"])
    return console


class Participant:
    """Somebody in the room, by a socket."""

    def __init__(self, link: str) -> None:
        url = httpx.URL(link)
        device = Facilitator(f"http://{url.netloc.decode()}")
        device.open(url.path)
        device.submit(url.path, None, table="alone")
        cookie = "; ".join(f"{one.name}={one.value}" for one in device.web.cookies.jar)
        session = device.page.url.path.rsplit("/", 1)[1]
        self.screen = Screen(url.port or 80, session, "participant", cookie)
        self.segments = {one["short_heading"]: one["id"] for one in self.board("segment")}

    def board(self, kind: str) -> list[dict[str, Any]]:
        """All records of a kind."""
        records: list[dict[str, Any]] = self.screen.join()["snapshot"][kind]
        return records

    def says(self, texts: Iterable[str], segment: str, *, category: str = "", **place: Any) -> None:
        """One thing after another at a place."""
        place["segment_id"] = self.segments[segment]
        if category:
            ids = {one["name"]: one["id"] for one in self.board("category")}
            place["category_id"] = ids[category]
        for text in texts:
            answer = self.screen.write(idea("", text) | place)
            assert "n" in answer["answers"][0], answer


def test_the_meeting_of_goteborg(
    console: Console, meeting: Published, reference: Path, tmp_path: Path
) -> None:
    somebody = Participant(console.join_link)
    they_write_and_sort(console, somebody, meeting)
    four_are_declared_and_two_go_on(console, meeting)
    they_work_on_two(console, somebody, meeting)
    minutes = console.downloads_minutes(tmp_path)
    check(minutes, meeting.held(tmp_path, segments=as_the_method_has_it(meeting)), reference)


def they_write_and_sort(console: Console, somebody: Participant, meeting: Published) -> None:
    one, other = meeting.listed
    console.goes_on_to("Write ideas")
    somebody.says(meeting.ideas, "Gemensam referensram")
    console.goes_on_to("Read and discuss")
    console.goes_on_to("Cluster")
    console.adds_categories(*UNLISTED, *meeting.listed)
    console.sorts(*meeting.ideas[:4], into=one)
    console.sorts(*meeting.ideas[4:], into=other)
    console.has_nothing_unsorted()


def four_are_declared_and_two_go_on(console: Console, meeting: Published) -> None:
    console.goes_on_to("Agree")
    for category in UNLISTED:
        for segment in ("In the list of the minutes", MATRIX, LISTS):
            console.takes_out(category, segment=segment)
    console.declares(4)
    console.moves_up(meeting.worked_on[0], segment=MATRIX)


def they_work_on_two(console: Console, somebody: Participant, meeting: Published) -> None:
    console.goes_on_to(MATRIX)
    for column in ("opportunities", "obstacles"):
        for category, texts in meeting.entries(column).items():
            somebody.says(texts, MATRIX, category=category, column=column)
    console.goes_on_to("Go through together")
    console.goes_on_to(LISTS)
    for category, texts in meeting.entries("measures").items():
        somebody.says(texts, LISTS, category=category)
        console.sees(*texts)


def as_the_method_has_it(meeting: Published) -> dict[str, Any]:
    """What was published has a space less in a heading, and its short list on lines."""
    frame = meeting.frame | {
        "heading": meeting.frame["heading"].replace("–", "– "),
        "category_list_layout": "table_row",
    }
    return {**meeting.told["segments"], "reference_frame": frame}
