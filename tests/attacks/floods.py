"""Floods from one address, while a meeting goes on from another; who comes late still gets in."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import httpx

from tests.attacks.ground import MARKER, Ground, waits
from tests.people.over_sockets import Line

FROM = "127.0.0.2"
"""The address of all attackers: loopback too, and another one than the meeting's."""

WRITES, AT_ONCE, HALF_OPEN = 100, 2, 300


def run(ground: Ground) -> float:
    """How many times as long the slowest of a hundred writes waits during the floods (p99)."""
    room, port = ground.room(title=MARKER), ground.office.server.port
    segment = room.meeting.segments[0]
    quiet = waits(room.writer, segment, WRITES)
    with ExitStack() as held:
        attackers = held.enter_context(_elsewhere(port))
        _hold_half_open(port, held)
        busy = waits(room.writer, segment, WRITES)
        _somebody_comes_late(ground, room.meeting.link)
        attackers.terminate()
    if not ground.is_well(room):
        ground.found.broken.append("after the floods it is not well")
    return _p99(busy) / _p99(quiet)


@contextmanager
def _elsewhere(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The attackers, in a process of their own, which takes nothing of who measures here."""
    attackers = subprocess.Popen([sys.executable, "-m", __name__, str(port)])
    try:
        yield attackers
    finally:
        attackers.kill()
        attackers.wait()


def attack(port: int, *names: str) -> None:
    """Flood a server, from several threads, until this process is ended."""
    floods = [FLOODS[name] for name in names] or list(FLOODS.values())
    for flood in floods * AT_ONCE:
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
        with suppress(OSError, httpx.HTTPError, AssertionError, IndexError):
            flood(port)


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


def _hold_half_open(port: int, held: ExitStack) -> None:
    for _ in range(HALF_OPEN):
        with suppress(OSError):
            half = socket.create_connection(("127.0.0.1", port), 5, (FROM, 0))
            held.enter_context(half).sendall(b"GET / HTTP/1.1\r\nX-Slow: ")


def _p99(took: list[float]) -> float:
    return sorted(took)[int(len(took) * 0.99)]


FLOODS: dict[str, Callable[[int], None]] = {
    "wrong codes": _wrong_codes,
    "wrong passwords": _wrong_passwords,
    "large bodies": _large_bodies,
    "nonsense on sockets": _nonsense_on_sockets,
}

if __name__ == "__main__":
    attack(int(sys.argv[1]), *sys.argv[2:])
