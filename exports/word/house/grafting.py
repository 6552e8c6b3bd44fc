"""Our styles in the house's file: its own where it has one of the same name, else a copy of ours
in its colour; and our bullets, to which its list styles are tied."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from exports.word.house.colours import accent_of, recoloured
from exports.word.house.names import styles_by_name
from exports.word.house.package import Tree, removed
from exports.word.paragraphs import Element

_BULLETS = re.compile(r"list bullet(?: ([2-5]))?$")
_NAMING = (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))

_MARKED = {
    ("paragraph", "subtitle"): "b",
    ("paragraph", "category"): "b",
    ("paragraph", "prompt"): "i",
    ("paragraph", "outcome"): "i",
    ("character", "strong"): "b",
    ("character", "emphasis"): "i",
}
"""What is bold or in italics in the published form, whatever else a house does with it."""


@dataclass(frozen=True)
class Grafted:
    """By which `ids` our styles go in the house's file, the `number` of our list, and the house's
    `accent`, six hexadecimal digits."""

    ids: dict[str, str]
    number: str
    accent: str

    def named(self, block: Element) -> Element:
        """A block of our styles as it has to be in the house's file."""
        for element in block.iter(*_NAMING, qn("w:numId"), qn("w:left")):
            if element.tag == qn("w:numId"):
                element.set(qn("w:val"), self.number)
            elif element.tag == qn("w:left"):
                recoloured(element, self.accent)
            else:
                element.set(qn("w:val"), self.ids[str(element.get(qn("w:val")))])
        return block


def graft(house: WordDocument, ours: WordDocument) -> Grafted:
    """Put into the house's file whatever our blocks name."""
    styles = house.styles.element
    found = styles_by_name(styles)
    accent = accent_of(found)
    ids, added = _ids(found, styles, ours)
    for style in added:
        for reference in style.iter(qn("w:basedOn"), qn("w:next"), qn("w:link")):
            said = str(reference.get(qn("w:val")))
            reference.set(qn("w:val"), ids.get(said, said))
        recoloured(style, accent)
        styles.append(style)
    number = _graft_list(house, ours, ids, accent)
    for name, style in styles_by_name(styles).items():
        if name[0] == "paragraph" and (bullets := _BULLETS.match(name[1])):
            _tie(style, number, int(bullets[1] or 1) - 1)
    _retie(added, number)
    return Grafted(ids, number, accent)


def _ids(
    found: dict[tuple[str, str], Tree], styles: Tree, ours: WordDocument
) -> tuple[dict[str, str], list[Tree]]:
    """Our ids with those in the house's file, and copies of the styles that it lacks."""
    taken = {style.get(qn("w:styleId")) for style in styles.iter(qn("w:style"))}
    defaults = {style.get(qn("w:type")) for style in found.values() if _is_default(style)}
    ids, added = {}, []
    for key, style in styles_by_name(ours.styles.element).items():
        ours_id = str(style.get(qn("w:styleId")))
        if key in found:
            _give_name(found[key], style)
            if key in _MARKED:
                _mark(found[key], _MARKED[key])
            ids[ours_id] = str(found[key].get(qn("w:styleId")))
            continue
        copy, new = deepcopy(style), ours_id
        while new in taken:
            new += "S"
        taken.add(new)
        copy.set(qn("w:styleId"), new)
        if key[0] in defaults:
            copy.attrib.pop(qn("w:default"), None)
        ids[ours_id] = new
        added.append(copy)
    return ids, added


def _is_default(style: Tree) -> bool:
    return style.get(qn("w:default")) in ("1", "true", "on")


def _give_name(style: Tree, like: Tree) -> None:
    """Word takes a style for its own by its English name alone."""
    name, ours = style.find(qn("w:name")), like.find(qn("w:name"))
    if name is not None and ours is not None and not like.get(qn("w:customStyle")):
        name.set(qn("w:val"), str(ours.get(qn("w:val"))))
        style.attrib.pop(qn("w:customStyle"), None)


def _mark(style: Any, sign: str) -> None:
    """Let a style be bold ("b") or in italics ("i")."""
    properties = style.get_or_add_rPr()
    (properties.get_or_add_b() if sign == "b" else properties.get_or_add_i()).val = True


def _graft_list(house: WordDocument, ours: WordDocument, ids: dict[str, str], accent: str) -> str:
    """Our list among those of the house; no other one is tied to its styles. Its number."""
    from_ours = deepcopy(ours.part.numbering_part.element.find(qn("w:abstractNum")))
    for tied in from_ours.iter(qn("w:pStyle")):
        tied.set(qn("w:val"), ids[tied.get(qn("w:val"))])
    recoloured(from_ours, accent)
    if RELATIONSHIP_TYPE.NUMBERING not in {one.reltype for one in house.part.rels.values()}:
        part = ours.part.numbering_part
        part.element.replace(part.element.find(qn("w:abstractNum")), from_ours)
        house.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return "1"
    numbering = house.part.numbering_part.element
    _untie(numbering, {str(one.get(qn("w:val"))) for one in from_ours.iter(qn("w:pStyle"))})
    lists = numbering.findall(qn("w:abstractNum"))
    free = 1 + max((int(one.get(qn("w:abstractNumId"))) for one in lists), default=-1)
    from_ours.set(qn("w:abstractNumId"), str(free))
    if lists:
        lists[-1].addnext(from_ours)
    else:
        pictures = numbering.findall(qn("w:numPicBullet"))
        numbering.insert(len(pictures), from_ours)
    return str(numbering.add_num(free).numId)


def _untie(numbering: Tree, ids: set[str]) -> None:
    for tied in list(numbering.iter(qn("w:pStyle"))):
        if tied.get(qn("w:val")) in ids:
            removed(tied)


def _tie(style: Any, number: str, level: int) -> None:
    """Let a style's indents and bullets be those of a level of our list."""
    properties = style.get_or_add_pPr()
    properties._remove_ind()  # noqa: SLF001 - made by python-docx, for the order of elements
    properties._remove_numPr()  # noqa: SLF001
    numbering = properties.get_or_add_numPr()
    if level:
        numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = int(number)


def _retie(added: list[Tree], number: str) -> None:
    """Whatever else of ours names our list, by its number in the house's file."""
    for style in added:
        for named in style.iter(qn("w:numId")):
            named.set(qn("w:val"), number)
