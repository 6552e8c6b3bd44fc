"""Names of the files people download: plain ASCII, safe on every disk and in every mail."""

from __future__ import annotations

from datetime import date

from exports.formats import Format
from words.text import folded


def document_file_name(
    place: str, date: date, session_id: str, prefix: str, file_format: Format, version: str = ""
) -> str:
    """`prefix-place-YYYY-MM-DD.docx`; the session's id if nothing remains of the place. Of a kept
    version its number stands before the ending: `-v1.docx`."""
    kept = f"-v{version}" if version else ""
    about = folded(place) or folded(session_id)
    return f"{prefix}-{about}-{date.isoformat()}{kept}.{file_format.id}"
