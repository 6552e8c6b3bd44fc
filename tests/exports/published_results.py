"""The published results of 2020 as lines, each with its level where it is a point."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from tests.exports.sessions import reference

KICKER = "Etablera regionalt vårdkompetensråd"
REGIONS = {
    "vastra-2020": "Västra sjukvårdsregionen",
    "sydostra-2020": "Sydöstra sjukvårdsregionen",
    "mellansverige-2020": "Sjukvårdsregion Mellansverige",
    "stockholm-gotland-2020": "Stockholm-Gotlandssjukvårdsregion",
    "norra-2020": "Norra sjukvårdsregionen",
    "sodra-2020": "Södra sjukvårdsregionen",
}
"""The titles of the reports, by the ids of their files, in the order in which they stand."""
_BACKDROP = "Uppföljning och lärande i etablerandet av regionala vårdkompetensråd"


@dataclass(frozen=True)
class Read:
    """A paragraph as it was read: its level where it is a point, else None."""

    text: str
    level: int | None = None


def published_lines(deck: dict[str, Any]) -> list[Read]:
    """The lines of the text as it was published, but for running header and mark."""
    text = reference("uppstart-2020.txt").read_text(encoding="utf-8")
    first, *others = [line for line in text.split("\n") if line.strip()]
    aside = {deck["title"], *deck["front"]["mark"]}
    return [_line(line) for line in (first, *(line for line in others if line not in aside))]


def region_lines(region: str) -> list[Read]:
    """The lines of one region's report, its kicker among them."""
    deck = {"title": "", "front": {"mark": ["Nationella", "vårdkompetensrådet"]}}
    lines = [line for line in published_lines(deck) if line.text != _RUNNING]
    title = REGIONS[region]
    start = [number for number, line in enumerate(lines) if line == Read(title)][-1]
    ends = {*REGIONS.values(), KICKER, _BACKDROP} - {title}
    own = list(takewhile(lambda line: line.text not in ends, lines[start:]))
    return ([Read(KICKER)] if lines[start - 1] == Read(KICKER) else []) + own


_RUNNING = "Etablering av regionala vårdkompetensråd"


def _line(line: str) -> Read:
    for level, begins in enumerate(("- ", " - ")):
        if line.startswith(begins):
            return Read(line.removeprefix(begins), level)
    return Read(line)
