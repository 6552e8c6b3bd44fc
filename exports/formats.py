"""The formats that a session can be written in, one line each: page, command and tests read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from words.refused import N_


@dataclass(frozen=True)
class Format:
    """A format. `id` is how a command asks for it and how the names of its files end.

    `writer` is the module whose `write(source, out, options, progress)` writes it, imported by
    whoever writes and not by those who only offer it. Its source is a `Document`, or for what can
    be taken in again the session's `contents`.
    """

    id: str
    name: str
    mimetype: str
    writer: str
    source: Literal["document", "contents"] = "document"


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMATS = {
    one.id: one
    for one in (
        Format("docx", N_("Word"), _WORD, "exports.word.write"),
        Format("json", N_("JSON"), "application/json", "exports.session_file", source="contents"),
    )
}
"""All formats, by id."""

DOCUMENT_FORMATS = tuple(one for one in FORMATS.values() if one.source == "document")
"""Those that people read, the first one unless they choose."""
