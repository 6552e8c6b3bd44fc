"""Lists as HTML, nested as their items are, however deep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from exports.document import Bullet
from words.text import is_blank, storable


def nested(items: Iterable[Bullet]) -> Iterator[str]:
    """Items in reading order; each stands at most one level below the one before it."""
    at = -1
    for item in items:
        if is_blank(storable(item.text)):
            continue
        level = min(item.level, at + 1)
        yield "<ul>\n" if level > at else "</li>\n" + "</ul>\n</li>\n" * (at - level)
        yield f'<li dir="auto">{said(item)}'
        at = level
    yield "</li>\n</ul>\n" * (at + 1)


def said(item: Bullet) -> str:
    """What an item says; a question is set in italics, and what else is known of it follows."""
    text, source = (escape(storable(one), quote=False) for one in (item.text, item.source))
    whole = f"<em>{text}</em>" if item.question else text
    more = f' <span class="source">– <bdi>{source}</bdi></span>' if source else ""
    return f"<p{' class=gap' * item.gap_before}>{whole}{more}</p>"
