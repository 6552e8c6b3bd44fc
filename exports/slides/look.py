"""Where things stand on a slide and how large they are, in points: of the layouts, and of what is
estimated to fit in them."""

from __future__ import annotations

from dataclasses import dataclass

from exports.slides.lines import DEEPEST, Line
from exports.slides.room import Font

WIDTH, HEIGHT = 960, 540
LEAST_SIZE = 18
"""No letters are smaller: they are read from the back of a room."""


@dataclass(frozen=True)
class Box:
    """A rectangle; `left` and `top` of its corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Style:
    """How a line of a slide's text looks: its letters, how far it stands in, and below others."""

    font: Font
    indent: float
    above: float

    @property
    def width(self) -> float:
        """Between its edges."""
        return BODY.width - self.indent


TITLE = Box(40, 22, 880, 78)
BODY = Box(40, 116, 880, 366)
KICKER, MARK = Box(40, 10, 550, 24), Box(610, 10, 310, 24)
SECTION_TITLE = Box(40, 36, 880, 64)
FOOT_TOP, FOOT_HEIGHT = 498, 26
FOOTER = Box(40, FOOT_TOP, 540, FOOT_HEIGHT)
DATE = Box(600, FOOT_TOP, 250, FOOT_HEIGHT)
NUMBER = Box(860, FOOT_TOP, 60, FOOT_HEIGHT)
FRONT_KICKER = Box(80, 60, 800, 30)
FRONT_TITLE = Box(80, 96, 800, 190)
FRONT_SUBTITLE = Box(80, 300, 800, 72)
FRONT_DATE = Box(80, 380, 800, 50)
FRONT_MARK = Box(600, 436, 320, 90)

INDENT = 22
"""How far each level stands in."""

SIZES = (20, *[LEAST_SIZE] * DEEPEST)
ABOVE = (5, *[3] * DEEPEST)
"""Of the points of each level: letters, and room above."""

PARAGRAPH = Style(Font(20), 0, 8)
HEADING = Style(Font(20, bold=True), 0, 12)
_POINTS = tuple(
    Style(Font(size), INDENT * (level + 1), above)
    for level, (size, above) in enumerate(zip(SIZES, ABOVE, strict=True))
)

TITLE_SIZES = (30, 24, LEAST_SIZE)
FRONT_TITLE_SIZES = (44, 34, 26, LEAST_SIZE)
SUBTITLE_SIZES, WHEN_SIZES = (26, 22, LEAST_SIZE), (20, LEAST_SIZE)
"""Of a text the largest at which it fits. The first is the layout's own."""


def style_of(line: Line) -> Style:
    """How a line looks."""
    if line.role == "point":
        return _POINTS[line.level]
    return HEADING if line.role == "heading" else PARAGRAPH


def fitting_size(text: str, box: Box, sizes: tuple[int, ...]) -> int | None:
    """The largest of the sizes at which bold text fits in a box; None where none does."""
    fonts = ((size, Font(size, bold=True)) for size in sizes)
    fits = (size for size, font in fonts if _height(text, font, box.width) <= box.height)
    return next(fits, None)


def _height(text: str, font: Font, width: float) -> float:
    return font.lines(text, width) * font.height


def cut(text: str, box: Box, size: int, beside: str = "") -> str:
    """As much of a bold text as has room in a box, with what stands beside it."""
    font = Font(size, bold=True)
    lines = max(1, int(box.height // font.height))
    return font.cut(text, box.width * (lines - 0.5 * (lines > 1)) - font.width(beside))
