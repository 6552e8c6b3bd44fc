"""The empty presentation: master, layouts and theme, with one document's language and mark.

The parts are put together in memory at first use and opened by python-pptx as any file is.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pptx
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape

from exports.document import Document
from exports.properties import set_properties
from exports.slides.layouts import NAMES, layout_xml, master_holders
from exports.slides.look import LEAST_SIZE
from exports.slides.room import Font
from words.text import storable

_BASE = Path(__file__).with_name("base")
_THEME = Path(__file__).parents[1] / "word" / "base" / "theme1.xml"
"""Slides and Word files have the same colours and fonts."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_BESIDE = ("presProps", "viewProps", "tableStyles")
_LAYOUTS = tuple(f"slideLayout{number}.xml" for number in range(1, len(NAMES) + 1))


def open_base(document: Document) -> Presentation:
    """A presentation without slides: its look, language, mark and properties."""
    deck = pptx.Presentation(BytesIO(_package(document.language)))
    _set_mark(deck, [storable(line) for line in document.front.mark])
    set_properties(deck.core_properties, document)
    return deck


def _set_mark(deck: Presentation, lines: list[str]) -> None:
    """Lines below each other where there is room for them, else one."""
    for layout in deck.slide_layouts:
        for shape in layout.shapes:
            if shape.name == "Mark" and isinstance(shape, Shape):
                tall = shape.height.pt > LEAST_SIZE * 2
                font = Font(LEAST_SIZE, bold=True)
                shown = lines if tall else [" ".join(lines)]
                shape.text_frame.text = "\n".join(font.cut(one, shape.width.pt) for one in shown)


@cache
def _package(language: str) -> bytes:
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        for name, content in _parts().items():
            archive.writestr(name, content.replace("x-none", language))
    return package.getvalue()


def _parts() -> dict[str, str]:
    """The content types come first, as the standard asks."""
    layouts = {
        f"ppt/slideLayouts/{file}": layout_xml(n) for file, n in zip(_LAYOUTS, NAMES, strict=True)
    }
    to_master = _relations(("slideMaster", "../slideMasters/slideMaster1.xml"))
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _read("package_relations.xml"),
        "docProps/core.xml": _read("core.xml"),
        "ppt/presentation.xml": _read("presentation.xml"),
        "ppt/_rels/presentation.xml.rels": _relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("theme", "theme/theme1.xml"),
            *((name, f"{name}.xml") for name in _BESIDE),
        ),
        "ppt/slideMasters/slideMaster1.xml": _master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            *(("slideLayout", f"../slideLayouts/{file}") for file in _LAYOUTS),
            ("theme", "../theme/theme1.xml"),
        ),
        **layouts,
        **{f"ppt/slideLayouts/_rels/{file}.rels": to_master for file in _LAYOUTS},
        "ppt/theme/theme1.xml": _THEME.read_text("utf-8"),
        **{f"ppt/{name}.xml": _read(f"{name}.xml") for name in _BESIDE},
    }


def _read(name: str) -> str:
    return (_BASE / name).read_text("utf-8")


def _master() -> str:
    layouts = "".join(
        f'<p:sldLayoutId id="{2147483649 + number}" r:id="rId{number + 1}"/>'
        for number in range(len(NAMES))
    )
    master = _read("master.xml").replace("<?holders?>", master_holders())
    return master.replace("<?layouts?>", layouts)


def _relations(*targets: tuple[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _content_types() -> str:
    kinds = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/ppt/presentation.xml": f"{_TYPES}.presentationml.presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": f"{_TYPES}.presentationml.slideMaster+xml",
        **dict.fromkeys(
            (f"/ppt/slideLayouts/{file}" for file in _LAYOUTS),
            f"{_TYPES}.presentationml.slideLayout+xml",
        ),
        "/ppt/theme/theme1.xml": f"{_TYPES}.theme+xml",
        **{f"/ppt/{name}.xml": f"{_TYPES}.presentationml.{name}+xml" for name in _BESIDE},
    }
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
