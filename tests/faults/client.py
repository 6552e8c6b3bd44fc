"""A client with the duties that the protocol gives it, and the misfortunes that chance does."""

from __future__ import annotations

import asyncio
import random
import re
from abc import ABC, abstractmethod
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from tests.faults.journal import Journal, Operation
from tests.faults.screen import KeptUp
from tests.faults.sockets import LostError, Socket, TurnedAwayError
from workshop.base.ids import new_id

Role = Literal["participant", "facilitator", "wall"]

MOST_OPERATIONS = 20
HOLE_SECONDS, SILENT_SECONDS = 0.4, 12.0
JOINS_WITHIN = 10.0
MARKED = re.compile("«([^»]*)»".encode())
"""What everything that is written here contains: the mark of its meeting, and a number."""


@dataclass
class Person:
    """Who sits at a screen: a role, and what proves it."""

    name: str
    role: Role
    session: str
    cookie: str = ""
    token: str = ""
    address: str = "10.0.0.1"

    @property
    def auth(self) -> dict[str, str]:
        """What a socket says when it opens."""
        said = {"session": self.session, "as": self.role}
        return said | ({"token": self.token} if self.token else {})


@dataclass
class Habits:
    """How a client behaves: what chance it has to send twice, or to lose its page."""

    twice: float = 0.1
    reloads: float = 0.1
    careless: bool = False
    buffer: int = 0
    reads: bool = True


class Client(ABC):
    """Outbox, resending, catching up. Subclasses know how to talk."""

    def __init__(
        self,
        person: Person,
        port: int,
        journal: Journal,
        board: KeptUp,
        chance: random.Random,
        habits: Habits,
    ) -> None:
        self.person, self.journal, self.board = person, journal, board
        self.chance, self.habits = chance, habits
        self.outbox: list[Operation] = []
        self.done: list[Operation] = []
        """What was carried out, the newest last: all of it is held for a history that goes back."""
        self.epoch: str | None = None
        self.heard: set[bytes] = set()
        """All words that ever reached this screen."""
        self.counted: Counter[str] = Counter()
        self.turned_away = ""
        self.me: dict[str, Any] = {}
        self._port = port
        self._to_send = asyncio.Event()

    def do(self, kind: str, **fields: Any) -> None:
        """Put an operation into the outbox; it is sent until it is answered."""
        op = {"op_id": new_id(), "kind": kind} | fields
        self.journal.asked(self.person.name, op)
        self.outbox.append(op)
        self._to_send.set()

    async def stay(self) -> None:
        """Be connected, again and again."""
        while not self.turned_away:
            try:
                await self._connected()
            except* TurnedAwayError as away:
                self.turned_away = str(away.exceptions[0])
            except* (LostError, TimeoutError, OSError):
                self.counted["connections lost"] += 1
            if self.chance.random() < self.habits.reloads:
                self.counted["pages loaded anew"] += 1
                self.board.forget()
            await asyncio.sleep(self.chance.uniform(0.01, 0.15))

    @property
    def at_rest(self) -> bool:
        """Whether there is nothing it waits for."""
        return bool(self.board.head) and not self.outbox and not self.board.behind

    @abstractmethod
    async def _connected(self) -> None:
        """Be connected once, until that ends by an exception."""

    def _overhear(self, said: bytes) -> None:
        self.heard.update(MARKED.findall(said))

    async def _next_batch(self) -> list[Operation]:
        while not self.outbox:
            self._to_send.clear()
            await self._to_send.wait()
        return self.outbox[:MOST_OPERATIONS]

    def _arrive(self, answer: dict[str, Any]) -> None:
        """Know where the meeting is; in another history, send again what was done in the last."""
        self.me = answer["me"]
        if self.epoch not in (None, answer["epoch"]):
            self.counted["histories that went back"] += 1
            self.heard.clear()  # what was shown to all may be private again
            self.journal.open_again(self.done)
            self.outbox, self.done = self.done + self.outbox, []
            self._to_send.set()
        self.epoch = answer["epoch"]
        self.board.begin(answer)

    async def _take(self, answer: dict[str, Any], asked_in: str | None) -> None:
        """What became of a batch: done with, or to be sent again, after a while or because it was
        asked in a history that is gone."""
        if asked_in != self.epoch:
            return
        if "answers" not in answer:
            refused = answer.get("refused")
            if refused not in (None, "unavailable"):
                raise TurnedAwayError(refused)
            self.counted["told to slow down" if refused is None else "unavailable"] += 1
            await asyncio.sleep(answer.get("slow_down") or self.chance.uniform(0.1, 0.5))
            return
        self.journal.answered(answer["answers"])
        by_id = {one["op_id"]: one for one in answer["answers"]}
        waiting, self.outbox = self.outbox, []
        for op in waiting:
            became = by_id.get(op["op_id"], {"refused": "unavailable"})
            if "n" in became:
                self.done.append(op)
            elif became["refused"] == "unavailable":
                self.outbox.append(op)
        if any(one.get("refused") == "unavailable" for one in by_id.values()):
            self.counted["unavailable"] += 1
            await asyncio.sleep(self.chance.uniform(0.1, 0.5))


class SocketClient(Client):
    """One that speaks over a socket."""

    async def _connected(self) -> None:
        line = Socket(self._heard, self._overhear)
        try:
            person = self.person
            await line.open(
                self._port, person.cookie, person.address, person.auth, self.habits.buffer
            )
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(line.listen())
                await self._join(line)
                tasks.create_task(self._write(line))
                tasks.create_task(self._watch(line))
        finally:
            line.close()

    async def _join(self, line: Socket) -> None:
        asked = {"from": self.board.head, "epoch": self.board.epoch}
        answer = await line.call("join", asked, JOINS_WITHIN)
        if "refused" in answer:
            raise LostError(answer["refused"])
        self._arrive(answer)

    async def _write(self, line: Socket) -> None:
        """One batch in flight; without an answer it is sent again, and again."""
        patience = 1.5
        while True:
            batch, asked_in = await self._next_batch(), self.epoch
            answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
            for _ in range(1 + (self.chance.random() < self.habits.twice)):
                self.journal.sent(batch)
                line.ask("write", {"ops": batch}, partial(self._said, answer))
            try:
                async with asyncio.timeout(self.chance.uniform(patience, 5)):
                    said = await answer
            except TimeoutError:
                patience = min(4.5, patience * 1.5)
                continue
            patience = 1.5
            await self._take(said, asked_in)

    def _said(self, first: asyncio.Future[Any], said: dict[str, Any]) -> None:
        """Answers that come late, or twice, must say the same."""
        if not first.done():
            first.set_result(said)
        else:
            self.journal.answered(said.get("answers", []))

    async def _watch(self, line: Socket) -> None:
        """Ask where there is a hole; restart a link that is silent."""
        clock = asyncio.get_running_loop().time
        while True:
            await asyncio.sleep(HOLE_SECONDS)
            if clock() - line.last_heard > SILENT_SECONDS:
                self.counted["silent links"] += 1
                raise LostError
            if self.board.behind:
                await self._look_again(line, self.board.head)

    async def _look_again(self, line: Socket, head: int) -> None:
        await asyncio.sleep(HOLE_SECONDS)
        if self.board.behind and self.board.head == head:
            self.counted["holes"] += 1
            await self._join(line)

    def _heard(self, name: str, said: Any) -> None:
        if name == "changes":
            self.board.hear(*said)
        elif name == "beacon":
            if said["epoch"] != self.board.epoch:
                raise LostError  # the same as joining anew, from nothing
            self.board.known = max(self.board.known, said["head"])
