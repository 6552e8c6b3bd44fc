"""The wall: what the room reads together, in a real browser, while the meeting is led elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import orjson
import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.meetings.running import Meeting
from tests.people.in_browsers import Wall
from tests.people.over_http import Facilitator
from tests.people.over_sockets import Screen
from tests.servers.office import Office
from workshop.base.ids import new_id

LAPTOP: ViewportSize = {"width": 1366, "height": 768}
QUESTION = "Vilka grundförutsättningar behövs för långsiktig samverkan om kompetensförsörjning?"
TURNS = 12_000
"""Milliseconds that a page stands."""

TOO_SMALL = """() => {
  const told = [...document.querySelectorAll("#app *")].filter((one) => !one.closest(".vh")
    && [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()));
  const size = (one) => Number.parseFloat(getComputedStyle(one).fontSize);
  return told.filter((one) => size(one) < innerHeight / 36).map((one) => one.textContent);
}"""

OUTSIDE = """() => [...document.querySelectorAll("aside img, aside .code, h1")]
  .map((one) => one.getBoundingClientRect())
  .filter(({ width, top, left, bottom, right }) =>
    !width || top < 0 || left < 0 || bottom > innerHeight || right > innerWidth)
  .length"""

ON_THIS_PAGE = """() => [...document.querySelectorAll(".pages__group:not(.is-away) .flow > li")]
  .filter((item) => {
    const { left, right } = item.closest(".flow").getBoundingClientRect();
    return [...item.getClientRects()].some((one) => one.left >= left - 1 && one.right <= right + 1);
  })
  .map((item) => item.firstChild.textContent.trim())"""


class Seat:
    """Somebody's phone, without its page: at a table, or on their own."""

    def __init__(self, meeting: Meeting, table: str = "") -> None:
        self.meeting = meeting
        self.device = Facilitator(meeting.leader.url)
        self.device.open(meeting.link)
        self.device.submit(meeting.link, None, **({"table": table} if table else {}))

    def opens_the_page(self) -> Screen:
        """From now on they are here."""
        cookie = "; ".join(f"{one.name}={one.value}" for one in self.device.web.cookies.jar)
        port = httpx.URL(self.device.url).port or 80
        screen = Screen(port, self.meeting.id, "participant", cookie)
        screen.join()
        return screen

    def do(self, kind: str, **fields: Any) -> None:
        answer = self.device.web.post(
            f"{self.device.url}/live/{self.meeting.id}/operations?as=participant",
            content=orjson.dumps({"ops": [{"op_id": new_id(), "kind": kind, **fields}]}),
            headers={"X-Samsyn": "1", "Origin": self.device.url},
        ).json()
        assert "n" in answer["answers"][0], answer


class Leader:
    """Who leads the meeting, and how the wall of it is read."""

    def __init__(self, office: Office, browser: Browser, **wanted: str) -> None:
        self.meeting = Meeting(office.facilitator(), **wanted)
        self.browser = browser
        self.walls: list[Wall] = []

    def wall(self, size: ViewportSize = Wall.size, **options: Any) -> Wall:
        """The projector is switched on."""
        wall = Wall(self.browser, **options)
        self.walls.append(wall)
        wall.page.set_viewport_size(size)
        address = f"{self.meeting.leader.url}/wall/{self.meeting.id}/{self.meeting.wall_token}"
        wall.opens(address)
        wall.page.get_by_role("complementary").wait_for()
        return wall

    def idea(self, text: str, segment: int = 0, **place: Any) -> str:
        idea = new_id()
        fields = {"segment_id": self.meeting.segments[segment], **place}
        self.meeting.do("idea.add", id=idea, text=text, **fields)
        return idea

    def categories(self, *names: str) -> list[str]:
        ids = [new_id() for _ in names]
        for category, name in zip(ids, names, strict=True):
            self.meeting.do("category.add", id=category, name=name)
        return ids

    def tables(self) -> list[str]:
        tables = sorted(self.meeting.snapshot()["table"], key=lambda table: table["rank"])
        return [table["id"] for table in tables]


