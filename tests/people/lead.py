"""The one who leads a meeting, over plain HTTP."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.meetings.to_join import Meeting
from tests.people.over_http import Facilitator
from workshop.base.ids import new_id

PATIENCE = 60.0


class Lead:
    """The facilitator of a meeting, over plain HTTP."""

    def __init__(self, person: Facilitator, meeting: Meeting) -> None:
        self.person, self.address = person, f"/live/{meeting.id}"
        self.url, self.link = person.url, meeting.link

    def do(self, kind: str, **fields: Any) -> None:
        self.do_all({"kind": kind, **fields})

    def do_all(self, *operations: dict[str, Any]) -> None:
        ops = [{"op_id": new_id(), **one} for one in operations]
        while "slow_down" in (answer := self._write(ops)):
            time.sleep(answer["slow_down"])
        assert all("n" in one for one in answer["answers"]), answer

    def _write(self, ops: list[dict[str, Any]]) -> Any:
        return self.person.web.post(
            f"{self.url}{self.address}/operations?as=facilitator",
            json={"ops": ops},
            headers={"X-Samsyn": "1", "Origin": self.url},
        ).json()

    def board(self) -> Any:
        """All there is, as facilitators see it."""
        return self._changes()["snapshot"]

    def until(self, so: Callable[[Any], bool]) -> None:
        """Wait until the board is so: what is done on a page gets to the server after it is shown.

        It is looked at again when something has changed, which the server waits for.
        """
        end = time.monotonic() + PATIENCE
        while not so((seen := self._changes())["snapshot"]):
            assert time.monotonic() < end, seen["snapshot"]
            self._changes(seen["head"], seen["epoch"])

    def _changes(self, since: int = 0, epoch: str = "") -> Any:
        """What plain HTTP tells; told to slow down, wait and ask again, as every client does."""
        query = f"?as=facilitator&from={since}&epoch={epoch}"
        while True:
            answer = self.person.web.get(f"{self.url}{self.address}/changes{query}").json()
            if "slow_down" not in answer:
                return answer
            time.sleep(answer["slow_down"])

    def open(self, segment: int, step: str = "write") -> None:
        board = self.board()
        wanted = sorted(board["segment"], key=lambda one: int(one["position"]))[segment]
        found = [
            one["id"]
            for one in board["step"]
            if (one["segment_id"], one["kind"]) == (wanted["id"], step)
        ]
        self.do("step.open", id=found[0])

    def segment(self, number: int) -> str:
        segments = sorted(self.board()["segment"], key=lambda one: int(one["position"]))
        return str(segments[number]["id"])
