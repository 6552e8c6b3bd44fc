"""A whole meeting in which every kind of operation is carried out, held against the description."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.meetings.running import Meeting
from tests.people.over_http import Facilitator
from tests.protocol.described import DOCUMENT, SCHEMAS, effects, refusals
from tests.protocol.recorded import Fallback, Record, Watched
from tests.servers.installation import Installation
from workshop.base.ids import new_id
from workshop.meeting.limits import MOST_CATEGORIES, MOST_LEVELS
from workshop.meeting.operations import KINDS

BURST = 80
ROLES = ("participant", "facilitator", "wall")


@pytest.fixture(scope="module")
def leader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facilitator]:
    folder: Path = tmp_path_factory.mktemp("recorded")
    server = Installation(folder, SAMSYN_PARTICIPANT_BURST=str(BURST)).start()
    leader = Facilitator(server.url)
    leader.follow_link(server.link)
    yield leader
    server.kill()


@pytest.fixture(scope="module")
def record(leader: Facilitator) -> Record:
    """All that was said in one meeting."""
    hall = Hall(leader)
    for act in (writing, refusing, naming, sorting, undoing, arranging, agreeing):
        act(hall)
    for act in (
        confirming,
        private_writing,
        voting,
        watching_the_clock,
        catching_up,
        ending,
        filling,
    ):
        act(hall)
    for act in (counting, connecting_again, no_socket, hurrying, leaving):
        act(hall)
    return hall.record


def test_all_of_it_is_as_described(record: Record) -> None:
    assert record.faults == []


def test_every_kind_of_operation_was_carried_out(record: Record) -> None:
    assert record.done == set(KINDS)


def test_every_event_was_heard(record: Record) -> None:
    ours = {"connect", "join", "write"}
    assert record.events - {"nonsense"} == ours | {"changes", "beacon", "presence", "bye"}


def test_every_refusal_was_met(record: Record) -> None:
    all_of_them = set[str]().union(
        *map(refusals, ("operationRefused", "conflict", "refused", "bye"))
    )
    assert record.refused == all_of_them - {"unavailable"}  # which a server that is well never says


def test_who_is_not_let_in_is_told_why(record: Record) -> None:
    assert record.unwelcome == {"signed_out", SCHEMAS["connectedBefore"]["const"]}


@pytest.mark.parametrize("role", ROLES)
def test_each_audience_was_told_all_that_is_described_for_it(record: Record, role: str) -> None:
    described = {
        "participant": effects("room") | effects("own"),
        "facilitator": effects("lead"),
        "wall": effects("room"),
    }
    assert record.told[role] == described[role]


class Hall:
    """The meeting: its leader, a device at a table, one of nobody's, and the wall."""

    def __init__(self, leader: Facilitator) -> None:
        self.meeting = Meeting(leader, seating="tables", tables="3", names="yes")
        self.record, self.leader = Record(), leader
        self.frame, self.matrix, self.lists = self.meeting.segments
        self.table = self.meeting.snapshot()["table"][0]["id"]
        self.seated, self.alone = self.newcomer(self.table), self.newcomer("alone")
        self.lead = self.joined("facilitator")
        self.one = self.joined("participant")
        self.other = self.joined("participant", self.alone)
        self.wall = self.joined("wall")
        self.newcomer("alone")
        self.trust = self.time = self.paper = self.gone = self.culture = self.process = ""
        self.choices: list[str] = []

    def newcomer(self, table: str) -> Facilitator:
        device = Facilitator(self.leader.url)
        device.open(self.meeting.link)
        device.submit(self.meeting.link, None, table=table, name="Kim")
        return device

    def screen(self, role: str, device: Facilitator | None = None) -> Watched:
        who = {"participant": device or self.seated, "facilitator": self.leader, "wall": None}[role]
        cookie = "; ".join(f"{one.name}={one.value}" for one in who.web.cookies.jar) if who else ""
        port = httpx.URL(self.leader.url).port or 80
        token = self.meeting.wall_token if role == "wall" else None
        return Watched(self.record, port, self.meeting.id, role, cookie=cookie, token=token)

    def joined(self, role: str, device: Facilitator | None = None) -> Watched:
        screen = self.screen(role, device)
        assert screen.welcome.startswith("40"), screen.welcome
        screen.join()
        return screen

    def look_in(self) -> None:
        """Somebody of each role comes late."""
        for role in ROLES:
            with self.joined(role):
                pass

    def open_step(self, segment: int, kind: str) -> None:
        do(self.lead, "step.open", id=self.meeting.step(segment, kind))

    def idea(self, who: Watched, text: str, **place: Any) -> str:
        added = new_id()
        do(who, "idea.add", id=added, text=text, **({"segment_id": self.frame} | place))
        return added

    def category(self, name: str, *ids: str) -> str:
        added = new_id()
        do(self.lead, "category.add", id=added, name=name, **({"ids": list(ids)} if ids else {}))
        return added


