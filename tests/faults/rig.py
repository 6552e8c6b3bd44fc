"""Two meetings in one house, full of people who write, while something disturbs them."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html

from tests import own_loop
from tests.exports.downloaded import read
from tests.faults.acts import Acts
from tests.faults.client import Client, Habits, Person, Role, SocketClient
from tests.faults.house import HOST, House
from tests.faults.http_client import HttpClient
from tests.faults.journal import Journal
from tests.faults.outcome import Outcome
from tests.faults.proxy import Chaos, Proxy
from tests.faults.replay import Replay
from tests.faults.screen import Careless, KeptUp
from tests.faults.stored import stored
from tests.faults.verdict import Ended, Seen, judged
from tests.meetings.live_room import People
from tests.meetings.running import Meeting, patiently
from tests.people.crowd import Board
from tests.people.over_http import Facilitator
from workshop.meeting.board import Actor

PASSWORD = "correct horse battery staple"
BETWEEN = 0.3  # seconds between two acts of one person, on average
MOST_WAITING = 30
BEGINS_WITHIN, RESTS_WITHIN = 30.0, 45.0
STILL = 13.0
"""Seconds in which nobody hears of anything new, though a silent link is given up after 12: what is
missing then stays missing."""
SOON = 5.0
"""`rests_within` for mutants, which often never come to rest."""
ROLES: dict[str, Role] = {"facilitator": "facilitator", "wall": "wall"}
WORDS = re.compile("«[^»]*»")

Disturb = Callable[["Rig"], Coroutine[Any, Any, None]]


@dataclass
class Sitting:
    """A meeting, those who are in it, and what they know was promised."""

    mark: str
    meeting: Meeting
    journal: Journal = field(default_factory=Journal)
    clients: list[Client] = field(default_factory=list)
    doors: dict[str, Facilitator] = field(default_factory=dict)
    """By a person's name, the browser by which a newcomer in their place comes in."""


class Rig:
    """What a disturbance may lay its hands on."""

    def __init__(self, house: House, seed: int, chaos: Chaos | None, rests_within: float) -> None:
        self.house, self.chance = house, random.Random(seed)
        self.chaos = chaos or Chaos(random.Random(seed + 1))
        self.outcome = Outcome()
        self.sittings: list[Sitting] = []
        self.over, self.rests_within = False, rests_within

    @property
    def clients(self) -> list[Client]:
        """Everybody, in both meetings."""
        return [client for sitting in self.sittings for client in sitting.clients]

    @property
    def acknowledged(self) -> int:
        """How often somebody has read that something is stored."""
        return sum(len(client.done) for client in self.clients)

    def by_turns(self, *ways: str) -> Iterator[str]:
        """All of these in some order, then in another one: none is left out by chance."""
        while True:
            yield from self.chance.sample(ways, len(ways))

    def count(self, fault: str, kills: int = 0) -> None:
        """A fault has happened."""
        self.outcome.injected[fault] += 1
        self.outcome.kills += kills


def play(
    house: House,
    seed: int,
    seconds: float,
    disturb: Disturb,
    *,
    chaos: Chaos | None = None,
    careless: bool = False,
    twice: float = 0.1,
    rests_within: float = RESTS_WITHIN,
) -> Outcome:
    """Let people meet for so many seconds while `disturb` does its worst; then compare everything.

    `careless` clients are the mutant that looks for no holes; `twice` is the chance to send a
    batch again at once. Whoever has not come to rest after `rests_within` seconds, or has not
    moved for some, has diverged.
    """
    rig = Rig(house, seed, chaos, rests_within)
    habits = Habits(twice=twice, careless=careless)
    outcome, meetings = rig.outcome, played(rig, seconds, disturb, habits)
    outcome.injected += rig.chaos.happened
    for client in rig.clients:
        outcome.met += client.counted
    return sum(map(judged, meetings), outcome)


def played(rig: Rig, seconds: float, disturb: Disturb, habits: Habits) -> list[Ended]:
    """All there is of both meetings when they are over."""
    if not rig.house.alive:
        rig.house.start()
    leader = _leader(rig.house)
    rig.sittings = [_begun(leader, mark) for mark in ("A", "B")]
    own_loop.run(_play(rig, seconds, disturb, habits))
    return [_ended(rig, sitting) for sitting in rig.sittings]


