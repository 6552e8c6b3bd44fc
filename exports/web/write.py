"""A document as one file for the web: no script, nothing loaded, light and dark, ready to print."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import BinaryIO

from exports.document import Document
from exports.options import Options
from exports.progress import Counter, Progress, tell_nobody
from exports.properties import full_title
from exports.web.body import Body
from words.text import storable

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(
    document: Document,
    out: BinaryIO,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress = tell_nobody,
) -> None:
    """Write the page to `out`, UTF-8."""
    counter = Counter(document.item_count, progress)
    body = Body(document, first_level=1, tables=options.tables, counter=counter)
    for piece in (*_head(document), *body.pieces(), "</main>\n</body>\n</html>\n"):
        out.write(piece.encode())
    counter.finish()


def _head(document: Document) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{_attribute(document.language)}">\n<head>\n'
    yield '<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield f"<title>{escape(storable(full_title(document)), quote=False)}</title>\n"
    for name, content in _about(document):
        if content:
            yield f'<meta name="{name}" content="{_attribute(content)}">\n'
    yield f"<style>\n{_look()}</style>\n</head>\n<body>\n<main>\n"


def _about(document: Document) -> Iterator[tuple[str, str]]:
    yield "author", document.author
    yield "description", document.subject
    yield "keywords", ", ".join(document.keywords)
    yield "dcterms.modified", document.made_at.isoformat(timespec="seconds")
    yield "dcterms.identifier", document.identifier


def _attribute(text: str) -> str:
    return escape(storable(text))


@cache
def _look() -> str:
    return Path(__file__).with_name("look.css").read_text("utf-8")
