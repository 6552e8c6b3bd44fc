"""A participant's whole session through the accessibility tree alone, by somebody who sees nothing.

Nothing is found by a selector and nothing is pointed at: roles and names as the browser tells them,
keys, and what live regions say.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Browser

from tests.accessibility.by_ear import ByEar
from tests.people.in_browsers import Console, Laptop
from tests.servers.office import Office

TODAY = date.today().isoformat()  # noqa: DTZ011 - as the page has it
TRUST, TIME, POINT, OTHERS = (
    "Tillit",
    "Tid att mötas",
    "En timme i veckan",
    ["Pengar", "Mod", "Ork"],
)
MEASURE = "Mötas i april"


@dataclass
class Room:
    """Who is there: the facilitator, a neighbour, and one who only listens."""

    console: Console
    neighbour: Laptop
    ear: ByEar


@pytest.fixture(scope="session")
def chosen_chromium(chromium: str) -> str:
    """What assistive technology is told comes from the browser that people have."""
    return chromium


@pytest.fixture
def room(office: Office, browser: Browser) -> Room:
    console = Console(browser).signs_in(office.link())
    console.starts_a_meeting("Tre segment", "Norra regionen", "Umeå", TODAY)
    neighbour = Laptop(browser).joins_by_code(office.server.url, console.code, "On my own")
    ear = ByEar(browser)
    ear.opens(office.server.url)
    return Room(console, neighbour, ear)


def test_a_meeting_by_ear(room: Room) -> None:
    joins(room.ear, room.console.code)
    room.console.goes_on_to("Write ideas")
    room.ear.hears("Now:")
    writes(room.ear)
    changes_and_takes_back(room.ear)
    hears_of_the_others(room)
    room.console.goes_on_to("Read and discuss")
    room.console.goes_on_to("Cluster")
    sorts(room.ear)
    agrees(room)
    writes_for_a_category(room)
    votes(room)


def joins(ear: ByEar, code: str, place: str = "On my own") -> None:
    comes_in(ear, code, place)
    ear.finds("heading", "Look up")


def comes_in(ear: ByEar, code: str, place: str = "On my own") -> None:
    ear.types("Code", code.lower())  # as one types it, with a space
    ear.presses("button", "Go on")
    ear.finds("heading", "Norra regionen")
    ear.goes_to("radio", place)
    ear.page.keyboard.press("Space")
    ear.presses("button", "Join")


def writes(ear: ByEar) -> None:
    ear.types("New idea", TRUST)
    ear.page.keyboard.press("Enter")
    ear.hears("Saved.")
    ear.is_at("textbox", "New idea")  # for the next one
    ear.page.keyboard.type(TIME)
    ear.presses("button", "Sub-point")
    ear.is_at("textbox", "Sub-point 1")
    ear.page.keyboard.type(POINT)
    ear.presses("button", "Send")
    ear.is_at("textbox", "New idea")
    ear.finds_in("list", "Your ideas", TRUST, TIME, POINT, "Saved")


def changes_and_takes_back(ear: ByEar) -> None:
    menu = f"Change or take back: {TRUST}"
    ear.presses("button", menu)
    assert ear.focus().state["expanded"] is True
    ear.presses("button", "Edit the text")
    ear.is_at("textbox", "Text")
    ear.types("Text", "Mer tillit")
    ear.presses("button", "Save")
    ear.is_at("button", "Change or take back: Mer tillit")
    ear.page.keyboard.press("Enter")
    ear.presses("button", "Take back")
    ear.hears("Taken back.")
    ear.is_at("button", "Undo")
    ear.page.keyboard.press("Enter")
    ear.hears("Undone.")
    ear.finds_in("list", "Your ideas", "Mer tillit")


def hears_of_the_others(room: Room) -> None:
    """And nothing once one wants to hear nothing, not even of what waited to be said."""
    ear = room.ear
    room.neighbour.writes(OTHERS[0])
    ear.hears("new idea")
    for text in OTHERS[1:]:
        room.neighbour.writes(text)
    ear.finds_in("list", "The others' ideas", *OTHERS, "New")
    ear.presses("button", "Do not read out what is new from the others")
    assert ear.focus().state["pressed"] == "true"
    room.neighbour.writes("Lust")
    ear.hears_nothing_of("new idea", 11)
    ear.finds_in("list", "The others' ideas", "Lust")


def test_what_the_others_write_is_told_of_every_ten_seconds_at_most(room: Room) -> None:
    ear, said = room.ear, list[str]()
    joins(ear, room.console.code)
    room.console.goes_on_to("Write ideas")
    ear.hears("Now:")
    began = time.monotonic()
    for number in range(5):
        room.neighbour.says(f"Tanke {'abcde'[number]}")
        said += ear.listens(2.4)
    assert len(said) <= 1 + (time.monotonic() - began) // 10, said
    said += ear.listens(10.5)
    assert sum(map(int, re.findall(r"\d+", " ".join(said)))) == 5, said


def test_a_network_that_comes_and_goes_is_told_of_once(room: Room) -> None:
    ear = room.ear
    joins(ear, room.console.code)
    ear.finds("StaticText", "Connected")
    ear.loses_the_network()
    assert ear.hears("No network") == "No network just now. Go on writing."
    for _ in range(2):
        ear.finds_the_network()
        ear.finds("StaticText", "Connected")
        ear.loses_the_network()
        ear.finds("StaticText", "No network")
    assert ear.listens(11) == []
    ear.finds_the_network()
    assert ear.hears("Connected") == "Connected again."


def test_who_comes_in_without_a_network_is_told_so(room: Room) -> None:
    room.ear.page.route("**/live/**", lambda route: route.abort())
    room.ear.page.route_web_socket(re.compile("socket.io"), lambda socket: socket.close())
    comes_in(room.ear, room.console.code)
    room.ear.hears("No network just now.")


def test_a_table_is_told_of_its_own_idea(room: Room) -> None:
    joins(room.ear, room.console.code, "1")
    room.console.goes_on_to("Write ideas")
    room.ear.types("New idea from table 1", TRUST)
    room.ear.page.keyboard.press("Enter")
    room.ear.hears("Saved.")
    room.console.hides(TRUST, "Nämner någon")
    room.ear.hears("has hidden an idea of the table's.")


def test_the_focus_goes_on_among_what_was_not_saved(room: Room) -> None:
    ear = room.ear
    joins(ear, room.console.code)
    room.console.goes_on_to("Write ideas")
    for text in (TRUST, TIME):
        ear.types("New idea", text)
        ear.page.keyboard.press("Enter")
        ear.finds("button", f"Change or take back: {text}")
    for text in (TRUST, TIME):
        is_changed_by_both(room, text)
    ear.presses("button", "Keep the other")
    ear.is_at("button", "Keep mine")
    ear.page.keyboard.press("Enter")
    ear.is_at("main", "")


def is_changed_by_both(room: Room, text: str) -> None:
    """So that one's own change is not saved."""
    ear = room.ear
    ear.presses("button", f"Change or take back: {text}")
    ear.presses("button", "Edit the text")
    ear.is_at("textbox", "Text")
    room.console.edits(text, f"{text} och mod")
    room.neighbour.sees(f"{text} och mod")
    ear.types("Text", f"{text} och ork")
    ear.presses("button", "Save")
    ear.hears("Not saved.")


