"""Entries as tables: a row for each, whatever it is, and nothing that a spreadsheet calculates."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from exports import exporting
from exports.csv_file import write
from exports.formats import FORMATS
from exports.options import Options
from exports.workbook import Sheet, Workbook
from tests.exports.workbooks import rows_of
from tests.meetings.held import Held, small_meeting
from workshop.sessions.contents import Contents


def meeting() -> Contents:
    held = Held()
    small_meeting(held)
    return held.contents()


def exported(contents: Contents, kind: str) -> bytes:
    out = BytesIO()
    exporting.export(contents, FORMATS[kind], out, author="Samsyn", options=Options())
    return out.getvalue()


def table_of(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_each_entry_is_a_row_with_what_is_known_of_it() -> None:
    contents = meeting()
    labels, *rows = table_of(exported(contents, "csv"))
    assert len(labels) == 12
    told = {row[5]: dict(zip(labels, row, strict=True)) for row in rows}
    every = [
        idea.text
        for segment in contents.segments
        for entry in contents.everything(segment)
        for idea in (entry.idea, *entry.merged)
    ]
    assert [row[5] for row in rows] == every
    merged = told["Mer tillit"]
    assert merged[labels[6]] == "Tillit"
    assert merged[labels[11]] == "3"
    assert {told["Ordlista"][labels[7]]} == {"3"}


def test_excel_has_a_sheet_for_each_segment_and_the_same_cells() -> None:
    contents = meeting()
    sheets = rows_of(exported(contents, "xlsx"))
    assert len(sheets) == len(contents.segments)
    labels, *rows = table_of(exported(contents, "csv"))
    texts = [row[5] for sheet in sheets.values() for row in sheet[1:] if len(row) > 5]
    assert texts == [row[5] for row in rows]
    assert next(iter(sheets.values()))[0] == labels


def test_no_cell_is_calculated_and_every_text_comes_back() -> None:
    texts = ["=1+1", "+46", "-nej", "@alla", "\tx", "'citat", 'a;b"c', "rad\nrad", "vanlig"]
    moment = meeting().changed_at
    sheet = Sheet("Ett", ("Text",), tuple((text,) for text in texts))
    out = BytesIO()
    write(Workbook("T", "A", moment, (sheet, sheet)), out)
    label, *rows = table_of(out.getvalue())
    assert label == ["Text"]
    assert len(rows) == 2 * len(texts)
    for text, (cell,) in zip(texts, rows[: len(texts)], strict=True):
        assert cell == (f"'{text}" if text[0] in "=+-@\t" else text)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for (cell,) in rows)
