"""Text that runs from right to left, beside text that does not (Unicode Standard Annex 9)."""

from __future__ import annotations

import re
import unicodedata

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_RIGHT_TO_LEFT_MARK, _LEFT_TO_RIGHT_MARK = "\u200f", "\u200e"

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_right_to_left(text: str) -> bool:
    """Whether something in a text may run from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def runs_right_to_left(text: str) -> bool:
    """Whether a text does as a whole: by its first letter that has a direction, outside of what is
    isolated in it."""
    isolated = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("FSI", "LRI", "RLI"):
            isolated += 1
        elif kind == "PDI":
            isolated = max(0, isolated - 1)
        elif kind in ("L", "R", "AL") and not isolated:
            return kind != "L"
    return False


def isolated(text: str) -> str:
    """What somebody typed, to stand within a sentence of ours without mixing up its order."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if has_right_to_left(text) else text


def led_by(words: str, text: str) -> str:
    """What somebody typed after words of ours, all of it in the direction of what they typed."""
    if runs_right_to_left(text) == runs_right_to_left(words):
        return words + text
    mark = _RIGHT_TO_LEFT_MARK if runs_right_to_left(text) else _LEFT_TO_RIGHT_MARK
    return mark + words + text
