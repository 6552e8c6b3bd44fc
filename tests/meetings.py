"""A meeting that runs: started on the page by its facilitator, led over plain HTTP."""

from __future__ import annotations

import time
from typing import Any

import httpx
import orjson
from lxml import html

from tests.people import Facilitator
from workshop.ids import new_id


class Meeting:
    """A running session, as its facilitator knows it. `link` is what the QR code says."""

    def __init__(self, leader: Facilitator, **wanted: str) -> None:
        self.leader = leader
        leader.open("/facilitator/start/tre-segment")
        usual = {"title": "Skogsbygdens region", "place": "Granstad", "seating": "persons"}
        leader.submit("/start/tre-segment", None, **usual | wanted)
        script = html.fromstring(leader.page.text).get_element_by_id("session-data")
        data = orjson.loads(script.text or "")
        self.id: str = data["session"]
        self.link = httpx.URL(data["urls"]["join"]).path
        self.wall_token: str = data["urls"]["wall"].rsplit("/", 1)[1]
        snapshot = self.snapshot()
        self.segments = [s["id"] for s in sorted(snapshot["segment"], key=lambda s: s["position"])]
        self._steps = {(s["segment_id"], s["kind"]): s["id"] for s in snapshot["step"]}

    def do(self, kind: str, **fields: Any) -> dict[str, Any]:
        """Carry out one operation of the facilitator; it must be carried out."""
        answer = self.write({"op_id": new_id(), "kind": kind, **fields})
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

    def snapshot(self) -> dict[str, Any]:
        """The board as facilitators see it."""
        path = f"/live/{self.id}/changes?as=facilitator&from=0&epoch="
        found: dict[str, Any] = patiently(self.leader, path)["snapshot"]
        return found


def patiently(somebody: Facilitator, path: str) -> dict[str, Any]:
    """What a live address answers; told to slow down, wait and ask again, as every client does."""
    while True:
        answer: dict[str, Any] = somebody.web.get(somebody.url + path).json()
        if "slow_down" not in answer:
            return answer
        time.sleep(answer["slow_down"])
