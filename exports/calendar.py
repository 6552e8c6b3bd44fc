"""Days as a calendar (RFC 5545): of what is still to do, and of meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from words.text import storable

MIMETYPE = "text/calendar"
_MOST_OCTETS = 75


@dataclass(frozen=True)
class Day:
    """Something done by a day, or held on it. `id` is the same whenever it is written.

    `times`: from when to when, in UTC, where that is known.
    """

    id: str
    day: dt.date
    title: str
    about: str
    times: tuple[dt.datetime, dt.datetime] | None = None


def written(days: Iterable[Day], made_at: dt.datetime) -> bytes:
    """The calendar. `made_at` in UTC is when it was made."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Samsyn//Samsyn//EN"]
    for day in days:
        lines += _event(day, made_at)
    lines.append("END:VCALENDAR")
    return b"".join(b"%s\r\n" % folded for line in lines for folded in _folded(line))


def _event(day: Day, made_at: dt.datetime) -> list[str]:
    """What takes no time of the day stands free in a calendar."""
    return [
        "BEGIN:VEVENT",
        f"UID:{day.id}",
        f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}",
        *_when(day),
        f"SUMMARY:{_text(day.title)}",
        f"DESCRIPTION:{_text(day.about)}",
        f"TRANSP:{'OPAQUE' if day.times else 'TRANSPARENT'}",
        "END:VEVENT",
    ]


def _when(day: Day) -> list[str]:
    if day.times:
        starts, ends = day.times
        return [f"DTSTART:{starts:%Y%m%dT%H%M%SZ}", f"DTEND:{ends:%Y%m%dT%H%M%SZ}"]
    next_day = day.day + dt.timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{day.day:%Y%m%d}", f"DTEND;VALUE=DATE:{next_day:%Y%m%d}"]


def _text(text: str) -> str:
    text = storable(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[bytes]:
    """No line is longer than 75 octets; one that goes on begins with a space."""
    octets, begins = line.encode(), b""
    while len(octets) + len(begins) > _MOST_OCTETS:
        at = _MOST_OCTETS - len(begins)
        while octets[at] & 0xC0 == 0x80:  # within a character
            at -= 1
        yield begins + octets[:at]
        octets, begins = octets[at:], b" "
    yield begins + octets
