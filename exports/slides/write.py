"""A document as slides: the plan of them, put into the placeholders of the base presentation.

The text of a slide stands in the order in which it is read.
"""

from __future__ import annotations

from typing import BinaryIO

from exports.document import Document
from exports.options import Options
from exports.package import save
from exports.progress import Counter, Progress, tell_nobody
from exports.slides.base import open_base
from exports.slides.deck import Deck
from exports.slides.plan import slides_of


def write(
    document: Document,
    out: BinaryIO,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress = tell_nobody,
) -> None:
    """Write the .pptx to `out`. What can be chosen of tables concerns none of its own."""
    del options
    slides = list(slides_of(document))
    counter = Counter(len(slides), progress)
    presentation = open_base(document)
    deck = Deck(presentation, document)
    deck.add_front()
    for slide in counter.each(slides):
        deck.add(slide)
    save(presentation, out)
    counter.finish()
