"""The load notices what a server does to it: it is tried against servers that misbehave."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
import uvloop
from picows import WSFrame, WSMsgType, WSTransport, ws_create_server

from tests import own_loop
from tests.benchmarks import broadcast, load
from tests.benchmarks.dialects import Live, Plain
from tests.benchmarks.load import Load, Lost, Phase
from tests.servers.installation import free_port

SCREENS, IDEAS = 6, 40


class Honest(broadcast.Screen):
    """The bare broadcast, with screens of its own."""

    def __init__(self, told: Callable[[int], int]) -> None:
        self._told = told

    def tell(self, one: WSTransport, said: bytes) -> None:
        for _ in range(self._told(next(self.tellings))):
            super().tell(one, said)

    tellings = count(1)


def found(told: Callable[[int], int] = lambda _: 1) -> Phase:
    """What the load finds at a server that tells the nth delivery so many times."""

    async def measured() -> Phase:
        Honest.everybody, Honest.tellings = set(), count(1)
        port = free_port()
        server = await ws_create_server(lambda _: Honest(told), "127.0.0.1", port)
        screens = Load(port, Plain())
        try:
            await screens.join(SCREENS)
            return await screens.write(IDEAS * 10, 0.1)
        finally:
            screens.close()
            server.close()

    return own_loop.run(measured(), uvloop.run)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something is lost, it is waited for in vain."""
    monkeypatch.setattr(load, "PATIENCE", 2.0)


def test_every_delivery_is_counted_and_timed() -> None:
    phase = found()
    assert (phase.ideas, phase.deliveries) == (IDEAS, IDEAS * SCREENS)
    assert 0 < phase.p50 <= phase.p95 <= phase.p99


@pytest.mark.usefixtures("impatient")
def test_a_lost_delivery_is_noticed() -> None:
    with pytest.raises(Lost, match=f"1 of {SCREENS} screens did not hear {IDEAS} ideas once each"):
        found(lambda nth: nth != 100)


@pytest.mark.usefixtures("impatient")
def test_a_doubled_delivery_does_not_make_up_for_a_lost_one() -> None:
    with pytest.raises(Lost):
        found(lambda nth: {100: 0, 101: 2}.get(nth, 1))


def test_what_a_slow_server_takes_is_its_own_time() -> None:
    def slow(nth: int) -> int:
        time.sleep(0.03 if nth == 1 else 0)
        return 1

    assert found(slow).p99 >= 30


@pytest.mark.usefixtures("impatient")
def test_an_idea_that_is_not_acknowledged_is_noticed() -> None:
    async def measured() -> None:
        Silent.everybody = set()
        port = free_port()
        server = await ws_create_server(lambda _: Silent(), "127.0.0.1", port)
        screens = Load(port, Live("session", "segment", "http://localhost", ["", ""]))
        try:
            await screens.join(2)
            with pytest.raises(Lost, match="1 acknowledgements of 2 ideas"):
                await screens.write(100, 0.02)
        finally:
            screens.close()
            server.close()

    own_loop.run(measured(), uvloop.run)


class Silent(broadcast.Screen):
    """Speaks the live protocol, tells of every idea, and acknowledges only the first."""

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.everybody.add(transport)
        transport.send(WSMsgType.TEXT, b'430[{"head":0}]')

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type != WSMsgType.TEXT:
            return
        number, said = frame.get_payload_as_bytes().split(b"[", 1)
        if number == b"421":
            transport.send(WSMsgType.TEXT, b'431[{"answers":[{"n":1}]}]')
        for one in self.everybody:
            self.tell(one, b'42["changes",' + said)


def test_a_load_that_cannot_keep_up_says_so() -> None:
    fine = replace(found(), busy=0.5, lag=1.0)
    assert not fine.load_was_the_limit
    assert replace(fine, busy=0.9).load_was_the_limit
    assert replace(fine, lag=160.0).load_was_the_limit
