"""Calendars, read back by the rules of RFC 5545."""

from __future__ import annotations

from datetime import UTC, date, datetime

from exports.calendar import Day, written
from tests.exports.sessions import naughty_strings
from words.text import storable

MOMENT = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
DAY = date(2026, 12, 31)


def unfolded(content: bytes) -> list[str]:
    """The lines of a calendar, whole again; each was at most 75 octets, whole characters."""
    pieces = content.split(b"\r\n")
    assert pieces.pop() == b""
    assert all(len(piece) <= 75 and piece.decode() is not None for piece in pieces)
    return b"\r\n".join(pieces).replace(b"\r\n ", b"").decode().split("\r\n")


def said(line: str) -> str:
    """The text of a line, as a calendar has it."""
    text, escaped = line.partition(":")[2], {"n": "\n"}
    signs, out = iter(text), ""
    for sign in signs:
        follows = next(signs) if sign == "\\" else None
        out += sign if follows is None else escaped.get(follows, follows)
    return out


def test_a_day_is_a_whole_one_that_takes_no_time() -> None:
    lines = unfolded(written([Day("an-id", DAY, "Skriv; en, plan", "Bo\nNorra")], MOMENT))
    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Samsyn//Samsyn//EN",
        "BEGIN:VEVENT",
        "UID:an-id",
        "DTSTAMP:20261120T123000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Skriv\\; en\\, plan",
        "DESCRIPTION:Bo\\nNorra",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_naughty_strings_are_the_texts_that_they_were() -> None:
    texts = [text for text in map(storable, naughty_strings()) if text.strip()]
    lines = unfolded(written([Day("x", DAY, text, "END:VCALENDAR") for text in texts], MOMENT))
    found = [said(line) for line in lines if line.startswith("SUMMARY:")]
    assert found == ["\n".join(text.splitlines()) for text in texts]
    assert lines.count("END:VCALENDAR") == 1
