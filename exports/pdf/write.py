"""A document as PDF: PDF/A-2a and PDF/UA-1, drawn by typst."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any, BinaryIO

import typst

from exports.document import Document
from exports.options import Options
from exports.pdf.blocks import Blocks
from exports.pdf.fonts import FOLDER, Fonts
from exports.progress import Counter, Progress, tell_nobody
from exports.properties import full_title
from words import catalogues
from words.refused import N_
from words.text import storable

_HERE = Path(__file__).parent
_LANGUAGE = "sv"
_MOST_NAMED = 20


def write(
    document: Document,
    out: BinaryIO,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress = tell_nobody,
) -> None:
    """Write the .pdf to `out`; the same document is the same bytes.

    A sign that no font has is written as its number, [U+1234], and a line at the end says so: never
    a box, never nothing.
    """
    counter = Counter(document.item_count, progress)
    folders = [FOLDER, *filter(None, [options.fonts])]
    fonts = Fonts(folders)
    said = fonts.drawable(_said(document, options, counter))
    said["blocks"] += _not_drawn(fonts, document.language)
    said["fonts"] = [*fonts.families]
    made_at = document.made_at.astimezone(UTC)
    pdf = typst.compile(
        _HERE / "look.typ",
        root=_HERE,
        font_paths=folders,
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],
        sys_inputs={"said": json.dumps(said, ensure_ascii=False)},
        timestamp=int(made_at.timestamp()),
    )
    out.write(pdf)
    counter.finish()


def _not_drawn(fonts: Fonts, language: str) -> list[dict[str, Any]]:
    """A line on the signs that no font has, where there are any."""
    if not fonts.missing:
        return []
    sentence = _words(language)(
        N_("Signs that no typeface here has are written as their numbers: {signs}")
    )
    first = [*fonts.missing][:_MOST_NAMED]
    more = ", …" if len(fonts.missing) > _MOST_NAMED else ""
    return [{"is": "line", "text": sentence.format(signs=", ".join(first) + more)}]


def _words(language: str) -> Callable[[str], str]:
    return catalogues.translations(catalogues.choose([language, "en"])).gettext


def _said(document: Document, options: Options, counter: Counter) -> dict[str, Any]:
    language, _, region = document.language.partition("-")
    texts = {
        "full_title": full_title(document),
        "title": document.title,
        "place": document.place_and_date,
        "author": document.author,
        "subject": document.subject,
        "state_word": document.state_word,
        "page": document.words.page.replace(" ", "\u00a0"),
        "contents": _words(document.language)(N_("Contents")),
        "identifier": document.identifier,
    }
    return {
        **{name: " ".join(storable(text).split(" ")) for name, text in texts.items()},
        "keywords": [storable(one) for one in (*document.keywords, document.identifier) if one],
        "mark": [storable(one) for one in document.front.mark],
        "state": document.state,
        "lang": language.lower() or _LANGUAGE,
        "region": region.upper() or None,
        "blocks": list(Blocks(document, options.tables, counter).all()),
    }
