"""What a template brings along, and what its makers may want to change in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from exports.word.house.colours import colour_of, contrast
from exports.word.house.filling import PLACE, STATUS, controls_of, tag_of
from exports.word.house.names import Key, styles_by_name
from exports.word.house.package import Tree
from words.refused import N_

_SHOWN = {
    "heading 1": N_("Heading 1"),
    "heading 2": N_("Heading 2"),
    "heading 3": N_("Heading 3"),
    "heading 4": N_("Heading 4"),
    "heading 5": N_("Heading 5"),
    "heading 6": N_("Heading 6"),
    "subtitle": N_("Subtitle"),
    "caption": N_("Caption"),
    "list bullet": N_("List Bullet"),
}
"""Styles of Word's own that documents are written in, as people see them."""

_READABLE = 4.5  # WCAG 2.2, 1.4.3
_SMALLEST = 20  # half points
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True)
class Noticed:
    """Names of styles that are the template's own, of those that come from us, and sentences on
    what is to be known of the rest; all of the catalogue."""

    own: tuple[str, ...]
    ours: tuple[str, ...]
    notes: tuple[str, ...]


def noticed(content: bytes) -> Noticed:
    """Of a template, checked."""
    word = docx.Document(BytesIO(content))
    found = styles_by_name(word.styles.element)
    own = tuple(seen for name, seen in _SHOWN.items() if ("paragraph", name) in found)
    ours = tuple(seen for seen in _SHOWN.values() if seen not in own)
    return Noticed(own, ours, tuple(_notes(word, found)))


def _notes(word: WordDocument, found: dict[Key, Tree]) -> Iterator[str]:
    controls = list(controls_of(word))
    tags = {tag_of(control) for control in controls}
    if PLACE not in tags:
        yield N_(
            "The text in the template is left out. To keep it, with an approval box for example, "
            "say where the document goes by a content control with the tag “samsyn”."
        )
    if STATUS not in tags:
        yield N_(
            "The header gets a line that says whether the text is a draft. Another place for it is "
            "a content control with the tag “samsyn.status”."
        )
    colours = filter(None, (colour_of(found, f"heading {number}") for number in (1, 2, 3)))
    if any(contrast(colour) < _READABLE for colour in colours):
        yield N_("The colour of a heading is too light to be read by all. Make it darker.")
    if _size(word, found) < _SMALLEST:
        yield N_("The text is smaller than 10 points. Make it larger.")
    if any(not one.get("descr", "").strip() for one in _pictures(word)):
        yield N_("A picture has no alternative text. Write one.")


def _size(word: WordDocument, found: dict[Key, Tree]) -> int:
    """Of plain text, in half points."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    for root in (found[("paragraph", "normal")], defaults):
        size = None if root is None else next(root.iter(qn("w:sz")), None)
        if size is not None and str(size.get(qn("w:val"), "")).isdigit():
            return int(str(size.get(qn("w:val"))))
    return _SMALLEST


def _pictures(word: WordDocument) -> Iterator[Tree]:
    for part in word.part.package.iter_parts():
        if (root := getattr(part, "element", None)) is not None:
            yield from root.iter(_PICTURE)
