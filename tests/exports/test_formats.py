"""Formats: each is written, known wherever one is named, and the same whenever it is written."""

from __future__ import annotations

import mimetypes
import time
from io import BytesIO

import pytest

from exports import exporting
from exports.formats import DOCUMENT_FORMATS, FORMATS, SERIES_FORMATS, Format
from exports.options import Options
from tests.meetings.held import Held, small_meeting
from tests.meetings.series import stored, twin_units
from tests.places import ROOT
from words.refused import Refused
from workshop.sessions.contents import Contents

EACH = pytest.mark.parametrize("file_format", FORMATS.values(), ids=FORMATS)
EACH_DOCUMENT = pytest.mark.parametrize(
    "file_format", DOCUMENT_FORMATS, ids=[one.id for one in DOCUMENT_FORMATS]
)


def meeting() -> Contents:
    held = Held()
    small_meeting(held)
    return held.contents()


def exported(contents: Contents, file_format: Format, *, appendix: bool = False) -> bytes:
    out = BytesIO()
    options = Options(appendix=appendix)
    exporting.export(contents, file_format, out, author="Samsyn", options=options)
    return out.getvalue()


@EACH
def test_each_is_told_apart_by_its_ending_and_its_type(file_format: Format) -> None:
    assert mimetypes.guess_type(f"file.{file_format.id}") == (file_format.mimetype, None)
    assert file_format.id.isalnum()


@EACH
def test_each_is_in_the_table_of_commands(file_format: Format) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    lines = [line for line in readme.splitlines() if "samsyn export" in line and "|" in line]
    of_sessions, of_series = lines
    assert file_format.id in _named_in(of_sessions)
    assert (file_format.id in _named_in(of_series)) == (file_format in SERIES_FORMATS)


def _named_in(line: str) -> list[str]:
    """The formats that a command is said to have."""
    return line.split("--format ")[1].split()[0].split("\\|")


@pytest.mark.parametrize("kind", sorted(FORMATS.keys() - {"zip"}))
def test_an_unchanged_session_is_the_same_bytes_whenever_it_is_written(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = meeting()
    first = exported(contents, FORMATS[kind])
    years_later = time.time() + 1e8
    monkeypatch.setattr(time, "time", lambda: years_later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(years_later))
    assert exported(contents, FORMATS[kind]) == first


def test_entries_of_many_meetings_are_no_one_table() -> None:
    with pytest.raises(Refused, match=r"^Only a meeting can be written as csv\.$"):
        exporting.export_series(
            stored(twin_units()), FORMATS["csv"], BytesIO(), author="Samsyn", options=Options()
        )


@EACH_DOCUMENT
def test_an_appendix_is_there_where_it_is_asked_for(file_format: Format) -> None:
    contents = meeting()
    assert exported(contents, file_format) != exported(contents, file_format, appendix=True)


@EACH_DOCUMENT
def test_a_settled_text_is_refused_an_appendix(file_format: Format) -> None:
    contents = meeting()
    contents.session.status = "settled"
    with pytest.raises(Refused, match=r"^A settled text has no appendix\.$"):
        exported(contents, file_format, appendix=True)
    assert exported(contents, file_format)
