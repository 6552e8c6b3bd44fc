"""Where the attacks take place: a server of its own, and what is watched of it meanwhile."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.attacks import access
from tests.meetings.running import Meeting, Room
from tests.people.over_http import Facilitator
from tests.people.over_sockets import Screen, idea
from tests.servers.office import Office

MARKER = "Ett-märke-som-ingen-annan-skriver"
"""Stands in whatever is sent; in no log, and nowhere after an erasure."""

_FAULTS = re.compile(r"^\S+ (error|critical) .*|.*Traceback.*", re.MULTILINE)


@dataclass
class Found:
    """What was done, and what of it was past the defence, a sentence each."""

    pairs: int = 0
    unlisted: int = 0
    strings_x_sinks: int = 0
    canaries_fired: int = 0
    packets: int = 0
    markers_left: int = 0
    broken: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


class Watched(Office):
    """An office whose log is read while it runs."""

    keeps_log = True


class Ground:
    """A server with accounts, as people run it, but for the rates of operations."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log, self.temporary = folder, folder / "log", folder / "tmp"
        self.temporary.mkdir()
        settings = access.NO_RATES | {"TMPDIR": str(self.temporary)}
        self.office = Watched(folder, **settings)
        self.found = Found()

    def room(self, **wanted: str) -> Room:
        """A new meeting of Ada's, with a phone and the idea it wrote."""
        return Room(Meeting(self.office.facilitator(), **wanted))

    def memory(self) -> float:
        """Megabytes that the server holds."""
        pid = self.office.server.process.pid
        status = Path(f"/proc/{pid}/status").read_text("ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def faults(self) -> list[str]:
        """Lines of its log that speak of an error of its own."""
        text = self.log.read_text("utf-8", "replace")
        return [one.group(0) for one in _FAULTS.finditer(text)]

    def is_well(self, room: Room) -> bool:
        """Whether it still answers, and stores what somebody undisturbed writes."""
        url = self.office.server.url
        if self.office.server.process.poll() is not None or httpx.get(url, timeout=30).is_error:
            return False
        return "n" in room.meeting.write(idea(room.meeting.segments[0], "still here"))

    def close(self) -> None:
        self.office.close()


def waits(screen: Screen, segment: str, count: int) -> list[float]:
    """Seconds that each of some writes waits for its answer."""
    took = []
    for number in range(count):
        began = time.monotonic()
        screen.write(idea(segment, f"undisturbed {number}"))
        took.append(time.monotonic() - began)
        time.sleep(0.02)
    return took


def cookies_of(person: Facilitator) -> str:
    """What a browser would send."""
    return "; ".join(f"{one.name}={one.value}" for one in person.web.cookies.jar)
