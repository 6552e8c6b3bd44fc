"""One meeting, from the code on the wall to the minutes, on a bad day for networks and servers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from session_templates.plan import shipped
from tests.exports.downloaded import read
from tests.people.in_browsers import Console, Laptop, Phone, Room, Screen, Wall
from tests.servers.installation import House
from tests.servers.proxies import Proxy

WITHOUT_NETWORK = 10.0  # seconds

# All that is written, in the order in which the minutes must have it.
OAKS_IDEA = "Trust between the parties"
OAKS_POINTS = ["Meet before there is a problem", "Say what one cannot do"]
OAKS_MORE = ["Oak's first, as the power goes", "Oak's second", "Oak's third, in the dark"]
ELMS_IDEA = "Shared financing over several years 💶"
ELMS_POINTS = ["Elm's first, as the power goes", "Elm's second", "Elm's third, in the dark"]
GUESTS_IDEA = "Time to meet, وقت للقاء"
GUESTS_POINTS = ["Hers first, as the power goes", "Her second", "Her third, in the dark"]
RESTORED = "Where to park"
FRAME = [
    *(OAKS_IDEA, *OAKS_POINTS, *OAKS_MORE),
    *(ELMS_IDEA, *ELMS_POINTS),
    *(GUESTS_IDEA, *GUESTS_POINTS),
    RESTORED,
]
NOTES = ["Trust came up in every group.", "Nobody spoke for the universities — ask them."]
MATRIX = {
    ("Trust", "Opportunities"): [
        *("We know each other", "Written on the train", "In the tunnel"),
        "Half a sentence, and its end",
    ],
    ("Trust", "Obstacles"): ["Staff change often", "Old stories are told again"],
    ("Money", "Opportunities"): ["One budget for the joint arenas"],
    ("Money", "Obstacles"): ["Budgets of a single year", "Each counts for itself"],
    ("Time", "Opportunities"): [],
    ("Time", "Obstacles"): [],
}
QUESTION = "Who pays for the time?"
LISTS = {
    "Trust": ["Meet four times a year", "Take turns as host", "Visit each other's wards"],
    "Money": ["Draw up a joint budget", "Apply for a grant together", "Publish what it costs"],
    "Time": ["Fix the dates for a year", "Keep Friday afternoons free", QUESTION],
}

# What must not be in the minutes: taken back, hidden, and what stood under something hidden.
TAKEN_BACK, HIDDEN, UNDER_HIDDEN = "A slip of the pen", "Somebody's name", "Somebody's health"


@dataclass
class BadDay(Room):
    """The room, and the networks that fail it."""

    walls_network: Proxy
    oaks_network: Proxy


@pytest.fixture
def room(house: House, browser: Browser) -> Iterator[BadDay]:
    """A meeting was started and all have joined, one of them where no websocket gets through."""
    with Proxy(eats_upgrades=True) as strict, Proxy() as walls, Proxy() as oaks:
        console = Console(browser).signs_in(house.server.link)
        console.starts_a_meeting("Three segments", "The northern region", "Umeå", "2026-11-27")
        address, code = house.server.url, console.code
        yield BadDay(
            house=house,
            console=console,
            wall=Wall(browser, proxy={"server": walls.address}).opens(console.wall_link),
            walls_network=walls,
            oak=Phone(browser, proxy={"server": oaks.address}).joins_by_link(
                console.join_link, "1"
            ),
            oaks_network=oaks,
            elm=Phone(browser, proxy={"server": strict.address}).joins_by_code(address, code, "2"),
            guest=Laptop(browser).joins_by_code(address, code, "On my own"),
        )


def test_a_meeting(room: BadDay, tmp_path: Path) -> None:
    they_write_for_themselves(room)
    they_write_in_the_open(room)
    the_facilitator_hides_what_concerns_a_person(room)
    nobody_has_anything_to_complain_of_yet(room)
    the_power_fails_while_all_write(room)
    they_discuss_and_agree_on_categories(room)
    messages_are_lost_and_a_table_is_without_network(room)
    the_power_fails_again(room)
    room.all_have_the_same()
    the_minutes_hold_every_word_in_order(room, tmp_path)


def they_write_for_themselves(room: BadDay) -> None:
    room.elm.is_told("Slower connection")
    room.console.goes_on_to("Write ideas")
    room.console.asks_for_private_writing()
    for writer in room.writers:
        writer.is_told("see your ideas when all are shown at once")
    room.oak.writes(OAKS_IDEA, *OAKS_POINTS)
    room.elm.writes("Shared financing")
    room.guest.writes(TAKEN_BACK)
    room.guest.writes("Time to meet")
    room.guest.takes_back(TAKEN_BACK)
    for other in (room.console, room.wall, room.elm, room.guest):
        other.knows_nothing_of(OAKS_IDEA, *OAKS_POINTS)
    room.console.reveals(5)
    for screen in room.everybody:
        screen.sees(OAKS_IDEA, "Shared financing", "Time to meet")


def they_write_in_the_open(room: BadDay) -> None:
    room.elm.edits("Shared financing", ELMS_IDEA)
    room.console.edits("Time to meet", GUESTS_IDEA)
    room.elm.writes(HIDDEN, UNDER_HIDDEN)
    room.guest.writes(RESTORED)
    for screen in room.everybody:
        screen.sees(OAKS_IDEA, ELMS_IDEA, GUESTS_IDEA, HIDDEN, RESTORED)


def the_facilitator_hides_what_concerns_a_person(room: BadDay) -> None:
    for idea, author in ((HIDDEN, room.elm), (RESTORED, room.guest)):
        room.console.hides(idea, reason="It concerns a person")
        for screen in (room.wall, *room.writers):
            if screen is not author:
                screen.loses_sight_of(idea)
        author.sees_hidden(idea)
    room.console.restores(RESTORED)  # that was too hasty
    for screen in room.everybody:
        screen.sees(RESTORED)
    for screen in (room.wall, *room.writers):
        screen.knows_nothing_of(TAKEN_BACK)
        if screen is not room.elm:
            screen.knows_nothing_of(HIDDEN, UNDER_HIDDEN)


def nobody_has_anything_to_complain_of_yet(room: BadDay) -> None:
    for screen in room.everybody:
        screen.has_nothing_to_complain_of(but_the_network=screen is room.elm)


def the_power_fails_while_all_write(room: BadDay) -> None:
    first, second, third = zip(OAKS_MORE, ELMS_POINTS, GUESTS_POINTS, strict=True)
    with room.house.power_cut() as power:
        all_say_under(room, *first)
        all_say_under(room, *second)
        power.join()
        all_say_under(room, *third)
        assert all(writer.waits() for writer in room.writers)
    for writer in room.writers:
        writer.has_saved(*FRAME)


def they_discuss_and_agree_on_categories(room: BadDay) -> None:
    room.console.goes_on_to("Read and discuss")
    for note in NOTES:
        room.console.notes(note)
    room.console.adds_categories(*LISTS)
    for writer in (room.oak, room.guest):
        writer.reads_nothing_but(FRAME)
    at = FRAME.index(RESTORED)  # what was written next
    room.elm.reads_nothing_but([*FRAME[:at], HIDDEN, UNDER_HIDDEN, *FRAME[at:]])
    for screen in (room.console, room.wall):
        screen.reads_nothing_but(FRAME + NOTES)


def messages_are_lost_and_a_table_is_without_network(room: BadDay) -> None:
    console, oak, elm, guest = room.console, room.oak, room.elm, room.guest
    for step in ("Cluster", "Agree", "Obstacles and opportunities"):
        console.goes_on_to(step)
    oak.chooses(category="Trust", column="Opportunities")
    elm.chooses(category="Trust", column="Obstacles")
    guest.chooses(category="Money", column="Obstacles")
    room.oaks_network.swallow(b"43")  # the answer, so it is sent again
    oak.writes("We know each other")
    assert room.oaks_network.has_swallowed()
    console.writes_in("Money", "One budget for the joint arenas", column="Opportunities")
    with without_network(oak):
        oak.says("Written on the train")
        guest.writes("Budgets of a single year")
        elm.writes("Staff change often")
        oak.says("In the tunnel")
        oak.types("Half a sentence")
        guest.writes("Each counts for itself")
        room.walls_network.swallow(b'42["changes"')
        elm.writes("Old stories are told again")
        assert room.walls_network.has_swallowed()
        room.wall.sees("Old stories are told again")
        assert oak.waits()
        oak.closes_the_tab()
    room.wall.knows_nothing_of("Written on the train", "In the tunnel")
    oak.opens_the_tab_again()
    assert oak.is_still_typing("Half a sentence")
    oak.writes("Half a sentence, and its end")
    oak.has_saved("Written on the train", "In the tunnel")
    console.goes_on_to("Go through together")
    for screen in room.everybody:
        screen.reads_nothing_but([text for texts in MATRIX.values() for text in texts])


def the_power_fails_again(room: BadDay) -> None:
    room.console.goes_on_to("Initiatives and measures")
    for writer, (category, texts) in zip(room.writers, LISTS.items(), strict=True):
        writer.chooses(category=category)
        writer.writes(texts[0])
    _, second, third = zip(*LISTS.values(), strict=True)
    with room.house.power_cut() as power:
        all_say(room, *second)
        room.guest.chooses(kind="Question")
        power.join()
        all_say(room, *third)
        assert all(writer.waits() for writer in room.writers)
        room.guest.is_told("No network just now")
        room.guest.closes_the_tab()
    room.guest.opens_the_tab_again()
    for writer, texts in zip(room.writers, LISTS.values(), strict=True):
        writer.has_saved(*texts)
    room.console.goes_on_to("Go through together")
    for screen in room.everybody:
        screen.reads_nothing_but([text for texts in LISTS.values() for text in texts])


def the_minutes_hold_every_word_in_order(room: BadDay, folder: Path) -> None:
    words = read(room.console.downloads_minutes(folder))
    assert not {TAKEN_BACK, HIDDEN, UNDER_HIDDEN} & set(words)
    assert words == minutes()


def all_say_under(room: BadDay, *texts: str) -> None:
    ideas = (OAKS_IDEA, ELMS_IDEA, GUESTS_IDEA)
    for writer, idea, text in zip(room.writers, ideas, texts, strict=True):
        writer.says_under(idea, text)


def all_say(room: BadDay, *texts: str) -> None:
    for writer, text in zip(room.writers, texts, strict=True):
        writer.says(text)


@contextmanager
def without_network(screen: Screen) -> Iterator[None]:
    """For so long, or longer where what is done meanwhile takes longer."""
    screen.loses_the_network()
    back = time.monotonic() + WITHOUT_NETWORK
    yield
    time.sleep(max(0, back - time.monotonic()))
    screen.finds_the_network()


def minutes() -> list[str]:
    """What the minutes must say, from the title to the last question."""
    frame, matrix, lists = shipped()["three-segments"].segments
    asked = f"Question --> {QUESTION}"
    return [
        *("The northern region", "Umeå, 27 November 2026"),
        *(frame.heading, frame.prompt, *FRAME, "Joint discussion", *NOTES),
        *(str(frame.outcome).format(number_word="three"), *LISTS),
        *(matrix.heading, matrix.prompt),
        *(text for place, texts in MATRIX.items() for text in (*place, *texts)),
        *(lists.heading, lists.prompt),
        *(asked if text == QUESTION else text for text in under_categories()),
    ]


def under_categories() -> Iterator[str]:
    for category, texts in LISTS.items():
        yield category
        yield from texts