def do(who: Watched, kind: str, /, **fields: Any) -> str:
    """Something is carried out; what it is known by."""
    op_id = new_id()
    (answer,) = who.write({"op_id": op_id, "kind": kind, **fields})["answers"]
    assert "n" in answer, (kind, answer)
    return op_id


def refused(who: Watched, name: str, kind: str, /, **fields: Any) -> None:
    (answer,) = who.write({"op_id": new_id(), "kind": kind, **fields})["answers"]
    assert answer.get("refused") == name, (kind, answer)


def writing(hall: Hall) -> None:
    refused(hall.one, "step_closed", "idea.add", id=new_id(), segment_id=hall.frame, text="Now?")
    hall.open_step(0, "write")
    do(hall.lead, "session.hold", held=True)
    refused(hall.one, "held", "idea.add", id=new_id(), segment_id=hall.frame, text="Now?")
    do(hall.lead, "session.hold", held=False)
    hall.trust = hall.idea(hall.one, "Trust")
    hall.idea(hall.one, "Between all", parent_id=hall.trust, question=True)
    hall.time = hall.idea(hall.other, "Time", category_id=None, column=None, parent_id=None)
    hall.paper = hall.idea(hall.one, "Less paper", question=False)
    hall.gone = hall.idea(hall.one, "Coffee")
    do(hall.one, "idea.edit", id=hall.trust, rev=1, text="Trust, always", owner="", due_on="")
    do(hall.one, "idea.remove", id=hall.gone)
    do(hall.one, "idea.restore", id=hall.gone)
    do(hall.one, "idea.remove", id=hall.gone)
    do(hall.lead, "idea.hide", id=hall.paper, reason="Said twice")
    hall.look_in()
    do(hall.lead, "idea.restore", id=hall.paper)


def refusing(hall: Hall) -> None:
    op = {"op_id": new_id(), "kind": "idea.add", "id": new_id(), "segment_id": hall.frame}
    hall.one.write(op | {"text": "One"})
    assert hall.one.write(op | {"text": "Two"})["answers"][0]["refused"] == "op_id_reused"
    words = {"id": hall.trust, "rev": 1, "text": "Mine"}
    refused(hall.one, "conflict", "idea.edit", **words)
    refused(hall.other, "not_yours", "idea.edit", **words)
    refused(hall.one, "not_found", "idea.remove", id=new_id())
    refused(hall.one, "empty", "idea.edit", **words | {"rev": 2, "text": " "})
    refused(hall.one, "too_long", "idea.edit", **words | {"rev": 2, "text": "o" * 2001})
    refused(hall.one, "malformed", "idea.edit", id=hall.trust)
    refused(hall.one, "unknown_kind", "idea.sing", id=hall.trust)
    refused(hall.wall, "not_yours", "timer.stop")
    assert hall.one.write({"kind": "timer.stop"})["answers"][0]["op_id"] is None
    assert hall.one.call("nonsense", {})["refused"] == "malformed"
    over = hall.trust
    for level in range(MOST_LEVELS - 1):
        over = hall.idea(hall.lead, f"Level {level}", parent_id=over)
    deeper = {"id": new_id(), "segment_id": hall.frame, "parent_id": over, "text": "Too far down"}
    refused(hall.lead, "too_deep", "idea.add", **deeper)


def naming(hall: Hall) -> None:
    hall.culture, hall.process = hall.category("Culture"), hall.category("Process", hall.trust)
    third = hall.category("Proces")
    do(hall.lead, "category.rename", id=third, name="Processes")
    refused(hall.lead, "name_too_long", "category.rename", id=third, name="o" * 81)
    do(hall.lead, "category.move", id=third, after=None)
    do(hall.lead, "category.move", id=third, after=hall.culture)
    resting(hall, third)
    do(hall.lead, "category.remove", id=third)
    hall.look_in()
    do(hall.lead, "category.restore", id=third)
    do(hall.lead, "category.merge", id=third, into=hall.process)


