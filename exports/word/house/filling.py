"""What a document says in the house's letterhead: content controls with our tags, filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Header
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from exports.document import Document
from exports.word.base import write_page_words
from exports.word.house.package import Tree, removed
from words.directions import isolated
from words.text import storable

PLACE = "samsyn"
"""The tag of the control in whose place the document goes."""
STATUS = "samsyn.status"
"""That of the one which says whether it is a draft."""
_BELOW = Pt(12)
"""Under a header that is higher than its margin the text begins at once."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def fill(house: WordDocument, document: Document, ids: Mapping[str, str]) -> None:
    """Fill in the controls. Whether it is a draft is said in any case, and pages are numbered where
    the house has no foot of its own; `ids` are those of our styles there."""
    section, words = house.sections[0], _words(document)
    filled = set()
    for control in controls_of(house):
        tag = tag_of(control)
        if tag in words:
            _fill(control, words[tag])
            filled.add(tag)
    if document.state_word and STATUS not in filled:
        for header in _headers(section, house):
            _say(header, words[STATUS], ids)
    if section.footer.is_linked_to_previous:
        line = section.footer.paragraphs[0]
        _give_style(line, ids["Footer"])
        write_page_words(line, document.words.page)


def tag_of(control: Tree) -> str:
    """The tag of a content control, "" without one."""
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return "" if tag is None else str(tag.get(qn("w:val"), ""))


def _words(document: Document) -> Mapping[str, str]:
    return {
        PLACE: "",
        "samsyn.title": isolated(storable(document.title)),
        "samsyn.place": isolated(storable(document.place_and_date)),
        STATUS: storable(document.state_word),
        "samsyn.author": isolated(storable(document.author)),
        "samsyn.number": isolated(storable(" ".join(document.front.mark))),
    }


def controls_of(house: WordDocument) -> Iterator[Tree]:
    """The content controls of a letterhead and of the body."""
    section = house.sections[0]
    parts = (
        *(section.header, section.first_page_header, section.even_page_header),
        *(section.footer, section.first_page_footer, section.even_page_footer),
    )
    there = [part._element for part in parts if not part.is_linked_to_previous]  # noqa: SLF001
    for root in (*there, house.element.body):
        yield from list(root.iter(qn("w:sdt")))


def _fill(control: Tree, words: str) -> None:
    """Put words in the place of what stands there, as the first of it looks."""
    for gone in list(control.iter(qn("w:showingPlcHdr"), qn("w:dataBinding"))):
        removed(gone)
    content = next(control.iter(qn("w:sdtContent")), control)
    first, *others = list(content.iter(qn("w:t"))) or [_new_text(content)]
    first.text = " ".join(words.splitlines())
    first.set(_SPACE, "preserve")
    for other in others:
        other.text = ""
    for run in first.iterancestors(qn("w:r")):
        for style in list(run.iter(qn("w:rStyle"))):
            removed(style)  # that of "click here to write"


def _new_text(content: Tree) -> Tree:
    run = parse_xml(f"<w:r {nsdecls('w')}><w:t/></w:r>")
    paragraph = next(content.iter(qn("w:p")), None)
    (content if paragraph is None else paragraph).append(run)
    return run[0]


def _headers(section: Section, house: WordDocument) -> Iterator[_Header]:
    """Those that pages of a document have, whether the house wrote into them or not."""
    yield section.header
    if section.different_first_page_header_footer:
        yield section.first_page_header
    if house.settings.odd_and_even_pages_header_footer:
        yield section.even_page_header


def _say(header: _Header, words: str, ids: Mapping[str, str]) -> None:
    """Say it in a line of its own below what stands in a header."""
    blank = header.is_linked_to_previous
    line = header.paragraphs[0] if blank else header.add_paragraph()
    _give_style(line, ids["Header"])
    line.paragraph_format.space_after = _BELOW
    properties: Any = line.add_run(words).element.get_or_add_rPr()
    properties.get_or_add_rStyle().val = ids["Strong"]


def _give_style(line: Paragraph, style: str) -> None:
    line.paragraph_format.element.get_or_add_pPr().get_or_add_pStyle().val = style
