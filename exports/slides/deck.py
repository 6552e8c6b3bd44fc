"""The presentation as it grows: each slide of the plan in a layout's placeholders."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.oxml.shapes.groupshape import CT_GroupShape
from pptx.parts.slide import SlidePart
from pptx.presentation import Presentation
from pptx.slide import Slide as PptxSlide

from exports.document import Chart, Document
from exports.slides import frames, look
from exports.slides.layouts import CONTENT, KICKER, NAMES, SUBTITLE, TITLE, WHEN
from exports.slides.look import Box
from exports.slides.plan import Slide
from exports.slides.room import Font
from exports.slides.tables import Sized
from exports.slides.text import fill, plain
from words.text import is_blank, storable

_FIRST_ID = 255
_ROOM = {"ftr": look.FOOTER.width, "dt": look.DATE.width}


class Deck:
    """A presentation, and what every slide of it has."""

    def __init__(self, presentation: Presentation, document: Document) -> None:
        self.presentation = presentation
        self.document = document
        self.language = document.language
        self.layouts = dict(zip(NAMES, presentation.slide_layouts, strict=True))
        root: Any = presentation.part._element  # noqa: SLF001
        self.ids = root.get_or_add_sldIdLst()
        self.count = 0

    def add_front(self) -> None:
        """The first slide: kicker, title, subtitle, place and date; the state at its foot."""
        document, front = self.document, self.document.front
        slide = self._new_slide("Title")
        self._say(slide, KICKER, [front.kicker], look.FRONT_KICKER, (look.LEAST_SIZE,))
        self._say(slide, TITLE, [document.title], look.FRONT_TITLE, look.FRONT_TITLE_SIZES)
        self._say(slide, SUBTITLE, [front.subtitle], look.FRONT_SUBTITLE, look.SUBTITLE_SIZES)
        self._say(slide, WHEN, [document.place_and_date], look.FRONT_DATE, look.WHEN_SIZES)
        self._foot(slide, "Title", {"ftr": document.state_word})

    def add(self, slide: Slide) -> None:
        """A slide that follows it."""
        layout = _layout(slide)
        made = self._new_slide(layout)
        if slide.kicker is not None:
            self._say(made, KICKER, slide.kicker, look.KICKER, (look.LEAST_SIZE,))
        box = look.TITLE if slide.kicker is None else look.SECTION_TITLE
        self._say(made, TITLE, [slide.title], box, look.TITLE_SIZES)
        holder = made.placeholders[CONTENT]
        match slide.content:
            case Sized() as table:
                frames.put_table(holder, table, self.language)
            case Chart() as chart:
                frames.put_chart(holder, chart, self.document.made_at)
            case lines:
                fill(holder.text_frame._txBody, lines, self.language)  # noqa: SLF001
        self._foot(made, layout, {"ftr": slide.footer, "dt": self.document.place_and_date})

    def _new_slide(self, layout: str) -> PptxSlide:
        """An empty slide at the end. What python-pptx does for it looks at all slides before."""
        of, presentation = self.layouts[layout], self.presentation.part
        self.count += 1
        name = PackURI(f"/ppt/slides/slide{self.count}.xml")
        part = SlidePart.new(name, presentation.package, of.part)
        relation = presentation.rels._add_relationship(RT.SLIDE, part)  # noqa: SLF001
        self.ids._add_sldId(id=_FIRST_ID + self.count, rId=relation)  # noqa: SLF001
        slide: PptxSlide = part.slide
        slide.shapes.clone_layout_placeholders(of)
        return slide

    def _say(
        self,
        slide: PptxSlide,
        number: int,
        texts: Sequence[str],
        box: Box,
        sizes: tuple[int, ...],
    ) -> None:
        """Texts, a paragraph each, at the largest of the sizes; no placeholder where none are."""
        holder = slide.placeholders[number]
        shown = [text for text in map(storable, texts) if not is_blank(text)]
        if not shown:
            holder.element.getparent().remove(holder.element)
            return
        size = look.fitting_size("\n".join(shown), box, sizes)
        if size is None:
            size = sizes[-1]
            shown = [look.cut(" ".join(shown), box, size)]
        body = holder.text_frame._txBody  # noqa: SLF001
        plain(body, shown, self.language, size=None if size == sizes[0] else size)

    def _foot(self, slide: PptxSlide, layout: str, texts: dict[str, str]) -> None:
        """What stands at the foot of a slide: copies of the layout's own placeholders."""
        tree = slide.shapes._spTree  # noqa: SLF001
        for holder in self.layouts[layout].element.iter(qn("p:sp")):
            kind = "".join(place.get("type", "") for place in holder.iter(qn("p:ph")))
            text = " ".join(storable(texts.get(kind, "")).split())
            if kind != "sldNum" and (kind not in _ROOM or is_blank(text)):
                continue
            copy = deepcopy(holder)
            copy.find(qn("p:spPr")).clear()
            copy.find(f"{qn('p:nvSpPr')}/{qn('p:cNvPr')}").set("id", str(_unused_id(tree)))
            tree.append(copy)
            if kind in _ROOM:
                cut = Font(look.LEAST_SIZE).cut(text, _ROOM[kind])
                plain(copy.find(qn("p:txBody")), [cut], self.language)


def _unused_id(tree: CT_GroupShape) -> int:
    return 1 + max(int(one.get("id", 0)) for one in tree.iter(qn("p:cNvPr")))


def _layout(slide: Slide) -> str:
    match slide.content:
        case Sized():
            return "Table"
        case Chart():
            return "Chart"
        case _:
            return "Points" if slide.kicker is None else "Section"
