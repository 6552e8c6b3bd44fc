"""The formats that a session or a series can be written in, one line each: page, command and tests
read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from words.refused import N_


@dataclass(frozen=True)
class Format:
    """A format. `id` is how a command asks for it and how the names of its files end.

    `writer` is the module whose `write(source, out, options, progress)` writes it, imported by
    whoever writes and not by those who only offer it. Its source is a `Document`, for what can be
    taken in again the `contents` of a session or series, or a `Workbook` of a whole series.
    """

    id: str
    name: str
    mimetype: str
    writer: str
    source: Literal["document", "contents", "workbook"] = "document"


_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml.document"
_SLIDES = f"{_OFFICE}.presentationml.presentation"
_SHEETS = f"{_OFFICE}.spreadsheetml.sheet"

FORMATS = {
    one.id: one
    for one in (
        Format("docx", N_("Word"), _WORD, "exports.word.write"),
        Format("pptx", N_("PowerPoint"), _SLIDES, "exports.slides.write"),
        Format("xlsx", N_("Excel"), _SHEETS, "exports.sheets", source="workbook"),
        Format("json", N_("JSON"), "application/json", "exports.session_file", source="contents"),
    )
}
"""All formats, by id."""

DOCUMENT_FORMATS = tuple(one for one in FORMATS.values() if one.source == "document")
"""Those that people read, the first one unless they choose."""

SESSION_FORMATS = tuple(one for one in FORMATS.values() if one.source != "workbook")
"""Those of a session; a series has them all."""