def _leader(house: House) -> Facilitator:
    """The facilitator of both meetings, signed in by the link that the server printed."""
    leader = Facilitator(f"http://127.0.0.1:{house.port}", "en", behind=HOST)
    leader.open("/")  # it answers once it has printed
    link = re.findall(r"https://\S+/set-up#\S+", house.log.read_text())[-1]
    leader.set_up(link, "Ada Berg", PASSWORD)
    return leader


def _begun(leader: Facilitator, mark: str) -> Sitting:
    sitting = Sitting(mark, Meeting(leader, seating="tables", tables="2"))
    sitting.meeting.propose()  # those who are there confirm it all the time
    sitting.doors[f"{mark} facilitator"] = leader
    sitting.doors[f"{mark} wall"] = leader
    for number, table in enumerate(("1", "1", "2", "") if mark == "A" else ("1", "")):
        sitting.doors[f"{mark} {number}"] = newcomer(leader.url, sitting.meeting.link, table)
    return sitting


def newcomer(url: str, link: str, table: str) -> Facilitator:
    """Somebody comes in by the link and sits down at a table, or alone."""
    visitor = Facilitator(url, "en", behind=HOST)
    page = html.fromstring(visitor.open(link).text)
    named = {
        "".join(label.itertext()).strip(): label.xpath(".//input/@value | ../input/@value")
        for label in page.xpath("//label")
    }
    values = [value[0] for name, value in named.items() if table and name == table and value]
    visitor.submit(link, table=values[0] if values else "alone")
    return visitor


def cookie_of(door: Facilitator) -> str:
    """What proves who it is."""
    return "; ".join(f"{one.name}={one.value}" for one in door.web.cookies.jar)


async def _play(rig: Rig, seconds: float, disturb: Disturb, habits: Habits) -> None:
    honest, rig.chaos.honest = rig.chaos.honest, True
    async with Proxy(rig.house.port, rig.chaos) as proxy:
        for sitting in rig.sittings:
            _seat(rig, sitting, proxy.port, habits)
        staying = [asyncio.create_task(client.stay()) for client in rig.clients]
        await _until(lambda: all(client.board.records for client in rig.clients), BEGINS_WITHIN)
        acting = [
            asyncio.create_task(_act(rig, client, sitting.mark))
            for sitting in rig.sittings
            for client in sitting.clients
            if client.person.role != "wall"
        ]
        leads = [one for one in rig.clients if one.person.role == "facilitator"]
        await _until(lambda: all(client.done for client in leads), BEGINS_WITHIN)
        rig.chaos.honest = honest
        disturbing = asyncio.create_task(disturb(rig))
        await asyncio.sleep(seconds)
        rig.over = True
        await asyncio.gather(disturbing, *acting)
        rig.chaos.honest = True
        if not rig.house.alive:
            rig.house.start()
        await _come_to_rest(rig)
        for one in staying:
            one.cancel()
        for became in await asyncio.gather(*staying, return_exceptions=True):
            if isinstance(became, Exception):
                raise became  # a client with a fault of its own proves nothing