def test_what_is_new_is_not_told_once_the_room_is_elsewhere(room: Room) -> None:
    joins(room.ear, room.console.code)
    room.console.goes_on_to("Write ideas")
    room.ear.hears("Now:")
    for text in OTHERS:
        room.neighbour.writes(text)
    room.ear.finds_in("list", "The others' ideas", *OTHERS)
    for step in ("Read and discuss", "Cluster", "Agree", "Hinder och möjligheter"):
        room.console.goes_on_to(step)
    assert "new idea" not in room.ear.hears("Segment 2")


def sorts(ear: ByEar) -> None:
    ear.presses("button", "Move: Mer tillit")
    ear.finds("dialog", "Move to…")
    ear.presses("button", re.compile("New category"))
    ear.is_at("textbox", "Name of the category")
    ear.page.keyboard.type("Kultur")
    ear.presses("button", "Create and move")
    ear.hears("New category: Kultur")
    ear.is_at("button", "Move: Mer tillit")
    ear.presses("button", f"Move: {TIME}", "1")
    ear.hears("Moved to")
    ear.is_at("button", f"Move: {TIME}")
    ear.page.keyboard.press("z")
    ear.hears("Undone.")


def agrees(room: Room) -> None:
    ear = room.ear
    room.console.goes_on_to("Agree")
    ear.finds_in("list", "Categories", "Kultur")
    ear.presses("button", "I agree")
    ear.hears("You have agreed to the list.")
    ear.is_at("button", "Take it back")


def writes_for_a_category(room: Room) -> None:
    ear = room.ear
    room.console.goes_on_to("Hinder och möjligheter")
    ear.goes_to("radio", "Hinder")
    ear.types("New under Hinder for Kultur", "Långa avstånd")
    ear.page.keyboard.press("Enter")
    ear.finds("StaticText", "Långa avstånd")
    room.console.goes_on_to("Go through together")
    room.console.goes_on_to("Insatser och åtgärder")
    ear.types("New for Kultur", MEASURE)
    ear.page.keyboard.press("Enter")
    ear.finds("StaticText", "Saved")
    room.console.goes_on_to("Go through together")


def votes(room: Room) -> None:
    ear = room.ear
    room.console.goes_on_to("Prioritise")
    ear.presses("checkbox", MEASURE, "Space")
    ear.hears("left")
    assert ear.finds("checkbox", MEASURE).state["checked"] == "true"
    room.console.sees_cast(1)
    room.console.closes_the_voting()
    ear.finds_in("region", "How the votes fell", MEASURE, "1 vote")
    ear.hears("Nothing is written just now. The meeting goes on in the room.")
    room.console.ends_the_meeting()
    ear.hears("The meeting has ended. Thank you.")
