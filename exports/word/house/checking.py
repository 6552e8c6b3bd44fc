"""Whether a Word file can be the house's template, and if it cannot, why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from lxml import etree

from exports.word.house.names import can_be_written_in
from exports.word.house.package import (
    TYPES,
    Tree,
    locked,
    not_word,
    packed,
    parts_of,
    trees_of,
)
from words.refused import N_, Refused

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TEMPLATE = f"{_MAIN}.template.main+xml"
_DOCUMENT = f"{_MAIN}.document.main+xml"
_MACROS = "macroenabled"

_EMBEDDED_RELATIONS = (
    *("vbaProject", "wordVbaData", "oleObject", "package", "control", "activeXControlBinary"),
    *("aFChunk", "subDocument", "frame", "extensibility", "webextension", "taskpanes"),
)
_EMBEDDED_ELEMENTS = (qn("w:altChunk"), qn("w:object"), qn("w:control"), qn("w:subDoc"))
_FETCHING = re.compile(r"^\s*(?:INCLUDE\w*|DDE\w*|IMPORT|LINK|DATABASE|RD)\b", re.I | re.M)

_CHANGES = re.compile(r"(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange)$")
_CHANGED = re.compile(r"\w+PrChange$|tblGridChange$|commentReference$|commentRangeStart$")
_OFF = ("0", "false", "off")

_NARROWEST, _WIDEST = Mm(110), Mm(180)

BROKEN = (OpcError, etree.LxmlError, LookupError, ValueError, TypeError, AttributeError)
"""What python-docx raises where a file is not as Word writes it."""


def checked(content: bytes) -> bytes:
    """The template, as .docx. Refused with a sentence for each reason that there is."""
    parts = parts_of(content)
    trees = trees_of(parts)
    _check_kind(trees[TYPES], parts)
    _check_relations(trees)
    everything = list(trees.values())
    _check_embedded(everything)
    _check_protected(everything)
    _check_changes(everything)
    as_document = packed(parts | _as_document(parts[TYPES]))
    try:
        word = docx.Document(BytesIO(as_document))
        _check_page(word)
        usable = can_be_written_in(word.styles.element)
    except BROKEN:
        raise not_word() from None
    if not usable:
        raise Refused(
            N_(
                "The template lacks one of the styles Normal, Heading 1, Heading 2 and Heading 3. "
                "Write a line in each of them and save it again."
            )
        )
    return as_document


def _as_document(types: bytes) -> dict[str, bytes]:
    return {TYPES: types.replace(_TEMPLATE.encode(), _DOCUMENT.encode())}


def _check_kind(types: Tree, parts: Iterable[str]) -> None:
    kinds = [kind.get("ContentType", "") for kind in types.iter("{*}*")]
    if any(_MACROS in kind.lower() for kind in kinds) or any(map(_is_embedded, parts)):
        raise _embedded()
    if not {_TEMPLATE, _DOCUMENT} & set(kinds):
        raise not_word()


def _is_embedded(name: str) -> bool:
    folder = name.lower()
    return "vbaproject" in folder or "/activex/" in folder or "/embeddings/" in folder


def _check_relations(trees: Mapping[str, Tree]) -> None:
    for name, tree in trees.items():
        for relation in tree.iter("{*}Relationship") if name.endswith(".rels") else ():
            kind = relation.get("Type", "").rpartition("/")[2]
            if kind in _EMBEDDED_RELATIONS:
                raise _embedded()
            if relation.get("TargetMode") == "External" and kind != "hyperlink":
                raise _fetches(relation.get("Target", ""))


def _check_embedded(trees: Iterable[Tree]) -> None:
    for tree in trees:
        if next(tree.iter(*_EMBEDDED_ELEMENTS), None) is not None:
            raise _embedded()
        if found := _FETCHING.search("\n".join(_fields(tree))):
            raise _fetches(found[0].strip())


def _fields(tree: Tree) -> Iterator[str]:
    """The instruction of each field, which Word may have divided."""
    yield from (field.get(qn("w:instr"), "") for field in tree.iter(qn("w:fldSimple")))
    said = ""
    for piece in tree.iter(qn("w:fldChar"), qn("w:instrText")):
        if piece.tag == qn("w:instrText"):
            said += piece.text or ""
        else:
            yield said
            said = ""


def _check_protected(trees: Iterable[Tree]) -> None:
    for tree in trees:
        for protection in tree.iter(qn("w:documentProtection"), qn("w:writeProtection")):
            said = protection.get(qn("w:enforcement"))
            if said not in _OFF and (said or protection.tag == qn("w:writeProtection")):
                raise locked()


def _check_changes(trees: Iterable[Tree]) -> None:
    space = qn("w:p").removesuffix("p")
    for tree in trees:
        for element in tree.iter(f"{space}*"):
            tag = str(element.tag).removeprefix(space)
            if _CHANGES.match(tag) or _CHANGED.match(tag):
                raise Refused(
                    N_("Accept or reject all changes in the template, and delete its comments.")
                )


def _check_page(word: WordDocument) -> None:
    body = word.element.body
    if len(list(body.iter(qn("w:sectPr")))) > 1 or body[-1].tag != qn("w:sectPr"):
        raise _no_room()
    section = word.sections[0]
    columns = section._sectPr.find(qn("w:cols"))  # noqa: SLF001 - python-docx has no name for it
    if columns is not None and int(columns.get(qn("w:num"), "1")) > 1:
        raise _no_room()
    if not _NARROWEST <= text_width(word) <= _WIDEST:
        raise _no_room()


def text_width(word: WordDocument) -> Length:
    """How wide the text of a template is: what is left of its page between the margins."""
    section = word.sections[0]
    margins = (section.left_margin, section.right_margin, section.gutter)
    if section.page_width is None or section.left_margin is None or section.right_margin is None:
        return Length(0)
    return Length(section.page_width - sum(margin or 0 for margin in margins))


def _embedded() -> Refused:
    return Refused(N_("The template holds macros or embedded files. Take them out."))


def _fetches(what: str) -> Refused:
    return Refused(
        N_(
            "The template fetches something from elsewhere ({what}). "
            "Put it into the file itself or take it out."
        ),
        what=what[:120],
    )


def _no_room() -> Refused:
    return Refused(N_("The template needs one column, 110 to 180 mm wide, on all pages alike."))
