"""Which style a cell's text has, so that no word is cut without a hyphen."""

from __future__ import annotations

import re

_TWIPS_A_LETTER = {
    "TableText": 110,  # 20 letters fit in a quarter of the text width
    "TableLabel": 118,
    "TableHeading": 130,
    "CategoryCell": 130,
    "CategoryCellNarrow": 100,
}
"""How wide a letter is, by style; what is not here has room for any word."""

_WORD = re.compile(r"[^\s\u2010-]+")  # lines break at spaces and hyphens, and at no "/"


def style_of(text: str, style: str, width: int) -> str:
    """The style, or its hyphenated twin where a word cannot fit in `width` twips: a division hides
    how a word was written."""
    longest = max(map(len, _WORD.findall(text)), default=0)
    narrow = style in _TWIPS_A_LETTER and longest > width // _TWIPS_A_LETTER[style]
    return f"{style}Hyphenated" if narrow else style
