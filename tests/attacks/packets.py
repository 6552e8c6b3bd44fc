"""Packets and requests that nobody's client sends: valid ones, spoilt at random, and worse."""

from __future__ import annotations

import json
import random
import socket
from contextlib import suppress

from tests.attacks.ground import MARKER, Ground, cookies_of
from tests.meetings.running import Room
from tests.people.over_sockets import BINARY, CONTINUED, PING, TEXT, Screen, idea

PACKETS, REQUESTS, EACH = 600, 500, 25
ODD = ("{", "[", '"', "null", "-1", "1e999", "\\ud800", "[" * 3000, "0" * 300, MARKER, "\0", "é")
SPOILT_BYTES = (b"\0", b"\r\n", b"\r", b" ", b":", b"%00", b"../", b"\xff\xfe", b"99999999999")
KINDS = (TEXT, BINARY, CONTINUED, PING, 3, 11)


def run(ground: Ground, seed: int = 1) -> None:
    """Send them all; after every few, somebody else has to be able to write."""
    chance, room = random.Random(seed), ground.room()
    for number in range(0, PACKETS, EACH):
        _socket(room, chance)
        ground.found.packets += EACH
        if not ground.is_well(room):
            ground.found.broken.append(f"after {number + EACH} packets it is not well")
            return
    for number in range(0, REQUESTS, EACH):
        statuses = [_answer(room.port, _request(room, chance)) for _ in range(EACH)]
        ground.found.packets += EACH
        if 500 in statuses or not ground.is_well(room):
            ground.found.broken.append(f"within {number + EACH} requests it is not well")


def _socket(room: Room, chance: random.Random) -> None:
    screen: Screen | None = None
    for _ in range(EACH):
        with suppress(OSError, AssertionError, TimeoutError):
            if screen is None:
                screen = room.screen("participant")
                screen.socket.settimeout(2)
                screen.join()
            kind = TEXT if chance.random() < 0.8 else chance.choice(KINDS)
            whole = chance.random() < 0.9
            screen.frame(
                kind, _packet(room, chance), last=whole, reserved=chance.choice((0,) * 9 + (4,))
            )
            continue
        if screen:
            screen.socket.close()
        screen = None
    if screen:
        screen.socket.close()


def _packet(room: Room, chance: random.Random) -> bytes:
    ops = [idea(room.meeting.segments[0], MARKER) for _ in range(chance.randint(0, 3))]
    valid = chance.choice(
        (
            f"42{chance.randint(0, 99)}" + json.dumps(["write", {"ops": ops}]),
            '421["join",{"from":0,"epoch":null}]',
            f'40{{"session":"{room.meeting.id}","as":"facilitator"}}',
            '451-["write",{"_placeholder":true,"num":0}]',
        )
    )
    for _ in range(chance.randint(1, 4)):
        at, end = sorted(chance.choices(range(len(valid) + 1), k=2))
        end = min(end, at + 12)
        valid = valid[:at] + chance.choice(("", valid[at:end] * 2, *ODD)) + valid[end:]
    return valid.encode("utf-8", "surrogatepass")


def _request(room: Room, chance: random.Random) -> bytes:
    valid = chance.choice(_valid_requests(room)).replace("\n", "\r\n").encode()
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(valid) + 1)
        end = min(len(valid), at + chance.randint(0, 12))
        valid = valid[:at] + chance.choice((b"", valid[at:end] * 3, *SPOILT_BYTES)) + valid[end:]
    return valid


def _valid_requests(room: Room) -> list[str]:
    body = json.dumps({"ops": [idea(room.meeting.segments[0], MARKER)]})
    common = f"Host: localhost:{room.port}\nCookie: {cookies_of(room.device)}\n"
    live, about = f"/live/{room.meeting.id}", f"Content-Length: {len(body)}"
    return [
        f"GET /s/{room.meeting.id} HTTP/1.1\n{common}\n",
        f"GET {live}/changes?as=participant&from=0&epoch= HTTP/1.1\n{common}\n",
        f"POST {live}/operations?as=participant HTTP/1.1\n{common}{_OURS}{about}\n\n{body}",
        f"POST /facilitator/sign-in HTTP/1.1\n{common}{_FORM}",
        f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\n{common}{_UPGRADE}",
    ]


_OURS = "X-Samsyn: 1\nOrigin: http://localhost\n"
_FORM = f"""Content-Type: multipart/form-data; boundary=x
Content-Length: 99

--x
Content-Disposition: form-data; name="name"

{MARKER}
--x--"""
_UPGRADE = """Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Version: 13
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

"""


def _answer(port: int, sent: bytes) -> int:
    """The status of what comes back; 0 where nothing does."""
    reach = ("127.0.0.1", port)
    with suppress(OSError, ValueError, IndexError), socket.create_connection(reach, 10) as line:
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        return int(line.recv(4096).split(maxsplit=2)[1])
    return 0
