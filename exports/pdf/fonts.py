"""The fonts that a PDF has, and which signs they can draw."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTCollection, TTFont

FOLDER = Path(__file__).parent / "fonts"
"""Ours, put there by the build: Carlito, and Noto Emoji in one colour."""

_OURS = ("Carlito", "Noto Emoji")
# Signs without a shape of their own: breaks, joiners, marks of direction, which way a sign looks.
_SHAPELESS = frozenset("\n\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f")


class Fonts:
    """The fonts of some folders, and which signs they were asked for in vain (`missing`)."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.families, self._signs = _known(tuple(folders))
        self.missing: dict[str, None] = {}

    def drawable(self, value: Any) -> Any:
        """A plain value whose texts hold nothing that no font can draw: a sign becomes its number,
        a tab a space."""
        if isinstance(value, str):
            return "".join(one if one in self._signs else self._named(one) for one in value)
        if isinstance(value, list):
            return [self.drawable(one) for one in value]
        if isinstance(value, dict):
            return {name: self.drawable(one) for name, one in value.items()}
        return value

    def _named(self, sign: str) -> str:
        if sign == "\t":
            return " "
        number = f"U+{ord(sign):04X}"
        self.missing[number] = None
        return f"[{number}]"


@cache
def _known(folders: tuple[Path, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The families, ours first, and all signs that one of them draws."""
    families, signs = dict.fromkeys(_OURS), set(_SHAPELESS)
    for font in (font for folder in folders for font in _fonts(folder)):
        families[str(font["name"].getBestFamilyName())] = None
        signs.update(map(chr, font.getBestCmap() or {}))
    return tuple(families), frozenset(signs)


def _fonts(folder: Path) -> list[TTFont]:
    fonts: list[TTFont] = []
    for path in sorted(folder.glob("*.[to]t[fc]")):
        fonts += (
            TTCollection(path, lazy=True) if path.suffix == ".ttc" else [TTFont(path, lazy=True)]
        )
    return fonts
