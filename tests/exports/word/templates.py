"""Word templates such as houses have, and such as nobody should take."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, RGBColor

Change = Callable[[dict[str, bytes]], None]

BLUE = "1F4E79"
DOCUMENT, TYPES, RELATIONS = (
    "word/document.xml",
    "[Content_Types].xml",
    "word/_rels/document.xml.rels",
)

SWEDISH = {
    "Heading1": "Rubrik1",
    "Heading2": "Rubrik2",
    "Heading3": "Rubrik3",
    "Subtitle": "Underrubrik",
    "ListBullet": "Punktlista",
    "ListBullet2": "Punktlista2",
    "Header": "Sidhuvud",
    "Footer": "Sidfot",
    "Strong": "Stark",
}
FINNISH = {
    "Heading1": "Otsikko1",
    "Heading2": "Otsikko2",
    "Heading3": "Otsikko3",
    "Subtitle": "Alaotsikko",
    "ListBullet": "Merkittyluettelo",
    "ListBullet2": "Merkittyluettelo2",
    "Normal": "Normaali",
    "Header": "Yltunniste",
    "Emphasis": "Korostus",
}
SEEN_IN_FINNISH = {
    "Normal": "Normaali",
    "heading 1": "Otsikko 1",
    "heading 2": "Otsikko 2",
    "heading 3": "Otsikko 3",
    "List Bullet": "Merkitty luettelo",
}


def template(
    ids: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    prepare: Callable[[WordDocument], None] | None = None,
    change: Change | None = None,
) -> bytes:
    """A house's letterhead: a logo in the header, a wide left margin, blue headings, bullets of its
    own, a line to write over. Its styles have `ids` and `names` in place of English ones."""
    word = docx.Document()
    _letterhead(word)
    for number in (1, 2, 3):
        word.styles[f"Heading {number}"].font.color.rgb = RGBColor.from_string(BLUE)
    word.add_paragraph("Skriv din text här")
    if prepare:
        prepare(word)
    _rename(word, ids or {}, names or {})
    out = BytesIO()
    word.save(out)
    parts = parts_of(out.getvalue())
    if change:
        change(parts)
    return packed(parts)


def with_part(name: str, content: bytes = b"\0") -> bytes:
    """One with a part that Word would not put there itself."""
    return template(change=lambda parts: parts.update({name: content}))


def with_macro() -> bytes:
    return with_part("word/vbaProject.bin")


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def replaced(part: str, found: str, instead: str) -> Change:
    """What puts something in the place of something else in a part."""

    def change(parts: dict[str, bytes]) -> None:
        before = parts[part]
        parts[part] = before.replace(found.encode(), instead.encode())
        assert parts[part] != before, f"{part} has no {found}"

    return change


def control(tag: str, words: str = "Klicka här") -> str:
    """A paragraph in a content control that stands for itself."""
    return (
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="{tag}"/><w:showingPlcHdr/></w:sdtPr>'
        f"<w:sdtContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )


def _letterhead(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(40), Mm(20)
    paragraph = section.header.paragraphs[0]
    paragraph.add_run("Västra regionen ").add_picture(BytesIO(_logo()), width=Mm(12))
    for described in paragraph._p.iter(  # noqa: SLF001
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    ):
        described.set("descr", "Västra regionens märke")


def _rename(word: WordDocument, ids: Mapping[str, str], names: Mapping[str, str]) -> None:
    roots = [word.styles.element, word.element, word.sections[0].header._element]  # noqa: SLF001
    for root in (*roots, word.part.numbering_part.element):
        for style in root.iter(qn("w:style")):
            given = str(style.get(qn("w:styleId")))
            style.set(qn("w:styleId"), ids.get(given, given))
        for tag in ("basedOn", "next", "link", "pStyle", "rStyle", "name"):
            for named in root.iter(qn(f"w:{tag}")):
                said = str(named.get(qn("w:val")))
                named.set(qn("w:val"), (names if tag == "name" else ids).get(said, said))


def _logo() -> bytes:
    """A blue square as PNG."""
    rows = b"".join(b"\0" + bytes.fromhex(BLUE) * 8 for _ in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, *zip(*chunks, strict=True)))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def body_of(word: WordDocument, *blocks: str) -> None:
    """Put blocks before what ends the body."""
    for block in blocks:
        word.element.body.sectPr.addprevious(parse_xml(block))
