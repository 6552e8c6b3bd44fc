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
from exports.word.directions import Directed, Run, directed
from words.directions import FIRST_STRONG_ISOLATE, POP_ISOLATE, has_right_to_left
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
    source: str = "",
) -> Element:
    """A paragraph in the style with this id; `text` is storable; its newlines become breaks.

    `source` is what else is known of it: after its text, and set apart by style.
    """
    direct = "<w:keepNext/>" * keep_next + "<w:pageBreakBefore/>" * new_page
    return _made(style, direct, text, italic, source)


def bullet(item: Bullet) -> Element:
    """A list item at its level; deeper than Word's nine levels stays at the ninth."""
    level = min(item.level, _DEEPEST_LEVEL)
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    direct = numbering if level >= _STYLED_LEVELS else ""
    return _made(_bullet_style(item), direct, item.text, item.question, item.source)


def add_text(made: Element, said: Directed, style: str = "") -> None:
    """Add text to a paragraph, in a style of characters: a run for each of its directions."""
    for part in said.parts:
        if isinstance(part, Run):
            made.append(_run(part, style))
        else:
            embedded = deepcopy(_embedding(part.rtl))
            embedded.extend(_run(run, style) for run in part.runs)
            made.append(embedded)


def _bullet_style(item: Bullet) -> str:
    if item.level == 0:
        return "ListBulletGap" if item.gap_before else "ListBullet"
    return f"ListBullet{min(item.level + 1, _STYLED_LEVELS)}"


def _made(style: str, direct: str, text: str, italic: bool, source: str) -> Element:
    said, shown = directed(text), storable(source)
    made = deepcopy(_prototype(style, direct + "<w:bidi/>" * said.rtl))
    add_text(made, said, "Emphasis" if italic else "")
    if not is_blank(shown):
        apart = said.rtl or has_right_to_left(shown)
        more = f"{FIRST_STRONG_ISOLATE}{shown}{POP_ISOLATE}" if apart else shown
        add_text(made, directed(f" –\u00a0{more}", said.rtl), "Source")
    return made


@cache
def _prototype(style: str, direct: str) -> Element:
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{direct}</w:pPr></w:p>'
    )


def _run(run: Run, style: str) -> Element:
    made = deepcopy(_run_prototype(style, run.rtl))
    for piece in filter(None, _BREAK.split(run.text)):
        made.append(deepcopy(_BREAKS[piece]) if piece in _BREAKS else _text(piece))
    return made


@cache
def _run_prototype(style: str, rtl: bool) -> Element:
    direct = f'<w:rStyle w:val="{style}"/>' * bool(style) + "<w:rtl/>" * rtl
    properties = f"<w:rPr>{direct}</w:rPr>" * bool(direct)
    return parse_xml(f"<w:r {nsdecls('w')}>{properties}</w:r>")


@cache
def _embedding(rtl: bool) -> Element:
    return parse_xml(f'<w:dir {nsdecls("w")} w:val="{"rtl" if rtl else "ltr"}"/>')


def _text(piece: str) -> Element:
    text = deepcopy(_TEXT)
    text.text = piece
    return text


_TEXT = parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve"/>')
_BREAKS = {
    "\t": parse_xml(f"<w:tab {nsdecls('w')}/>"),
    "\n": parse_xml(f"<w:br {nsdecls('w')}/>"),
}
