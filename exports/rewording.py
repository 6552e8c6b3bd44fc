"""Other words for a passage of a text, line by line. Nothing else of the text changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

from exports.document import (
    Bullet,
    Bullets,
    Chart,
    Document,
    Names,
    Prompt,
    Report,
    Table,
    Text,
)
from exports.passages import Passage, passages
from words.refused import N_, Refused

_MARK = "\ue000"  # of private use: no line of anybody's is a number between two of these


@dataclass(frozen=True)
class Wording:
    """A line of a passage whose words may be others, and how deep it stands in its list."""

    text: str
    level: int


def wording_of(document: Document, number: int) -> tuple[Wording, ...]:
    """The lines of a passage that may have other words: not what the form says, nor a table."""
    lines = list(passages(document))[number].lines
    places = _places(document, number)
    return tuple(Wording(lines[line].text, lines[line].level) for line in places)


def reworded(document: Document, number: int, words: Sequence[str]) -> Document:
    """The document with these words for the lines of `wording_of`, "" for what is struck. Refused:
    they are another passage's; what has points below it is struck without them."""
    places, now = _places(document, number), wording_of(document, number)
    if len(words) != len(places):
        raise Refused(N_("That could not be read. Open the page again."))
    for (one, text), (after, text_after) in pairwise(zip(now, words, strict=True)):
        if not text and text_after and after.level > one.level:
            raise Refused(N_("A line with points below it can have other words, but not go alone."))
    return _mapped(document, dict(zip(places.values(), words, strict=True)).get)


def same_passages(old: Document, new: Document, number: int) -> Mapping[int, int]:
    """Of the passages that kept their words when the one of this number was reworded: how each was
    numbered and is now."""
    before, after = _all(old), _all(new)
    gone = len(before) - len(after)
    kept = (one for one in range(len(before)) if one != number)
    return {one: one - gone if one > number else one for one in kept}


def _places(document: Document, number: int) -> dict[int, int]:
    """Which text of the document stands on which line of a passage."""
    marked = _mapped(document, lambda place: f"{_MARK}{place}{_MARK}")
    lines = list(passages(marked))[number].lines
    return {
        at: int(line.text.strip(_MARK))
        for at, line in enumerate(lines)
        if line.text.startswith(_MARK) and line.text.count(_MARK) == 2
    }


def _all(document: Document) -> list[Passage]:
    return list(passages(document))


def _mapped(document: Document, text_at: Callable[[int], str | None]) -> Document:
    """The document with other texts, by their place in reading order; None as it was, "" gone."""
    return replace(document, sections=_Mapping(text_at).of(document.sections))


class _Mapping:
    def __init__(self, text_at: Callable[[int], str | None]) -> None:
        self._text_at, self._place = text_at, -1

    def of(self, value: Any) -> Any:
        """A value with other texts; None: nothing is left of it."""
        if isinstance(value, tuple):
            return tuple(one for one in map(self.of, value) if one is not None)
        if isinstance(value, Names):
            names = [self._text(name) for name in value.names]
            return replace(value, names=tuple(one for one in names if one is not None))
        if isinstance(value, Bullet | Text | Prompt):
            text = self._text(value.text)
            return None if text is None else replace(value, text=text)
        if (
            isinstance(value, Table | Chart | Report)
            or not is_dataclass(value)
            or isinstance(value, type)
        ):
            return value
        own = {one.name: self.of(getattr(value, one.name)) for one in fields(value)}
        return None if isinstance(value, Bullets) and not own["items"] else replace(value, **own)

    def _text(self, text: str) -> str | None:
        """The text at the next place, None where it goes."""
        self._place += 1
        other = self._text_at(self._place)
        return text if other is None else other or None
