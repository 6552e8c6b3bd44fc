"""The load: many screens in this one process, which write at a given rate and hear it all.

uvloop and picows, so that one core can drive a server on another core to its limit. `Phase.busy`
and `Phase.lag` tell whether it could.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from tests.benchmarks.dialects import Dialect, Unexpected
from tests.benchmarks.figures import percentile

PATIENCE = 30.0
BUSIEST, LATEST = 0.85, 100.0
"""With more of its core used, or ideas sent more ms late than that, the load was the limit.

Less lateness only tells that hundreds of packets came at once, and were read before the next idea
was sent: a delivery's time begins when the idea is sent, not when it was due.
"""

now = time.perf_counter_ns


class Lost(AssertionError):
    """Some screen did not hear each idea exactly once, or some idea was not acknowledged."""


@dataclass
class Log:
    """What all screens of a load say and hear; times are nanoseconds of one clock."""

    sent: list[int] = field(default_factory=lambda: [0])
    heard: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    answered: list[int] = field(default_factory=list)
    deliveries: int = 0
    faults: list[str] = field(default_factory=list)
    # The same packet goes to many screens, one after the other: it is read once.
    packet: bytes = b""
    ideas: tuple[int, ...] = ()
    sum_of_ideas: int = 0


@dataclass(frozen=True)
class Phase:
    """What one measuring phase found; times in ms."""

    ideas: int
    deliveries: int
    seconds: float
    rate: float
    p50: float
    p95: float
    p99: float
    answered_p50: float
    answered_p99: float
    lag: float
    busy: float

    @property
    def load_was_the_limit(self) -> bool:
        """Whether the figures say more of the load than of the server."""
        return self.busy > BUSIEST or self.lag > LATEST


@dataclass(frozen=True)
class Joined:
    """How long it took until all screens had joined: in seconds; the load's share of its core."""

    seconds: float
    busy: float
    bytes: int


class Screen(WSListener):
    """One screen."""

    def __init__(self, number: int, dialect: Dialect, log: Log) -> None:
        self.number, self.dialect, self.log = number, dialect, log
        self.joined: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.ideas = self.sum = self.bytes = 0
        self.transport: WSTransport

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        at, log, packet = now(), self.log, frame.get_payload_as_bytes()
        if packet != log.packet and not self._reads(packet):
            return
        log.heard.append((at, log.ideas))
        log.deliveries += len(log.ideas)
        self.ideas += len(log.ideas)
        self.sum += log.sum_of_ideas

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        if not self.joined.done():
            self.joined.set_exception(Unexpected(f"screen {self.number} was closed"))

    def say(self, packet: bytes) -> None:
        """Send a packet."""
        self.transport.send(WSMsgType.TEXT, packet)

    def has_joined(self) -> None:
        """The server has let it in, and told it where the board stands."""
        if not self.joined.done():
            self.joined.set_result(None)

    def is_answered(self, idea: int) -> None:
        """The server has acknowledged an idea of this screen."""
        self.log.answered.append(now() - self.log.sent[idea])

    def _reads(self, packet: bytes) -> bool:
        """Whether a new packet tells of ideas."""
        self.bytes += len(packet)
        try:
            ideas = self.dialect.hear(self, packet)
        except Unexpected as fault:
            self.log.faults.append(str(fault))
            return False
        if ideas and self.joined.done():
            self.log.packet, self.log.ideas, self.log.sum_of_ideas = packet, ideas, sum(ideas)
        return bool(ideas) and self.joined.done()


