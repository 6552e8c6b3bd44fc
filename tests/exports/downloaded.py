"""Minutes that were downloaded: what they say, and whether it is what was published."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.exports.published_results import Read
from words.text import storable


def check(minutes: Path, session: Path, reference: Path) -> None:
    """They say what a session in the published format says, in the published form."""
    checker = [sys.executable, str(reference / "check_docx.py"), "--strict"]
    kept = minutes.with_suffix(".kept.json")
    kept.write_text(json.dumps(as_kept(json.loads(session.read_text("utf-8")))), "utf-8")
    done = subprocess.run(
        [*checker, str(minutes), str(kept)], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def as_kept(value: Any) -> Any:
    """A session's file with every text as it is kept: the checker knows nothing of what pasted
    control characters stand for."""
    if isinstance(value, dict):
        return {key: as_kept(member) for key, member in value.items()}
    if isinstance(value, list):
        return [as_kept(member) for member in value]
    return storable(value) if isinstance(value, str) else value


def read(file: Path) -> list[str]:
    """All that stands in a document, paragraph by paragraph, tables column by column."""
    blocks = Document(str(file)).iter_inner_content()
    return [text for block in blocks for text in _texts_of(block) if text]


def lines_of(document: WordDocument) -> list[Read]:
    """The paragraphs of a Word document without tables, each with its level where it is a point."""
    return [Read(one.text, _level(one)) for one in document.paragraphs if one.text]


def _level(paragraph: Paragraph) -> int | None:
    style = str(paragraph.style.name if paragraph.style else "")
    if not style.startswith("List Bullet"):
        return None
    return int(style.removeprefix("List Bullet").strip() or 1) - 1


def _texts_of(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    cells = [cell for column in block.columns for cell in column.cells]
    return [paragraph.text for cell in cells for paragraph in cell.paragraphs]
