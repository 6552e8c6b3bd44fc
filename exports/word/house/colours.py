"""What we bring into the house's file is of its colours."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docx.oxml.ns import qn

from exports.word.house.package import Tree

_HEX = re.compile(r"[0-9A-Fa-f]{6}$")
_PLAIN = "333333"
_OURS = {"0A5A48", "2F7D69"}
_TINTS = {"E4F0EB": "F0F0F0", "F4F8F6": "F7F7F7", "C2CCC7": "C8C8C8"}
_READABLE = 4.5  # WCAG 2.2, 1.4.3
_TINT_LUMINANCE = 0.871  # of F0F0F0


def accent_of(styles: Mapping[tuple[str, str], Tree]) -> str:
    """The colour of the house's headings, where it can be read on our tints; else a dark grey."""
    for name in ("heading 1", "heading 2", "heading 3"):
        colour = colour_of(styles, name)
        if colour and contrast(colour, _TINT_LUMINANCE) >= _READABLE:
            return colour
    return _PLAIN


def colour_of(styles: Mapping[tuple[str, str], Tree], name: str) -> str:
    """The colour of a paragraph style, six hexadecimal digits; "" where it has none of its own."""
    style = styles.get(("paragraph", name))
    colour = None if style is None else style.find(f"{qn('w:rPr')}/{qn('w:color')}")
    said = "" if colour is None else str(colour.get(qn("w:val"), ""))
    return said.upper() if _HEX.match(said) else ""


def recoloured(element: Tree, accent: str) -> None:
    """Let what has our colours, an element and all in it, have the house's."""
    for one in element.iter():
        for name in (qn("w:val"), qn("w:color"), qn("w:fill")):
            said = one.get(name)
            if said in _OURS:
                one.set(name, accent)
            elif said in _TINTS:
                one.set(name, _TINTS[said])


def contrast(colour: str, ground: float = 1.0) -> float:
    """Of a colour, on a lighter ground of this luminance (WCAG 2.2, "contrast ratio")."""
    return (ground + 0.05) / (_luminance(colour) + 0.05)


def _luminance(colour: str) -> float:
    """The "relative luminance" of WCAG 2.2 of a colour in hex, from 0 to 1."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
