"""Floods from one address, while a meeting goes on from another; who comes late still gets in.

Attackers and server share the machine, so that any load makes the meeting wait: what the attack
adds is told against as many harmless requests, at the same pace and from the same address.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import httpx

from tests.attacks.ground import MARKER, Ground, waits
from tests.people.over_sockets import Line

FROM = "127.0.0.2"
"""The address of all attackers: loopback too, and another one than the meeting's."""

WRITES, AT_ONCE, HALF_OPEN = 100, 2, 300
EVERY = 0.5
"""Seconds from one round of a flood to its next: no faster, so that both loads are alike."""


def run(ground: Ground) -> float:
    """How many times as long the slowest of a hundred writes waits during the floods (p99) as
    during harmless load."""
    room, port = ground.room(title=MARKER), ground.office.server.port
    segment = room.meeting.segments[0]
    with _elsewhere(port, HARMLESS):
        usual = waits(room.writer, segment, WRITES)
    with ExitStack() as held:
        attackers = held.enter_context(_elsewhere(port, FLOODS))
        _hold_half_open(port, held)
        busy = waits(room.writer, segment, WRITES)
        _somebody_comes_late(ground, room.meeting.link)
        attackers.terminate()
    if not ground.is_well(room):
        ground.found.broken.append("after the floods it is not well")
    _tell("harmless load", usual)
    _tell("floods", busy)
    return _p99(busy) / _p99(usual)


@contextmanager
def _elsewhere(port: int, load: Load) -> Iterator[subprocess.Popen[bytes]]:
    """The attackers, in a process of their own, which takes nothing of who measures here."""
    attackers = subprocess.Popen([sys.executable, "-m", __name__, str(port), *load])
    try:
        yield attackers
    finally:
        attackers.kill()
        attackers.wait()


def attack(port: int, *names: str) -> None:
    """Flood a server, from several threads, until this process is ended."""
    every = FLOODS | HARMLESS
    for flood in [every[name] for name in names] * AT_ONCE:
        threading.Thread(target=_again_and_again, args=(flood, port)).start()


def _somebody_comes_late(ground: Ground, link: str) -> None:
    newcomer = ground.office.visitor()
    try:
        newcomer.open(link)
        newcomer.submit(link)
    except (httpx.HTTPError, StopIteration):
        ground.found.broken.append("during the floods nobody else could join")
        return
    if not newcomer.page.url.path.startswith("/s/"):
        ground.found.broken.append(f"whoever came late was told {newcomer.title}")


def _again_and_again(flood: Callable[[int], None], port: int) -> None:
    while True:
        began = time.monotonic()
        with suppress(OSError, httpx.HTTPError, AssertionError, IndexError):
            flood(port)
        time.sleep(max(0.0, began + EVERY - time.monotonic()))


def _client(port: int) -> httpx.Client:
    through = httpx.HTTPTransport(local_address=FROM)
    return httpx.Client(base_url=f"http://localhost:{port}", transport=through, timeout=20)


def _wrong_codes(port: int) -> None:
    with _client(port) as web:
        for _ in range(10):
            web.post("/", data={"code": "ABCDEF", "csrf_token": MARKER})
            web.get("/j/not-a-token-of-any-meeting")


def _wrong_passwords(port: int) -> None:
    with _client(port) as web:
        page = web.get("/facilitator/sign-in").text
        token = page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
        for _ in range(5):
            form = {"csrf_token": token, "name": "Ada Berg", "password": MARKER}
            web.post("/facilitator/sign-in", data=form, headers={"Referer": f"{web.base_url}"})


def _large_bodies(port: int) -> None:
    with _client(port) as web:
        web.post("/facilitator/import", content=b"x" * 3_000_000)


def _nonsense_on_sockets(port: int) -> None:
    with Line(port, source=FROM) as line:
        for _ in range(200):
            line.say(f'421["write",{{"ops":["{MARKER}"]}}]')


def _pages(port: int) -> None:
    with _client(port) as web:
        for _ in range(10):
            web.get("/")
            web.get("/facilitator/sign-in")


def _few_pages(port: int) -> None:
    with _client(port) as web:
        for _ in range(6):
            web.get("/facilitator/sign-in")


def _styles(port: int) -> None:
    with _client(port) as web:
        style = web.get("/").text.split('rel="stylesheet" href="')[1].split('"')[0]
        web.get(style)


def _silence_on_sockets(port: int) -> None:
    with Line(port, source=FROM) as line:
        for _ in range(200):
            line.say("3")  # the answer to a ping


def _hold_half_open(port: int, held: ExitStack) -> None:
    for _ in range(HALF_OPEN):
        with suppress(OSError):
            half = socket.create_connection(("127.0.0.1", port), 5, (FROM, 0))
            held.enter_context(half).sendall(b"GET / HTTP/1.1\r\nX-Slow: ")


def _tell(what: str, took: list[float]) -> None:
    print(f"p99 during {what}: {_p99(took) * 1000:.0f} ms", file=sys.stderr, flush=True)


def _p99(took: list[float]) -> float:
    return sorted(took)[int(len(took) * 0.99)]


Load = dict[str, Callable[[int], None]]

FLOODS: Load = {
    "wrong codes": _wrong_codes,
    "wrong passwords": _wrong_passwords,
    "large bodies": _large_bodies,
    "nonsense on sockets": _nonsense_on_sockets,
}
HARMLESS: Load = {
    "pages": _pages,
    "few pages": _few_pages,
    "styles": _styles,
    "silence on sockets": _silence_on_sockets,
}
"""For each flood what asks as often and is right."""

if __name__ == "__main__":
    attack(int(sys.argv[1]), *sys.argv[2:])
