"""Names of the files people download: plain ASCII, safe on every disk and in every mail."""

from __future__ import annotations

from datetime import date

from exports.formats import Format
from words.text import folded


def document_file_name(
    place: str, date: date, session_id: str, prefix: str, file_format: Format
) -> str:
    """`prefix-place-YYYY-MM-DD.docx`; the session's id if nothing remains of the place."""
    return f"{prefix}-{folded(place) or folded(session_id)}-{date.isoformat()}.{file_format.id}"
