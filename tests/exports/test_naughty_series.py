"""Hostile strings in every field of a series, through every format."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import docx
import pptx
import pytest

from exports import exporting
from exports.formats import FORMATS
from exports.options import Options
from tests.exports.sessions import naughty_strings
from tests.exports.slides.files import said
from tests.exports.workbooks import rows_of
from tests.meetings.series import SeriesFile, meeting, results, series_file, stored
from words.text import is_blank, storable
from workshop.sessions.series_contents import SeriesContents

pytestmark = pytest.mark.long

A_MEETING = 20
"""So many strings stand in each meeting, as many as facts of a unit."""


def strings() -> list[str]:
    """Those that are kept as they are, and short enough for every field."""
    kept = (text for text in naughty_strings() if storable(text) == text and not is_blank(text))
    return [text for text in kept if len(text) <= 200]


def naughty() -> SeriesFile:
    texts = strings()
    groups = [texts[start : start + A_MEETING] for start in range(0, len(texts), A_MEETING)]
    units = [
        {"key": f"u{number}", "name": some[0], "facts": some} for number, some in enumerate(groups)
    ]
    meetings = [of(number, some) for number, some in enumerate(groups)]
    front = {"kicker": texts[0], "subtitle": texts[1], "mark": texts[2:6]}
    deck = results(summary=[{"text": text} for text in texts]) | {"front": front}
    unit_of = {f"m{number}": f"u{number}" for number in range(len(groups))}
    return series_file("naughty", units, unit_of, [*meetings, deck])


def of(number: int, texts: list[str]) -> dict[str, Any]:
    """A meeting with these strings in every field."""
    file = meeting(
        f"m{number}",
        title=texts[0],
        front={"kicker": texts[-1]},
        baseline=[
            {"text": text, "kind": kind, "actor": text}
            for text in texts
            for kind in ("paragraph", "heading", "quotation", "question")
        ],
        counts=[
            {
                "group": "regions",
                "present": 1,
                "of": 2,
                **dict.fromkeys(("unit", "lead_in", "addition"), text),
            }
            for text in texts
        ],
        steps=[{"text": text, "owner": text, "table": text} for text in texts],
        support=[{"text": text, "children": [{"text": text}]} for text in texts],
        expected=[{"group": "hosts", "name": text, "here": True} for text in texts],
    )
    file["groups"] = [group | {"label": texts[0]} for group in file["groups"]]
    file["segments"][1]["sentence"] = texts[0]
    return file


@pytest.fixture(scope="module")
def series() -> SeriesContents:
    return stored(naughty())


def written(series: SeriesContents, kind: str) -> bytes:
    out = BytesIO()
    options = Options(figures=True)
    exporting.export_series(series, FORMATS[kind], out, author="Samsyn", options=options)
    return out.getvalue()


def test_a_file_has_them_as_they_were(series: SeriesContents) -> None:
    assert json.loads(written(series, "json")) == naughty()


def test_slides_have_every_one(series: SeriesContents) -> None:
    lines = {line.text for line in said(pptx.Presentation(BytesIO(written(series, "pptx"))))}
    assert [text for text in strings() if text not in lines] == []


def test_word_has_every_one(series: SeriesContents) -> None:
    document = docx.Document(BytesIO(written(series, "docx")))
    lines = {paragraph.text for paragraph in document.paragraphs}
    assert [text for text in strings() if text not in lines] == []


def test_sheets_have_every_one_as_a_text(series: SeriesContents) -> None:
    sheets = rows_of(written(series, "xlsx"))
    _, steps, wishes = sheets.values()
    for rows, column in ((steps, 5), (wishes, 5), (steps, 6)):
        cells = {row[column] for row in rows if len(row) > column}
        assert [text for text in strings() if text not in cells] == []
