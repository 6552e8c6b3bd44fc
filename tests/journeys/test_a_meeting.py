"""One meeting, from the code on the wall to the minutes, on a bad day for networks and servers."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from playwright.sync_api import Browser, sync_playwright

from tests.installation import Installation, Server
from tests.proxies import Proxy
from tests.room import Console, Laptop, Phone, Screen, Wall

WITHOUT_NETWORK = 10.0  # seconds

FRAME = [
    "Trust between the parties",
    "Meet before there is a problem",
    "Say what one cannot do",
    "Oak's first, as the power goes",
    "Oak's second",
    "Oak's third, in the dark",
    "Shared financing over several years 💶",
    "Elm's first, as the power goes",
    "Elm's second",
    "Elm's third, in the dark",
    "Time to meet, وقت للقاء",
    "The guest's first, as the power goes",
    "The guest's second",
    "The guest's third, in the dark",
    "Where to park",
]
NOTES = ["Trust came up in every group.", "Nobody spoke for the universities — ask them."]
OUT_OF_SIGHT = ["A slip of the pen", "Somebody's name", "Somebody's health"]

MATRIX = [
    ("Trust", "Opportunities", ["We know each other", "Written on the train", "In the tunnel",
                                "Half a sentence, and its end"]),
    ("Trust", "Obstacles", ["Staff change often", "Old stories are told again"]),
    ("Money", "Opportunities", ["One budget for the joint arenas"]),
    ("Money", "Obstacles", ["Budgets of a single year", "Each counts for itself"]),
]  # fmt: skip

LISTS = {
    "Trust": ["Meet four times a year", "Take turns as host", "Visit each other's wards"],
    "Money": ["Draw up a joint budget", "Apply for a grant together", "Publish what it costs"],
    "Time": ["Fix the dates for a year", "Keep Friday afternoons free", "Who pays for the time?"],
}


@pytest.fixture
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


class House:
    """Where the meeting is: its server, and the power that fails."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self.server: Server = installation.start()

    @contextmanager
    def power_cut(self, after: float = 0.5) -> Iterator[None]:
        """The server is killed while people do this, and started again when they have done it."""
        cut = threading.Timer(after, self.server.kill)
        cut.start()
        yield
        cut.join()
        self.server = self.installation.start()


@pytest.fixture
def house(plain: Installation) -> Iterator[House]:
    house = House(plain)
    yield house
    house.server.kill()


@pytest.fixture
def eater() -> Iterator[Proxy]:
    """A network that lets no websocket through."""
    with Proxy(eats_upgrades=True) as proxy:
        yield proxy


@pytest.fixture
def leak() -> Iterator[Proxy]:
    """A network that can lose a message."""
    with Proxy() as proxy:
        yield proxy


@contextmanager
def without_network(screen: Screen) -> Iterator[None]:
    """For so long, or longer where what is done meanwhile takes longer."""
    screen.loses_the_network()
    back = time.monotonic() + WITHOUT_NETWORK
    yield
    time.sleep(max(0, back - time.monotonic()))
    screen.finds_the_network()


