"""A crowd of phones in one process: each a real browser visit and a real socket of its own."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, field
from typing import Any

import httpx
import orjson
from lxml import html

from participant.forms import ALONE
from workshop.base.ids import new_id

PATIENCE = 60.0


@dataclass
class Board:
    """What a screen holds: records by kind and id, made of a snapshot and the changes since."""

    records: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    head: int = 0
    ahead: dict[int, dict[str, Any]] = field(default_factory=dict)

    def begin(self, answer: dict[str, Any]) -> None:
        """Start from the answer of `join`."""
        if "snapshot" in answer:
            self.records = {}
            for kind, records in answer["snapshot"].items():
                for record in [records] if isinstance(records, dict) else records:
                    self.records[kind, record["id"]] = record
            self._apply(answer["own"])
            self.head = answer["head"]
        self.hear(*answer.get("changes", []))

    def hear(self, *changes: dict[str, Any]) -> None:
        """Apply changes if they are next, keep those ahead, drop those known.

        A tail is taken whole before any of it is applied: it stands for what was heard of its
        numbers before, since it may tell later what they told.
        """
        self.ahead |= {change["n"]: change for change in changes if change["n"] > self.head}
        self.hear_kept()

    def hear_kept(self) -> None:
        """Apply what was ahead and is next now."""
        while change := self.ahead.pop(self.head + 1, None):
            self._apply(change.get("e", []))
            self.head += 1

    def _apply(self, effects: list[Any]) -> None:
        for kind, record in effects:
            if isinstance(record, str):
                self.records.pop((kind, record), None)
            else:
                self.records[kind, record["id"]] = record

    def texts(self) -> list[str]:
        """The words of all ideas."""
        return sorted(r["text"] for (kind, _), r in self.records.items() if kind == "idea")


class Phone:
    """One phone: it joins by the link, connects, writes, and hears."""

    def __init__(self, url: str, number: int) -> None:
        self.url, self.number, self.board = url, number, Board()
        self.web = httpx.AsyncClient(follow_redirects=True, timeout=PATIENCE)
        self.slowed_down = 0
        self.waits: list[float] = []
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._asked = 0
        self._epoch: str | None = None

    async def come_in(self, link: str, **answers: str) -> None:
        """From the QR code to the room, as a person does: one page, one button, no table."""
        page = await self.web.get(f"{self.url}{link}")
        form = html.fromstring(page.text).xpath("//main//form")[0]
        fields = {key: value for key, value in form.form_values() if isinstance(value, str)}
        if "table" in form.fields:
            fields["table"] = ALONE
        fields |= answers
        room = await self.web.post(page.url, data=fields)
        assert room.status_code == 200, room.text[:500]
        self.session = str(room.url).rsplit("/", 1)[1]

    async def connect(self) -> None:
        """Open the socket and join, from where the board stands."""
        port = httpx.URL(self.url).port or 80
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", port)
        cookie = "; ".join(f"{name}={value}" for name, value in self.web.cookies.items())
        self._writer.write(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost:{port}\r\n"
            f"Origin: {self.url}\r\nCookie: {cookie}\r\nConnection: Upgrade\r\n"
            "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )
        head = await self._reader.readuntil(b"\r\n\r\n")
        assert b" 101 " in head.split(b"\r\n")[0], head
        assert (await self._packet()).startswith(b"0{")
        self._say(b"40" + orjson.dumps({"session": self.session, "as": "participant"}))
        welcome = await self._packet()
        assert welcome.startswith(b"40"), welcome
        self._listening = asyncio.create_task(self._listen())
        answer = await self._call("join", {"from": self.board.head, "epoch": self._epoch})
        self._epoch = answer["epoch"]
        self.board.begin(answer)

    async def write(self, segment: str, text: str) -> None:
        """Write an idea and wait until it is acknowledged."""
        answer = await self.do("idea.add", id=new_id(), segment_id=segment, text=text)
        assert "n" in answer, answer

    async def do(self, kind: str, **fields: Any) -> dict[str, Any]:
        """What became of an operation; told to slow down, wait and go on."""
        op = {"op_id": new_id(), "kind": kind} | fields
        began = time.perf_counter()
        while "slow_down" in (answer := await self._call("write", {"ops": [op]})):
            self.slowed_down += 1
            await asyncio.sleep(answer["slow_down"])
        self.waits.append(time.perf_counter() - began)
        done: dict[str, Any] = answer["answers"][0]
        return done

    async def leave(self) -> None:
        """Close everything."""
        self.disconnect()
        await self.web.aclose()

    def disconnect(self) -> None:
        """Close the socket; the board is kept."""
        self._listening.cancel()
        self._writer.close()

    async def _call(self, event: str, data: Any) -> Any:
        self._asked += 1
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._answers[self._asked] = answer
        self._say(f"42{self._asked}".encode() + orjson.dumps([event, data]))
        return await asyncio.wait_for(answer, PATIENCE)

    async def _listen(self) -> None:
        while True:
            packet = await self._packet()
            if packet == b"2":
                self._say(b"3")
            elif answered := re.match(rb"43(\d+)", packet):
                said = orjson.loads(packet[answered.end() :])[0]
                self._answers.pop(int(answered[1])).set_result(said)
            elif packet.startswith(b'42["changes"'):
                for change in orjson.loads(packet[2:])[1]:
                    self.board.hear(change)

    async def _packet(self) -> bytes:
        _, size = await self._reader.readexactly(2)
        if size > 125:
            size = int.from_bytes(await self._reader.readexactly(2 if size == 126 else 8))
        return await self._reader.readexactly(size)

    def _say(self, packet: bytes) -> None:
        size = len(packet)
        head = bytes((0x81, 128 | size)) if size < 126 else b"\x81\xfe" + size.to_bytes(2)
        self._writer.write(head + bytes(4) + packet)  # masked with zeros
