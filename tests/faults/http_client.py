"""A client behind a proxy that eats upgrades: the same duties, over plain HTTP."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import orjson

from tests.faults.client import Client
from tests.faults.house import HOST
from tests.faults.sockets import LostError, TurnedAwayError

LONGEST_POLL = 25.0
FINAL = {401, 403, 404}


class HttpClient(Client):
    """One that asks, and waits for news by asking."""

    async def _connected(self) -> None:
        headers = {
            "Host": HOST,
            "Origin": f"https://{HOST}",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": self.person.address,
            "X-Samsyn": "1",
            "Cookie": self.person.cookie,
        }
        address = f"http://127.0.0.1:{self._port}/live/{self.person.session}/"
        try:
            async with (
                httpx.AsyncClient(base_url=address, headers=headers, timeout=LONGEST_POLL) as web,
                asyncio.TaskGroup() as tasks,
            ):
                tasks.create_task(self._ask(web))
                tasks.create_task(self._write(web))
        except* httpx.HTTPError:
            raise LostError from None

    async def _ask(self, web: httpx.AsyncClient) -> None:
        while True:
            where = {"from": self.board.head, "epoch": self.board.epoch or ""}
            answer = await self._said(web, "GET", "changes", params=self._who | where)
            if "head" in answer:
                self._arrive(answer)
            else:
                await asyncio.sleep(answer.get("slow_down") or self.chance.uniform(0.1, 0.5))

    async def _write(self, web: httpx.AsyncClient) -> None:
        while True:
            content = orjson.dumps({"ops": (batch := await self._next_batch())})
            asked_in = self.epoch
            times = 1 + (self.chance.random() < self.habits.twice)
            for _ in range(times):
                self.journal.sent(batch)
            asked = (self._answered(web, content) for _ in range(times))
            answers = await asyncio.gather(*asked, return_exceptions=True)
            said = [one for one in answers if isinstance(one, dict)]
            for late in said[1:] if asked_in == self.epoch else []:
                self.journal.answered(late.get("answers", []))
            for error in answers:
                if isinstance(error, TurnedAwayError):
                    raise error
            if not said:
                raise LostError
            await self._take(said[0], asked_in)

    async def _answered(self, web: httpx.AsyncClient, content: bytes) -> dict[str, Any]:
        async with asyncio.timeout(self.chance.uniform(1.5, 5)):
            return await self._said(web, "POST", "operations", params=self._who, content=content)

    async def _said(self, web: httpx.AsyncClient, *what: str, **how: Any) -> dict[str, Any]:
        response = await web.request(*what, **how)
        self._overhear(response.content)
        if response.status_code in FINAL:
            raise TurnedAwayError(str(response.status_code))
        try:
            said: dict[str, Any] = orjson.loads(response.content)
        except orjson.JSONDecodeError:
            raise LostError from None
        return said

    @property
    def _who(self) -> dict[str, Any]:
        token = {"token": self.person.token} if self.person.token else {}
        return {"as": self.person.role} | token
