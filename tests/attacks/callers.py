"""Everybody who may call about a meeting, and some who may not: what each has to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx
import orjson

from tests.meetings.live_room import operation
from tests.meetings.running import Meeting
from tests.people.over_http import Facilitator
from tests.servers.office import ADA, BO, Office

CILLA, DISA, EGON, FRIDA = "Cilla Dahl", "Disa Ek", "Egon Fors", "Frida Gran"
"""Accounts besides Ada, who leads everything, and Bo, with whom she shares it: one that leads
nothing of it, one that led it and is disabled, a scribe, and one who was a scribe."""

DONE = "done"


@dataclass
class Caller:
    """Somebody with the cookies of a browser, as whom they want to be called."""

    web: httpx.Client
    role: str
    token: str = ""

    def asks(self, meeting: Meeting, kind: str, fields: dict[str, Any]) -> str:
        """What is answered to one operation: `DONE`, or the name of a refusal."""
        answer = self.write(meeting, [operation(kind, **fields)])
        found = answer["answers"][0] if "answers" in answer else answer
        return str(found.get("refused", DONE if "n" in found else found))

    def write(self, meeting: Meeting, ops: list[dict[str, Any]]) -> dict[str, Any]:
        """What is answered to several at once."""
        url = meeting.leader.url
        answer: dict[str, Any] = self.web.post(
            f"{url}/live/{meeting.id}/operations",
            params={"as": self.role} | ({"token": self.token} if self.token else {}),
            content=orjson.dumps({"ops": ops}),
            headers={"X-Samsyn": "1", "Origin": url},
        ).json()
        return answer


class Callers:
    """All callers of a meeting that Ada leads, by what they are to it."""

    def __init__(self, office: Office, meeting: Meeting, elsewhere: Meeting) -> None:
        self.office, self.meeting = office, meeting
        ada, author, neighbour = meeting.leader, self._device(meeting), self._device(meeting)
        bo, egon = self._shared_with(BO), self._shared_with(EGON, role="scribe")
        stranger = office.visitor()
        self.by_name = {
            "author": Caller(author.web, "participant"),
            "neighbour": Caller(neighbour.web, "participant"),
            "owner": Caller(ada.web, "facilitator"),
            "shared": Caller(bo.web, "facilitator"),
            "scribe": Caller(egon.web, "scribe"),
            "scribe as facilitator": Caller(egon.web, "facilitator"),
            "facilitator as scribe": Caller(ada.web, "scribe"),
            "former scribe": Caller(self._former_scribe().web, "scribe"),
            "wall": Caller(stranger.web, "wall", meeting.wall_token),
            "anonymous": Caller(stranger.web, "participant"),
            "anonymous as facilitator": Caller(stranger.web, "facilitator"),
            "anonymous as wall": Caller(stranger.web, "wall", "guessed"),
            "anonymous as nothing known": Caller(stranger.web, "admin"),
            "elsewhere": Caller(self._device(elsewhere).web, "participant"),
            "wall elsewhere": Caller(stranger.web, "wall", elsewhere.wall_token),
            "removed": Caller(self._removed().web, "participant"),
            "participant as facilitator": Caller(author.web, "facilitator"),
            "facilitator as participant": Caller(ada.web, "participant"),
            "other": Caller(office.facilitator(CILLA).web, "facilitator"),
            "disabled": Caller(self._disabled().web, "facilitator"),
        }

    def _device(self, meeting: Meeting) -> Facilitator:
        device = self.office.visitor()
        device.open(meeting.link)
        device.submit(meeting.link)
        assert device.page.url.path == f"/s/{meeting.id}", device.words
        return device

    def _shared_with(self, name: str, role: str = "facilitator") -> Facilitator:
        ada = self.meeting.leader
        ada.open(f"/facilitator/sessions/{self.meeting.id}")
        if f"<bdi>{name}</bdi>" not in ada.page.text:
            ada.submit("/leaders", name=name, role=role)
        return self.office.facilitator(name)

    def _former_scribe(self) -> Facilitator:
        frida = self._shared_with(FRIDA, role="scribe")
        ada = self.meeting.leader
        ada.open(f"/facilitator/sessions/{self.meeting.id}")
        row = ada.page.text.split(f"<bdi>{FRIDA}</bdi>")[1]
        ada.submit(row.split("/remove")[0].rsplit('"', 1)[1] + "/remove")
        return frida

    def _removed(self) -> Facilitator:
        device = self._device(self.meeting)
        ada = self.meeting.leader
        ada.open(f"/facilitator/sessions/{self.meeting.id}")
        of_devices = [one.action for one in ada.forms() if "/devices/" in one.action]
        ada.submit([one for one in of_devices if one.endswith("/remove")][-1])
        assert device.open(f"/s/{self.meeting.id}").status_code == 401
        return device

    def _disabled(self) -> Facilitator:
        run = self.office.installation.run
        assert run("user", "enable", DISA).returncode == 0
        disa = self._shared_with(DISA)
        assert run("user", "disable", DISA).returncode == 0
        return disa


def everybody(office: Office) -> Facilitator:
    """Ada, in an office that has all the accounts."""
    office.add(CILLA, DISA, EGON, FRIDA)
    return office.facilitator(ADA)
