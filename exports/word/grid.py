"""A bare table: its grid, rows and cells, and its alternative text.

Widths are in twips (a twentieth of a point) and fill the width of the text. How a cell looks comes
from the styles of its table and paragraphs; only the rule between two categories is set directly.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from exports.word.paragraphs import Element
from words.text import storable

TEXT_WIDTH = 9072
"""How wide text is on a page of ours."""


@dataclass(frozen=True)
class Grid:
    """The widths of a table's columns, and the columns that have a rule at their left."""

    widths: tuple[int, ...]
    ruled: frozenset[int] = frozenset()

    def cell(self, column: int, paragraphs: Iterable[Element], span: int = 1) -> Element:
        """A cell from this column on."""
        width = sum(self.widths[column : column + span])
        cell = deepcopy(_cell_prototype(width, span, column in self.ruled))
        cell.extend(paragraphs)
        return cell


def equal_widths(columns: int, width: int) -> tuple[int, ...]:
    """Widths that differ by one twip at most and fill the width."""
    edges = [width * edge // columns for edge in range(columns + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def empty_table(style: str, grid: Grid, look: str) -> Element:
    """A table without rows; `look` is one of `look()`."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid.widths)
    width = sum(grid.widths)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )


def look(*, first_row: bool = False, banded_columns: bool = False) -> str:
    """Which conditional formats of the table style apply, as flags and as the older bit mask."""
    mask = 0x0020 * first_row + 0x0200 + 0x0400 * (not banded_columns)
    return (
        f'<w:tblLook w:val="{mask:04X}" w:firstRow="{first_row:d}" w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="{not banded_columns:d}"/>'
    )


def describe(table: Element, title: str, description: str = "") -> None:
    """Add the alternative text that screen readers read before they enter the table."""
    properties = table[0]
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        if text:
            element = parse_xml(f"<{tag} {nsdecls('w')}/>")
            element.set(qn("w:val"), storable(text))
            properties.append(element)


def row(cells: Iterable[Element], *, header: bool = False, whole: bool = True) -> Element:
    """A row; a header is repeated on each page, a whole one never split between two."""
    row = deepcopy(_row_prototype(header, whole))
    row.extend(cells)
    return row


def is_table(block: Element) -> bool:
    """Whether a block is a table."""
    return bool(block.tag == qn("w:tbl"))


@cache
def _row_prototype(header: bool, whole: bool) -> Element:
    properties = f"{'<w:cantSplit/>' * whole}{'<w:tblHeader/>' * header}"
    return parse_xml(f"<w:tr {nsdecls('w')}><w:trPr>{properties}</w:trPr></w:tr>")


@cache
def _cell_prototype(width: int, span: int, ruled: bool) -> Element:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    rule = '<w:left w:val="single" w:sz="8" w:space="0" w:color="2F7D69"/>'
    borders = f"<w:tcBorders>{rule}</w:tcBorders>" if ruled else ""
    return parse_xml(
        f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f"{merged}{borders}</w:tcPr></w:tc>"
    )