@pytest.fixture
def lead(office: Office, browser: Browser) -> Iterator[Callable[..., Leader]]:
    """Start a meeting to lead; no wall of it may have complained."""
    leaders: list[Leader] = []

    def start(**wanted: str) -> Leader:
        leaders.append(Leader(office, browser, **wanted))
        return leaders[-1]

    yield start
    for wall in [wall for leader in leaders for wall in leader.walls]:
        wall.has_nothing_to_complain_of(but_the_network=False)
        wall.context.close()


def says(wall: Wall, *sentences: str) -> None:
    """Wait until all of it stands somewhere on the wall, to be seen."""
    for one in sentences:
        there = wall.page.get_by_text(one, exact=True).filter(visible=True)
        wall.until(lambda there=there: there.count() > 0, one)  # type: ignore[misc]


def headings(wall: Wall, level: int = 2) -> list[str]:
    found = wall.page.get_by_role("main").get_by_role("heading", level=level).all_inner_texts()
    return [" ".join(one.split()) for one in found]


def under(wall: Wall, category: str) -> list[str]:
    """What is read under a category, or under what is not sorted."""
    section = (
        wall.page.get_by_role("main")
        .locator("section")
        .filter(has=wall.page.get_by_role("heading", level=2, name=category))
    )
    return [" ".join(one.split()) for one in section.locator(".flow > li").all_inner_texts()]


def test_the_room_sees_its_ideas_being_sorted(lead: Callable[..., Leader]) -> None:
    leader = lead()
    meeting, seat = leader.meeting, Seat(leader.meeting)
    trust, twin = leader.idea("Tillit"), leader.idea("Mer tillit")
    leader.idea("Mellan alla", parent_id=trust)
    path = leader.idea("Kortare vägar")
    meeting.open_step(0, "cluster")
    wall = leader.wall()
    says(wall, "Våra kategorier", "0 sorterade, 3 osorterade")
    culture, process = leader.categories("Kultur", "Process")
    seat.do("idea.move", ids=[trust], category_id=culture)
    wall.until(lambda: under(wall, "Kultur") == ["Tillit Mellan alla"], "sorted")
    says(wall, "1 sorterad, 2 osorterade")
    assert headings(wall) == ["– Osorterat", "1 Kultur", "2 Process"]
    assert under(wall, "Osorterat") == ["Mer tillit", "Kortare vägar"]

    seat.do("idea.merge", ids=[twin], into=trust)
    wall.until(lambda: under(wall, "Kultur") == ["Tillit +1 1 till som den här Mellan alla"], "one")
    seat.do("idea.move", ids=[path], category_id=process)
    wall.until(lambda: headings(wall) == ["1 Kultur", "2 Process"], "nothing is left")
    says(wall, "2 sorterade, 0 osorterade")
    seat.do("category.rename", id=process, name="Flöde")
    wall.until(lambda: headings(wall) == ["1 Kultur", "2 Flöde"], "the new name")

    meeting.do("idea.hide", id=trust, reason="Ett namn")
    wall.until(lambda: under(wall, "Kultur") == [], "hidden, with all that hung there")
    wall.knows_nothing_of("Tillit", "Mer tillit", "Mellan alla", "Ett namn")


def test_the_room_sees_whether_it_agrees(lead: Callable[..., Leader]) -> None:
    leader = lead(seating="tables", tables="2")
    meeting = leader.meeting
    culture, process = leader.categories("Kultur", "Process")
    oak, elm = (Seat(meeting, table) for table in leader.tables())
    guest = Seat(meeting, "alone")
    meeting.open_step(0, "settle")
    wall = leader.wall()
    says(wall, "Är vi överens?", "0 av 2 bord är överens")
    wall.reads_nothing_but(["1Kultur", "2Process"])
    oak.do("segment.agree", id=meeting.segments[0], agree=True)
    says(wall, "1 av 2 bord är överens")
    guest.do("segment.agree", id=meeting.segments[0], agree=True)
    says(wall, "1 av 2 bord är överens, och 1 på egen hand")

    meeting.do("category.rename", id=process, name="Flöde")
    says(wall, "0 av 2 bord är överens", "ny eller omdöpt", "Inte längre i listan: Process")
    elm.do("segment.agree", id=meeting.segments[0], agree=True)
    says(wall, "1 av 2 bord är överens")
    oak.do("segment.agree", id=meeting.segments[0], agree=True)
    guest.do("segment.agree", id=meeting.segments[0], agree=True)
    says(wall, "2 av 2 bord är överens, och 1 på egen hand")
    assert wall.page.get_by_text("ny eller omdöpt").count() == 0
    meeting.do("category.move", id=culture, after=process)
    says(wall, "0 av 2 bord är överens", "Ordningen är ändrad.")
    meeting.do("segment.declare", id=meeting.segments[0], number=4)
    says(wall, "I protokollet står det 4 kategorier.")


