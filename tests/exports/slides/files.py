"""Presentations under test: written, and read back by python-pptx."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide

from exports.document import Document
from exports.slides.write import write
from tests.exports.published_results import Read

FURNITURE = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER}
TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
CONTINUED = ("(forts.)", "(cont.)")


def written(document: Document) -> Presentation:
    return pptx.Presentation(BytesIO(content(document)))


def content(document: Document) -> bytes:
    out = BytesIO()
    write(document, out)
    return out.getvalue()


def said(deck: Presentation) -> list[Read]:
    """All that slides say, in the order of their shapes; what goes on is one paragraph again.

    What stands at the foot is not among it, nor the titles that say that something goes on.
    """
    lines: list[Read] = []
    for slide in deck.slides:
        for line, rest in _of_slide(slide):
            if rest:
                lines[-1] = Read(lines[-1].text + line.text, lines[-1].level)
            else:
                lines.append(line)
    return lines


def _of_slide(slide: Slide) -> Iterator[tuple[Read, bool]]:
    for shape in slide.shapes:
        kind = shape.placeholder_format.type
        if kind in FURNITURE or not isinstance(shape, Shape):
            continue
        for paragraph in shape.text_frame.paragraphs:
            text = paragraph.text.replace("\v", "\n")
            if kind in TITLES and text.endswith(CONTINUED):
                continue
            properties = paragraph._p.pPr  # noqa: SLF001
            bare = properties is not None and properties.find(qn("a:buNone")) is not None
            points = kind in {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT}
            points = points and shape.placeholder_format.idx == 1
            rest = bare and properties.find(qn("a:spcBef")) is None
            yield Read(text, paragraph.level if points and not bare else None), rest
