"""What runs from right to left, as Word has it: a mark on each run and on the paragraph.

Word does not work out by itself in which direction brackets, stops and spaces between two scripts
go, so each run is given the direction that Unicode's algorithm (UAX 9) comes to. What stands
between isolates is an embedding of its own; their signs stay, since LibreOffice goes by them alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from words.directions import (
    FIRST_STRONG_ISOLATE,
    POP_ISOLATE,
    has_right_to_left,
    runs_right_to_left,
)

_ISOLATED = re.compile("\u2068([^\u2068\u2069]+)\u2069")
_OPENING = {"(": ")", "[": "]", "{": "}", "\u00ab": "\u00bb", "\u201c": "\u201d"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_STRONG = {"L": False, "R": True, "AL": True}


@dataclass(frozen=True)
class Run:
    """Text of one direction."""

    text: str
    rtl: bool


@dataclass(frozen=True)
class Embedded:
    """Runs that stand together, in a direction that is not that of what they stand in."""

    rtl: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Directed:
    """A paragraph's text, in reading order, and the direction that it has as a whole."""

    rtl: bool
    parts: tuple[Run | Embedded, ...]


def directed(text: str, within: bool = False) -> Directed:
    """A text by its directions; `within` a paragraph that runs from right to left, if it does."""
    if not (within or has_right_to_left(text)):
        return Directed(False, (Run(text, False),) if text else ())
    rtl = within or runs_right_to_left(text)
    return Directed(rtl, tuple(_parts(text, rtl)))


def _parts(text: str, rtl: bool) -> Iterator[Run | Embedded]:
    for number, piece in enumerate(_ISOLATED.split(text)):
        if not piece:
            continue
        own = runs_right_to_left(piece) if number % 2 else rtl
        if own == rtl:
            yield from _runs(piece, own)
        else:
            apart = f"{FIRST_STRONG_ISOLATE}{piece}{POP_ISOLATE}"
            yield Embedded(own, tuple(_runs(apart, own)))


def _runs(text: str, rtl: bool) -> Iterator[Run]:
    at = 0
    for direction, characters in groupby(_resolved(text, rtl)):
        length = len(list(characters))
        yield Run(text[at : at + length], direction)
        at += length


def _resolved(text: str, rtl: bool) -> list[bool]:
    """The direction of each character: of its own, of its brackets, of those around it."""
    directions = _with_brackets(text, _of_letters(text, rtl), rtl)
    before = rtl
    resolved: list[bool] = []
    for direction, alike in groupby(directions):
        length = len(list(alike))
        if direction is None:
            at = len(resolved)
            after = directions[at + length] if at + length < len(directions) else rtl
            resolved += [before if before == after else rtl] * length
        else:
            resolved += [direction] * length
            before = direction
    return resolved


def _of_letters(text: str, rtl: bool) -> list[bool | None]:
    """Letters by themselves; digits go along with the letters before them, and signs like % with
    their digits. Else none as yet."""
    last = rtl
    directions: list[bool | None] = []
    kinds = list(map(unicodedata.bidirectional, text))
    for at, (character, kind) in enumerate(zip(text, kinds, strict=True)):
        if character in "\n\t":
            last = rtl
            directions.append(rtl)
        elif kind in _STRONG:
            last = _STRONG[kind]
            directions.append(last)
        elif kind == "NSM" and directions:
            directions.append(directions[-1])
        elif kind == "EN" or (kind == "ET" and _counts(kinds, at)):
            directions.append(last)
        else:
            directions.append(True if kind == "AN" else None)
    return directions


def _counts(kinds: list[str], at: int) -> bool:
    """Whether a sign, with others like it, stands beside a digit."""
    before = next((kind for kind in reversed(kinds[:at]) if kind != "ET"), "")
    after = next((kind for kind in kinds[at:] if kind != "ET"), "")
    return "EN" in (before, after)


def _with_brackets(text: str, directions: list[bool | None], rtl: bool) -> list[bool | None]:
    """Both brackets of a pair go the same way (rule N0)."""
    decided = list(directions)
    for opening, closing in _pairs(text):
        inside = {one for one in decided[opening + 1 : closing] if one is not None}
        if rtl in inside:
            decided[opening] = decided[closing] = rtl
        elif inside:
            earlier = (one for one in reversed(decided[:opening]) if one is not None)
            decided[opening] = decided[closing] = next(earlier, rtl)
    return decided


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where brackets open and close, in the order in which they open."""
    open_: list[int] = []
    pairs = []
    for at, character in enumerate(text):
        if character in _OPENING:
            open_.append(at)
        elif character in _CLOSING:
            fitting = [n for n in open_ if text[n] == _CLOSING[character]]
            if fitting:
                del open_[open_.index(fitting[-1]) :]
                pairs.append((fitting[-1], at))
    return sorted(pairs)