def test_persons_without_tables_agree_each(lead: Callable[..., Leader]) -> None:
    leader = lead()
    meeting = leader.meeting
    leader.categories("Kultur")
    people = [Seat(meeting) for _ in range(3)]
    screens = [person.opens_the_page() for person in people]
    meeting.open_step(0, "settle")
    wall = leader.wall()
    says(wall, "0 av 3 är överens")
    for person in people[:2]:
        person.do("segment.agree", id=meeting.segments[0], agree=True)
    says(wall, "2 av 3 är överens")
    people[0].do("segment.agree", id=meeting.segments[0], agree=False)
    says(wall, "1 av 3 är överens")
    for screen in screens:
        screen.socket.close()


def test_a_matrix_stands_in_the_tables_of_the_minutes(lead: Callable[..., Leader]) -> None:
    leader = lead(seating="tables", tables="2")
    meeting, matrix = leader.meeting, leader.meeting.segments[1]
    vision, process, culture, listed = leader.categories("Vision", "Process", "Kultur", "Listad")
    table = leader.tables()[0]
    for fields in (
        {"category_id": culture, "after": None},
        {"category_id": vision, "after": culture, "beside": False},
        {"category_id": process, "after": vision, "beside": True, "tables": [table]},
        {"category_id": listed, "shown": False},
    ):
        meeting.do("placement.set", segment_id=matrix, **fields)
    wall = leader.wall()
    meeting.open_step(1)
    wall.until(lambda: headings(wall) == ["3 Kultur", "1 Vision", "2 Process Bord 1"], "the order")
    says(wall, "Segment 2 · Vilka hinder och möjligheter finns?")
    tables = wall.page.locator(".wall-matrix")
    assert [one.get_by_role("heading", level=2).count() for one in tables.all()] == [1, 2]
    assert wall.page.get_by_text("Sida 1 av").count() == 0, "all fit on one page"
    leader.idea("Revir", 1, category_id=culture, column="obstacles")
    wall.until(lambda: under(wall, "Kultur") == ["Revir"], "what is written")

    meeting.open_step(2)
    wall.until(
        lambda: headings(wall) == ["1 Vision", "2 Process", "3 Kultur", "4 Listad"], "the lists"
    )


def test_votes_are_shown_when_they_are_counted(lead: Callable[..., Leader]) -> None:
    leader = lead()
    meeting, seats = leader.meeting, [Seat(leader.meeting) for _ in range(2)]
    (culture,) = leader.categories("Kultur")
    few, most, _ = (leader.idea(one, 2, category_id=culture) for one in ("Få", "Flest", "Inga"))
    meeting.open_step(2, "vote")
    wall = leader.wall()
    says(wall, "Rösta på telefonen", "Var och en har 3 röster.")
    wall.reads_nothing_but(["Få", "Flest", "Inga"])
    for seat in seats:
        seat.do("vote.cast", id=most, cast=True)
    seats[0].do("vote.cast", id=few, cast=True)
    wall.knows_nothing_of(f"{most}:", f"{few}:")
    wall.reads_nothing_but(["Få", "Flest", "Inga"])

    meeting.do("step.close", id=meeting.step(2, "vote"))
    says(wall, "Så röstade vi")
    says(wall, "1 idé fick ingen röst.")
    assert [one.split() for one in wall.page.locator(".wall-votes > li").all_inner_texts()] == [
        ["2", "röster", "Flest", "1"],
        ["1", "röst", "Få", "1"],
    ]
    meeting.open_step(2, "review")
    says(wall, "Insatser och åtgärder", "2 röster", "1 röst")