def sorting(hall: Hall) -> None:
    hall.open_step(0, "cluster")
    do(hall.other, "idea.sort", id=hall.time, category_id=hall.culture)
    do(hall.one, "idea.sort", id=hall.time, category_id=hall.process)
    hall.look_in()
    do(hall.lead, "idea.keep", id=hall.time)
    do(hall.one, "idea.move", ids=[hall.time], after=None)
    do(hall.one, "idea.move", ids=[hall.time], category_id=None, column="", parent_id=None)
    do(hall.one, "idea.merge", ids=[hall.time], into=hall.paper)
    hall.look_in()
    do(hall.one, "idea.unmerge", ids=[hall.time])


def undoing(hall: Hall) -> None:
    word = do(hall.one, "idea.sort", id=hall.paper, category_id=hall.process)
    do(hall.one, "undo", of=word)
    named = do(hall.lead, "category.rename", id=hall.culture, name="Our culture")
    do(hall.lead, "category.rename", id=hall.culture, name="Culture")
    refused(hall.lead, "changed_since", "undo", of=named)


def arranging(hall: Hall) -> None:
    about = {"segment_id": hall.matrix, "category_id": hall.process}
    do(hall.lead, "placement.set", **about, shown=True, tables=[hall.table])
    do(hall.lead, "placement.set", **about, after=hall.culture, beside=True)
    do(hall.lead, "segment.declare", id=hall.frame, number=4)
    do(hall.lead, "segment.declare", id=hall.frame, number=None)


def agreeing(hall: Hall) -> None:
    step = hall.meeting.step(0, "discuss")
    refused(hall.one, "step_closed", "step.ready", id=step, ready=True)
    hall.open_step(0, "discuss")
    do(hall.one, "step.ready", id=step, ready=True)
    do(hall.one, "step.ready", id=step, ready=False)
    do(hall.other, "step.ready", id=step, ready=True)
    hall.open_step(0, "settle")
    do(hall.one, "segment.agree", id=hall.frame, agree=True)
    do(hall.one, "segment.agree", id=hall.frame, agree=False)
    do(hall.other, "segment.agree", id=hall.frame, agree=True)


def confirming(hall: Hall) -> None:
    hall.meeting.propose()
    do(hall.one, "text.confirm", version=1, passages=[0, 1], agree=True)
    do(hall.other, "text.confirm", version=1, passages=[1], agree=False, text="Another year")
    refused(hall.one, "not_proposed", "text.confirm", version=2, passages=[0], agree=True)
    hall.look_in()


def private_writing(hall: Hall) -> None:
    do(hall.lead, "segment.private", id=hall.lists, private=True)
    hall.open_step(2, "write")
    place = {"segment_id": hall.lists, "category_id": hall.process}
    hall.choices = [hall.idea(hall.one, f"Choice {number}", **place) for number in range(4)]
    planned = hall.idea(hall.one, "Plan", **place, owner="Kim", due_on="2017-11-27")
    do(hall.one, "idea.remove", id=planned)
    hall.look_in()
    do(hall.lead, "segment.reveal", id=hall.lists)


def voting(hall: Hall) -> None:
    hall.open_step(2, "vote")
    for choice in hall.choices[:3]:
        do(hall.one, "vote.cast", id=choice, cast=True)
    refused(hall.one, "no_votes_left", "vote.cast", id=hall.choices[3], cast=True)
    do(hall.one, "vote.cast", id=hall.choices[0], cast=False)
    hall.look_in()
    do(hall.lead, "step.close", id=hall.meeting.step(2, "vote"))


def watching_the_clock(hall: Hall) -> None:
    do(hall.lead, "timer.start", seconds=300)
    do(hall.lead, "timer.pause")
    do(hall.lead, "timer.add", seconds=-60)
    hall.look_in()
    do(hall.lead, "timer.resume")
    do(hall.lead, "timer.stop")
    do(hall.lead, "step.plan", id=hall.meeting.step(1, "write"), minutes=7)
    do(hall.lead, "session.plan", starts="09:30")
    hall.open_step(1, "write")
    hall.look_in()
    do(hall.lead, "session.plan", starts=None, clock=False)


def catching_up(hall: Hall) -> None:
    """Each from a few moments ago, and the screens that were there all the time."""
    place = hall.lead.join()
    for role, behind in product(ROLES, (0, 20, 60)):
        with hall.screen(role) as screen:
            assert "changes" in screen.join(place["head"] - behind, place["epoch"])
    for screen in (hall.one, hall.other, hall.lead, hall.wall):
        screen.changes(place["head"])
        assert screen.until("beacon")["epoch"] == place["epoch"]
        screen.until("presence")


