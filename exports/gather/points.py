"""Entries that may stand between the points of a list: paragraphs, headings, quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.document import Bullet, Bullets, Heading, Part, Text
from exports.gather.ideas import bullet
from workshop.sessions.contents import Contents, Entry

_LINES = ("paragraph", "heading", "quotation")


def flow(contents: Contents, entries: Iterable[Entry]) -> tuple[Part, ...]:
    """Entries with all that stands under them, in order; points that follow on one another are one
    list. What stands under a line begins anew, at the margin."""
    return tuple(_joined(_parts(contents, entries, 0, 0)))


def _joined(parts: Iterable[Bullet | Part]) -> Iterator[Part]:
    points: list[Bullet] = []
    for part in parts:
        if isinstance(part, Bullet):
            points.append(part)
            continue
        if points:
            yield Bullets(tuple(points))
            points = []
        yield part
    if points:
        yield Bullets(tuple(points))


def _parts(
    contents: Contents, entries: Iterable[Entry], level: int, depth: int
) -> Iterator[Bullet | Part]:
    for entry in entries:
        if entry.idea.kind in _LINES:
            yield _line(contents, entry, depth)
            under = depth + (entry.idea.kind == "heading")
            yield from _parts(contents, entry.children, 0, under)
        else:
            yield bullet(entry.idea, level, contents.wording.question_prefix)
            yield from _parts(contents, entry.children, level + 1, depth)


def _line(contents: Contents, entry: Entry, depth: int) -> Part:
    idea = entry.idea
    if idea.kind == "heading":
        return Heading(idea.text, depth)
    if idea.kind == "quotation":
        return Text(contents.wording.quoted(idea.text, idea.actor))
    return Text(idea.text)
