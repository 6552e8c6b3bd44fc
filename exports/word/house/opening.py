"""The house's template made into what a document is written into."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.opc.rel import Relationships
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from exports.document import Document
from exports.properties import set_properties
from exports.word.base import Base
from exports.word.house.checking import text_width
from exports.word.house.filling import PLACE, fill, tag_of
from exports.word.house.grafting import Grafted, graft
from exports.word.house.package import removed
from exports.word.paragraphs import Element

_OF_NO_USE = (
    *("stylesWithEffects", "people", "comments", "commentsExtended", "commentsIds"),
    *("commentsExtensible", "glossaryDocument", "keyMapCustomizations", "attachedToolbars"),
    *("webSettings", "printerSettings", "recipientData"),
)
"""What a document has no use for, by the last word of how it is related."""

_KEPT_SETTINGS = {
    "defaultTabStop": ("embedTrueTypeFonts", "saveSubsetFonts", "mirrorMargins", "gutterAtTop"),
    "characterSpacingControl": ("evenAndOddHeaders",),
    "compat": ("footnotePr", "endnotePr"),
}
"""What a template settles of its pages, by the setting of ours that it stands before."""

_AFTER_HYPHENS = [
    qn(f"w:{name}")
    for name in (
        *("kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
        *("bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
        *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
        *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
]


class House(Base):
    """The house's file, into which blocks of our styles go by the names that they have there."""

    def __init__(self, word: WordDocument, after: Element, grafted: Grafted) -> None:
        super().__init__(word)
        self.width = round(text_width(word).twips)
        self._end, self._grafted = after, grafted

    def add(self, block: Element) -> None:
        """Write the next one."""
        super().add(self._grafted.named(block))


def open_house(content: bytes, ours: WordDocument, document: Document) -> House:
    """A template, checked, ready for the blocks of a document; `ours`, what they are written into
    else, is spent on it."""
    word = docx.Document(BytesIO(content))
    after = _emptied(word.element.body)
    grafted = graft(word, ours)
    hyphenated = _is_on(word.settings.element.find(qn("w:autoHyphenation")))
    _set_settings(word, ours)
    _set_defaults(word, document.language, hyphenated=hyphenated)
    fill(word, document, grafted.ids)
    _drop(word.part.rels, _OF_NO_USE)
    _set_about(word, ours, document)
    return House(word, after, grafted)


def _emptied(body: Element) -> Element:
    """What a document goes before: it stands where a control of ours does, or is all there is."""
    places = [one for one in body.iter(qn("w:sdt")) if tag_of(one) == PLACE]
    if not places:
        for block in list(body)[:-1]:
            body.remove(block)
        return body[-1]
    outermost = next(one for one in (places[0], *places[0].iterancestors()) if one in body)
    after = body[body.index(outermost) + 1]
    if outermost.tag != qn("w:tbl"):
        body.remove(outermost)
    return after


def _set_settings(word: WordDocument, ours: WordDocument) -> None:
    """Ours, with what a template settles of its pages."""
    theirs, made = word.settings.element, deepcopy(ours.settings.element)
    for before, names in _KEPT_SETTINGS.items():
        for name in names:
            if (kept := theirs.find(qn(f"w:{name}"))) is not None:
                made.find(qn(f"w:{before}")).addprevious(deepcopy(kept))
    for name in ("defaultTabStop", "clrSchemeMapping"):
        if (kept := theirs.find(qn(f"w:{name}"))) is not None:
            made.replace(made.find(qn(f"w:{name}")), deepcopy(kept))
    theirs[:] = list(made)
    word.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels.clear()


def _set_defaults(word: WordDocument, language: str, *, hyphenated: bool) -> None:
    """The language of all that is written, and no hyphens but in narrow cells, unless the house
    hyphenates."""
    styles = word.styles.element
    for one in list(styles.iter(qn("w:lang"))):
        one.getparent().remove(one)
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        styles.insert(0, _new("docDefaults"))
        defaults = styles[0]
    runs = _under(defaults, "rPrDefault", at=0)
    lang = _new("lang")
    lang.set(qn("w:val"), language)
    _under(runs, "rPr").append(lang)
    paragraphs = _under(_under(defaults, "pPrDefault"), "pPr")
    if not hyphenated and paragraphs.find(qn("w:suppressAutoHyphens")) is None:
        later = [one for one in paragraphs if one.tag in _AFTER_HYPHENS]
        paragraphs.insert(len(paragraphs) - len(later), _new("suppressAutoHyphens"))


def _under(parent: Element, name: str, at: int | None = None) -> Element:
    """The child of this name, made where there is none."""
    found = parent.find(qn(f"w:{name}"))
    if found is None:
        found = _new(name)
        parent.insert(len(parent) if at is None else at, found)
    return found


def _new(name: str) -> Element:
    return parse_xml(f"<w:{name} {nsdecls('w')}/>")


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(qn("w:val")) not in ("0", "false", "off")


def _drop(relations: Relationships, kinds: tuple[str, ...]) -> None:
    for key, relation in list(relations.items()):
        if relation.reltype.rpartition("/")[2] in kinds:
            del relations[key]


def _set_about(word: WordDocument, ours: WordDocument, document: Document) -> None:
    """What the file says of itself is the document's, and nothing of who made the template."""
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            del package.rels[key]
    about = RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
    package.relate_to(ours.part.package.part_related_by(about), about)
    set_properties(word.core_properties, document)
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            _forget_edits(part.element)


def _forget_edits(root: Element) -> None:
    """No numbers of when and in which sitting something was written."""
    edited = qn("w:rsid")
    for element in list(root.iter()):
        if element.tag == edited:
            removed(element)
        for name in [one for one in element.attrib if str(one).startswith(edited)]:
            del element.attrib[name]
