"""A whole meeting with the keyboard alone: nobody has a hand on a mouse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.exports.downloaded import read
from tests.people.in_browsers import KeyboardConsole, KeyboardLaptop
from tests.servers.installation import House

TODAY = date.today().isoformat()  # noqa: DTZ011 - as the page has it
SAME = "Tillit mellan oss"
IDEAS = ["Tillit", "Tid att mötas", "Pengar"]
POINT = "Ett möte i månaden"
NOTE = "Alla var med."
HELPS, HINDERS = ["Vi känner varandra", "Viljan finns"], ["Långa avstånd"]
MORE_HINDERS = ["Många byter arbete"]
MEASURES, QUESTION = ["Mötas i april", "Byta erfarenheter"], "Vem betalar resorna?"
WRITTEN = [
    *(IDEAS[0], IDEAS[1], POINT, IDEAS[2], NOTE),
    *(*HELPS, *MORE_HINDERS, *HINDERS),
    *(f"Fråga --> {QUESTION}", *MEASURES),
]


@dataclass
class Room:
    """Who is there."""

    console: KeyboardConsole
    laptop: KeyboardLaptop


@pytest.fixture
def room(house: House, browser: Browser) -> Room:
    console = KeyboardConsole(browser).signs_in(house.server.link)
    console.starts_a_meeting("Tre segment", "Norra regionen", "Umeå", TODAY)
    laptop = KeyboardLaptop(browser).joins_by_code(house.server.url, console.code, "On my own")
    return Room(console, laptop)


def test_a_meeting_by_keyboard(room: Room, tmp_path: Path) -> None:
    they_write(room)
    they_sort(room)
    they_agree(room)
    they_write_by_category(room)
    they_vote(room)
    words = read(room.console.downloads_minutes(tmp_path))
    assert [one for one in words if one in [*WRITTEN, SAME]] == WRITTEN


def they_write(room: Room) -> None:
    room.console.goes_on_to("Write ideas")
    room.laptop.writes(IDEAS[0])
    room.laptop.writes(IDEAS[1], POINT)
    room.laptop.writes(SAME)
    room.laptop.writes("Fel ord")
    room.laptop.edits("Fel ord", "Andra ord")
    room.laptop.takes_back("Andra ord")
    room.laptop.undoes()
    room.laptop.sees("Andra ord")
    room.laptop.takes_back("Andra ord")
    room.console.writes_an_idea(IDEAS[2])
    room.console.goes_on_to("Read and discuss")
    room.console.notes(NOTE)


def they_sort(room: Room) -> None:
    console, laptop = room.console, room.laptop
    console.goes_on_to("Cluster")
    laptop.gives_a_category("Kultur", IDEAS[0])
    laptop.merges(SAME, into=IDEAS[0])
    console.sees_folded(SAME, into=IDEAS[0])
    console.adds_categories("Struktur")
    console.sorts(IDEAS[1], into="Struktur")
    laptop.sorts_by_key(IDEAS[2], "2")
    console.has_nothing_unsorted()
    console.sorts_by_key(IDEAS[2], "1")
    console.undoes()
    console.renames_category("Struktur", "Tid och pengar")
    laptop.has_categories("Kultur", "Tid och pengar")


def they_agree(room: Room) -> None:
    room.console.goes_on_to("Agree")
    room.console.moves_up("Tid och pengar")
    room.laptop.has_settled("Tid och pengar", "Kultur")
    room.laptop.agrees()
    room.console.sees_agreed(1)
    room.console.moves_up("Kultur", segment="Hinder och möjligheter")


def they_write_by_category(room: Room) -> None:
    console, laptop = room.console, room.laptop
    console.goes_on_to("Hinder och möjligheter")
    laptop.says_all(HELPS, category="Kultur", column="Möjligheter")
    laptop.says_all(HINDERS, category="Tid och pengar", column="Hinder")
    console.writes_in("Kultur", *MORE_HINDERS, column="Hinder")
    console.goes_on_to("Go through together")
    console.goes_on_to("Insatser och åtgärder")
    laptop.says_all(MEASURES, category="Kultur")
    laptop.has_saved(*MEASURES)
    laptop.chooses(category="Tid och pengar", kind="Question")
    laptop.writes(QUESTION)
    console.goes_on_to("Go through together")


def they_vote(room: Room) -> None:
    room.console.goes_on_to("Prioritise")
    room.laptop.votes_for(MEASURES[1])
    room.laptop.is_told("2 votes left")
    room.console.sees_cast(1)
    room.console.closes_the_voting()
    room.console.sees_votes({MEASURES[1]: 1})