def test_who_does_what_by_when_is_said_in_words(lead: Callable[..., Leader]) -> None:
    leader = lead(seating="tables", tables="2")
    (culture,) = leader.categories("Kultur")
    leader.idea("Ordlista", 2, category_id=culture, owner="Regionen", due_on="2027-09-01")
    leader.meeting.open_step(2)
    wall = leader.wall()
    says(wall, "Ansvarig: Regionen, senast 1 september 2027")
    leader.meeting.open_step(2, "vote")
    says(wall, "Varje bord, och den som är på egen hand, har 3 röster.")


def test_the_question_stays_and_categories_are_seen_as_they_are_written(
    lead: Callable[..., Leader],
) -> None:
    leader = lead()
    meeting = leader.meeting
    leader.idea("Tillit")
    meeting.open_step(0, "discuss")
    wall = leader.wall()
    for step in ("discuss", "cluster", "settle"):
        meeting.open_step(0, step)
        says(wall, f"Segment 1 · {QUESTION}")
    meeting.open_step(1)
    says(wall, "Kategorierna syns här när de skrivs.")
    meeting.open_step(0, "discuss")
    wall.reads_nothing_but(["Tillit"])
    leader.categories("Kultur")
    wall.until(lambda: headings(wall) == ["– Osorterat", "1 Kultur"], "the category")


@pytest.mark.parametrize("size", [Wall.size, LAPTOP], ids=["1080", "768"])
def test_everything_can_be_read_from_the_last_row(
    lead: Callable[..., Leader], size: ViewportSize
) -> None:
    leader = lead(seating="tables", tables="3")
    meeting = leader.meeting
    names = [f"Kategori {n} med ett långt namn/en lång beskrivning" for n in range(7)]
    categories = leader.categories(*names)
    for n in range(30):
        sorted_into = categories[n % 7] if n % 2 else None
        idea = leader.idea(f"Idé {n} " + "som är utförlig " * (n % 9), category_id=sorted_into)
        leader.idea("Underpunkt", parent_id=idea)
        leader.idea(f"Möjlighet {n}", 1, category_id=categories[n % 7], column="opportunities")
        who_when = {"owner": "Bo", "due_on": "2027-01-02"}
        leader.idea(f"Åtgärd {n}", 2, category_id=categories[n % 7], **who_when)
    wall = leader.wall(size)
    legible(wall)
    steps = [(0, "write"), (0, "discuss"), (0, "cluster"), (0, "settle"), (1, "write"), (2, "vote")]
    for segment, step in steps:
        meeting.open_step(segment, step)
        wall.until(lambda: wall.page.locator(".flow > li").count() > 0, step)
        wall.page.wait_for_timeout(200)
        legible(wall)
    meeting.do("timer.start", seconds=5999)
    wall.page.get_by_role("timer").wait_for()
    wall.page.keyboard.press("k")
    wall.page.locator(".wall-clock").wait_for()
    legible(wall)
    meeting.do("step.close", id=meeting.step(2, "vote"))
    says(wall, "Så röstade vi")
    legible(wall)


