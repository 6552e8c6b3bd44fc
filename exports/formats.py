"""The formats that a session or a series can be written in, one line each: page, command and tests
read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from words.refused import N_


@dataclass(frozen=True)
class Format:
    """A format. `id` is how a command asks for it and how the names of its files end, `use` says
    what it is for.

    `writer` is the module whose `write(source, out, options, progress)` writes it, imported by
    whoever writes and not by those who only offer it. Its source is a `Document`, for what can be
    taken in again the `contents` of a session or series, or a `Workbook` of its entries, of a whole
    series of what its meetings counted and decided, or the `Package` of a kept `version`. Not each
    is `of_series`.
    """

    id: str
    name: str
    use: str
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
    N_("Word, PDF and text in one file, with what they are and the sum of each."),
    "application/zip",
    "exports.archive",
    "version",
    of_series=False,
)

FORMATS = {
    one.id: one
    for one in (
        Format(
            "docx", N_("Word"), N_("To file, and to go on writing in."), _WORD, "exports.word.write"
        ),
        Format(
            "pdf",
            N_("PDF"),
            N_("To publish and for the archive: accessible."),
            "application/pdf",
            "exports.pdf.write",
        ),
        Format(
            "html",
            N_("web page"),
            N_("For the web: one file that loads nothing."),
            "text/html",
            "exports.web.write",
        ),
        Format(
            "md",
            N_("Markdown"),
            N_("Plain text, for wikis and e-mail."),
            "text/markdown",
            "exports.markdown",
        ),
        Format(
            "pptx", N_("PowerPoint"), N_("To show on a screen."), _SLIDES, "exports.slides.write"
        ),
        Format(
            "xlsx",
            N_("Excel"),
            N_("The entries as a table, to count and to sort."),
            _SHEETS,
            "exports.sheets",
            source="workbook",
        ),
        Format(
            "csv",
            N_("CSV"),
            N_("The same table for other programs."),
            "text/csv",
            "exports.csv_file",
            "workbook",
            of_series=False,
        ),
        _PACKAGE,
        Format(
            "json",
            N_("JSON"),
            N_("To be taken into Samsyn again."),
            "application/json",
            "exports.session_file",
            source="contents",
        ),
    )
}
"""All formats, by id."""

DOCUMENT_FORMATS = tuple(one for one in FORMATS.values() if one.source == "document")
"""Those that people read, the first one unless they choose."""

ENTRY_FORMATS = tuple(one for one in FORMATS.values() if one.source == "workbook")
"""Those that hold entries in tables, to count and to sort."""

SESSION_PAGE_FORMATS = (*DOCUMENT_FORMATS, *ENTRY_FORMATS, FORMATS["json"])
"""Those that the page of a session's text offers, the first one unless people choose."""

VERSION_FORMATS = (*DOCUMENT_FORMATS, _PACKAGE)
"""Those of a kept version."""

SERIES_FORMATS = tuple(one for one in FORMATS.values() if one.of_series)
"""Those of a series; a session has them all."""
