"""Ranks: texts whose order is the order of ideas and categories.

Moving one record changes that record alone, since a rank can always be found between two others.
What is added, or moved to the end, takes its rank from the number of its change, so the end of a
list is found without looking at the list. Compared by code point, never by a database's
collation: sort in Python.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_SPREAD, _APPENDED = "V", "n"  # what a rank starts with: there is room before, between and after
_WIDTH = 6


def spread(count: int) -> list[str]:
    """`count` ranks in order, before any that will be appended."""
    length = 1
    while _BASE**length < 4 * (count + 1):
        length += 1
    step = _BASE**length // (count + 1)
    return [_SPREAD + _digits(step * (n + 1), length).rstrip(DIGITS[0]) for n in range(count)]


def appended(number: int, index: int = 0) -> str:
    """The rank of what change `number` of a session put at an end: after all there was.

    `index` counts from 0 where one change puts several there, at most 3,843.
    """
    last = DIGITS[1] + _digits(index, 2) if index else ""
    return _APPENDED + _digits(number, _WIDTH) + last + DIGITS[1]


def between(before: str | None, after: str) -> str:
    """A rank after `before` (None: the start) and before `after`.

    ValueError where `before` is not smaller than `after`.
    """
    low, high = before or "", after
    if low >= high:
        raise ValueError(f"no rank between {low!r} and {high!r}")
    rank, bounded = "", True
    while True:
        place = len(rank)
        floor = DIGITS.index(low[place]) if place < len(low) else 0
        ceiling = DIGITS.index(high[place]) if bounded else _BASE
        middle = (floor + ceiling) // 2
        if middle > floor:
            return rank + DIGITS[middle]
        rank += DIGITS[floor]
        bounded = bounded and ceiling == floor


def _digits(value: int, length: int) -> str:
    digits = ""
    for _ in range(length):
        value, digit = divmod(value, _BASE)
        digits = DIGITS[digit] + digits
    return digits
