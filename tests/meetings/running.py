"""A meeting that runs: started on the page by its facilitator, led over plain HTTP."""

from __future__ import annotations

import time
from typing import Any

import httpx
import orjson
from lxml import html

from tests.people.over_http import Facilitator
from tests.people.over_sockets import Screen
from workshop.base.ids import new_id


class Meeting:
    """A running session, as its facilitator knows it. `link` is what the QR code says."""

    def __init__(self, leader: Facilitator, template: str = "tre-segment", **wanted: str) -> None:
        self.leader = leader
        leader.open(f"/facilitator/start/{template}")
        usual = {"title": "Skogsbygdens region", "place": "Granstad", "seating": "persons"}
        leader.submit(f"/start/{template.partition('?')[0]}", None, **usual | wanted)
        self._look_around()

    @classmethod
    def of(cls, leader: Facilitator, session_id: str) -> Meeting:
        """One that is there already."""
        meeting = cls.__new__(cls)
        meeting.leader = leader
        leader.open(f"/facilitator/sessions/{session_id}/live")
        meeting._look_around()  # noqa: SLF001 - its own
        return meeting

    def _look_around(self) -> None:
        """What the console's page says."""
        leader = self.leader
        script = html.fromstring(leader.page.text).get_element_by_id("session-data")
        data = orjson.loads(script.text or "")
        self.id: str = data["session"]
        self.link = httpx.URL(data["urls"]["join"]).path
        self.wall_token: str = data["urls"]["wall"].rsplit("/", 1)[1]
        snapshot = self.snapshot()
        self.segments = [s["id"] for s in sorted(snapshot["segment"], key=lambda s: s["position"])]
        self._steps = {(s["segment_id"], s["kind"]): s["id"] for s in snapshot["step"]}

    def do(self, kind: str, **fields: Any) -> dict[str, Any]:
        """Carry out one operation of the facilitator; it must be carried out. Told to slow down,
        wait and send it again, as every client does."""
        op = {"op_id": new_id(), "kind": kind, **fields}
        while "slow_down" in (answer := self.write(op)):
            time.sleep(answer["slow_down"])
        assert "n" in answer, answer
        return answer

    def write(self, op: dict[str, Any]) -> dict[str, Any]:
        """What became of one operation of the facilitator."""
        answer = self.leader.web.post(
            f"{self.leader.url}/live/{self.id}/operations?as=facilitator",
            content=orjson.dumps({"ops": [op]}),
            headers={"X-Samsyn": "1", "Origin": self.leader.url},
        ).json()
        found: dict[str, Any] = answer["answers"][0] if "answers" in answer else answer
        return found

    def step(self, segment: int, kind: str = "write") -> str:
        """The id of a step of a segment, which is counted from 0."""
        return str(self._steps[self.segments[segment], kind])

    def open_step(self, segment: int, kind: str = "write") -> None:
        """Lead the room to a step."""
        self.do("step.open", id=self.step(segment, kind))

    def propose(self) -> None:
        """Propose the text as it stands."""
        self.leader.open(f"/facilitator/sessions/{self.id}/minutes")
        self.leader.submit("/minutes/steps", step="propose")

    def snapshot(self) -> dict[str, Any]:
        """The board as facilitators see it."""
        path = f"/live/{self.id}/changes?as=facilitator&from=0&epoch="
        found: dict[str, Any] = patiently(self.leader, path)["snapshot"]
        return found


class Room:
    """A meeting with ideas in it, and one participant by socket who writes."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.port = httpx.URL(meeting.leader.url).port or 80
        self.newcomer()
        self.writer = self.screen("participant")
        self.writer.join()
        meeting.open_step(0)
        self.idea = self.add("Tillit")
        self.below = self.add("Mellan alla", parent_id=self.idea)
        self.category = new_id()
        meeting.do("category.add", id=self.category, name="Kultur")

    def newcomer(self) -> None:
        """A device comes in by the link; from now on its cookie is the participant's."""
        self.device = Facilitator(self.meeting.leader.url)
        self.device.open(self.meeting.link)
        self.device.submit(self.meeting.link)

    def screen(self, role: str) -> Screen:
        """A connected screen of a participant, a facilitator or the wall."""
        who = {"participant": self.device, "facilitator": self.meeting.leader, "wall": None}[role]
        cookies = who.web.cookies.jar if who else ()
        cookie = "; ".join(f"{one.name}={one.value}" for one in cookies)
        token = self.meeting.wall_token if role == "wall" else None
        return Screen(self.port, self.meeting.id, role, cookie, token=token)

    def add(self, text: str, **fields: Any) -> str:
        """The writer adds an idea; its id."""
        idea = new_id()
        fields = {"segment_id": self.meeting.segments[0]} | fields
        self.write("idea.add", id=idea, text=text, **fields)
        return idea

    def write(self, kind: str, **fields: Any) -> None:
        """The writer does something; it must be carried out."""
        answer = self.writer.write({"op_id": new_id(), "kind": kind, **fields})
        assert "n" in answer["answers"][0], answer

    def over_http(self, role: str, start: int, epoch: str) -> dict[str, Any]:
        """What plain HTTP says has happened since."""
        who = self.device if role == "participant" else self.meeting.leader
        token = self.meeting.wall_token
        path = f"/live/{self.meeting.id}/changes?as={role}&from={start}&epoch={epoch}&token={token}"
        return patiently(who, path)


def patiently(somebody: Facilitator, path: str) -> dict[str, Any]:
    """What a live address answers; told to slow down, wait and ask again, as every client does."""
    while True:
        answer: dict[str, Any] = somebody.web.get(somebody.url + path).json()
        if "slow_down" not in answer:
            return answer
        time.sleep(answer["slow_down"])