def legible(wall: Wall) -> None:
    """No text under 1/36 of the height, and the way in is on the wall."""
    assert wall.page.evaluate(TOO_SMALL) == []
    assert wall.page.locator("aside img").count() == 1
    assert wall.page.evaluate(OUTSIDE) == 0
    assert wall.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_pages_turn_by_themselves_and_by_hand_and_show_everything(
    lead: Callable[..., Leader],
) -> None:
    leader = lead()
    leader.categories(*"ABCDEF")
    words = [f"Idé {n} " + "som är utförlig " * (n % 9) for n in range(40)]
    for one in words:
        leader.idea(one.strip())
    leader.meeting.open_step(0, "cluster")
    wall = leader.wall()
    wall.until(lambda: pages(wall)[1] > 3, "many pages")
    read, (_, last) = set(), pages(wall)
    for page in range(1, last + 1):
        wall.until(lambda page=page: pages(wall) == (page, last), page)  # type: ignore[misc]
        read |= set(wall.page.evaluate(ON_THIS_PAGE))
        wall.page.keyboard.press("ArrowRight")
    assert read == {one.strip() for one in words}
    wall.until(lambda: pages(wall) == (1, last), "the first one again")
    wall.page.get_by_role("button", name="Nästa sida").click()
    wall.until(lambda: pages(wall) == (2, last), "by its button")
    wall.page.get_by_role("button", name="Föregående sida").click()
    wall.page.clock.install()
    wall.page.keyboard.press("ArrowLeft")
    wall.until(lambda: pages(wall) == (last, last), "backwards")
    wall.page.clock.fast_forward(TURNS)
    wall.until(lambda: pages(wall) == (1, last), "by itself")
    wall.page.keyboard.press("Space")
    wall.page.get_by_role("button", name="Bläddra igen").wait_for()
    wall.page.clock.run_for(200)  # what waits for the next page is let go after that is drawn
    wall.page.clock.fast_forward(TURNS + 1000)
    assert pages(wall) == (1, last)

    calm = leader.wall(reduced_motion="reduce")
    calm.page.get_by_role("button", name="Bläddra igen").wait_for()


def pages(wall: Wall) -> tuple[int, int]:
    """Which page the wall shows, of how many."""
    found = re.search(r"Sida (\d+) av (\d+)", wall.page.locator("aside").inner_text())
    return (int(found[1]), int(found[2])) if found else (1, 1)


def test_the_clock_fills_the_wall(lead: Callable[..., Leader]) -> None:
    leader = lead()
    meeting = leader.meeting
    wall = leader.wall()
    large = wall.page.locator(".wall-clock")
    meeting.do("timer.start", seconds=600)
    large.wait_for()
    says(wall, "10 minuter")
    assert re.fullmatch(r"(10:00|9:\d\d)", large.inner_text().strip())
    meeting.open_step(0)
    large.wait_for(state="detached")
    wall.page.keyboard.press("k")
    large.wait_for()
    says(wall, QUESTION)
    wall.page.get_by_role("button", name="Liten klocka").click()
    large.wait_for(state="detached")
    wall.page.get_by_role("button", name="Stor klocka").click()
    large.wait_for()
    meeting.do("timer.stop")
    large.wait_for(state="detached")
    wall.page.keyboard.press("k")
    wall.page.wait_for_timeout(200)
    assert large.count() == 0


@pytest.mark.parametrize(
    ("seating", "said"),
    [
        ("tables", "Varje bord skriver för sig. Sedan visas alla idéer på en gång."),
        ("persons", "Var och en skriver för sig. Sedan visas alla idéer på en gång."),
    ],
)
def test_private_writing_is_said_to_those_who_write(
    lead: Callable[..., Leader], seating: str, said: str
) -> None:
    leader = lead(seating=seating, tables="2", private="y")
    wall = leader.wall()
    leader.meeting.open_step(0)
    says(wall, said)


def test_after_the_end_no_pages_are_counted(lead: Callable[..., Leader]) -> None:
    leader = lead(seating="persons")
    meeting, seat = leader.meeting, Seat(leader.meeting)
    [category] = leader.categories("Kultur")
    ideas = [
        leader.idea(f"Åtgärd {n} " + "med många ord " * 12, 2, category_id=category)
        for n in range(30)
    ]
    meeting.do("step.open", id=meeting.step(2, "vote"))
    for idea in ideas[:3]:
        seat.do("vote.cast", id=idea, cast=True)
    wall = leader.wall({"width": 640, "height": 360})
    meeting.do("step.close", id=meeting.step(2, "vote"))
    says(wall, "Så röstade vi")
    meeting.do("session.end")
    says(wall, "Mötet är avslutat")
    assert "Sida" not in wall.page.get_by_role("complementary").inner_text()
