"""Paragraphs: text in a copy of a prototype that carries only a style.

Copying a prototype is many times faster than making each element by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from exports.document import Bullet
from words.text import is_blank, storable

Element = BaseOxmlElement
"""An XML element of the document: lxml's, with what python-docx adds to it."""

_BREAK = re.compile("([\t\n])")
_STYLED_LEVELS = 5
_DEEPEST_LEVEL = 8  # Word has nine levels, counted from 0


def kept(items: Iterable[Bullet]) -> Iterator[Bullet]:
    """The items, storable, without those of which nothing can be seen."""
    for item in items:
        text = storable(item.text)
        if not is_blank(text):
            yield replace(item, text=text)


def paragraph(
    style: str,
    text: str = "",
    *,
    italic: bool = False,
    keep_next: bool = False,
    new_page: bool = False,
) -> Element:
    """A paragraph in the style with this id; `text` is storable; its newlines become breaks."""
    direct = "<w:keepNext/>" * keep_next + "<w:pageBreakBefore/>" * new_page
    return _filled(_prototype(style, italic, direct), text)


def bullet(item: Bullet) -> Element:
    """A list item at its level; deeper than Word's nine levels stays at the ninth."""
    level = min(item.level, _DEEPEST_LEVEL)
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    direct = numbering if level >= _STYLED_LEVELS else ""
    made = _filled(_prototype(_bullet_style(item), item.question, direct), item.text)
    return with_source(made, item.source)


def with_source(made: Element, source: str) -> Element:
    """A paragraph and, after its text and set apart by style, what else is known of it."""
    if not is_blank(shown := storable(source)):
        run = deepcopy(_SOURCE)
        run.append(_text(f" –\u00a0{shown}"))
        made.append(run)
    return made


def _bullet_style(item: Bullet) -> str:
    if item.level == 0:
        return "ListBulletGap" if item.gap_before else "ListBullet"
    return f"ListBullet{min(item.level + 1, _STYLED_LEVELS)}"


@cache
def _prototype(style: str, italic: bool, direct: str) -> Element:
    emphasis = '<w:rPr><w:rStyle w:val="Emphasis"/></w:rPr>' if italic else ""
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{direct}</w:pPr>'
        f"<w:r>{emphasis}</w:r></w:p>"
    )


def _filled(prototype: Element, text: str) -> Element:
    made = deepcopy(prototype)
    *_, run = made
    if not text:
        made.remove(run)
    for piece in filter(None, _BREAK.split(text)):
        run.append(deepcopy(_BREAKS[piece]) if piece in _BREAKS else _text(piece))
    return made


def _text(piece: str) -> Element:
    text = deepcopy(_TEXT)
    text.text = piece
    return text


_SOURCE = parse_xml(f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="Source"/></w:rPr></w:r>')
_TEXT = parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve"/>')
_BREAKS = {
    "\t": parse_xml(f"<w:tab {nsdecls('w')}/>"),
    "\n": parse_xml(f"<w:br {nsdecls('w')}/>"),
}
