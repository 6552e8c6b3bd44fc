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
    taken in again the `contents` of a session or series, or a `Workbook` of its entries, of a whole
    series of what its meetings counted and decided, or the `Package` of a kept `version`. Not each
    is `of_series`.
    """

    id: str
    name: str
    mimetype: str
    writer: str
    source: Literal["document", "contents", "workbook", "version"] = "document"
    of_series: bool = True


_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml.document"
_SLIDES = f"{_OFFICE}.presentationml.presentation"
_SHEETS = f"{_OFFICE}.spreadsheetml.sheet"

_PACKAGE = Format(
    "zip",
    N_("package for the archive"),
    "application/zip",
    "exports.archive",
    "version",
    of_series=False,
)

FORMATS = {
    one.id: one
    for one in (
        Format("docx", N_("Word"), _WORD, "exports.word.write"),
        Format("pdf", N_("PDF"), "application/pdf", "exports.pdf.write"),
        Format("html", N_("web page"), "text/html", "exports.web.write"),
        Format("md", N_("Markdown"), "text/markdown", "exports.markdown"),
        Format("pptx", N_("PowerPoint"), _SLIDES, "exports.slides.write"),
        Format("xlsx", N_("Excel"), _SHEETS, "exports.sheets", source="workbook"),
        Format("csv", N_("CSV"), "text/csv", "exports.csv_file", "workbook", of_series=False),
        _PACKAGE,
        Format("json", N_("JSON"), "application/json", "exports.session_file", source="contents"),
    )
}
"""All formats, by id."""

DOCUMENT_FORMATS = tuple(one for one in FORMATS.values() if one.source == "document")
"""Those that people read, the first one unless they choose."""

ENTRY_FORMATS = tuple(one for one in FORMATS.values() if one.source == "workbook")
"""Those that hold entries in tables, to count and to sort."""

SESSION_PAGE_FORMATS = (*DOCUMENT_FORMATS, *ENTRY_FORMATS)
"""Those that the page of a session's text offers, the first one unless people choose."""

VERSION_FORMATS = (*DOCUMENT_FORMATS, _PACKAGE)
"""Those of a kept version."""

SERIES_FORMATS = tuple(one for one in FORMATS.values() if one.of_series)
"""Those of a series; a session has them all."""
