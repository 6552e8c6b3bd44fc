"""How much room text takes, estimated: in points, by the widths of Calibri.

No font is opened: the slides are made where there may be none. Letters that are not among the
widths below count as wide ones, so that what is estimated to fit does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

LINE_HEIGHT = 1.22
"""The height of a line, in sizes of its letters."""

_WIDTHS = {
    "ilI'|": 0.26,
    " .,:;!jJ·‘’": 0.29,
    'ft()[]-/\\r"': 0.36,
    "sczk?xvy_*–“”": 0.47,
    "aeghnopqbdu0123456789+=<>~#$&EFLSTYZP": 0.54,
    "ABCDGHKNOQRUVX": 0.66,
    "wmMW%@—…": 0.92,
    "\t": 4.0,
}
_BY_SIGN = {sign: width for signs, width in _WIDTHS.items() for sign in signs}
_LETTER, _WIDE, _BOLD = 0.7, 1.3, 1.06


class Font:
    """Letters of one size, in points, and how wide they are."""

    def __init__(self, size: float, *, bold: bool = False) -> None:
        self.size = size
        self.height = size * LINE_HEIGHT
        self._scale = size * (_BOLD if bold else 1)

    def width(self, text: str) -> float:
        """The width of a text without line breaks."""
        return sum(map(_width, text)) * self._scale

    def lines(self, text: str, width: float) -> int:
        """How many lines it takes, between edges so far apart."""
        return len(list(self.broken(text, width)))

    def broken(self, text: str, width: float) -> Iterator[str]:
        """Its lines; joined they are the text again."""
        for paragraph in text.splitlines(keepends=True) or [""]:
            yield from self._wrapped(paragraph, width)

    def cut(self, text: str, width: float) -> str:
        """The text on one line, with "…" for what has no room."""
        line = " ".join(text.split())
        if self.width(line) <= width:
            return line
        room = width - self.width("…")
        for end, used in enumerate(self._widths(line)):
            if used > room:
                return line[:end].rstrip() + "…"
        return line

    def _wrapped(self, text: str, width: float) -> Iterator[str]:
        line, used = "", 0.0
        for word in _words(text):
            shown = self.width(word.rstrip())  # what hangs over the edge is not seen
            if line and used + shown > width:
                yield line
                line, used = "", 0.0
            while shown > width:
                piece = self._fitting(word, width)
                yield piece
                word = word[len(piece) :]
                shown = self.width(word.rstrip())
            line += word
            used += self.width(word)
        if line:
            yield line

    def _fitting(self, word: str, width: float) -> str:
        for end, used in enumerate(self._widths(word)):
            if used > width:
                return word[: max(end, 1)]
        return word

    def _widths(self, text: str) -> Iterator[float]:
        """The width up to each sign, that one included."""
        used = 0.0
        for sign in text:
            used += _width(sign) * self._scale
            yield used


def _words(text: str) -> Iterator[str]:
    """Words, each with the spaces behind it."""
    start = 0
    for end in range(1, len(text)):
        if text[end - 1] == " " and text[end] != " ":
            yield text[start:end]
            start = end
    yield text[start:]


@cache
def _width(sign: str) -> float:
    if sign in _BY_SIGN:
        return _BY_SIGN[sign]
    letter = unicodedata.normalize("NFD", sign)[0]
    if letter != sign:
        return _width(letter)
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0.0
    return _WIDE if unicodedata.east_asian_width(sign) in "WF" or sign > "\uffff" else _LETTER