def ending(hall: Hall) -> None:
    do(hall.lead, "session.lobby", on=True)
    somebody = hall.meeting.snapshot()["participant"][0]["id"]
    do(hall.lead, "participant.admit", ids=[somebody])
    do(hall.lead, "rehearsal.clear")
    do(hall.lead, "session.join", open=False)
    do(hall.lead, "session.end")
    refused(hall.one, "ended", "idea.remove", id=hall.trust)
    do(hall.lead, "session.reopen")


def filling(hall: Hall) -> None:
    active = [one for one in hall.meeting.snapshot()["category"] if one["state"] == "active"]
    for number in range(MOST_CATEGORIES - len(active)):
        hall.category(f"Category {number}")
    refused(hall.lead, "full", "category.add", id=new_id(), name="One too many")


def resting(hall: Hall, category: str) -> None:
    trust = {"session": hall.meeting.id, "kind": "idea", "id": hall.trust}
    do(hall.lead, "source.set", id=category, add=[trust])
    do(hall.lead, "source.set", id=category, drop=[hall.trust])


def counting(hall: Hall) -> None:
    """Another meeting, in which it is counted who is there; people of each role are in it."""
    first, hall.meeting = hall.meeting, Meeting(hall.leader, "uppstartsmote", names="yes")
    device = hall.newcomer("alone")
    screens = [hall.joined(role, device) for role in ROLES]
    lead, count, norr = screens[1], new_id(), new_id()
    do(lead, "expected.list", group="regions", names=["Region Syd", "Region Väst"])
    do(lead, "expected.set", id=norr, group="regions", name="Region Norr", here=True)
    about = {"segment_id": hall.meeting.segments[1], "group": "regions", "unit": "regioner"}
    do(lead, "count.set", id=count, **about, addition="samt kansliet", present=2.5, of=None)
    refused(lead, "more_than_expected", "count.set", id=count, present=3, of=2)
    declared = {"sentence": "Några.", "excluded": ["Värd"]}
    do(lead, "segment.declare", id=hall.meeting.segments[1], number=40, **declared)
    do(
        lead,
        "segment.rename",
        id=hall.meeting.segments[3],
        heading="Sedan",
        labels={"support": "S"},
    )
    point = {"segment_id": hall.meeting.segments[0], "text": "Kalla", "progress": "planned"}
    do(lead, "idea.add", id=new_id(), **point, form="heading", actor="Kim", personal=True)
    hall.newcomer("alone")
    do(lead, "participant.set", id=lead.join()["snapshot"]["participant"][0]["id"], left=True)
    do(lead, "expected.remove", id=norr)
    do(lead, "count.remove", id=count)
    head = lead.join()["head"]
    for screen in screens:
        screen.changes(head)
        screen.socket.close()
    hall.meeting = first


def connecting_again(hall: Hall) -> None:
    """Which changes nothing."""
    hall.wall.say(f'40{{"session":"{hall.meeting.id}","as":"participant"}}')
    assert hall.wall.join()["me"] == {"role": "wall", "may": []}


def no_socket(hall: Hall) -> None:
    token, head = hall.meeting.wall_token, hall.lead.join()
    for role, web in zip(ROLES, (hall.seated.web, hall.leader.web, httpx.Client()), strict=True):
        line = Fallback(hall.record, web, hall.leader.url, hall.meeting.id)
        of_wall = token if role == "wall" else None
        assert "snapshot" in line.join(role, token=of_wall)
        assert line.join(role, head["head"] - 3, head["epoch"], of_wall)["changes"]
        line.write(role, {"op_id": new_id(), "kind": "timer.stop"}, token=of_wall)
    stranger = Fallback(hall.record, httpx.Client(), hall.leader.url, hall.meeting.id)
    assert stranger.write("participant")["refused"] == "not_joined"
    assert stranger.join("wall", token="guessed")["refused"] == "no_session"
    forbidden = DOCUMENT["components"]["messages"]["forbidden"]["bindings"]["http"]
    assert stranger.from_elsewhere("participant") == {(forbidden["statusCode"], b"")}


def hurrying(hall: Hall) -> None:
    batch = [{"op_id": new_id(), "kind": "timer.stop"} for _ in range(20)]
    answers = [hall.one.write(*batch) for _ in range(BURST // len(batch) + 1)]
    assert "slow_down" in answers[-1]


def leaving(hall: Hall) -> None:
    opened = [hall.joined("participant", hall.alone) for _ in range(4)]
    assert hall.other.until("bye")["refused"] == "too_many"
    hall.leader.sign_out()
    assert hall.lead.until("bye")["refused"] == "signed_out"
    with hall.screen("facilitator") as nobody:
        assert "signed_out" in nobody.welcome
    for screen in (hall.one, *opened):
        screen.socket.close()
