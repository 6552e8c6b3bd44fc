"""What a server and its clients say to each other, each word of it held against the description."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.people.over_sockets import Screen
from tests.protocol.described import DOCUMENT, fault

AUDIENCE = {"participant": "Participant", "facilitator": "Lead", "wall": "Room"}
JOINED = {role: f"joinedBy{role.capitalize()}" for role in AUDIENCE}
CARELESS = {"malformed", "unknown_kind", "empty", "too_long", "name_too_long"}
"""Refusals of what need not be as it is described."""

Effects = set[tuple[str, str]]


@dataclass
class Record:
    """All that was said: what of it is not as described, and of what kinds it was."""

    faults: list[str] = field(default_factory=list)
    done: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    unwelcome: set[str] = field(default_factory=set)
    told: defaultdict[str, Effects] = field(default_factory=lambda: defaultdict(set))

    def holds(self, name: str, value: Any) -> None:
        """Hold something against the schema of that name."""
        if found := fault(name, value):
            self.faults.append(found)

    def heard(self, role: str, event: str, data: Any) -> None:
        """An event of the server."""
        self.events.add(event)
        if event == "changes":
            self.holds(f"changesTo{AUDIENCE[role]}", data)
            self._effects(role, data)
        elif event == "presence":
            self.holds(f"presenceTo{'Lead' if role == 'facilitator' else 'Room'}", data)
        else:
            self.holds(event, data)
            self.refused |= {data["refused"]} if event == "bye" else set()

    def answered(self, role: str, event: str, data: Any, answer: Any) -> None:
        """A client's event, or its request over plain HTTP, and the answer."""
        self.events.add(event)
        if event == "join":
            self.holds("join", data)
            whole = "refused" in answer or "slow_down" in answer
            self.holds("joined" if whole else JOINED[role], answer)
            self._effects(role, answer.get("changes", []))
        elif event == "write":
            self.holds("written", answer)
            self._operations(data["ops"], answer.get("answers", []))
        else:
            self.holds("refused", answer)
        if "refused" in answer:
            self.refused.add(answer["refused"])

    def _operations(self, ops: list[Any], answers: list[Any]) -> None:
        for op, answer in zip(ops, answers, strict=False):  # none are answered if all wait
            refused = answer.get("refused")
            if refused not in CARELESS:
                self.holds(op["kind"], op)
            if refused is None:
                self.done.add(op["kind"])
            else:
                self.refused.add(refused)

    def _effects(self, role: str, changes: list[Any]) -> None:
        for noun, what in (effect for change in changes for effect in change.get("e", [])):
            self.told[role].add((noun, "drop" if isinstance(what, str) else "put"))


class Watched(Screen):
    """A screen that keeps a record of what it says and hears."""

    def __init__(self, record: Record, port: int, session: str, role: str, **more: Any) -> None:
        self._record, self._role = record, role
        self._waiting: dict[str, tuple[str, Any]] = {}
        super().__init__(port, session, role, **more)

    def say(self, packet: str) -> None:
        if packet.startswith("40"):
            self._record.holds("connect", json.loads(packet[2:]))
        elif packet.startswith("42"):
            number, _, _ = packet[2:].partition("[")
            self._waiting[number] = tuple(json.loads(packet[2 + len(number) :]))
        super().say(packet)

    def hear(self) -> str | None:
        packet = super().hear()
        self._keep(packet or "")
        return packet

    def _keep(self, packet: str) -> None:
        kind, said = packet[:2], packet[2:]
        if kind == "40":
            self._record.events.add("connect")
            self._record.holds("connected", json.loads(said))
        elif kind == "44":
            self._refused(json.loads(said))
        elif kind == "42":
            self._record.heard(self._role, *json.loads(said))
        elif kind == "43":
            number, _, _ = said.partition("[")
            event, data = self._waiting.pop(number)
            self._record.answered(self._role, event, data, *json.loads(said[len(number) :]))

    def _refused(self, said: Any) -> None:
        """Here, or by Socket.IO itself, which says a bare text."""
        by_itself = isinstance(said, str)
        self._record.unwelcome.add(said if by_itself else said["message"])
        self._record.holds("connectedBefore" if by_itself else "unwelcome", said)


class Fallback:
    """Somebody without a socket, whose requests and answers are recorded too."""

    def __init__(self, record: Record, web: httpx.Client, url: str, session: str) -> None:
        self._record, self._web = record, web
        self._at = {
            name: url + DOCUMENT["channels"][name]["address"].format(session=session)
            for name in ("operations", "changes")
        }
        self._ours = {"X-Samsyn": "1", "Origin": url}

    def write(self, role: str, *ops: Any, token: str | None = None) -> Any:
        """What became of operations."""
        asked, body = {"as": role} | _of(token), {"ops": ops}
        self._record.holds("asked", asked)
        answer = self._web.post(
            self._at["operations"], params=asked, json=body, headers=self._ours
        ).json()
        self._record.answered(role, "write", body, answer)
        return answer

    def join(self, role: str, start: int = 0, epoch: str = "", token: str | None = None) -> Any:
        """Where the session is."""
        asked = {"as": role, "from": str(start), "epoch": epoch} | _of(token)
        self._record.holds("askedFrom", asked)
        answer = self._web.get(self._at["changes"], params=asked).json()
        self._record.answered(role, "join", {"from": start, "epoch": epoch}, answer)
        return answer

    def from_elsewhere(self, role: str) -> set[tuple[int, bytes]]:
        """What is answered to another's page: status and body of both."""
        headers = self._ours | {"Origin": "https://other.example"}
        answers = (
            self._web.post(
                self._at["operations"], params={"as": role}, json={"ops": []}, headers=headers
            ),
            self._web.get(self._at["changes"], params={"as": role, "from": "0"}, headers=headers),
        )
        return {(one.status_code, one.content) for one in answers}


def _of(token: str | None) -> dict[str, str]:
    return {"token": token} if token else {}
