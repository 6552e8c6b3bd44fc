"""Styles by the names that files give them.

Word keeps its own styles under their English names in every language and translates the ids
(`Rubrik1`, `Otsikko1`); other programs keep the names that people see.
"""

from __future__ import annotations

from docx.oxml.ns import qn

from exports.word.house.package import Tree

_NUMBERED = {
    "heading": ("rubrik", "otsikko"),
    "list bullet": ("punktlista", "merkitty luettelo"),
}
_SEEN_AS = {
    "normal": ("normaali",),
    "default paragraph font": ("standardstycketeckensnitt", "kappaleen oletusfontti"),
    "normal table": ("normal tabell", "normaali taulukko"),
    "no list": ("ingen lista", "ei luetteloa"),
    "subtitle": ("underrubrik", "alaotsikko"),
    "caption": ("beskrivning", "kuvaotsikko"),
    "header": ("sidhuvud", "ylätunniste"),
    "footer": ("sidfot", "alatunniste"),
    "emphasis": ("betoning", "korostus"),
    "strong": ("stark", "voimakas"),
    "list bullet": _NUMBERED["list bullet"],
    **{
        f"{name} {number}": tuple(f"{one} {number}" for one in seen)
        for name, seen in _NUMBERED.items()
        for number in range(1, 10)
    },
}
"""Names of Word's own styles, and what Swedish and Finnish readers see in their place."""

_REQUIRED = ("normal", "heading 1", "heading 2", "heading 3")

Key = tuple[str, str]
"""What kind of style it is, and its name in small letters."""


def styles_by_name(styles: Tree) -> dict[Key, Tree]:
    """The styles of a file by kind and English name; the first of two that have the same."""
    every = [(_kind(style), name_of(style), style) for style in styles.iter(qn("w:style"))]
    found: dict[Key, Tree] = {}
    for kind, name, style in every:
        found.setdefault((kind, name), style)
    english = {seen: name for name, seen_as in _SEEN_AS.items() for seen in seen_as}
    for kind, name, style in every:
        if name in english:
            found.setdefault((kind, english[name]), style)
    for kind, _, style in every:
        if kind == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on"):
            found.setdefault((kind, "normal"), style)
    return found


def can_be_written_in(styles: Tree) -> bool:
    """Whether a file has the styles that a template must have."""
    found = styles_by_name(styles)
    return all(("paragraph", name) in found for name in _REQUIRED)


def name_of(style: Tree) -> str:
    """A style's name in small letters."""
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val"), "")).strip().casefold()


def _kind(style: Tree) -> str:
    return str(style.get(qn("w:type"), "paragraph"))
