"""The layouts of slides: which placeholders each has, in the order they are read in, and its XML.

How their text looks stands in the master (`base/master.xml`), but for what a layout has of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from exports.slides import look
from exports.slides.look import Box

EMU = 12_700
"""So many of the file's units are a point."""

TITLE, CONTENT, KICKER, SUBTITLE, WHEN = 0, 1, 13, 14, 15
"""The numbers of placeholders that are not told by their kind alone."""

NAMES = ("Title", "Section", "Points", "Table", "Chart")


@dataclass(frozen=True)
class Holder:
    """A placeholder: its kind and number, its place, and the text properties of its own."""

    name: str
    kind: str
    number: int
    box: Box
    anchor: str = "t"
    style: str = ""


def _plain(size: int, colour: str, *, bold: bool = False) -> str:
    """A list style of text that is no list."""
    return (
        f'<a:lvl1pPr marL="0" indent="0"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{size * 100}" b="{bold:d}"><a:solidFill><a:schemeClr val="{colour}"/>'
        "</a:solidFill></a:defRPr></a:lvl1pPr>"
    )


_SMALL = _plain(look.LEAST_SIZE, "accent3", bold=True)
_FOOT = (
    Holder("Footer", "ftr", 11, look.FOOTER, "ctr"),
    Holder("Date", "dt", 10, look.DATE, "ctr"),
    Holder("Slide Number", "sldNum", 12, look.NUMBER, "ctr"),
)
_TITLE = Holder("Title", "title", 0, look.TITLE, "b")
_FRONT_TITLE = _plain(look.FRONT_TITLE_SIZES[0], "tx2", bold=True)

HOLDERS: dict[str, tuple[Holder, ...]] = {
    "Title": (
        Holder("Kicker", "body", KICKER, look.FRONT_KICKER, "b", _SMALL),
        Holder("Title", "ctrTitle", 0, look.FRONT_TITLE, "b", _FRONT_TITLE),
        Holder("Subtitle", "subTitle", SUBTITLE, look.FRONT_SUBTITLE, "t", _plain(26, "accent3")),
        Holder("When", "body", WHEN, look.FRONT_DATE, "t", _plain(20, "accent3")),
        _FOOT[0],
    ),
    "Section": (
        Holder("Kicker", "body", KICKER, look.KICKER, "ctr", _SMALL),
        Holder("Title", "title", 0, look.SECTION_TITLE, "b"),
        Holder("Text", "body", CONTENT, look.BODY),
        *_FOOT,
    ),
    "Points": (_TITLE, Holder("Text", "body", CONTENT, look.BODY), *_FOOT),
    "Table": (_TITLE, Holder("Table", "tbl", CONTENT, look.BODY), *_FOOT),
    "Chart": (_TITLE, Holder("Chart", "chart", CONTENT, look.BODY), *_FOOT),
}

_KINDS = {"Title": "title", "Section": "secHead", "Points": "obj", "Table": "tbl", "Chart": "chart"}
_MARKS = {"Title": look.FRONT_MARK, "Section": look.MARK}
_BARS = {"Title": 28, "Section": 14}
"""The width of the bar at the left, where something begins."""

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def layout_xml(name: str) -> str:
    """A layout as a part of the file."""
    shapes = [_holder(number, holder) for number, holder in enumerate(HOLDERS[name], 10)]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<p:sldLayout {_NAMESPACES} type="{_KINDS[name]}" preserve="1"><p:cSld name="{name}">'
        f"<p:spTree>{_TREE}{_ornaments(name)}{''.join(shapes)}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master_holders() -> str:
    """The placeholders of the master, from which those of the layouts inherit."""
    text = Holder("Text", "body", CONTENT, look.BODY)
    return "".join(_holder(number, one) for number, one in enumerate((_TITLE, text, *_FOOT), 10))


_TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'


def _ornaments(name: str) -> str:
    bar = _BARS.get(name)
    rule = "" if name == "Title" else _filled(2, "Rule", Box(40, 106, 880, 1.5), "accent2")
    mark = _mark(4, _MARKS[name]) if name in _MARKS else ""
    return (_filled(3, "Bar", Box(0, 0, bar, look.HEIGHT), "accent1") if bar else "") + rule + mark


def _filled(number: int, name: str, box: Box, colour: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_place(box)}<a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/>'
        "</a:ln></p:spPr></p:sp>"
    )


def _mark(number: int, box: Box) -> str:
    style = _SMALL.replace('indent="0"', 'indent="0" algn="r"').replace("accent3", "accent1")
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Mark"/><p:cNvSpPr txBox="1"/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_place(box)}<a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom><a:noFill/></p:spPr><p:txBody>{_body('b' if box.height > 30 else 'ctr')}"
        f"<a:lstStyle>{style}</a:lstStyle><a:p/></p:txBody></p:sp>"
    )


def _holder(number: int, holder: Holder) -> str:
    index = f' idx="{holder.number}"' if holder.number else ""
    field = (
        '<a:fld id="{5C0D2F1A-7A51-4C3E-9F0B-6C1B3D2E4F50}" type="slidenum"><a:t>1</a:t></a:fld>'
    )
    shown = field if holder.kind == "sldNum" else f"<a:r><a:t>{holder.name}</a:t></a:r>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{holder.name}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{holder.kind}"{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_place(holder.box)}</p:spPr><p:txBody>{_body(holder.anchor)}"
        f"<a:lstStyle>{holder.style}</a:lstStyle><a:p>{shown}</a:p></p:txBody></p:sp>"
    )


def _body(anchor: str) -> str:
    return (
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
    )


def _place(box: Box) -> str:
    left, top, width, height = (
        round(side * EMU) for side in (box.left, box.top, box.width, box.height)
    )
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
