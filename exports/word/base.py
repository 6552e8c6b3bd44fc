"""The empty document: the parts under `base/`, with one document's language, header and footer.

The look is there, in named styles; nothing in this package formats text directly. The parts are
zipped in memory at first use and opened by python-docx as any Word file is.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from exports.document import Document
from exports.properties import set_properties
from exports.word.directions import directed
from exports.word.grid import TEXT_WIDTH
from exports.word.paragraphs import Element, add_text
from words.directions import has_right_to_left, isolated
from words.text import storable

_BASE = Path(__file__).with_name("base")

_ABOUT = "docProps/app.xml"

# Part in the package: file under base/. The content types come first, as the standard asks.
_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_relations.xml",
    "docProps/core.xml": "core.xml",
    _ABOUT: "app.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_relations.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/theme/theme1.xml": "theme1.xml",
    "word/header1.xml": "header.xml",
    "word/header2.xml": "header.xml",
    "word/footer1.xml": "footer.xml",
    "word/footer2.xml": "footer.xml",
}

_NO_BREAK_SPACE = "\u00a0"
_PAGE_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


class Base:
    """What blocks are written into, one after the other: `word`, whose text is `width` twips wide.
    They are of our styles."""

    width = TEXT_WIDTH

    def __init__(self, word: WordDocument) -> None:
        self.word = word
        self._end = word.element.body.sectPr

    def add(self, block: Element) -> None:
        """Write the next one."""
        self._end.addprevious(block)


def open_base(document: Document) -> WordDocument:
    """A Word document without blocks: styles, page, language, header, footer and properties."""
    word = docx.Document(BytesIO(_package(storable(document.author))))
    _set_language(word, document.language)
    _set_header(word, document)
    _set_footer(word, document.words.page)
    set_properties(word.core_properties, document)
    return word


@cache
def _package(company: str) -> bytes:
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        for part, file in _PARTS.items():
            text = (_BASE / file).read_text("utf-8")
            whose = text.replace("{company}", escape(company, quote=False))
            archive.writestr(part, whose if part == _ABOUT else text)
    return package.getvalue()


def _set_language(word: WordDocument, language: str) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults"))
    of_theme_fonts = word.settings.element.find(qn("w:themeFontLang"))
    for element in (*defaults.iter(qn("w:lang")), of_theme_fonts):
        element.set(qn("w:val"), language)


def _set_header(word: WordDocument, document: Document) -> None:
    """The state on the first page, where the title is near, and whose it is; then all three."""
    section = word.sections[0]
    state = storable(document.state_word)
    names = [isolated(storable(one)) for one in (document.title, document.place_and_date)]
    first = section.first_page_header.paragraphs[0]
    first.add_run(state, style="Strong")
    if mark := storable(" ".join(document.front.mark)):
        first.add_run(f" · {mark}" if state else mark)
    other = section.header.paragraphs[0]
    before = other.add_run(state, style="Strong").element
    words = " · ".join(["", *names] if state else names)
    if has_right_to_left(words):
        add_text(before.getparent(), directed(words))
    else:
        other.add_run(words)


def _set_footer(word: WordDocument, page_words: str) -> None:
    section = word.sections[0]
    for footer in (section.first_page_footer, section.footer):
        write_page_words(footer.paragraphs[0], page_words)


def write_page_words(paragraph: Paragraph, page_words: str) -> None:
    """Write which page of how many it is: {page} and {pages} become fields."""
    words = storable(page_words).replace(" ", _NO_BREAK_SPACE)
    for piece in re.split(r"(\{pages?\})", words):
        if piece in _PAGE_FIELDS:
            _add_field(paragraph, _PAGE_FIELDS[piece])
        else:
            paragraph.add_run(piece)


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    """A complex field, showing 1 until the reader's program has counted."""
    for content in (
        '<w:fldChar {} w:fldCharType="begin"/>',
        f'<w:instrText {{}} xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar {} w:fldCharType="separate"/>',
        "<w:t {}>1</w:t>",
        '<w:fldChar {} w:fldCharType="end"/>',
    ):
        run = paragraph.add_run().element
        run.insert_element_before(parse_xml(content.format(nsdecls("w"))))
