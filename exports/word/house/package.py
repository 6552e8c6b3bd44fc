"""A Word file that somebody sends, taken apart before anything else reads it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - an exception's name

from lxml import etree

from exports.package import entry
from words.refused import N_, Refused

MOST_BYTES = 5_000_000
"""The largest template."""
_MOST_PARTS = 200
_MOST_UNPACKED = 30_000_000
_MOST_TIMES_UNPACKED = 100

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XML_ENDINGS = (".xml", ".rels", ".vml")

TYPES = "[Content_Types].xml"

Tree = etree._Element  # noqa: SLF001 - the type has no public name


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file by their names. Refused: it is too large, locked, or none."""
    if len(content) > MOST_BYTES:
        raise _too_large()
    if content.startswith(_OLE):
        raise locked() if _ENCRYPTED in content else not_word()
    try:
        with ZipFile(BytesIO(content)) as package:
            _check(package.infolist(), len(content))
            return {name: package.read(name) for name in package.namelist()}
    except (BadZipFile, ZlibError, EOFError, NotImplementedError, OSError):
        raise not_word() from None


def trees_of(parts: Mapping[str, bytes]) -> dict[str, Tree]:
    """Those parts that are XML, read. Refused: one is none, or declares a type or entities."""
    return {name: _tree(part) for name, part in parts.items() if _is_xml(name, part)}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A Word file of these parts."""
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, part in parts.items():
            package.writestr(entry(name), part)
    return out.getvalue()


def removed(element: Tree) -> None:
    """Take an element out of what it stands in."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def not_word() -> Refused:
    """What is said of a file that is none of Word's, or not as Word writes it."""
    return Refused(N_("This is not a Word file. Save the template as .docx or .dotx."))


def locked() -> Refused:
    """What is said of one that a password guards."""
    return Refused(N_("The template is locked. Take its password and its protection off."))


def _too_large() -> Refused:
    return Refused(N_("The template is too large. It may have 5 MB, and 30 MB unpacked."))


def _check(parts: list[ZipInfo], size: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > min(_MOST_UNPACKED, size * _MOST_TIMES_UNPACKED):
        raise _too_large()
    if any(part.flag_bits & 1 for part in parts):
        raise locked()
    names = {part.filename for part in parts}
    if len(names) < len(parts) or any(map(_leads_elsewhere, names)) or TYPES not in names:
        raise not_word()


def _leads_elsewhere(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name


def _is_xml(name: str, part: bytes) -> bool:
    return name.lower().endswith(_XML_ENDINGS) or part.lstrip()[:1] == b"<"


def _tree(part: bytes) -> Tree:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(part, parser)
    except etree.XMLSyntaxError:
        raise not_word() from None
    if tree.getroottree().docinfo.doctype:
        raise not_word()
    return tree
