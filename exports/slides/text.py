"""Lines as paragraphs of a placeholder. Only what they are is said; how it looks is the master's.

But for what a master has no style for: a paragraph or heading among points, and the rest of a line
from the slide before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from pptx.oxml.ns import qn

from exports.slides.layouts import EMU
from exports.slides.lines import Line
from exports.slides.look import style_of

_Element = etree._Element  # noqa: SLF001 - the type has no public name

_BREAK = re.compile("\n")


def fill(body: _Element, lines: Iterable[Line], language: str) -> None:
    """Let a `p:txBody` hold these lines, storable, and nothing else."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for line in lines:
        _add(body, line, language)


def plain(body: _Element, texts: Iterable[str], language: str, *, size: int | None = None) -> None:
    """Let it hold these texts, a paragraph each, as its placeholder shows them."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for text in texts:
        paragraph = etree.SubElement(body, qn("a:p"))
        _runs(paragraph, text, {"lang": language} | ({"sz": str(size * 100)} if size else {}))


def _add(body: _Element, line: Line, language: str) -> None:
    paragraph = etree.SubElement(body, qn("a:p"))
    properties = etree.SubElement(paragraph, qn("a:pPr"))
    if line.level:
        properties.set("lvl", str(line.level))
    if line.role != "point" or line.rest:
        _without_bullet(properties, line)
    style = {"lang": language}
    if line.role == "heading":
        style["b"] = "1"
    if line.italic:
        style["i"] = "1"
    _runs(paragraph, line.text, style)


def _without_bullet(properties: _Element, line: Line) -> None:
    properties.set("marL", str(round(style_of(line).indent * EMU)))
    properties.set("indent", "0")
    if not line.rest:
        above = etree.SubElement(etree.SubElement(properties, qn("a:spcBef")), qn("a:spcPts"))
        above.set("val", str(round(style_of(line).above * 100)))
    etree.SubElement(properties, qn("a:buNone"))


def _runs(paragraph: _Element, text: str, style: dict[str, str]) -> None:
    for number, piece in enumerate(_BREAK.split(text)):
        if number:
            etree.SubElement(etree.SubElement(paragraph, qn("a:br")), qn("a:rPr"), style)
        if piece:
            run = etree.SubElement(paragraph, qn("a:r"))
            etree.SubElement(run, qn("a:rPr"), style)
            etree.SubElement(run, qn("a:t")).text = piece
