"""Two servers on one PostgreSQL: people of one meeting are in both, and hear each other at once.

The screens here never ask for what they miss, so that what they are told came by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial

import httpx
import pytest

from tests.meetings.running import Meeting
from tests.people.over_http import Facilitator
from tests.people.over_sockets import Screen, idea
from tests.servers.installation import Installation, Server
from tests.servers.office import ADA, PASSWORD
from tests.servers.postgres import Cluster
from workshop.people import accounts
from workshop.storage.database import Database


@pytest.fixture(scope="module")
def servers(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    """Two of one installation, each on its own port."""
    url, running = cluster.database(), list[Server]()
    with closing(Database.opened(url)) as database:
        account = accounts.new_facilitator(ADA, PASSWORD)
        database.write(partial(accounts.add, facilitator=account))
    for name in ("first", "second"):
        folder = tmp_path_factory.mktemp(name)
        house = Installation(folder, url, SAMSYN_SECRET="s" * 40)
        running.append(house.start())
    yield running
    for one in running:
        one.kill()


class Shared:
    """A meeting begun at the first server, with a console and a phone in each."""

    def __init__(self, servers: list[Server]) -> None:
        self.leader = Facilitator(servers[0].url, "en")
        self.leader.sign_in(ADA, PASSWORD)
        self.meeting = Meeting(self.leader)
        self.meeting.open_step(0)
        self.consoles = [self._screen(one, "facilitator", self.leader) for one in servers]
        self.doors = [self._comes_in(one) for one in servers]
        self.phones = [
            self._screen(one, "participant", door)
            for one, door in zip(servers, self.doors, strict=True)
        ]
        self.ids = sorted(phone.join()["me"]["id"] for phone in self.phones)
        for console in self.consoles:
            console.join()
        for console in self.consoles:  # from then on they know of each other
            while console.until("presence")["here"] != self.ids:
                pass

    def write(self, phone: Screen, text: str) -> None:
        answer = phone.write(idea(self.meeting.segments[0], text))
        assert "n" in answer["answers"][0], answer

    def _comes_in(self, server: Server) -> Facilitator:
        door = Facilitator(server.url, "en")
        door.open(self.meeting.link)
        door.submit(self.meeting.link)
        return door

    def _screen(self, server: Server, role: str, who: Facilitator) -> Screen:
        cookie = "; ".join(f"{one.name}={one.value}" for one in who.web.cookies.jar)
        return Screen(httpx.URL(server.url).port or 80, self.meeting.id, role, cookie)


def texts(screen: Screen, wanted: int) -> list[str]:
    """The words of so many ideas that a screen was told of, in order, each once. What was written
    in its own server may come before what was written in the other one before that."""
    told: dict[int, str] = {}
    while len(told) < wanted:
        for one in screen.until("changes"):
            for kind, record in one.get("e", []):
                if kind == "idea":
                    told[one["n"]] = record["text"]
    return [told[n] for n in sorted(told)]


def test_ideas_of_both_are_on_all_screens(servers: list[Server]) -> None:
    shared = Shared(servers)
    wanted = [f"{n} of {where}" for n in range(10) for where in ("one", "the other")]
    for number, text in enumerate(wanted):
        shared.write(shared.phones[number % 2], text)
    for screen in (*shared.phones, *shared.consoles):
        assert texts(screen, len(wanted)) == wanted


def test_who_leaves_in_one_is_gone_in_the_other(servers: list[Server]) -> None:
    shared = Shared(servers)
    shared.phones[1].socket.close()
    [left] = [one for one in shared.ids if one in shared.consoles[0].until("presence")["here"]]
    assert shared.consoles[1].until("presence")["here"] == [left]


def test_whoever_is_sent_away_in_one_is_sent_away_from_the_other(servers: list[Server]) -> None:
    shared = Shared(servers)
    shared.leader.open("/facilitator")
    shared.leader.submit("/sign-out")
    assert shared.consoles[1].until("bye")["refused"] == "signed_out"
