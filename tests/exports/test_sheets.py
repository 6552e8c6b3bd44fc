"""Workbooks: every cell is what it was, and none is a formula."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from exports import sheets
from exports.gather import workbook
from exports.workbook import Sheet, Workbook
from tests.exports.sessions import naughty_strings
from tests.exports.workbooks import rows_of
from tests.meetings.series import FORMULAS, published_series, stored, strange_lines, twin_units
from words.refused import Refused
from words.text import storable

MOMENT = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
VALIDATOR = OpenXmlValidator(file_format=FileFormat.OFFICE_2010)


def written(*of: Sheet) -> bytes:
    return content(Workbook("A title", "Samsyn", MOMENT, of))


def content(book: Workbook) -> bytes:
    out = BytesIO()
    sheets.write(book, out)
    return out.getvalue()


def test_naughty_strings_are_texts_as_they_were() -> None:
    strings = [text for text in map(storable, [*naughty_strings(), *FORMULAS]) if text]
    sheet = Sheet("Odd", ("Text",), tuple((text,) for text in strings))
    _, *rows = rows_of(written(sheet))["Odd"]
    assert [text for (text,) in rows] == strings


def test_numbers_dates_and_nothing_are_what_they_are() -> None:
    sheet = Sheet("Odd", ("A", "B", "C", "D"), ((2.5, date(2026, 11, 20), None, 0),))
    assert rows_of(written(sheet))["Odd"] == [["A", "B", "C", "D"], [2.5, 46346.0, None, 0.0]]


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    assert written(Sheet("Odd", ("A",), (("x" * sheets.MOST_CHARACTERS,),)))
    with pytest.raises(Refused, match="more than 32767 characters"):
        written(Sheet("Odd", ("A",), (("x" * (sheets.MOST_CHARACTERS + 1),),)))


@pytest.mark.parametrize("series", [twin_units(), strange_lines()], ids=["twins", "strange"])
def test_odd_series_are_valid_workbooks(series: dict[str, object], tmp_path: Path) -> None:
    file = tmp_path / "series.xlsx"
    file.write_bytes(content(workbook.gather(stored(series), "Samsyn")))
    assert [str(error) for error in VALIDATOR.validate(file).errors] == []
    assert len(rows_of(file.read_bytes())) == 3


def test_the_published_series_is_the_same_bytes_each_time() -> None:
    series = stored(published_series())
    made = content(workbook.gather(series, "Samsyn"))
    assert content(workbook.gather(series, "Samsyn")) == made
    steps = rows_of(made)["Nästa steg"]
    assert steps[0][:5] == ["Område", "Möte", "Datum", "Status", "Nummer"]
    assert len(steps) == 34


def test_a_sheet_without_rows_has_its_labels() -> None:
    assert rows_of(written(Sheet("Odd", ("A", "B"), ())))["Odd"][0] == ["A", "B"]
