"""A proxy between clients and server that treats connections as bad networks do.

Real sockets on both sides. What befalls a connection is drawn by chance, again and again.
"""

from __future__ import annotations

import asyncio
import random
import socket
import struct
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

CHUNK = 1 << 14
AT_ONCE_CLOSED = struct.pack("ii", 1, 0)
"""SO_LINGER with which closing sends a reset."""

SWALLOWED, CUT_SHORT = "message swallowed", "connection reset in the middle of a message"
HALF_OPEN = "connection half open"
CHANCES = {
    "": 10.0,
    "connection reset": 4.0,
    CUT_SHORT: 2.0,
    "connection stalled": 3.0,
    HALF_OPEN: 0.7,
    SWALLOWED: 2.0,
    "connection slow": 3.0,
}
"""How likely each is; "" is a connection that nothing befalls."""


@dataclass
class Fate:
    """What befalls a connection next: `kind`, after so many seconds, for so long."""

    kind: str
    after: float = 0.0
    seconds: float = 0.0


@dataclass
class Chaos:
    """Draws fates. While it is `honest`, nothing befalls anybody."""

    chance: random.Random
    chances: dict[str, float] = field(default_factory=lambda: dict(CHANCES))
    honest: bool = False
    happened: Counter[str] = field(default_factory=Counter)

    def fate(self) -> Fate:
        """The fate of the next connection."""
        kinds = list(self.chances)
        kind = self.chance.choices(kinds, [self.chances[one] for one in kinds])[0]
        return Fate(kind, self.chance.uniform(0.05, 2.5), self.chance.uniform(0.3, 3.0))


class Proxy:
    """Passes on what comes to `port` to the server's; as a context it is there."""

    def __init__(self, upstream: int, chaos: Chaos) -> None:
        self._upstream, self.chaos = upstream, chaos
        self.port = 0

    async def __aenter__(self) -> Proxy:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=CHUNK)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        passing = _Passing(self.chaos, self.chaos.fate(), writer)
        try:
            beyond, toward = await asyncio.open_connection("127.0.0.1", self._upstream, limit=CHUNK)
            passing.toward = toward
            await passing.carry(reader, beyond)
        except (OSError, asyncio.CancelledError):
            pass  # asyncio would complain of a connection that is open to the end
        finally:
            passing.abort()


class _Passing:
    """One connection through the proxy."""

    def __init__(self, chaos: Chaos, fate: Fate, back: asyncio.StreamWriter) -> None:
        self._chaos, self._fate, self._back = chaos, fate, back
        self.toward: asyncio.StreamWriter | None = None
        self._open = asyncio.Event()
        self._open.set()
        self._swallows = self._halves = False
        self._cut = False
        self._parser = _Messages()

    async def carry(self, reader: asyncio.StreamReader, beyond: asyncio.StreamReader) -> None:
        """Both ways, until one of them ends."""
        assert self.toward is not None
        whole: Callable[[bytes], bytes] = bytes
        ways = [
            asyncio.create_task(self._pass_on(reader, self.toward, whole)),
            asyncio.create_task(self._pass_on(beyond, self._back, self._but_swallowed)),
            asyncio.create_task(self._befall()),
        ]
        try:
            await asyncio.wait(ways[:2], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()

    def abort(self) -> None:
        """End both sides: with a reset where that is the fate."""
        for writer in (self._back, self.toward):
            if writer is None:
                continue
            if self._cut:
                with suppress(OSError):
                    plain: socket.socket = writer.get_extra_info("socket")
                    plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE_CLOSED)
            writer.transport.abort() if self._cut else writer.close()

    async def _pass_on(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        but: Callable[[bytes], bytes],
    ) -> None:
        with suppress(OSError):
            while data := await reader.read(CHUNK):
                await self._open.wait()
                writer.write(but(data))
                await writer.drain()
                if self._cut:
                    return

    def _but_swallowed(self, data: bytes) -> bytes:
        passed = self._parser.without(data, self._swallow)
        if self._halves and passed:
            self._chaos.happened[CUT_SHORT] += 1
            self._cut = True
            return passed[: len(passed) // 2]
        return passed

    def _swallow(self, message: bytes) -> bool:
        """Whether a message of the server is not to get through."""
        if self._swallows and b'["changes"' in message[:40]:
            self._swallows = False
            self._chaos.happened[SWALLOWED] += 1
            return True
        return False

    async def _befall(self) -> None:
        """One misfortune after the other, for as long as the connection lives."""
        await asyncio.sleep(self._fate.after)
        while not self._chaos.honest and not self._cut:
            await self._happen()
            self._fate = self._chaos.fate()
            await asyncio.sleep(self._fate.after)

    async def _happen(self) -> None:
        if not self._fate.kind:
            return
        self._swallows = self._fate.kind == SWALLOWED
        self._halves = self._fate.kind == CUT_SHORT
        if self._swallows or self._halves:
            return  # it happens to the next message
        self._chaos.happened[self._fate.kind] += 1
        await {
            "connection reset": self._reset,
            "connection stalled": self._stall,
            HALF_OPEN: self._half_open,
            "connection slow": self._crawl,
        }[self._fate.kind]()

    async def _reset(self) -> None:
        self._cut = True
        self.abort()

    async def _stall(self) -> None:
        self._open.clear()
        await asyncio.sleep(self._fate.seconds)
        self._open.set()

    async def _half_open(self) -> None:
        """Nothing gets through any more, and nobody is told, until all is well again."""
        self._open.clear()
        while not self._chaos.honest:
            await asyncio.sleep(0.1)
        await self._reset()

    async def _crawl(self) -> None:
        """A network that lets through something every now and then."""
        for _ in range(int(self._fate.seconds / 0.12)):
            self._open.clear()
            await asyncio.sleep(0.1)
            self._open.set()
            await asyncio.sleep(0.02)


class _Messages:
    """What a server sends over a websocket, message by message, once the upgrade is through."""

    def __init__(self) -> None:
        self._kept = b""
        self._upgraded: bool | None = None

    def without(self, data: bytes, swallow: Callable[[bytes], bool]) -> bytes:
        """What of it is to be passed on now: whole messages, but for those to be swallowed."""
        if self._upgraded is False:
            return data
        self._kept += data
        if self._upgraded is None:
            return self._begin(partial(self.without, b"", swallow))
        passed = b""
        while (size := _size(self._kept)) and size <= len(self._kept):
            message, self._kept = self._kept[:size], self._kept[size:]
            passed += b"" if swallow(message) else message
        return passed

    def _begin(self, rest: Callable[[], bytes]) -> bytes:
        """The head of the answer, which says whether this becomes a websocket."""
        head, mark, after = self._kept.partition(b"\r\n\r\n")
        if not mark:
            return b""
        self._upgraded = b" 101 " in head.split(b"\r\n")[0]
        self._kept = after if self._upgraded else b""
        return head + mark + (rest() if self._upgraded else after)


def _size(data: bytes) -> int:
    """The size of the frame that begins here; 0 if that can't be known yet."""
    if len(data) < 2:
        return 0
    size, head = data[1] & 0x7F, 2
    if size > 125:
        head = 4 if size == 126 else 10
        if len(data) < head:
            return 0
        size = int.from_bytes(data[2:head])
    return head + size
