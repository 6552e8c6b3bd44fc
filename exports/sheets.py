"""A workbook as an Excel file: each sheet one table, under a first row that stays in sight."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.options import Options
from exports.progress import Counter, Progress, tell_nobody
from exports.workbook import Cell, Sheet, Workbook
from words.refused import N_, Refused
from words.text import storable

MOST_CHARACTERS = 32_767
"""No cell holds more."""

_NARROWEST, _WIDEST = 8, 60
_STYLE = {"style": "Table Style Light 1"}


def write(
    workbook: Workbook,
    out: BinaryIO,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress = tell_nobody,
) -> None:
    """Write the .xlsx to `out`. Refused: a text that no cell can hold."""
    del options
    counter = Counter(sum(len(sheet.rows) for sheet in workbook.sheets), progress)
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": storable(workbook.title),
                "author": storable(workbook.author),
                "created": workbook.made_at,
            }
        )
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        for sheet in workbook.sheets:
            _Writer(book.add_worksheet(sheet.name), wrapped, day).write(sheet, counter)
    counter.finish()


class _Writer:
    def __init__(self, place: Worksheet, wrapped: Format, day: Format) -> None:
        self.place = place
        self.wrapped = wrapped
        self.day = day

    def write(self, sheet: Sheet, counter: Counter) -> None:
        last = max(len(sheet.rows), 1)  # a table has at least one row
        columns = [{"header": storable(label)} for label in sheet.labels]
        self.place.add_table(
            0, 0, last, len(columns) - 1, {"columns": columns, **_STYLE, "name": _named(sheet)}
        )
        self.place.freeze_panes(1, 0)
        for column, label in enumerate(sheet.labels):
            texts = [label, *(str(row[column] or "") for row in sheet.rows)]
            width = min(max(map(len, texts)) + 2, _WIDEST)
            self.place.set_column(column, column, max(width, _NARROWEST), self.wrapped)
        for number, row in enumerate(counter.each(sheet.rows), 1):
            for column, cell in enumerate(row):
                self._cell(number, column, cell, sheet)

    def _cell(self, row: int, column: int, cell: Cell, sheet: Sheet) -> None:
        match cell:
            case str():
                text = storable(cell)
                if len(text) > MOST_CHARACTERS:
                    raise Refused(
                        N_("A cell in “{sheet}” would hold more than {most} characters."),
                        sheet=sheet.name,
                        most=MOST_CHARACTERS,
                    )
                self.place.write_string(row, column, text, self.wrapped)
            case date():
                self.place.write_datetime(row, column, cell, self.day)
            case None:
                pass
            case number:
                self.place.write_number(row, column, number, self.wrapped)


def _named(sheet: Sheet) -> str:
    """A name for its table: letters alone, the same each time."""
    return "Table_" + "".join(sign if sign.isalnum() else "_" for sign in sheet.name)