class Load:
    """Screens of one server."""

    def __init__(self, port: int, dialect: Dialect) -> None:
        self.dialect, self.log, self.screens = dialect, Log(), list[Screen]()
        self._url = f"ws://127.0.0.1:{port}{dialect.path}"

    async def join(self, count: int) -> Joined:
        """So many more screens, all at the same moment."""
        first = len(self.screens)
        began, used = now(), time.process_time()
        joining = (self._screen(number) for number in range(first, first + count))
        fresh = await asyncio.wait_for(asyncio.gather(*joining), PATIENCE)
        seconds = (now() - began) / 1e9
        self.screens += fresh
        busy = (time.process_time() - used) / seconds
        return Joined(seconds, busy, fresh[-1].bytes)

    async def write(self, rate: float, seconds: float) -> Phase:
        """Write `rate` ideas a second, whatever the server does; Lost unless all hear all of it.

        The screens take turns to write. An idea's time runs from its sending until a screen has
        its packet.
        """
        await asyncio.sleep(0.1)  # what belongs to before is over
        self._forget()
        first, total = len(self.log.sent), max(1, round(rate * seconds))
        with undisturbed():
            began, used = now(), time.process_time()
            lags = await self._send(total, rate)
            sending = (now() - began) / 1e9
            await self._all_heard(total)
            wall, used = (now() - began) / 1e9, time.process_time() - used
        self._check(first, total)
        return self._phase(total / sending, wall, used / wall, lags)

    def close(self) -> None:
        """Leave."""
        for screen in self.screens:
            screen.transport.disconnect()

    async def _screen(self, number: int) -> Screen:
        _, screen = await ws_connect(
            lambda: Screen(number, self.dialect, self.log),
            self._url,
            extra_headers=self.dialect.headers(number),
            websocket_handshake_timeout=PATIENCE,
            max_frame_size=1 << 26,
            read_buffer_init_size=4096,
        )
        assert isinstance(screen, Screen)
        await screen.joined
        return screen

    def _forget(self) -> None:
        self.log.heard, self.log.answered, self.log.deliveries = [], [], 0
        for screen in self.screens:
            screen.ideas = screen.sum = 0

    async def _send(self, total: int, rate: float) -> list[float]:
        """Send when due; by how many ms each was late."""
        log, lags, writers = self.log, list[float](), cycle(self.screens)
        began = now()
        for number in range(total):
            due = began + round(number * 1e9 / rate)
            if (ahead := due - now()) > 0:
                await asyncio.sleep(ahead / 1e9)
            elif number % 8 == 0:
                await asyncio.sleep(0)  # late or not, what comes in is read
            log.sent.append(now())
            lags.append((log.sent[-1] - due) / 1e6)
            self.dialect.write(next(writers), len(log.sent) - 1)
        return lags

    async def _all_heard(self, total: int) -> None:
        log, end = self.log, now() + round(PATIENCE * 1e9)
        deliveries, answers = total * len(self.screens), total if self.dialect.answers else 0
        while log.deliveries < deliveries or len(log.answered) < answers:
            if now() > end or log.faults:
                return
            await asyncio.sleep(0.002)

    def _check(self, first: int, total: int) -> None:
        log = self.log
        if log.faults:
            raise Unexpected(log.faults[0])
        wanted = total, sum(range(first, first + total))
        wrong = [one.number for one in self.screens if (one.ideas, one.sum) != wanted]
        if wrong:
            raise Lost(
                f"{len(wrong)} of {len(self.screens)} screens did not hear {total} ideas once each;"
                f" {log.deliveries} deliveries of {total * len(self.screens)}"
            )
        if self.dialect.answers and len(log.answered) != total:
            raise Lost(f"{len(log.answered)} acknowledgements of {total} ideas")

    def _phase(self, rate: float, wall: float, busy: float, lags: list[float]) -> Phase:
        log = self.log
        delays = sorted(at - log.sent[idea] for at, ideas in log.heard for idea in ideas)
        waits = sorted(log.answered) or [0]
        return Phase(
            ideas=len(lags),
            deliveries=log.deliveries,
            seconds=wall,
            rate=rate,
            p50=percentile(delays, 0.50) / 1e6,
            p95=percentile(delays, 0.95) / 1e6,
            p99=percentile(delays, 0.99) / 1e6,
            answered_p50=percentile(waits, 0.50) / 1e6,
            answered_p99=percentile(waits, 0.99) / 1e6,
            lag=percentile(sorted(lags), 0.99),
            busy=busy,
        )


@contextmanager
def undisturbed() -> Iterator[None]:
    """Collecting garbage would be measured as the server's delay; once for all who measure."""
    if not gc.isenabled():
        yield
        return
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
