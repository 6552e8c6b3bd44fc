"""Names of the files people download: plain ASCII, safe on every disk and in every mail."""

from __future__ import annotations

from datetime import date

from words.text import folded


def minutes_file_name(place: str, date: date, session_id: str, prefix: str) -> str:
    """`prefix-place-YYYY-MM-DD.docx`; the session's id if nothing remains of the place."""
    return f"{prefix}-{folded(place) or folded(session_id)}-{date.isoformat()}.docx"
