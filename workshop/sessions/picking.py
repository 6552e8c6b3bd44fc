"""Finding what a line can rest on: by unit, by category, by words, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.meeting.limits import MOST_RESTED_ON_AT_ONCE
from workshop.sessions.tracing import Found, Tracing


@dataclass(frozen=True)
class Wanted:
    """What is looked for: of one unit or, "", of any; in a category; with all of the words."""

    unit: str = ""
    category: str = ""
    words: str = ""
    page: int = 0


@dataclass(frozen=True)
class Picked:
    """A page of what was found, and how much there is in all."""

    found: tuple[Found, ...]
    all: int
    first: int


def pick(tracing: Tracing, text_id: str, wanted: Wanted) -> Picked:
    """A page of the entries of other sessions of the series; a page that is none is the last."""
    fits = [one for one in _entries(tracing, text_id) if _fits(one, wanted)]
    pages = max(1, -(-len(fits) // MOST_RESTED_ON_AT_ONCE))
    first = min(max(wanted.page, 0), pages - 1) * MOST_RESTED_ON_AT_ONCE
    return Picked(tuple(fits[first : first + MOST_RESTED_ON_AT_ONCE]), len(fits), first)


def categories(tracing: Tracing, text_id: str) -> list[Found]:
    """The categories of the others, in the order of the units."""
    found = (one for one in tracing.found.values() if one.kind == "category")
    return _by_unit(tracing, [one for one in found if one.session.id != text_id])


def _entries(tracing: Tracing, text_id: str) -> list[Found]:
    found = (one for one in tracing.found.values() if one.kind == "idea")
    return _by_unit(tracing, [one for one in found if one.session.id != text_id])


def _by_unit(tracing: Tracing, found: list[Found]) -> list[Found]:
    order = {unit.id: number for number, unit in enumerate(tracing.series.units)}
    return sorted(found, key=lambda one: order.get(one.unit.id if one.unit else "", len(order)))


def _fits(found: Found, wanted: Wanted) -> bool:
    unit = found.unit.id if found.unit else ""
    if (wanted.unit and unit != wanted.unit) or not _in_category(found, wanted.category):
        return False
    text = found.text.casefold()
    return all(word in text for word in _words(wanted.words))


def _in_category(found: Found, category: str) -> bool:
    """Of one category, or of several that are separated by commas."""
    return not category or found.category_id in category.split(",")


def _words(words: str) -> Iterator[str]:
    return iter(words.casefold().split())
