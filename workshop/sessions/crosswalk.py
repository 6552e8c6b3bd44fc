"""Which categories of meetings go together under which of a text: by likeness of their words, and
never by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workshop.sessions.contents import Contents
from workshop.sessions.found import Found
from workshop.sessions.paging import Paging, paging
from workshop.sessions.tracing import Line, Tracing

SHOWN_FROM = 0.5
"""Names less alike are not suggested."""

UNLINKED_OF_A_PAGE = 100
"""Each can be put under every category of the text."""

_SHORTEST_WORD, _SHORTEST_BEGINNING, _LEAST_SHARE = 4, 5, 0.7


def likeness(one: str, other: str) -> float:
    """From 0 to 1: how many words of the shorter name have one alike in the other.

    Words of four letters and more; two are alike where they begin alike for at least five letters
    and 70 % of the longer: inflected forms, and compounds that are not much longer.
    """
    few, many = sorted((_words(one), _words(other)), key=len)
    if not few:
        return 0.0
    return sum(any(_alike(word, another) for another in many) for word in few) / len(few)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.casefold()) if len(word) >= _SHORTEST_WORD]


def _alike(one: str, other: str) -> bool:
    pairs = zip(one, other, strict=False)
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    return same >= max(_SHORTEST_BEGINNING, _LEAST_SHARE * max(len(one), len(other)))


@dataclass(frozen=True)
class Unlinked:
    """A category of a meeting under none of the text's, and those of the text that it may belong
    to, the most alike first."""

    found: Found
    suggested: tuple[Found, ...]


@dataclass(frozen=True)
class Crosswalk:
    """The categories of a text with those that they rest on, and a page of the rest."""

    lines: tuple[Line, ...]
    unlinked: tuple[Unlinked, ...]
    at: Paging


def crosswalk(tracing: Tracing, text: Contents, page: int = 1) -> Crosswalk:
    """How the categories of the meetings stand to those of a text."""
    lines = tuple(line for line in tracing.lines(text) if line.found.kind == "category")
    linked = {trace.id for line in lines for trace in line.traces}
    rest = [
        one for one in _of_others(tracing, text) if one.id not in linked and not one.session.desk
    ]
    at = paging(len(rest), page, UNLINKED_OF_A_PAGE)
    return Crosswalk(lines, tuple(Unlinked(one, _suggested(one, lines)) for one in at.of(rest)), at)


def _of_others(tracing: Tracing, text: Contents) -> list[Found]:
    """The categories of the other sessions, in the order of the units."""
    order = {unit.id: number for number, unit in enumerate(tracing.series.units)}
    found = [one for one in tracing.found.values() if one.kind == "category"]
    found.sort(key=lambda one: order.get(one.unit.id if one.unit else "", len(order)))
    return [one for one in found if one.session.id != text.session.id]


def _suggested(one: Found, lines: Iterable[Line]) -> tuple[Found, ...]:
    """A category of a text is known by its own name, and by the names that stand under it."""
    scored = [
        (max(likeness(one.text, name) for name in _names(line)), line.found) for line in lines
    ]
    scored.sort(key=lambda pair: -pair[0])
    return tuple(found for score, found in scored if score >= SHOWN_FROM)


def _names(line: Line) -> list[str]:
    return [line.found.text, *(trace.found.text for trace in line.traces if trace.found)]
