"""What differs between two documents, line by line and then word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from exports.document import Document
from exports.passages import passages

_ALIKE = 0.6  # how much of two lines is the same, from 0 to 1, where words are compared


@dataclass(frozen=True)
class Piece:
    """Some words of a line: in both texts, only in the old one, or only in the new one."""

    text: str
    of: Literal["both", "old", "new"] = "both"


@dataclass(frozen=True)
class Difference:
    """A line that differs, under the heading that it stands under; all its words, in order."""

    heading: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class _Line:
    text: str
    heading: str = field(compare=False)


def differences(old: Document, new: Document) -> tuple[Difference, ...]:
    """What one has to change in the old document to get the new one, in reading order."""
    before, after = tuple(_lines(old)), tuple(_lines(new))
    matcher = SequenceMatcher(None, before, after)
    return tuple(
        _difference(was, now)
        for how, i, j, k, m in matcher.get_opcodes()
        if how != "equal"
        for was, now in zip_longest(before[i:j], after[k:m])
    )


def _difference(was: _Line | None, now: _Line | None) -> Difference:
    if was is None or now is None:
        line = now or was
        assert line is not None  # noqa: S101 - one of the two is there
        return Difference(line.heading, (Piece(line.text, "new" if now else "old"),))
    return Difference(now.heading, tuple(_words(was.text, now.text)))


def _words(was: str, now: str) -> Iterator[Piece]:
    """The words of both lines; where they have little in common, one line after the other."""
    before, after = (re.findall(r"\s+|\w+|[^\w\s]", text) for text in (was, now))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        yield from (Piece(was, "old"), Piece(now, "new"))
        return
    for how, i, j, k, m in matcher.get_opcodes():
        if how == "equal":
            yield Piece("".join(before[i:j]))
            continue
        if i < j:
            yield Piece("".join(before[i:j]), "old")
        if k < m:
            yield Piece("".join(after[k:m]), "new")


def _lines(document: Document) -> Iterator[_Line]:
    for passage in passages(document):
        yield _Line(passage.heading, passage.heading)
        for line in passage.lines:
            if not line.label:
                yield _Line(line.text, passage.heading)
