"""The published meeting of Linköping, held anew: two tables with phones, one person, a wall.

All that was published is written, sorted, settled and worked on through the pages, by different
people and out of order, while the server is killed twice. The minutes are the published ones.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.exports.downloaded import check
from tests.meetings.published import Published
from tests.people.in_browsers import Console, Laptop, Phone, Room, Wall
from tests.servers.installation import House

MATRIX = "Hinder och möjligheter"
LISTS = "Insatser och åtgärder"
TRUST = "Tillit mellan parterna"
DUPLICATES = ["Tillit", "Tillit mellan alla parter"]
SYSTEMS = "Kunskap/förståelse för varandras system"
SLIP = "Något helt annat"
RESPECT = "Respekt för varandras beslutsprocesser"


@pytest.fixture
def meeting(reference: Path) -> Published:
    return Published(reference / "linkoping-2017.json")


@pytest.fixture
def room(house: House, browser: Browser, meeting: Published) -> Room:
    """The meeting was started and all have joined."""
    told = meeting.told
    console = Console(browser).signs_in(house.server.link)
    console.starts_a_meeting("Tre segment", told["title"], told["place"], told["date"])
    return Room(
        house=house,
        console=console,
        wall=Wall(browser).opens(console.wall_link),
        oak=Phone(browser).joins_by_link(console.join_link, "1"),
        elm=Phone(browser).joins_by_link(console.join_link, "2"),
        guest=Laptop(browser).joins_by_code(house.server.url, console.code, "On my own"),
    )


def test_the_meeting_of_linkoping(
    room: Room, meeting: Published, reference: Path, tmp_path: Path
) -> None:
    they_write(room, meeting)
    they_discuss(room, meeting)
    they_put_ideas_in_order(room, meeting)
    they_make_categories(room, meeting)
    they_sort_while_the_power_fails(room, meeting)
    they_agree(room, meeting)
    they_write_what_helps_and_hinders(room, meeting)
    they_write_what_to_do_while_the_power_fails(room, meeting)
    they_vote(room, meeting)
    room.all_have_the_same()
    minutes = room.console.downloads_minutes(tmp_path)
    held = meeting.held(tmp_path, place_date_line=None)  # the published one lacks its comma
    check(minutes, held, reference)


def they_write(room: Room, meeting: Published) -> None:
    """The first idea comes last, one as a sub-point of another, and one three times."""
    first, *others = meeting.ideas
    room.console.goes_on_to("Write ideas")
    writers = cycle(room.writers)
    for idea in [*others, first]:
        if idea != SYSTEMS:
            points = [SYSTEMS] if idea == RESPECT else meeting.points[idea]
            next(writers).says(idea, *points)
    for writer, idea in zip(room.writers, DUPLICATES, strict=False):
        writer.says(idea)
    for writer in room.writers:
        writer.has_saved(*meeting.ideas, *DUPLICATES)
    room.wall.sees(*DUPLICATES)


def they_discuss(room: Room, meeting: Published) -> None:
    room.console.goes_on_to("Read and discuss")
    for note in meeting.notes:
        room.console.notes(note)


def they_put_ideas_in_order(room: Room, meeting: Published) -> None:
    """Duplicates are merged, some wrongly and taken back; the first idea comes first."""
    console, oak, elm, guest = room.console, room.oak, room.elm, room.guest
    first, second, third, fourth = meeting.ideas[:4]
    console.goes_on_to("Cluster")
    guest.frees(SYSTEMS, RESPECT)
    elm.merges(DUPLICATES[0], into=TRUST)
    console.sees_folded(DUPLICATES[0], into=TRUST)
    oak.merges(third, into=second)
    console.sees_folded(third, into=second)
    oak.undoes()
    console.sees(third)
    console.merges(DUPLICATES[1], into=TRUST)
    console.merges(fourth, into=TRUST)
    console.undoes()
    console.puts(SYSTEMS, before=RESPECT)
    console.puts(first, before=second)
    console.reads_nothing_but(
        [text for idea, points in meeting.points.items() for text in (idea, *points)]
    )


def they_make_categories(room: Room, meeting: Published) -> None:
    """Two become one, one goes, two get other names."""
    console, oak, elm, guest = room.console, room.oak, room.elm, room.guest
    oak.gives_a_category("Vision", meeting.ideas[1])
    elm.gives_a_category("Kulturen", *meeting.ideas[5:7])
    console.adds_categories("Struktur", "Processer", "Övrigt")
    guest.gives_a_category("Process", meeting.ideas[4])
    guest.renames_category("Vision", "Målbild/Vision")
    elm.merges_category("Processer", into="Process")
    console.removes_category("Övrigt")
    for writer in room.writers:
        writer.has_categories("Målbild/Vision", "Kulturen", "Struktur", "Process")


def they_sort_while_the_power_fails(room: Room, meeting: Published) -> None:
    """One by one, several at once, by a key; what one moves another moves on."""
    console, oak, elm, guest = room.console, room.oak, room.elm, room.guest
    left = [one for n, one in enumerate(meeting.ideas) if n not in (1, 4, 5, 6)]
    with room.house.power_cut() as power:
        oak.sorts(left[0], into="Struktur")
        elm.sorts(left[1], left[2], into="Målbild/Vision")
        power.join()
        guest.sorts_by_key(left[3], "2")
        oak.sorts(left[4], into="Process")
    console.sorts(left[5], into="Kulturen")
    console.sorts_by_key(left[6], "3")
    console.has_nothing_unsorted()
    guest.sorts_by_key(left[4], "3")
    for writer in room.writers:
        writer.is_told("0 ideas unsorted")


def they_agree(room: Room, meeting: Published) -> None:
    """Each to the list as it stands; once it reads otherwise, they have to be asked again."""
    console = room.console
    console.goes_on_to("Agree")
    for writer in room.writers:
        writer.agrees()
    console.renames_category("Kulturen", "Kultur")
    console.moves_up("Process", by=2)
    for writer in room.writers:
        writer.is_told("The list has changed since")
        writer.has_settled(*meeting.listed)
        writer.agrees()
    console.sees_agreed(3)
    for category in ("Kultur", "Struktur"):
        console.moves_up(category, by=2, segment=MATRIX)


def they_write_what_helps_and_hinders(room: Room, meeting: Published) -> None:
    """The tables have two categories each before them; one writes in a third one, and slips."""
    console, oak, elm, guest = room.console, room.oak, room.elm, room.guest
    console.goes_on_to(MATRIX)
    console.deals_evenly()
    helps, hinders = meeting.entries("opportunities"), meeting.entries("obstacles")
    oak.says_all(helps["Kultur"], category="Kultur", column="Möjligheter")
    elm.says_all(hinders["Struktur"], category="Struktur", column="Hinder")
    guest.says_all(hinders["Målbild/Vision"], category="Målbild/Vision", column="Hinder")
    oak.says_all(hinders["Kultur"], category="Kultur", column="Hinder")
    elm.says_all(hinders["Process"], category="Process", column="Hinder")
    guest.says_all(helps["Struktur"], category="Struktur", column="Möjligheter")
    oak.says_all([SLIP, *helps["Målbild/Vision"]], category="Målbild/Vision", column="Möjligheter")
    oak.takes_back(SLIP)
    console.writes_in("Process", *helps["Process"], column="Möjligheter")
    console.goes_on_to("Go through together")
    there = [
        text for name in meeting.worked_on for texts in (helps, hinders) for text in texts[name]
    ]
    for screen in (console, *room.writers):
        screen.reads_nothing_but(there)


def they_write_what_to_do_while_the_power_fails(room: Room, meeting: Published) -> None:
    """Each in a category of their own, and all in the last; a question stands among them."""
    console = room.console
    console.goes_on_to(LISTS)
    measures, questions = meeting.entries("measures"), meeting.questions()
    with room.house.power_cut() as power:
        for writer, category in zip(room.writers, meeting.listed, strict=False):
            writer.says_all(measures[category][:2], category=category)
        power.join()
        for writer, category in zip(room.writers, meeting.listed, strict=False):
            for text in measures[category][2:]:
                writer.chooses(kind="Question" if text in questions else "Idea")
                writer.says(text)
    for writer, category in zip(room.writers, meeting.listed, strict=False):
        writer.has_saved(*measures[category])
    last = meeting.listed[-1]
    for writer, text in zip(cycle(room.writers), measures[last], strict=False):
        writer.chooses(category=last)
        writer.writes(text)
    console.goes_on_to("Go through together")
    for screen in (console, *room.writers):
        screen.reads_nothing_but([text for one in meeting.listed for text in measures[one]])


def they_vote(room: Room, meeting: Published) -> None:
    """Nobody sees how, until it is over; nothing of it is in the published minutes."""
    chosen, other, third = meeting.entries("measures")["Kultur"][:3]
    room.console.goes_on_to("Prioritise")
    for writer in room.writers:
        writer.votes_for(chosen, other)
    room.guest.votes_for(third)
    room.console.sees_cast(7)
    room.console.closes_the_voting()
    room.console.sees_votes({chosen: 3, other: 3, third: 1})
