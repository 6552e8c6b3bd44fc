"""Somebody with a phone in a meeting, over plain HTTP."""

from __future__ import annotations

from typing import Any

from tests.meetings.running import Meeting, patiently
from tests.people.over_http import Facilitator
from workshop.base.ids import new_id


class Guest:
    """One who came in by the link of a meeting; `answers` are those of the door."""

    def __init__(self, meeting: Meeting, **answers: str) -> None:
        self.meeting, self.device = meeting, Facilitator(meeting.leader.url)
        self.device.open(meeting.link)
        self.device.submit(meeting.link, **answers)

    def does(self, kind: str, **fields: Any) -> dict[str, Any]:
        """What became of one operation."""
        answer = self.device.web.post(
            f"{self.device.url}/live/{self.meeting.id}/operations?as=participant",
            json={"ops": [{"op_id": new_id(), "kind": kind, **fields}]},
            headers={"X-Samsyn": "1", "Origin": self.device.url},
        ).json()
        found: dict[str, Any] = answer["answers"][0]
        return found

    def sees(self, kind: str) -> list[dict[str, Any]]:
        """The records of a kind that this device is told of: the room's, and its own."""
        path = f"/live/{self.meeting.id}/changes?as=participant&from=0&epoch="
        answer = patiently(self.device, path)
        own = [record for one, record in answer["own"] if one == kind]
        return [*answer["snapshot"].get(kind, ()), *own]

    def text(self) -> list[dict[str, Any]]:
        """The passages of the proposed text."""
        answer = self.device.web.get(f"{self.device.url}/s/{self.meeting.id}/text")
        found: list[dict[str, Any]] = answer.json()["passages"]
        return found

    def agrees(self, version: int, *passages: int) -> None:
        """Agree to passages, or to all that there are."""
        every = list(passages) or list(range(len(self.text())))
        answer = self.does("text.confirm", version=version, passages=every, agree=True)
        assert "n" in answer, answer

    def objects(self, version: int, passage: int, text: str) -> None:
        """Say what is wrong with a passage."""
        about = {"version": version, "passages": [passage], "agree": False}
        answer = self.does("text.confirm", **about, text=text)
        assert "n" in answer, answer
