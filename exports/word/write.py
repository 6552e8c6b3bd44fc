"""A document as a Word file.

python-docx opens the base, sets properties and saves; the blocks are copies of prototypes, since
building each by name takes seconds for a long session.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from exports.document import Document
from exports.options import Options
from exports.package import save
from exports.progress import Counter, Progress, tell_nobody
from exports.word.base import Base, open_base
from exports.word.blocks import Blocks
from exports.word.grid import is_table
from exports.word.house.opening import open_house
from exports.word.paragraphs import Element, paragraph


def write(
    document: Document,
    out: BinaryIO,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress = tell_nobody,
) -> None:
    """Write the .docx to `out`, into the house's template where there is one.

    Figures and an appendix follow, each on a page of its own, and change nothing before them.
    """
    counter = Counter(document.item_count, progress)
    base = _opened(document, options.house)
    blocks = Blocks(document.words, options, base.width, counter)
    for following in (blocks.of(document), *map(blocks.following, document.following)):
        for block in _apart(following):
            base.add(block)
    save(base.word, out)
    counter.finish()


def _opened(document: Document, house: bytes | None) -> Base:
    ours = Base(open_base(document))
    return open_house(house, ours.word, document) if house else ours


def _apart(blocks: Iterable[Element]) -> Iterator[Element]:
    """The blocks, a gap after a table where Word would join two, or where the document ends."""
    after_table = False
    for block in blocks:
        if after_table and is_table(block):
            yield paragraph("TableGap")
        yield block
        after_table = is_table(block)
    if after_table:
        yield paragraph("TableGap")
