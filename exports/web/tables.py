"""Tables as HTML: each says what it shows, and every column has its header cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import zip_longest

from exports.document import Bullet, Column, Matrix, MatrixCategory, Table, Words
from exports.progress import Counter
from exports.web.lists import nested, said
from words.text import is_blank, storable


def published(matrix: Matrix, words: Words, counter: Counter) -> Iterator[str]:
    """One or two categories side by side, their names over their columns."""
    columns = [column for category in matrix.categories for column in category.columns]
    yield from _begin(matrix.title(words), words.table_description)
    yield "<tr>"
    for category in matrix.categories:
        span = len(category.columns)
        yield f'<th scope="colgroup" colspan="{span}" dir="auto">{_plain(category.shown_name)}</th>'
    yield "</tr>\n"
    yield from _labels(column.label for column in columns)
    yield from _rows(columns, counter)


def accessible(category: MatrixCategory, words: Words, counter: Counter) -> Iterator[str]:
    """One category under one row of header cells."""
    title = Matrix((category,)).title(words)
    yield from _begin(title, words.table_description)
    yield from _labels(column.label for column in category.columns)
    yield from _rows(category.columns, counter)


def figures(table: Table, counter: Counter) -> Iterator[str]:
    """Entries, and figures about them."""
    yield from _begin(table.title, "", "sums")
    yield from _labels(table.labels)
    yield "</thead>\n<tbody>\n"
    for row in counter.each(table.rows):
        yield f"<tr>{''.join(map(_figure, row))}</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"


def _begin(title: str, description: str, kind: str = "entries") -> Iterator[str]:
    """A table that may be wider than the screen: one can scroll it by keyboard."""
    said_of_it = escape(storable(title))
    more = f". {_plain(description)}" if description else ""
    yield f'<div class="paper__table" role="region" aria-label="{said_of_it}" tabindex="0">\n'
    yield f'<table class="{kind}"><caption class="vh">{_plain(title)}{more}</caption>\n<thead>\n'


def _labels(labels: Iterable[str]) -> Iterator[str]:
    cells = (f'<th scope="col" dir="auto">{_plain(label)}</th>' for label in labels)
    yield f"<tr>{''.join(cells)}</tr>\n"


def _rows(columns: Sequence[Column], counter: Counter) -> Iterator[str]:
    """As many rows as the longest column; what stands on one row does not belong together."""
    yield "</thead>\n<tbody>\n"
    entries = [list(_entries(counter.each(column.items))) for column in columns]
    for beside in list(zip_longest(*entries, fillvalue=())) or [((),) * len(columns)]:
        yield f"<tr>{''.join(map(_cell, beside))}</tr>\n"
    yield "</tbody>\n</table>\n</div>\n"


def _entries(items: Iterable[Bullet]) -> Iterator[Sequence[Bullet]]:
    """An item with what stands under it, a cell each."""
    entry: list[Bullet] = []
    for item in items:
        if is_blank(storable(item.text)):
            continue
        if item.level == 0 and entry:
            yield entry
            entry = []
        entry.append(item)
    if entry:
        yield entry


def _cell(entry: Sequence[Bullet]) -> str:
    if not entry:
        return "<td></td>"
    first, *below = entry
    return f'<td dir="auto">{said(first)}{"".join(nested(_raised(below)))}</td>'


def _raised(items: Iterable[Bullet]) -> Iterator[Bullet]:
    for item in items:
        yield Bullet(item.text, item.level - 1, item.question, item.gap_before, item.source)


def _figure(cell: Bullet | int) -> str:
    return f"<td>{cell}</td>" if isinstance(cell, int) else f'<td dir="auto">{said(cell)}</td>'


def _plain(text: str) -> str:
    return escape(storable(text), quote=False)
