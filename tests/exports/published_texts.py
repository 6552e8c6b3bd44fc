"""Word files of published texts, as plain text the way those were published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
from sqlalchemy.orm import Session as DbSession

from exports.document import Document
from exports.gather import minutes
from exports.word.write import write
from tests.meetings.held import Held
from workshop.sessions import importing
from workshop.sessions.contents import Contents, load
from workshop.sessions.interchange import read


def taken_in(file: dict[str, Any]) -> tuple[DbSession, Contents]:
    """A session's file as it is loaded once it was taken in."""
    db = Held().db
    session_id = importing.add(db, read(json.dumps(file).encode()), None)
    db.expunge_all()
    contents = load(db, session_id)
    assert contents is not None
    return db, contents


def document_of(file: dict[str, Any]) -> Document:
    return replace(minutes.gather(taken_in(file)[1], "Samsyn"), appendix=None)


def paragraphs(document: Document) -> list[tuple[str, str]]:
    """The paragraphs of the Word file: the id of each one's style, and its text."""
    out = BytesIO()
    write(document, out)
    word = docx.Document(BytesIO(out.getvalue()))
    assert not word.tables
    return [(p.style.style_id if p.style else "", p.text) for p in word.paragraphs]


def as_published(found: list[tuple[str, str]]) -> str:
    """Paragraphs with a blank line between; points and the lines of a letter follow at once."""
    return "".join(_lines(found))


def _lines(found: list[tuple[str, str]]) -> Iterator[str]:
    first = found[0]
    yield _line(*first)
    for (before, _), (style, text) in pairwise(found):
        yield "\n" if _follows(before, style) else "\n\n"
        yield _line(style, text)


def _follows(before: str, style: str) -> bool:
    if style == "ListBulletGap":
        return False
    return before == "LetterLine" or (_is_point(before) and _is_point(style))


def _is_point(style: str) -> bool:
    return style.startswith("ListBullet")


def _line(style: str, text: str) -> str:
    return f"- {text}" if _is_point(style) else text


def transcription(reference: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((reference / "series" / name).read_text("utf-8"))
    return found
