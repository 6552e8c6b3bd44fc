"""From a file of any form to the records of what it holds."""

from __future__ import annotations

from words.checked import Checked
from workshop.sessions.interchange import series_form
from workshop.sessions.interchange.form import MOST_BYTES, parsed, table, text, within
from workshop.sessions.interchange.rows import Read, Rows
from workshop.sessions.interchange.session_form import reading as session_form
from workshop.sessions.interchange.sources import resolve
from workshop.sessions.interchange.three_segment import reading as three_segment
from workshop.sessions.interchange.three_segment.shape import SCHEMA


def read(content: bytes) -> Rows:
    """The records of what a file holds. Malformed says what is wrong, and where."""
    file = parsed(content)
    table(file, ("schema",), file.value)
    if text(file["schema"]) == series_form.SCHEMA:
        return series_form.read(file, read_session)
    within(content, MOST_BYTES)
    found = read_session(file)
    resolve(found.sourced, {found.called: found.places})
    return Rows(found.session, (found.session,), found.rows)


def read_session(file: Checked) -> Read:
    """The records of one session; what it rests on is not looked for yet."""
    table(file, ("schema",), file.value)
    if text(file["schema"]) == SCHEMA:
        return three_segment.read(file)
    return session_form.read(file)
