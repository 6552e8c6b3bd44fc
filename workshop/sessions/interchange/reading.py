"""From a file of any form to the records of what it holds."""

from __future__ import annotations

from words.checked import Checked
from workshop.base.ids import new_id
from workshop.sessions.interchange import series_form
from workshop.sessions.interchange.form import parsed, table, text
from workshop.sessions.interchange.rows import Read, Rows
from workshop.sessions.interchange.session_form import reading as session_form
from workshop.sessions.interchange.sources import resolve
from workshop.sessions.interchange.three_segment import reading as three_segment
from workshop.sessions.interchange.three_segment.shape import SCHEMA


def read(content: bytes, whole_id: str | None = None) -> Rows:
    """The records of what a file holds; the session or series gets this id, else a new one.
    Malformed says what is wrong, and where."""
    file = parsed(content)
    table(file, ("schema",), file.value)
    whole_id = whole_id or new_id()
    if text(file["schema"]) == series_form.SCHEMA:
        return series_form.read(file, whole_id, read_session)
    found = read_session(file, whole_id)
    resolve(found.sourced, {found.called: found.places})
    return Rows(found.session, (found.session,), found.rows)


def read_session(file: Checked, session_id: str) -> Read:
    """The records of one session; what it rests on is not looked for yet."""
    table(file, ("schema",), file.value)
    if text(file["schema"]) == SCHEMA:
        return three_segment.read(file, session_id)
    return session_form.read(file, session_id)