def test_a_meeting(
    house: House, browser: Browser, eater: Proxy, leak: Proxy, tmp_path: Path
) -> None:
    # A facilitator starts a meeting; the wall shows the way in.
    console = Console(browser).signs_in(house.server.link)
    console.starts_a_meeting("Three segments", "The northern region", "Umeå", "2026-11-27")
    wall = Wall(browser, proxy={"server": leak.address}).opens(console.wall_link)

    # Two tables come with a phone each, and somebody on her own with a laptop.
    address, code = house.server.url, console.code
    oak = Phone(browser).joins_by_link(console.join_link, "1")
    elm = Phone(browser, proxy={"server": eater.address}).joins_by_code(address, code, "2")
    guest = Laptop(browser).joins_by_code(address, code, "On my own")
    writers, everybody = [oak, elm, guest], [console, wall, oak, elm, guest]
    elm.is_told("Slower connection")

    # At first everybody writes for themselves.
    console.goes_on_to("Write ideas")
    console.asks_for_private_writing()
    for writer in writers:
        writer.is_told("see your ideas when all are shown at once")
    oak.writes("Trust between the parties", "Meet before there is a problem", *FRAME[2:3])
    elm.writes("Shared financing")
    guest.writes("A slip of the pen")
    guest.writes("Time to meet")
    guest.takes_back("A slip of the pen")
    for screen in (console, wall, elm, guest):
        screen.does_not_see("Trust between the parties", "Say what one cannot do")
    console.reveals(5)
    for screen in everybody:
        screen.sees("Trust between the parties", "Shared financing", "Time to meet")

    # Then in the open. What concerns a person alone is hidden, once too hastily.
    elm.edits("Shared financing", "Shared financing over several years 💶")
    console.edits("Time to meet", "Time to meet, وقت للقاء")
    elm.writes("Somebody's name", "Somebody's health")
    guest.writes("Where to park")
    for idea in ("Somebody's name", "Where to park"):
        console.hides(idea, reason="About a person")
        for screen in (wall, oak, elm, guest):
            screen.loses_sight_of(idea)
    console.restores("Where to park")
    for screen in everybody:
        screen.sees("Shared financing over several years 💶", "Where to park")
        screen.has_nothing_to_complain_of(but_the_network=screen is elm)

    # The power fails while everybody writes sub-points.
    for writer, idea in zip(writers, (FRAME[0], FRAME[6], FRAME[10]), strict=True):
        writer.goes_under(idea)
    with house.power_cut():
        for points in zip(FRAME[3:6], FRAME[7:10], FRAME[11:14], strict=True):
            for writer, point in zip(writers, points, strict=True):
                writer.says(point)
        assert any(writer.waits() for writer in writers)
    for writer in writers:
        writer.has_saved(*FRAME)
        writer.goes_back_to_ideas()

    # They read it together; the facilitator keeps the minutes of what is said.
    console.goes_on_to("Read and discuss")
    for note in NOTES:
        console.notes(note)
    console.adds_categories("Trust", "Money", "Time")
    for screen in writers:
        screen.reads_nothing_but(FRAME)
    for screen in (console, wall):
        screen.reads_nothing_but(FRAME + NOTES)

    # Under each category, a table is without network on its way, and its phone closes the page.
    console.goes_on_to("Obstacles and opportunities")
    oak.chooses(category="Trust", column="Opportunities")
    elm.chooses(category="Trust", column="Obstacles")
    guest.chooses(category="Money", column="Obstacles")
    oak.writes("We know each other")
    console.writes_in("Opportunities for Money", "One budget for the joint arenas")
    with without_network(oak):
        oak.says("Written on the train")
        guest.writes("Budgets of a single year")
        elm.writes("Staff change often")
        oak.says("In the tunnel")
        guest.writes("Each counts for itself")
        leak.swallow(b'42["changes"')
        elm.writes("Old stories are told again")
        assert leak.has_swallowed()
        wall.sees("Old stories are told again")
        oak.types("Half a sentence")
        assert oak.waits()
        oak.closes_the_tab()
    wall.does_not_see("Written on the train")
    oak.opens_the_tab_again()
    assert oak.is_still_typing("Half a sentence")
    oak.writes("Half a sentence, and its end")
    oak.has_saved("Written on the train", "In the tunnel")
    console.goes_on_to("Go through together")
    for screen in everybody:
        screen.reads_nothing_but([text for *_, texts in MATRIX for text in texts])

    # The power fails once more, while they write what shall be done.
    console.goes_on_to("Initiatives and measures")
    for writer, category in zip(writers, LISTS, strict=True):
        writer.chooses(category=category)
        writer.writes(LISTS[category][0])
    with house.power_cut():
        for at in (1, 2):
            guest.chooses(kind=("Idea", "Question")[at - 1])
            for writer, category in zip(writers, LISTS, strict=True):
                writer.says(LISTS[category][at])
        assert any(writer.waits() for writer in writers)
        guest.closes_the_tab()
    guest.opens_the_tab_again()
    for writer, category in zip(writers, LISTS, strict=True):
        writer.has_saved(*LISTS[category])
    console.goes_on_to("Go through together")
    for screen in everybody:
        screen.reads_nothing_but([text for texts in LISTS.values() for text in texts])

    # Nothing is missing, nothing doubled, and all have the same before them.
    boards = [screen.board() for screen in (wall, *writers)]
    assert boards == boards[:1] * 4
    lead = console.board()["idea"]
    assert all(one.items() <= lead[key].items() for key, one in boards[0]["idea"].items())
    assert eater.eaten > 0
    for screen in everybody:
        screen.has_nothing_to_complain_of(but_the_network=True)

    # The minutes hold every word, in order, and nothing else.
    words = read(console.downloads_minutes(tmp_path))
    assert words == minutes()
    assert not [word for word in words if word in OUT_OF_SIGHT]


def minutes() -> list[str]:
    """What the minutes must say, from the title to the last question."""
    return [
        "The northern region",
        "Umeå, 27 November 2026",
        "Segment 1 – Creating a shared frame of reference",
        "Which basic conditions can be identified as significant for securing a long-term "
        "development of arenas for collaboration between actors responsible for the supply of "
        "competence in health care?",
        *FRAME,
        "Joint discussion",
        *NOTES,
        "The group then agreed to cluster the basic conditions discussed into three knowledge "
        "categories.",
        *LISTS,
        "Segment 2 – Obstacles and opportunities",
        "To identify obstacles and opportunities for regional collaboration",
        *(said for place in MATRIX for said in (*place[:2], *place[2])),
        *("Time", "Opportunities", "Time", "Obstacles"),
        "Segment 3 – Initiatives and measures",
        "To identify possible initiatives and measures for how regional arenas for collaboration "
        "can be developed in the long term",
        *(said for category, texts in LISTS.items() for said in (category, *texts)),
    ]


def read(file: Path) -> list[str]:
    """All that stands in a document, paragraph by paragraph, tables column by column."""
    blocks = Document(str(file)).iter_inner_content()
    said = [text for block in blocks for text in texts_of(block)]
    return [text.removeprefix("Question --> ") for text in said if text]


def texts_of(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    cells = [cell for column in block.columns for cell in column.cells]
    return [paragraph.text for cell in cells for paragraph in cell.paragraphs]