async def _until(so: Callable[[], bool], seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while not so():
            await asyncio.sleep(0.05)


def _seat(rig: Rig, sitting: Sitting, port: int, habits: Habits) -> None:
    """Give everybody a screen: every second participant's proxy eats upgrades."""
    for number, (name, door) in enumerate(sitting.doors.items()):
        role = ROLES.get(name.split()[1], "participant")
        cookie = cookie_of(door)
        token = sitting.meeting.wall_token if role == "wall" else ""
        address = f"10.0.{ord(sitting.mark)}.{number + 1}"
        person = Person(
            name, role, sitting.meeting.id, "" if role == "wall" else cookie, token, address
        )
        board = Careless() if habits.careless else KeptUp()
        plain = role == "participant" and number % 3 == 0
        kind: type[Client] = HttpClient if plain else SocketClient
        chance = random.Random(rig.chance.random())
        sitting.clients.append(kind(person, port, sitting.journal, board, chance, habits))


async def _act(rig: Rig, client: Client, mark: str) -> None:
    """Do something every now and then, connected or not."""
    acts = Acts(client, f"{mark} {client.person.name}")
    leads = client.person.role == "facilitator"
    if leads:
        kind, fields = acts.open_step()
        client.do(kind, **fields)
    while not rig.over:
        await asyncio.sleep(client.chance.uniform(0, 2 * BETWEEN))
        if not client.board.records or len(client.outbox) > MOST_WAITING:
            continue
        if (act := acts.some()) is not None:
            client.do(act[0], **act[1])


async def _come_to_rest(rig: Rig) -> None:
    """Wait until nobody waits for anything any more; what still does is found by the verdict."""
    now = time.monotonic
    end, before, moved_at = now() + rig.rests_within, None, now()
    while now() < min(end, moved_at + STILL):
        await asyncio.sleep(0.2)
        if all(_rests(rig.house, sitting) for sitting in rig.sittings):
            return
        if any(client.turned_away for client in rig.clients):
            return
        here = [(one.board.head, one.board.known, len(one.outbox)) for one in rig.clients]
        if here != before:
            before, moved_at = here, now()


def _rests(house: House, sitting: Sitting) -> bool:
    heads = {client.board.head for client in sitting.clients}
    if len(heads) > 1 or not all(client.at_rest for client in sitting.clients):
        return False
    return heads == {stored(house.installation, sitting.meeting.id).head}


def _ended(rig: Rig, sitting: Sitting) -> Ended:
    """All there is of a meeting that has come to rest."""
    held = stored(rig.house.installation, sitting.meeting.id)
    newcomers = {client.person.name: _shown(sitting, client.person) for client in sitting.clients}
    actors = {c.person.name: _actor(c.person, newcomers[c.person.name][0]) for c in sitting.clients}
    replay = Replay(_people(sitting, actors))
    asked = {of: (actors[one.by], one.op) for of, one in sitting.journal.entries.items()}
    replay.of(held, asked)
    screens = [
        Seen(
            client.person.name,
            actors[client.person.name],
            client.board.records,
            newcomers[client.person.name][1].records,
            client.heard,
            _waits_for(client),
        )
        for client in sitting.clients
    ]
    minutes = {form: _minutes(rig.house, sitting.meeting.id, form) for form in ("docx", "json")}
    return Ended(sitting.mark, sitting.journal, held, screens, replay, minutes)


def _shown(sitting: Sitting, person: Person) -> tuple[dict[str, Any], Board]:
    """Who one is, and what a new page of the same person holds."""
    path = f"/live/{person.session}/changes?as={person.role}&from=0&epoch=&token={person.token}"
    answer = patiently(sitting.doors[person.name], path)
    assert "me" in answer, f"{person.name} is not let in again: {answer}"
    board = Board()
    board.begin(answer)
    return answer["me"], board


def _actor(person: Person, me: dict[str, Any]) -> Actor:
    login = "signed in" if person.role == "facilitator" else None
    return Actor(person.session, person.role, me.get("id", ""), me.get("table_id"), login)


def _people(sitting: Sitting, actors: dict[str, Actor]) -> People:
    """The meeting as the model wants to be told of it."""
    snapshot = sitting.meeting.snapshot()
    kinds = {one["id"]: one["kind"] for one in snapshot["segment"]}
    leader = actors[f"{sitting.mark} facilitator"]
    return People(
        sitting.meeting.id,
        {kind: one for one, kind in kinds.items()},
        {(kinds[one["segment_id"]], one["kind"]): one["id"] for one in snapshot["step"]},
        [one["id"] for one in snapshot["table"]],
        [],
        leader,
        leader,
        [one for one in actors.values() if one.role == "participant"],
        actors[f"{sitting.mark} wall"],
    )


def _waits_for(client: Client) -> str:
    if client.turned_away:
        return f"it was turned away: {client.turned_away}"
    if client.outbox:
        return f"{len(client.outbox)} operations unanswered"
    board = client.board
    return f"change {board.head + 1} of {board.known}" if board.behind else ""


def _minutes(house: House, session: str, form: str) -> list[str]:
    """All marked words of the minutes in one format."""
    file = Path(house.log).with_name(f"{session}.{form}")
    house.run("export", session, f"--format={form}", f"--output={file}")
    with suppress(FileNotFoundError):
        said = read(file) if form == "docx" else [file.read_text("utf-8")]
        return [word for text in said for word in WORDS.findall(text)]
    return []
